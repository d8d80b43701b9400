import type { Affine } from '../../../document/geometry.js';
import { applyX, applyY, multiply } from '../../pdf/matrix.js';
import type { GrayImage } from './types.js';

/** Sheets lie askew in a scanner's feeder by less; what is further off was turned on purpose. */
const MAX_DEGREES = 4;
const COARSE_STEP = 0.2;
const FINE_STEP = 0.02;
/** The page is cut into upright strips; within one, an angle of MAX_DEGREES is a rise of two rows. */
const STRIP = 32;
/** In even light, ink is darker than this. It votes by its darkness, so that faint lines have a say. */
const INK = 232;
/** Straightening blurs a little: not worth it where a line of a page's width rises by less than half a pixel. */
const STRAIGHT = 0.02;

/**
 * By how many degrees clockwise the page is askew: the angle at which the ink of its lines (of text and rules alike)
 * falls into the fewest rows, so that the profile of the rows changes most steeply.
 */
export function skewOf(image: GrayImage): number {
  const strips = stripProfiles(image);
  const coarse = steepest(strips, image, 0, MAX_DEGREES, COARSE_STEP);
  const fine = steepest(strips, image, coarse, COARSE_STEP, FINE_STEP);
  return Math.abs(fine) < STRAIGHT ? 0 : fine;
}

/** Darkness of each row within each strip, strip by strip. */
function stripProfiles({ width, height, data }: GrayImage): Uint16Array[] {
  const strips: Uint16Array[] = [];
  for (let x0 = 0; x0 < width; x0 += STRIP) {
    const profile = new Uint16Array(height);
    const x1 = Math.min(width, x0 + STRIP);
    for (let y = 0; y < height; y++) {
      let count = 0;
      for (let i = y * width + x0, end = y * width + x1; i < end; i++) {
        const value = data[i] ?? 255;
        if (value < INK) count += 255 - value;
      }
      profile[y] = count;
    }
    strips.push(profile);
  }
  return strips;
}

function steepest(
  strips: readonly Uint16Array[],
  { width, height }: GrayImage,
  around: number,
  range: number,
  step: number,
): number {
  let best = around;
  let most = -1;
  const sums = new Uint32Array(height);
  const steps = Math.round(range / step);
  for (let k = -steps; k <= steps; k++) {
    const angle = around + k * step;
    const slope = Math.tan((angle * Math.PI) / 180);
    sums.fill(0);
    strips.forEach((profile, s) => {
      const shift = Math.round(((s + 0.5) * STRIP - width / 2) * slope);
      const from = Math.max(0, -shift);
      const to = Math.min(height, height - shift);
      for (let y = from; y < to; y++) sums[y] = (sums[y] ?? 0) + (profile[y + shift] ?? 0);
    });
    let energy = 0;
    for (let y = 1; y < height; y++) energy += ((sums[y] ?? 0) - (sums[y - 1] ?? 0)) ** 2;
    if (energy > most) [most, best] = [energy, angle];
  }
  return best;
}

export interface Straightened {
  readonly image: GrayImage;
  /** A pixel of the straightened image to its place in the image before. */
  readonly back: Affine;
}

/** The image turned about its middle by −`degrees`; its size stays, what is turned in is white. */
export function straighten(image: GrayImage, degrees: number): Straightened {
  if (degrees === 0) return { image, back: [1, 0, 0, 1, 0, 0] };
  const { width, height, data } = image;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  const back = multiply([cos, sin, -sin, cos, cx, cy], [1, 0, 0, 1, -cx, -cy]);
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    // Pixels are taken at their middles, and weighed bilinearly.
    let sx = applyX(back, 0.5, y + 0.5) - 0.5;
    let sy = applyY(back, 0.5, y + 0.5) - 0.5;
    for (let i = y * width, end = i + width; i < end; i++, sx += cos, sy += sin) {
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue;
      const x0 = sx | 0;
      const y0 = sy | 0;
      const at = y0 * width + x0;
      const u = sx - x0;
      const left = data[at] ?? 0;
      const above = left + ((data[at + 1] ?? 0) - left) * u;
      const lower = data[at + width] ?? 0;
      const below = lower + ((data[at + width + 1] ?? 0) - lower) * u;
      out[i] = above + (below - above) * (sy - y0) + 0.5;
    }
  }
  return { image: { width, height, data: out }, back };
}

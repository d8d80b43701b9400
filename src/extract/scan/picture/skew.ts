import { apply, compose } from './turn.js';
import type { Affine, GrayImage, InkMask } from './types.js';

/** Sheets lie askew in a scanner's feeder by less; what is further off was turned on purpose. */
const MAX_DEGREES = 4;
const COARSE_STEP = 0.1;
const FINE_STEP = 0.01;
/** The page is cut into upright strips; within one, an angle of MAX_DEGREES is a rise of two rows. */
const STRIP = 24;
/** Straightening blurs a little: not worth it where a line of a page's width rises by less than half a pixel. */
const STRAIGHT = 0.02;

/**
 * By how many degrees clockwise the page is askew: the angle at which the ink of its lines (of text and rules alike)
 * falls into the fewest rows, so that the profile of the rows changes most steeply.
 */
export function skewOf(ink: InkMask): number {
  const strips = stripProfiles(ink);
  const coarse = steepest(strips, ink, 0, MAX_DEGREES, COARSE_STEP);
  const fine = steepest(strips, ink, coarse, COARSE_STEP, FINE_STEP);
  return Math.abs(fine) < STRAIGHT ? 0 : fine;
}

/** Ink of each row within each strip, strip by strip. */
function stripProfiles({ width, height, data }: InkMask): Uint16Array[] {
  const strips: Uint16Array[] = [];
  for (let x0 = 0; x0 < width; x0 += STRIP) {
    const profile = new Uint16Array(height);
    const x1 = Math.min(width, x0 + STRIP);
    for (let y = 0; y < height; y++) {
      let count = 0;
      for (let i = y * width + x0, end = y * width + x1; i < end; i++) count += data[i] ?? 0;
      profile[y] = count;
    }
    strips.push(profile);
  }
  return strips;
}

function steepest(
  strips: readonly Uint16Array[],
  { width, height }: InkMask,
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
  const back = compose([1, 0, 0, 1, -cx, -cy], [cos, sin, -sin, cos, cx, cy]);
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0, i = 0; y < height; y++) {
    // Pixels are taken at their middles, and weighed bilinearly.
    let [sx, sy] = apply(back, 0.5, y + 0.5);
    sx -= 0.5;
    sy -= 0.5;
    for (let x = 0; x < width; x++, i++, sx += cos, sy += sin) {
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const [u, v] = [sx - x0, sy - y0];
      const at = y0 * width + x0;
      const above = (data[at] ?? 0) * (1 - u) + (data[at + 1] ?? 0) * u;
      const below = (data[at + width] ?? 0) * (1 - u) + (data[at + width + 1] ?? 0) * u;
      out[i] = above + (below - above) * v + 0.5;
    }
  }
  return { image: { width, height, data: out }, back };
}

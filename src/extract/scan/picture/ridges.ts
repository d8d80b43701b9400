import type { GrayImage, InkMask } from './types.js';

/** A pixel counts as the mean of its row over this width: grain goes, dots join, print fades. */
const SMOOTH_INCHES = 0.075;
/** A line is darker than what lies this far above and below it: twice the widest frame (2.25 points). */
const BESIDE_INCHES = 0.035;
/** By how much darker, in even light: a hairline of 0.14 points at 150 dpi, blurred, is 25 darker. */
const DARKER = 18;

const WHITE = 255;

/** Pixels of thin dark horizontal lines, faint and dotted ones included. `image` is in even light. */
export function ridgesOf(image: GrayImage, dpi: number): InkMask {
  const { width, height } = image;
  const beside = Math.max(3, Math.round(BESIDE_INCHES * dpi));
  const half = Math.max(2, Math.round((SMOOTH_INCHES * dpi) / 2));
  const out = new Uint8Array(width * height);
  // The smoothed rows from `beside` above to `beside` below, each kept until it is no longer needed.
  const kept = 2 * beside + 1;
  const rows = Array.from({ length: kept }, () => new Uint8Array(width));
  const rowAt = (y: number): Uint8Array => rows[((y % kept) + kept) % kept] ?? rows[0] ?? new Uint8Array(width);
  for (let y = 0; y < Math.min(height, beside); y++) smoothRow(image, y, half, rowAt(y));
  for (let y = 0; y < height; y++) {
    if (y + beside < height) smoothRow(image, y + beside, half, rowAt(y + beside));
    // At the edges of a scan lies the scanner's lid, never a line.
    if (y < beside || y + beside >= height) continue;
    const [above, own, below] = [rowAt(y - beside), rowAt(y), rowAt(y + beside)];
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const limit = (own[x] ?? 0) + DARKER;
      if (limit >= WHITE) continue;
      if ((above[x] ?? 0) > limit && (below[x] ?? 0) > limit) out[i] = 1;
    }
  }
  return { width, height, data: out };
}

function smoothRow({ width, data }: GrayImage, y: number, half: number, out: Uint8Array): void {
  const start = y * width;
  let sum = 0;
  let count = Math.min(half, width);
  for (let x = 0; x < count; x++) sum += data[start + x] ?? 0;
  for (let x = 0; x < width; x++) {
    if (x + half < width) {
      sum += data[start + x + half] ?? 0;
      count++;
    }
    if (x > half) {
      sum -= data[start + x - half - 1] ?? 0;
      count--;
    }
    out[x] = sum / count;
  }
}

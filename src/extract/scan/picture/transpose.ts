import type { GrayImage } from './types.js';

/** Side of a block that is copied at once: rows of both images stay in the processor's cache. */
const BLOCK = 32;

/** Rows become columns: what is found along rows is found along columns in the transposed image. */
export function transpose({ width, height, data }: GrayImage): GrayImage {
  const out = new Uint8Array(data.length);
  for (let by = 0; by < height; by += BLOCK)
    for (let bx = 0; bx < width; bx += BLOCK) {
      const [x1, y1] = [Math.min(width, bx + BLOCK), Math.min(height, by + BLOCK)];
      for (let y = by; y < y1; y++)
        for (let x = bx, i = y * width + bx, j = bx * height + y; x < x1; x++, i++, j += height) out[j] = data[i] ?? 0;
    }
  return { width: height, height: width, data: out };
}

/** [x0, y0, x1, y1] in points, origin at the top left of the page as displayed. */
export type Box = readonly [number, number, number, number];

/** [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [number, number, number, number, number, number];

/** The box around a box that was turned or moved. */
export function mapBox([x0, y0, x1, y1]: Box, [a, b, c, d, e, f]: Affine): Box {
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1];
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}

/** The box around all of the boxes, null where there are none. */
export function unionBox(boxes: Iterable<Box>): Box | null {
  let out: [number, number, number, number] | null = null;
  for (const [x0, y0, x1, y1] of boxes) {
    if (out === null) out = [x0, y0, x1, y1];
    else {
      out[0] = Math.min(out[0], x0);
      out[1] = Math.min(out[1], y0);
      out[2] = Math.max(out[2], x1);
      out[3] = Math.max(out[3], y1);
    }
  }
  return out;
}

/** Length that the intervals [a0, a1] and [b0, b1] share, 0 where they do not meet. */
export function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.max(0, Math.min(a1, b1) - Math.max(a0, b0));
}

/** Index of the band between two of the ascending `borders` that holds `at`; the outermost ones where it lies outside. */
export function bandOf(borders: readonly number[], at: number): number {
  let low = 0;
  let high = borders.length - 2;
  while (low < high) {
    const half = (low + high + 1) >> 1;
    if ((borders[half] ?? 0) <= at) low = half;
    else high = half - 1;
  }
  return low;
}

/** Two decimals are finer than any printer; more would only make the JSON long. */
export function roundBox([x0, y0, x1, y1]: Box): Box {
  return [round2(x0), round2(y0), round2(x1), round2(y1)];
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

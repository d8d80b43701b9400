/** [x0, y0, x1, y1] in points, origin at the top left of the page as displayed. */
export type Box = readonly [number, number, number, number];

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

/** Two decimals are finer than any printer; more would only make the JSON long. */
export function roundBox([x0, y0, x1, y1]: Box): Box {
  return [round2(x0), round2(y0), round2(x1), round2(y1)];
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

import { DisjointSets } from '../../document/disjoint-sets.js';
import { bandOf, overlap } from '../../document/geometry.js';
import type { Rule } from '../../document/page.js';

/**
 * The areas that ruling lines divide a page into: each cell of a table, and all the rest as one. A text line never
 * crosses from one area into another.
 */
export interface Areas {
  readonly count: number;
  /** Index of the area that holds a pixel. */
  at(x: number, y: number): number;
}

/** Lines closer than this are one line drawn double, points. */
const SAME_LINE = 2;
/** Share of a side that must be drawn for it to divide: lines of a scan have gaps. */
const DRAWN = 0.55;

/** `rules` in pixels. */
export function findAreas(rules: readonly Rule[], width: number, height: number, pixelsPerPoint: number): Areas {
  const vertical = rules.filter(({ axis }) => axis === 'vertical');
  const horizontal = rules.filter(({ axis }) => axis === 'horizontal');
  const xs = [0, ...positions(vertical, SAME_LINE * pixelsPerPoint), width];
  const ys = [0, ...positions(horizontal, SAME_LINE * pixelsPerPoint), height];
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const sets = new DisjointSets(columns * rows);
  const near = SAME_LINE * pixelsPerPoint;
  const drawn = (lines: readonly Rule[], at: number, from: number, to: number): boolean => {
    let sum = 0;
    for (const line of lines) if (Math.abs(line.at - at) <= near) sum += overlap(line.from, line.to, from, to);
    return sum >= (to - from) * DRAWN;
  };
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < columns; col++) {
      const [x0 = 0, x1 = 0] = [xs[col], xs[col + 1]];
      const [y0 = 0, y1 = 0] = [ys[row], ys[row + 1]];
      const own = row * columns + col;
      if (col + 1 < columns && !drawn(vertical, x1, y0, y1)) sets.join(own, own + 1);
      if (row + 1 < rows && !drawn(horizontal, y1, x0, x1)) sets.join(own, own + columns);
    }
  const numbers = new Map<number, number>();
  const owner = Array.from({ length: columns * rows }, (_, i) => {
    const root = sets.rootOf(i);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
  return {
    count: numbers.size,
    at: (x, y) => owner[bandOf(ys, y) * columns + bandOf(xs, x)] ?? 0,
  };
}

/** Where lines stand, one position for those that are one to the eye. */
function positions(lines: readonly Rule[], near: number): number[] {
  const out: number[] = [];
  for (const at of lines.map((line) => line.at).sort((a, b) => a - b))
    if (at - (out.at(-1) ?? -Infinity) > near) out.push(at);
  return out;
}

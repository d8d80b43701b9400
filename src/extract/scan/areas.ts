import { overlap } from '../../document/geometry.js';
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
  const parent = Array.from({ length: columns * rows }, (_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i] ?? i] ?? i;
    return i;
  };
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
      if (col + 1 < columns && !drawn(vertical, x1, y0, y1)) parent[find(own + 1)] = find(own);
      if (row + 1 < rows && !drawn(horizontal, y1, x0, x1)) parent[find(own + columns)] = find(own);
    }
  const numbers = new Map<number, number>();
  const owner = parent.map((_, i) => {
    const root = find(i);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
  return {
    count: numbers.size,
    at: (x, y) => owner[band(ys, y) * columns + band(xs, x)] ?? 0,
  };
}

/** Where lines stand, one position for those that are one to the eye. */
function positions(lines: readonly Rule[], near: number): number[] {
  const out: number[] = [];
  for (const at of lines.map((line) => line.at).sort((a, b) => a - b))
    if (at - (out.at(-1) ?? -Infinity) > near) out.push(at);
  return out;
}

/** Index of the interval of ascending borders that holds `at`; the outermost ones where it lies outside. */
function band(borders: readonly number[], at: number): number {
  let low = 0;
  let high = borders.length - 2;
  while (low < high) {
    const half = (low + high + 1) >> 1;
    if ((borders[half] ?? 0) <= at) low = half;
    else high = half - 1;
  }
  return low;
}

import type { PageTable } from './page-table.js';

// Whether two tables have their rows at the same heights of the page.

/** Rows of both halves stand at the same heights: the printer repeats them exactly. */
export const SAME_HEIGHT = 1.5;
/** Rows at equal heights that prove two halves by themselves. */
export const FEWEST_ROWS = 2;

/** The right half may lack lines where its cells are merged over rows, never have lines of its own. */
export function sameHeights(left: PageTable, right: PageTable, fewest: number): boolean {
  if (!near(left.ys[0], right.ys[0]) || !near(left.ys.at(-1), right.ys.at(-1))) return false;
  return left.ys.length > fewest && matchingRows(left.ys, right.ys);
}

export const near = (a: number | undefined, b: number | undefined): boolean =>
  Math.abs((a ?? 0) - (b ?? -9)) <= SAME_HEIGHT;

export function matchingRows(left: readonly number[], right: readonly number[]): boolean {
  return (
    right.every((y) => left.some((other) => near(other, y))) || left.every((y) => right.some((other) => near(other, y)))
  );
}

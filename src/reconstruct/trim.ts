import type { PageTable } from './page-table.js';

/** A row lower than this share of the lowest other row holds no line of print. */
const SLIVER = 0.9;
/** A row higher than the lowest by this factor holds several lines of print. */
const SEVERAL_LINES = 1.4;

/**
 * A row that was begun at the foot of a page and printed whole on the next leaves a blank piece behind: the part
 * without it. The part itself where its last row is none. `nextHeight` is the height of the row after the break.
 */
export function withoutSliver(table: PageTable, nextHeight = 0): PageTable {
  const last = table.ys.length - 2;
  const heights = table.ys.slice(1).map((y, i) => y - (table.ys[i] ?? 0));
  const own = heights[last] ?? 0;
  const isBlank = (row: number): boolean => table.cells.every((cell) => cell.row !== row || cell.text === '');
  if (last < 2 || !isBlank(last)) return table;
  const lowest = Math.min(...heights.slice(0, last));
  // A row of several lines leaves more behind: more than the lowest row, less than it is high itself.
  const begun =
    own < nextHeight && nextHeight > SEVERAL_LINES * lowest && !heights.some((_, i) => i < last && isBlank(i));
  if (own >= SLIVER * lowest && !begun) return table;
  return {
    ...table,
    ys: table.ys.slice(0, -1),
    box: [table.box[0], table.box[1], table.box[2], table.ys[last] ?? table.box[3]],
    cells: table.cells
      .filter((cell) => cell.row < last)
      .map((cell) => (cell.row + cell.rowSpan > last ? { ...cell, rowSpan: last - cell.row } : cell)),
    closedLeft: table.closedLeft.slice(0, -1),
    closedRight: table.closedRight.slice(0, -1),
  };
}

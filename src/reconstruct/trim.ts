import type { PageTable } from './page-table.js';

/** A row lower than this share of the lowest other row holds no line of print. */
const SLIVER = 0.9;

/**
 * A row that was begun at the foot of a page and printed whole on the next leaves a blank sliver behind: the part
 * without it. The part itself where its last row is none.
 */
export function withoutSliver(table: PageTable): PageTable {
  const last = table.ys.length - 2;
  const heights = table.ys.slice(1).map((y, i) => y - (table.ys[i] ?? 0));
  const own = heights[last] ?? 0;
  const blank = table.cells.filter((cell) => cell.row === last).every((cell) => cell.text === '');
  if (last < 2 || !blank || own >= SLIVER * Math.min(...heights.slice(0, last))) return table;
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

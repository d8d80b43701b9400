import type { PageCell, PageTable } from './page-table.js';
import { joinedSureness } from './readings.js';
import { SAME_HEIGHT } from './same-heights.js';

/** One table of two parts whose rows stand at the same heights, the second to the right of the first. */
export function joinTables(left: PageTable, right: PageTable): PageTable {
  const ys = left.ys.length >= right.ys.length ? left.ys : right.ys;
  const offset = left.xs.length - 1;
  const shift = (left.xs.at(-1) ?? 0) - (right.xs[0] ?? 0);
  const rowOf = (table: PageTable, row: number): number =>
    ys.findIndex((y) => Math.abs(y - (table.ys[row] ?? 0)) <= 2 * SAME_HEIGHT);
  const place = (table: PageTable, cell: PageCell, by: number): PageCell => {
    const row = rowOf(table, cell.row);
    return { ...cell, row, rowSpan: rowOf(table, cell.row + cell.rowSpan) - row, col: cell.col + by };
  };
  const cells = [
    ...left.cells.map((cell) => place(left, cell, 0)),
    ...right.cells.map((cell) => place(right, cell, offset)),
  ];
  const closed = (table: PageTable, side: readonly boolean[]): boolean[] =>
    ys.slice(0, -1).map(
      (y) =>
        side[
          Math.max(
            0,
            table.ys.findLastIndex((other) => other <= y + 2 * SAME_HEIGHT),
          )
        ] ?? true,
    );
  const leftClosed = closed(left, left.closedRight);
  const rightClosed = closed(right, right.closedLeft);
  return {
    ...left,
    box: [left.box[0], left.box[1], (left.box[2] ?? 0) + (right.box[2] - right.box[0]), left.box[3]],
    xs: [...left.xs, ...right.xs.slice(1).map((x) => x + shift)],
    ys,
    rightEdge: right.rightEdge,
    cells: joinSeam(cells, offset, leftClosed, rightClosed),
    closedRight: closed(right, right.closedRight),
    closedTop: [...left.closedTop, ...right.closedTop],
    closedBottom: [...left.closedBottom, ...right.closedBottom],
  };
}

/** A merged cell that the cut went through is one cell again: no border was drawn on either side of the cut. */
function joinSeam(cells: PageCell[], seam: number, leftClosed: boolean[], rightClosed: boolean[]): PageCell[] {
  const out = [...cells];
  for (const cell of cells) {
    if (cell.col !== seam) continue;
    const i = out.findIndex(
      (other) => other.col + other.colSpan === seam && other.row === cell.row && other.rowSpan === cell.rowSpan,
    );
    const before = out[i];
    if (before === undefined || leftClosed[cell.row] !== false || rightClosed[cell.row] !== false) continue;
    out[i] = {
      ...before,
      ...joinedSureness(before, cell),
      colSpan: before.colSpan + cell.colSpan,
      text: before.text + cell.text,
    };
    out.splice(out.indexOf(cell), 1);
  }
  return out;
}

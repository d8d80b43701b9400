import type { PageLayout } from './page-layout.js';
import { cellText, type PageCell, type PageTable } from './page-table.js';
import { FEWEST_ROWS, matchingRows, near } from './same-heights.js';
import type { TextLine } from './text.js';

/** Rows of heads over heads that the cut may go through. */
const CUT_ROWS = 3;

/**
 * Gives back the head rows that the cut took from a right part: where a merged head goes on at both sides of the
 * page, no vertical line reaches the top rule, and the part begins with the row below, the head's text over it.
 */
export function withCutHeads(left: PageLayout, right: PageLayout): PageLayout {
  let { lines } = right;
  const tables = right.tables.map((table) => {
    for (const other of left.tables) {
      const raised = raise(other, table, lines);
      if (raised === null) continue;
      lines = raised.lines;
      return raised.table;
    }
    return table;
  });
  return { ...right, tables, lines };
}

function raise(
  left: PageTable,
  right: PageTable,
  lines: readonly TextLine[],
): { table: PageTable; lines: readonly TextLine[] } | null {
  const rows = left.ys.findIndex((y) => near(y, right.ys[0]));
  if (rows < 1 || rows > CUT_ROWS || left.ys.length - rows <= FEWEST_ROWS) return null;
  if (left.closedRight.slice(0, rows).some(Boolean) || !near(left.ys.at(-1), right.ys.at(-1))) return null;
  if (!matchingRows(left.ys.slice(rows), right.ys)) return null;
  const columns = right.xs.length - 1;
  const ys = [...left.ys.slice(0, rows), ...right.ys];
  const open = new Array<boolean>(rows).fill(false);
  const cut = left.cells.filter((cell) => cell.col + cell.colSpan === left.xs.length - 1 && cell.row < rows);
  if (cut.some((cell) => cell.row + cell.rowSpan > rows)) return null;
  const taken = new Set<TextLine>();
  const heads = cut.map(({ row, rowSpan }): PageCell => {
    const inside = lines.filter(({ box }) => {
      const middle = (box[1] + box[3]) / 2;
      return middle > (ys[row] ?? 0) && middle < (ys[row + rowSpan] ?? 0);
    });
    for (const line of inside) taken.add(line);
    const cell = { row, rowSpan, col: 0, colSpan: columns };
    return {
      ...cell,
      page: right.page,
      ...cellText(
        { xs: right.xs, ys },
        cell,
        inside.flatMap(({ glyphs }) => glyphs),
      ),
    };
  });
  return {
    table: {
      ...right,
      ys,
      cells: [...heads, ...right.cells.map((cell) => ({ ...cell, row: cell.row + rows }))],
      box: [right.box[0], ys[0] ?? 0, right.box[2], right.box[3]],
      closedLeft: [...open, ...right.closedLeft],
      closedRight: [...open, ...right.closedRight],
    },
    lines: lines.filter((line) => !taken.has(line)),
  };
}

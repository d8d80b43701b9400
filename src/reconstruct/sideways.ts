import { fold } from '../text/fold.js';
import type { PageLayout } from './page-layout.js';
import type { PageCell, PageTable } from './page-table.js';
import { joinedSureness } from './readings.js';
import { lineText, type TextLine } from './text.js';

// A spreadsheet printed without fitting to the page is cut sideways: the right-hand columns of a wide table stand
// on a following page, at the same heights, often without row labels; the title may be cut in two as well.

/** Rows of both halves stand at the same heights: the printer repeats them exactly. */
const SAME_HEIGHT = 1.5;
/** A spreadsheet prints "down, then over": the right half may come a few pages later. */
const LOOK_AHEAD = 4;

/** Joins pages that were cut sideways; the layouts that are left stand in page order. */
export function joinSideways(layouts: readonly PageLayout[]): PageLayout[] {
  const out: PageLayout[] = [];
  const used = new Set<PageLayout>();
  layouts.forEach((layout, i) => {
    if (used.has(layout)) return;
    let joined = layout;
    let width = layout.width;
    for (let j = i + 1; j <= i + LOOK_AHEAD; j++) {
      const next = layouts[j];
      const before = layouts[j - 1];
      if (!next || !before) break;
      // "Down, then over" passes only over further pages of the same table.
      if (j > i + 1 && !used.has(before) && (before.lines.some(isTitle) || before.lines.some(isUnit))) break;
      if (used.has(next) || (!used.has(before) && before !== layout && continuesDown(before, next))) continue;
      if ((before === layout && continuesDown(layout, next)) || !isRightHalf(joined, next)) continue;
      used.add(next);
      joined = join(joined, next, width);
      width += next.width;
    }
    out.push(joined);
  });
  return out;
}

/** The page goes on with the table of the page before: the same columns. */
function continuesDown(above: PageLayout, below: PageLayout): boolean {
  const upper = above.tables.at(-1);
  const lower = below.tables[0];
  return upper !== undefined && lower !== undefined && sameColumns(upper, lower);
}

/** A table of its own begins with these; the right part of another does not. */
const ROW_HEAD =
  /^(?:序号|编码|代码|科目|类|项目|(?:支出)?(?:功能|经济|部门|政府).{0,12}(?:编码|代码|科目|分类|名称)?|(?:科目|项目|单位)(?:编码|代码|名称).*|单位|部门)$/;
const CODE = /^\d{3,10}$/;

function isRightHalf(left: PageLayout, right: PageLayout): boolean {
  if (left.height !== right.height || right.tables.length === 0) return false;
  return (
    right.tables.every((table) => {
      const other = left.tables.find((candidate) => sameHeights(candidate, table));
      return other !== undefined && isRightPart(other, table, right.width);
    }) && !saysItself(left, right)
  );
}

function isRightPart(left: PageTable, right: PageTable, pageWidth: number): boolean {
  // Equal columns at equal heights are two tables of one template, not two halves of one table.
  if (sameColumns(right, left) || Math.abs((left.xs[0] ?? 0) - (right.xs[0] ?? 0)) > 3) return false;
  const leftHead = fold(firstText(left));
  const rightHead = fold(firstText(right));
  if (rightHead !== '' && (rightHead === leftHead || ROW_HEAD.test(rightHead))) return false;
  if (firstColumn(left).some((text) => CODE.test(text)) && firstColumn(right).some((text) => CODE.test(text)))
    return false;
  // The printer moved the columns to another page because they did not fit: no room is left beside the table.
  const column = (right.xs[1] ?? 0) - (right.xs[0] ?? 0);
  const room = pageWidth - (left.xs[0] ?? 0) - left.rightEdge;
  return column > room - 3;
}

function firstColumn(table: PageTable): string[] {
  return table.cells.filter((cell) => cell.col === 0).map((cell) => fold(cell.text));
}

/** Both pages have a title or a unit of their own, or begin with the same department line. */
function saysItself(left: PageLayout, right: PageLayout): boolean {
  if (
    right.lines.some(
      (line) =>
        line.text.length > 4 &&
        left.lines.some((other) => other.text === line.text && Math.abs(other.box[0] - line.box[0]) < 3),
    )
  )
    return true;
  return (
    (left.lines.some(isTitle) && right.lines.some(isTitle)) || (left.lines.some(isUnit) && right.lines.some(isUnit))
  );
}

const isTitle = (line: TextLine): boolean => /表$/.test(line.text) && line.text.length >= 6;
const isUnit = (line: TextLine): boolean => /单位[:：].*元/.test(line.text);

/** The right half may lack lines where its cells are merged over rows, never have lines of its own. */
function sameHeights(left: PageTable, right: PageTable): boolean {
  const near = (a: number | undefined, b: number | undefined): boolean => Math.abs((a ?? 0) - (b ?? -9)) <= SAME_HEIGHT;
  if (!near(left.ys[0], right.ys[0]) || !near(left.ys.at(-1), right.ys.at(-1)) || left.ys.length < 3) return false;
  return (
    right.ys.every((y) => left.ys.some((other) => near(other, y))) ||
    left.ys.every((y) => right.ys.some((other) => near(other, y)))
  );
}

function sameColumns(a: PageTable, b: PageTable | undefined): boolean {
  return b !== undefined && a.xs.length === b.xs.length && a.xs.every((x, i) => Math.abs(x - (b.xs[i] ?? 0)) < 3);
}

function firstText(table: PageTable | undefined): string {
  return table?.cells.find((cell) => cell.row === 0 && cell.col === 0)?.text ?? '';
}

function join(left: PageLayout, right: PageLayout, pageWidth: number): PageLayout {
  const tables = left.tables.map((table) => {
    const other = right.tables.find((candidate) => sameHeights(table, candidate));
    return other ? joinTables(table, other) : table;
  });
  return { ...left, width: left.width + right.width, tables, lines: joinText(left.lines, right.lines, pageWidth) };
}

function joinText(left: readonly TextLine[], right: readonly TextLine[], shift: number): TextLine[] {
  const out = [...left];
  for (const line of right) {
    const i = out.findLastIndex(
      (other) => Math.abs(other.box[1] - line.box[1]) <= SAME_HEIGHT && Math.abs(other.size - line.size) < 0.5,
    );
    const before = out[i];
    // 单位：… stands at the far end of its line and is a text of its own.
    if (before === undefined || isUnit(line)) out.push(shiftLine(line, shift));
    else {
      const glyphs = [...before.glyphs, ...line.glyphs];
      out[i] = { ...before, text: before.text + lineText(line.glyphs), glyphs };
    }
  }
  return out.sort((a, b) => a.box[1] - b.box[1]);
}

function shiftLine(line: TextLine, shift: number): TextLine {
  const [x0, y0, x1, y1] = line.box;
  return { ...line, box: [x0 + shift, y0, x1 + shift, y1] };
}

function joinTables(left: PageTable, right: PageTable): PageTable {
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

import { fold } from '../text/fold.js';
import { PageGrid } from './grid-view.js';
import { hasBody, isBodyText } from './has-body.js';
import type { PageCell, PageTable } from './page-table.js';
import { isCutAmount } from './whole-figures.js';

// What a page break did to the rows and cells at it: the last row of one part and the first of the next.

/** How the first row of a part hangs on to the last row of the part before. */
export interface Seam {
  /** The first row goes on with the last row before the break: a row that the page cut. */
  readonly sameRow: boolean;
  /** Cells of the first row that are the lower part of a merged cell above the break. */
  readonly joined: ReadonlySet<PageCell>;
}

/** Share of a column's rows that must be filled for a blank in it to mean something. */
const ALWAYS_FILLED = 0.9;
/** Rows a column must have for such a share to mean something. */
const ENOUGH_ROWS = 3;
/** Labels are shorter than this; what is longer and stops without a full stop in a full line has been cut. */
const RUNNING_TEXT = 25;
const WORDS = /[\p{Script=Han}A-Za-z%％]/u;
const FIGURE = /^[-△(]?[\d,]+(\.\d+)?%?\)?$/;
/** A header cell does not go on in the body. */
const HEADER =
  /^([一二三四]级指标|年?度?指标值.*|目标值|实际完成值|全年完成.*|完成程度|分值.*|得分|权重|改进措施|.*原因.*|序号|科目(名称|编码|代码)|项目|合计|金额|预算数|决算数)$/;
/** The end of a label that the page cut in two: 绩效 | 指标. */
const LABEL_TAIL = /^(指标|标|效指标|目标|体目标|总体目标|资金)$/;
const ORDINAL = /^([一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[、.．])/;

/** `columnOf` maps a column of `below` to the column of `above` at the same place, -1 where there is none. */
export function readSeam(
  above: PageTable,
  below: PageTable,
  firstRow: number,
  columnOf: (col: number) => number,
): Seam {
  const upper = new PageGrid(above);
  const lower = new PageGrid(below);
  const pairs = lower.row(firstRow).map((cell) => ({ cell, over: partner(upper, cell, columnOf) }));
  const sameRow = isSameRow(upper, lower, firstRow, pairs);
  const joined = new Set<PageCell>();
  for (const { cell, over } of pairs)
    if (over && (sameRow || isSameCell(upper, lower, firstRow, cell, over))) joined.add(cell);
  return { sameRow, joined };
}

interface Pair {
  readonly cell: PageCell;
  readonly over: PageCell | null;
}

/** The cell of the last row above the break with the same columns. */
function partner(upper: PageGrid, cell: PageCell, columnOf: (col: number) => number): PageCell | null {
  const col = columnOf(cell.col);
  const end = columnOf(cell.col + cell.colSpan);
  const over = col < 0 ? undefined : upper.at(upper.rows - 1, col);
  return over && over.col === col && over.col + over.colSpan === end ? over : null;
}

function isSameRow(upper: PageGrid, lower: PageGrid, firstRow: number, pairs: readonly Pair[]): boolean {
  const filled = pairs.filter(({ cell }) => cell.text !== '');
  if (filled.length === 0) return isRemnant(lower, firstRow);
  if (beginsBody(upper, lower, firstRow)) return false;
  const cutAmount = ({ cell, over }: Pair): boolean => over !== null && isCutAmount(over.text, cell.text);
  // Whatever goes on goes on from something; codes and signs are never wrapped, amounts in narrow columns are.
  if (
    !filled.every(
      (pair) =>
        cutAmount(pair) ||
        (pair.over !== null &&
          WORDS.test(pair.cell.text) &&
          (WORDS.test(pair.over.text) || /\d/.test(pair.over.text)) &&
          !FIGURE.test(fold(pair.cell.text)) &&
          !FIGURE.test(fold(pair.over.text))),
    )
  )
    return false;
  if (filled.some(cutAmount)) return true;
  const open = upper.table.openBottom || lower.table.openTop;
  if (!open && filled.some(({ cell, over }) => isNextEntry(over?.text ?? '', cell.text))) return false;
  // Something must be missing that the row above the break has already said.
  const silent = pairs.filter(({ cell, over }) => cell.text === '' && over !== null && over.text !== '');
  const missing = silent.some(
    ({ cell, over }) =>
      over?.rowSpan === 1 &&
      cell.rowSpan === 1 &&
      isAlwaysFilled(upper, over.col, upper.rows - 1) &&
      isAlwaysFilled(lower, cell.col, lower.rows - 1, firstRow + 1),
  );
  if (missing) return true;
  const wrapped = filled.every(({ over }) => over?.full === true && !/[。；;！：:]$/.test(over.text));
  if (!wrapped) return false;
  if (open) return true;
  if (silent.length > 0 && filled.every(({ over }) => (over?.text.length ?? 0) >= RUNNING_TEXT)) return true;
  // 八、社会保障和就 | 业支出: a list whose entries all begin with an ordinal, and one that does not.
  return filled.every(
    ({ cell, over }) =>
      over !== null && !ORDINAL.test(cell.text) && ORDINAL.test(over.text) && isAlwaysNumbered(upper, over.col),
  );
}

/** 二、事业收入 over 三、其他收入: labels of two rows. Lists in one cell are longer. */
function isNextEntry(upper: string, lower: string): boolean {
  return [upper, lower].every((text) => ORDINAL.test(text) && text.length < RUNNING_TEXT);
}

/** A blank row lower than any other row of its page is the lower edge of a row that the page cut. */
function isRemnant(lower: PageGrid, row: number): boolean {
  const heights = lower.table.ys.slice(1).map((y, i) => y - (lower.table.ys[i] ?? 0));
  const own = heights[row] ?? 0;
  const others = heights.filter((_, i) => i > row);
  // Alone on its page it is lower than a line of print with its leading (20 points at 10.5 point type).
  return others.length === 0 ? own < 20 : own < 0.9 * Math.min(...others);
}

function isAlwaysFilled(grid: PageGrid, col: number, last: number, first = 0): boolean {
  let rows = 0;
  let filled = 0;
  for (let row = first; row < last; row++) {
    rows++;
    if (grid.at(row, col)?.text !== '') filled++;
  }
  return rows < ENOUGH_ROWS ? filled === rows : filled >= rows * ALWAYS_FILLED;
}

function isAlwaysNumbered(grid: PageGrid, col: number): boolean {
  let rows = 0;
  let numbered = 0;
  for (let row = 0; row < grid.rows; row++) {
    const text = grid.at(row, col)?.text ?? '';
    if (text === '') continue;
    rows++;
    if (ORDINAL.test(text)) numbered++;
  }
  return rows >= ENOUGH_ROWS && numbered >= rows * 0.6;
}

/** The page ended with the header, and the next one begins with the first row under it. */
function beginsBody(upper: PageGrid, lower: PageGrid, firstRow: number): boolean {
  return !hasBody(upper.table) && lower.row(firstRow).some(({ text }) => isBodyText(text));
}

/** A merged cell that goes on below the break: blank there, or printed once more. */
function isSameCell(upper: PageGrid, lower: PageGrid, firstRow: number, cell: PageCell, over: PageCell): boolean {
  const merged = over.rowSpan > 1 || cell.rowSpan > 1;
  // The header itself was cut: a blank below a heading is the heading's lower half. In the first row of the body (a
  // class code without 款 and 项, an entry without an amount) it is a blank.
  if (!hasBody(upper.table)) return cell.text === '' && over.text !== '' && !beginsBody(upper, lower, firstRow);
  if (HEADER.test(fold(over.text)) && cell.text === '') return false;
  // Spreadsheets print a merged cell's text once, at its middle: that may be below the break.
  if (over.text === '' && cell.text !== '') return isOpen(upper.table, over, lower.table, cell, firstRow);
  if (cell.text === '' && over.text !== '')
    return (
      merged || (!FIGURE.test(fold(over.text)) && isLabelColumn(upper, over, 0) && isLabelColumn(lower, cell, firstRow))
    );
  if (cell.text === '')
    return (over.rowSpan > 1 && cell.rowSpan > 1) || isOpen(upper.table, over, lower.table, cell, firstRow);
  return merged && (fold(cell.text) === fold(over.text) || LABEL_TAIL.test(fold(cell.text)));
}

/** No line under the upper cell nor over the lower one, where other columns have theirs. */
function isOpen(upper: PageTable, over: PageCell, lower: PageTable, cell: PageCell, firstRow: number): boolean {
  const drawn = (sides: readonly boolean[], { col, colSpan }: PageCell): boolean =>
    sides.slice(col, col + colSpan).some(Boolean);
  if (firstRow > 0 || drawn(upper.closedBottom, over) || drawn(lower.closedTop, cell)) return false;
  return upper.closedBottom.some(Boolean) || lower.closedTop.some(Boolean);
}

/**
 * Every other cell of the column says something, and beside it the rows have merged cells: then a blank one is the
 * rest of a merged cell (一级指标, 二级指标).
 */
function isLabelColumn(grid: PageGrid, cell: PageCell, firstRow: number): boolean {
  let others = 0;
  for (let row = firstRow; row < grid.rows; row++) {
    const other = grid.at(row, cell.col);
    if (other === undefined || other === cell || other.row !== row) continue;
    if (other.text === '') return false;
    others++;
  }
  return (
    others > 0 &&
    grid.table.cells.some((other) => other.rowSpan > 1 && other.row + other.rowSpan > firstRow && other.text !== '')
  );
}

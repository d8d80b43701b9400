import { fold } from '../text/fold.js';
import { isHeaderWord, isRulerRow, isTotalWord } from '../text/table-words.js';
import { PageGrid } from './grid-view.js';
import { hasBody, isBodyText, isIndicatorName } from './has-body.js';
import type { PageTable } from './page-table.js';

// Whether what a page begins with is another table than the one that the page before ended with: tables may follow each
// other without a title between them, all as wide as the page.

/** Headers have up to five rows, and one of column numbers. */
const MAX_HEADER = 6;
/** Share of a header's texts that must be known heads; the others are names of projects or of the year. */
const KNOWN_HEADS = 0.75;
/** Share of the columns over which the header that a table begins with has words; rows of a list have them in all. */
const HEADED = 0.6;
/** Heads are shorter than this; goals and measures are not. */
const LONGEST_HEAD = 35;

/** Heads of several columns without heads of their own; the value beside a form's label spans columns, too. */
const CODE_HEAD = /编码|代码|分类|科目/;

/** How many rows at the top of a table are a header: words over (that share of) the columns, most of them known heads. 0 for none. */
function headerRows(table: PageTable, headedShare = 1): number {
  const grid = new PageGrid(table);
  const headed = new Set<number>();
  let [rows, texts, known] = [0, 0, 0];
  for (; rows < Math.min(MAX_HEADER, grid.rows); rows++) {
    const cells = grid.row(rows).filter((cell) => cell.row === rows);
    const own = cells.filter(({ text }) => text !== '');
    const words = own.map(({ text }) => fold(text));
    if (isRulerRow(words)) continue;
    if (own.length === 0 || words.some(isOfBody)) break;
    const heads = words.filter(isHeaderWord).length;
    // Under a head for every column, a blank or a text of another kind is the body's.
    if (headed.size === grid.columns && (own.length < cells.length || heads < words.length * KNOWN_HEADS)) break;
    for (const { col, colSpan, text } of own)
      if (colSpan === 1 || CODE_HEAD.test(fold(text))) for (let x = col; x < col + colSpan; x++) headed.add(x);
    texts += words.length;
    known += heads;
  }
  return headed.size >= grid.columns * headedShare && texts > 1 && known >= texts * KNOWN_HEADS ? rows : 0;
}

/** Numbers of one or two digits number the rows, where they do not number the columns. */
function isOfBody(text: string): boolean {
  return (
    /^\d{1,2}$/.test(text) ||
    isBodyText(text) ||
    isIndicatorName(text) ||
    text.length > LONGEST_HEAD ||
    /\d%$|^[≥≤=><]/.test(text)
  );
}

/**
 * `next` has a header, and it is not that of `first`, of which it repeats the first `repeated` rows. The same words are the
 * same header, be its cells other ones: without rules each page shows them as it can.
 */
export function hasOtherHeader(first: PageTable, next: PageTable, repeated: number): boolean {
  if (isRestOfForm(first, next)) return false;
  const rows = [wholeHeader(first), headerRows(next)] as const;
  if (Math.min(...rows) <= repeated) return false;
  const known = new Set(wordsOf(first, rows[0]));
  return wordsOf(next, rows[1]).some((word) => !known.has(word));
}

function wordsOf({ cells }: PageTable, rows: number): string[] {
  return cells.filter(({ row, text }) => row < rows && text !== '').map(({ text }) => fold(text));
}

/** The rows of a table's header; 0 where the page may have cut it between its own rows: it has no body yet. */
function wholeHeader(table: PageTable): number {
  if (FORM_ONLY.test(firstLabel(table))) return 0;
  const own = headerRows(table, HEADED);
  return own < table.ys.length - 1 || hasBody(table) ? own : 0;
}

/** Borders of both tables closer than this are the same. */
const SAME_BORDER = 4;

/** Rows under a header keep its columns; a row of merged cells alone on its page shows only some of the borders. */
export function hasOtherColumns(first: PageTable, next: PageTable): boolean {
  if (wholeHeader(first) === 0 || isRestOfForm(first, next)) return false;
  const from = (table: PageTable): number[] => table.xs.map((x) => x - (table.xs[0] ?? 0));
  const known = from(first);
  return !from(next).every((x) => known.some((other) => Math.abs(other - x) < SAME_BORDER));
}

/**
 * The rows begin once more: the total that stands over all others, 序号 1, 产出指标 after 满意度指标, or (in a form without
 * a header) the label of the first row with something else beside it.
 */
export function beginsAgain(first: PageTable, last: PageTable, next: PageTable, repeated: number): boolean {
  const [top, bottom, below] = [new PageGrid(first), new PageGrid(last), new PageGrid(next)];
  if (repeated === 0) {
    const [label, ...rest] = below.row(0).map(({ text }) => fold(text));
    const known = top.row(0).map(({ text }) => fold(text));
    return headerRows(first) === 0 && rest.length > 0 && FORM_HEAD.test(label ?? '') && label === known[0];
  }
  const entry = (grid: PageGrid, row: number): string => {
    const texts = grid.row(row).map(({ text }) => fold(text));
    return texts.find((text) => text !== '') ?? '';
  };
  const start = headerRows(first);
  const begin = entry(below, repeated);
  if (start === 0 || repeated >= below.rows || begin !== entry(top, start)) return false;
  if (isIndicatorName(begin)) {
    const labels = bottom.table.cells.filter(({ col, text }) => col === 0 && text !== '');
    return fold(labels.at(-1)?.text ?? begin) !== begin;
  }
  return begin === '1' || isTotalWord(begin);
}

/** A form cut between its head and its goals or indicators; project names in its head end like heads of columns (经费). */
function isRestOfForm(first: PageTable, next: PageTable): boolean {
  const top = new PageGrid(next).row(0).map(({ text }) => fold(text));
  const label = firstLabel(first);
  return FORM_HEAD.test(label) && label !== top[0] && top.some((text) => FORM_PART.test(text));
}

function firstLabel(table: PageTable): string {
  return fold(new PageGrid(table).row(0)[0]?.text ?? '');
}

const FORM_PART = /^(?:[一二三]级指标|.{0,4}绩效指标|(?:年度|总体|实施期).{0,4}目标)$/;
/** Lists do not begin with these, as they do with the names of projects and departments. */
const FORM_ONLY = /^(?:填报单位.*|专项名称|支出方向.*)$/;
/** What the first row of a performance form begins with. */
const FORM_HEAD =
  /^(?:绩效目标|(?:年度|总体|部门).{0,4}目标|项目名称|填报单位.*|部门\(?单位\)?名称|专项名称|支出方向.*)$/;

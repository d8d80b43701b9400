import type { Block } from '../document/body.js';
import { Ranks } from '../document/ranks.js';
import { GridIndex, type Cell, type Table } from '../document/table.js';
import { fold, tidy } from '../text/fold.js';
import { isCaptionText, isFigure, isHeaderWord } from '../text/table-words.js';

// Tables that stand one below the other in one grid: a workbook whose sheet holds all of them without a blank row
// between, and its print. A title in a row of its own with a header under it begins the next table.

/** 收入预算总表, 表2 收入总表（续）: short, for a row label or a note may end with the same word. */
const TITLE = /^.{3,50}表(?:[(][^()]{1,20}[)])?$/;
/** Rows between title and header: mark, department, unit. */
const MAX_CAPTION_ROWS = 3;
/** A table has a header and a row at least; less over a title is the caption of the table below. */
const MIN_ROWS = 2;

/** The blocks, each grid that holds several tables cut into these; their title and unit rows become paragraphs. */
export function splitStacked(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'table' ? split(block.table) : [block]));
}

function split(table: Table): Block[] {
  const grid = new GridIndex(table);
  const heads = captionRuns(table, grid);
  if (heads.length === 0) return [{ type: 'table', table }];
  const out: Block[] = [];
  let top = 0;
  for (const { from, to } of heads) {
    out.push({ type: 'table', table: slice(table, top, from) });
    for (const cell of filledIn(grid, from, to))
      out.push({ type: 'paragraph', text: tidy(cell.text), page: cell.page, bbox: cell.bbox, size: null });
    top = to;
  }
  out.push({ type: 'table', table: slice(table, top, table.rows) });
  return out;
}

/** Rows `from` up to before `to` that stand over a further table of the grid. */
function captionRuns(table: Table, grid: GridIndex): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let row = MIN_ROWS; row < table.rows - 1; row++) {
    if (row - (out.at(-1)?.to ?? 0) < MIN_ROWS || !isTitleRow(grid, row, table.columns)) continue;
    let to = row + 1;
    while (to <= row + MAX_CAPTION_ROWS && isCaptionRow(grid, to)) to++;
    // One head may stand over all columns: 财政拨款“三公”经费.
    if (isHeaderRow(grid, to) || (textsOf(grid, to).length === 1 && isHeaderRow(grid, to + 1)))
      out.push({ from: row, to });
  }
  return out;
}

/** Nothing cuts through the row, and its one text stands in its first cell, over half of the table or more. */
function isTitleRow(grid: GridIndex, row: number, columns: number): boolean {
  const cells = grid.row(row);
  if (cells.some((cell) => cell.row !== row || cell.rowSpan > 1)) return false;
  const [first, ...others] = cells.filter(({ text }) => text.trim() !== '');
  if (first === undefined || others.length > 0 || !TITLE.test(fold(first.text))) return false;
  return first === cells[0] || first.colSpan * 2 >= columns;
}

function isCaptionRow(grid: GridIndex, row: number): boolean {
  const texts = textsOf(grid, row);
  return texts.length > 0 && texts.every((text) => isCaptionText(text));
}

function isHeaderRow(grid: GridIndex, row: number): boolean {
  const texts = textsOf(grid, row);
  return texts.length >= 2 && isHeaderWord(texts[0] ?? '') && !texts.some(isFigure);
}

function textsOf(grid: GridIndex, row: number): string[] {
  return grid.row(row).flatMap(({ text }) => (text.trim() === '' ? [] : [text]));
}

function filledIn(grid: GridIndex, from: number, to: number): Cell[] {
  const out: Cell[] = [];
  for (let row = from; row < to; row++) out.push(...grid.row(row).filter(({ text }) => text.trim() !== ''));
  return out;
}

/** Rows `from` up to before `to` as a table of their own, without the columns that only the other tables have. */
function slice(table: Table, from: number, to: number): Table {
  const inside = table.cells.filter((cell) => cell.row >= from && cell.row < to);
  const filled = inside.filter(({ text }) => text.trim() !== '');
  const right = Math.max(...filled.map((cell) => cell.col + cell.colSpan));
  const kept = inside.filter((cell) => cell.col < right);
  const columns = new Ranks(kept.map((cell) => cell.col));
  const cells = kept.map((cell) => {
    const col = columns.below(cell.col);
    const end = Math.min(cell.col + cell.colSpan, right);
    return {
      ...cell,
      row: cell.row - from,
      col,
      rowSpan: Math.min(cell.rowSpan, to - cell.row),
      colSpan: columns.below(end) - col,
    };
  });
  const pages = [...new Set(cells.flatMap(({ page, parts }) => [page, ...parts.map((part) => part.page)]))]
    .filter((page) => page !== null)
    .sort((a, b) => a - b);
  return { ...table, rows: to - from, columns: columns.size, cells, pages };
}

import { fold } from '../text/fold.js';
import { CAPTION_LINES, endsForm, repeatedRows } from '../text/table-parts.js';
import { PageGrid } from './grid-view.js';
import { hasBody } from './has-body.js';
import type { PageLayout } from './page-layout.js';
import { beginsAgain, hasOtherColumns, hasOtherHeader } from './own-header.js';
import type { PageTable } from './page-table.js';
import type { TextLine } from './text.js';
import { withoutSliver } from './trim.js';

/** One page's part of a table that goes on over pages. Rows before `firstRow` repeat the header. */
export interface TablePart {
  readonly table: PageTable;
  readonly firstRow: number;
}

export interface TableRun {
  readonly type: 'table';
  readonly parts: TablePart[];
}

export interface LineItem {
  readonly type: 'line';
  readonly line: TextLine;
  readonly page: number;
  readonly pageWidth: number;
}

export type Item = TableRun | LineItem;

/** A part goes on in the next when both are as wide, to this many points; printers repeat widths exactly. */
const SAME_WIDTH = 4;
/**
 * Puts the parts of each table together over page breaks: nothing but furniture and a repeated caption stands
 * between them, and they are as wide or repeat the header.
 */
export function stitch(layouts: readonly PageLayout[]): Item[] {
  const items: Item[] = [];
  let open: { run: TableRun; last: PageTable; caption: readonly string[]; page: number } | null = null;
  layouts.forEach((layout, index) => {
    const sequence = inOrder(layout);
    let above: TextLine[] = [];
    let firstOnPage = true;
    for (const item of sequence) {
      if (item.type === 'line') {
        above.push(item.line);
        items.push(item);
        continue;
      }
      const { table } = item;
      const repeats = open !== null && firstOnPage && open.page === index - 1 && repeatsCaption(above, open.caption);
      const firstRow = open && repeats ? continuation(open.run, open.last, table, above.length > 0) : null;
      if (open && firstRow !== null) {
        const [last] = open.run.parts.splice(-1);
        if (last) open.run.parts.push({ ...last, table: withoutSliver(last.table, rowHeight(table, firstRow)) });
        open.run.parts.push({ table, firstRow });
        for (let i = 0; i < above.length; i++) items.pop(); // the repeated caption
        open = { ...open, last: table, page: index };
      } else {
        const run: TableRun = { type: 'table', parts: [{ table, firstRow: 0 }] };
        items.push(run);
        open = { run, last: table, caption: above.slice(-CAPTION_LINES).map((line) => fold(line.text)), page: index };
      }
      firstOnPage = false;
      above = [];
    }
    // Text below the table on its page: the table has ended.
    if (above.length > 0 && !firstOnPage) open = null;
    if (firstOnPage && above.length > 0) open = null;
  });
  return items;
}

function rowHeight({ ys }: PageTable, row: number): number {
  return (ys[row + 1] ?? 0) - (ys[row] ?? 0);
}

type OnPage = LineItem | { type: 'table'; table: PageTable };

function inOrder(layout: PageLayout): OnPage[] {
  const lines: OnPage[] = layout.lines.map((line) => ({
    type: 'line',
    line,
    page: layout.page,
    pageWidth: layout.width,
  }));
  const tables: OnPage[] = layout.tables.map((table) => ({ type: 'table', table }));
  const top = (item: OnPage): number => (item.type === 'line' ? item.line.box[1] : item.table.box[1]);
  return [...lines, ...tables].sort((a, b) => top(a) - top(b));
}

function repeatsCaption(above: readonly TextLine[], caption: readonly string[]): boolean {
  return above.every((line) => {
    const text = fold(line.text).replace(/\(?续表?\d*\)?$|^续表?\d*$/, '');
    return text === '' || caption.includes(text);
  });
}

/** The first row of `next` that is no repeated header, or null where `next` is a table of its own. */
function continuation(run: TableRun, last: PageTable, next: PageTable, captioned: boolean): number | null {
  const first = run.parts[0]?.table ?? last;
  if (endsForm(rowsOf(last).at(-1) ?? [])) return null;
  const repeated = repeatedRows(rowsOf(first), rowsOf(next));
  // Nothing but what stood there before, figures and all: the same sheet once more, not the rest of a table.
  if (repeated === next.ys.length - 1 && hasBody(next)) return null;
  if (hasOtherHeader(first, next, repeated) || beginsAgain(first, last, next, repeated)) return null;
  const wide = Math.abs(last.box[2] - last.box[0] - (next.box[2] - next.box[0])) <= SAME_WIDTH;
  const columns = last.xs.length === next.xs.length;
  // Columns that only the texts show are the same where they were read as such, or have the same heads.
  if (last.inks || next.inks) return columns && (repeated > 0 || next.goesOn === true) ? repeated : null;
  if (repeated > 0 && (wide || columns)) return repeated;
  // Put beside each other as the pages above them were; further columns may be blank and so not printed.
  if (next.goesOn && next.xs.every((x, i) => Math.abs(x - (last.xs[i] ?? 0)) <= SAME_WIDTH)) return 0;
  if (!wide) return null;
  if (!columns && (captioned || hasOtherColumns(first, next))) return null;
  return 0;
}

function rowsOf(table: PageTable): string[][] {
  const grid = new PageGrid(table);
  return Array.from({ length: grid.rows }, (_, row) => grid.row(row).map(({ text }) => text));
}

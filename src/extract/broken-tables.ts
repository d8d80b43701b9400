import type { Block } from '../document/body.js';
import { GridIndex, type Cell, type Table } from '../document/table.js';
import { fold } from '../text/fold.js';
import { isNumbered } from '../text/ordinal.js';
import { CAPTION_LINES, endsForm, repeatedRows } from '../text/table-parts.js';
import { isFigure, isHeaderWord, isRulerRow, isTotalWord } from '../text/table-words.js';
import { agrees, kindOfText, kindsOfColumns } from './column-kinds.js';
import { newTable } from './new-table.js';

// Formats without pages hold tables that were typed, or recognised, once a page.

interface Open {
  /** Where the table stands in the list. */
  readonly at: number;
  readonly table: Table;
  readonly caption: readonly string[];
}

/**
 * Tables that were typed as two over a page break put together: nothing but the caption once more stands between them,
 * and the second repeats the header, or goes on without one in the same columns.
 */
export function joinBrokenTables(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  let open: Open | null = null;
  let above: string[] = [];
  for (const block of blocks) {
    out.push(block);
    if (block.type === 'paragraph') {
      above.push(fold(block.text));
      continue;
    }
    const read: Part = readPart(open, above, block.table);
    if (read.isRest) {
      // The table itself and the caption over it.
      out.splice(out.length - above.length - 1);
      out[read.open.at] = { type: 'table', table: read.open.table };
      open = read.open;
    } else {
      open = { ...read.open, at: out.length - 1 };
      out[open.at] = { type: 'table', table: open.table };
    }
    above = [];
  }
  return out;
}

interface Part {
  readonly open: Open;
  /** Whether the table went into the one before it. */
  readonly isRest: boolean;
}

function readPart(open: Open | null, above: readonly string[], table: Table): Part {
  if (open !== null && above.every((text) => isRepeated(text, open.caption))) {
    const whole = joined(open.table, table);
    if (whole !== null) return { open: { ...open, table: whole }, isRest: true };
  }
  const isLost = open !== null && above.length === 0 && lostHeader(table);
  return {
    open: { at: 0, table: isLost ? unplaced(table) : table, caption: above.slice(-CAPTION_LINES) },
    isRest: false,
  };
}

/** A line of the caption once more, 续表, or a page number. */
function isRepeated(text: string, caption: readonly string[]): boolean {
  const plain = text.replace(/[(]?续表?\d*[)]?$/, '');
  return plain === '' || caption.includes(plain) || /^[-—第]*\d{1,3}[-—页]*$/.test(plain);
}

/** The two as one table, or null where the second is a table of its own. */
function joined(first: Table, next: Table): Table | null {
  if (first.columns !== next.columns) return null;
  const rows = rowsOf(first);
  if (endsForm(rows.at(-1) ?? [])) return null;
  const repeated = repeatedHeader(rows, rowsOf(next));
  if (repeated === 0 && !goesOn(first, next)) return null;
  return append(first, next, repeated);
}

function rowsOf(table: Table): string[][] {
  const grid = new GridIndex(table);
  return Array.from({ length: table.rows }, (_, row) => grid.row(row).map(({ text }) => fold(text)));
}

/** How many rows at the top of the second repeat header rows of the first; 0 where nothing would be left. */
function repeatedHeader(first: readonly string[][], next: readonly string[][]): number {
  const isHead = (texts: readonly string[]): boolean =>
    texts.some((text) => text !== '') && (isRulerRow(texts) || !texts.some(isFigure));
  const count = repeatedRows(first, next, isHead);
  const heads = next.slice(0, count).flat().filter(isHeaderWord).length;
  return heads >= 2 && count < next.length ? count : 0;
}

/** Whether a table without a header goes on in the columns of the one before it. */
function goesOn(first: Table, next: Table): boolean {
  if (!lostHeader(next)) return false;
  const rows = (table: Table): string[][] => {
    const grid = new GridIndex(table);
    return Array.from({ length: table.rows }, (_, y) =>
      Array.from({ length: table.columns }, (__, x) => {
        const cell = grid.at(y, x);
        return cell?.row === y && cell.col === x && cell.colSpan === 1 ? fold(cell.text) : '';
      }),
    );
  };
  const upper = rows(first);
  const body = upper.findIndex((row) => row.some(isFigure) && !isRulerRow(row));
  if (body < 1) return false;
  const kinds = kindsOfColumns(upper.slice(body), first.columns);
  return rows(next).every((row) =>
    row.every((text, x) => isTotalWord(text) || agrees(kindOfText(text), kinds[x] ?? null)),
  );
}

/** A first row with figures or numbered labels (十一、节能环保支出), and without heads: its header stands elsewhere. */
function lostHeader(table: Table): boolean {
  const texts = (rowsOf(table)[0] ?? []).filter((text) => text !== '');
  if (table.columns < 3 || isRulerRow(texts) || texts.some((text) => /表([(].*[)])?$/.test(text))) return false;
  return texts.some((text) => isFigure(text) || isNumbered(text));
}

function append(first: Table, next: Table, from: number): Table {
  const cells: Cell[] = first.cells.map((cell) => ({ ...cell }));
  const last = new Map(cells.filter((cell) => cell.row + cell.rowSpan === first.rows).map((cell) => [cell.col, cell]));
  for (const cell of next.cells) {
    const end = cell.row + cell.rowSpan;
    if (end <= from) continue;
    const row = Math.max(cell.row, from);
    const over = row === from ? last.get(cell.col) : undefined;
    // A merged label (一级指标) goes on below the break, where its lower part is blank.
    if (
      over !== undefined &&
      over.rowSpan > 1 &&
      cell.text === '' &&
      over.colSpan === cell.colSpan &&
      !isFigure(over.text)
    )
      over.rowSpan += end - row;
    else cells.push({ ...cell, row: row - from + first.rows, rowSpan: end - row });
  }
  return { ...newTable(first.rows + next.rows - from, first.columns, cells), pages: first.pages };
}

/** Without its header nobody knows what its figures are. */
function unplaced(table: Table): Table {
  return { ...table, cells: table.cells.map((cell) => (isFigure(cell.text) ? { ...cell, unplaced: true } : cell)) };
}

import type { DocxBlock, DocxCell, DocxRow, DocxTable } from './model.js';

/** A cell in its place: rows by number, sides in twips. */
export interface Piece {
  top: number;
  /** First row below it. */
  bottom: number;
  readonly left: number;
  readonly right: number;
  readonly blocks: readonly DocxBlock[];
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly cell: DocxCell | null;
}

/** Column sides closer than this (2 pt) are one line drawn twice: the tables of WPS and Word are full of them. */
export const SAME_SIDE = 40;

/** The cells of a w:tbl in place: spans, merges and gaps resolved. Every spot of the table is covered once. */
export function layOut(table: DocxTable): Piece[] {
  const rows = table.rows.map((row) => placeRow(row, table.gridWidths));
  const columns = rows.reduce((most, row) => Math.max(most, row.at(-1)?.end ?? 0), 0);
  const sides = columnSides(rows, table.gridWidths, columns);
  const side = (i: number): number => sides[i] ?? 0;

  const pieces: Piece[] = [];
  /** Vertical merges that the next row may go on with, by start and end column. */
  let open = new Map<string, Piece>();
  rows.forEach((row, y) => {
    const next = new Map<string, Piece>();
    const end = row.at(-1)?.end ?? 0;
    const cells = end < columns ? [...row, { start: end, end: columns, cell: null }] : row;
    for (const { start, end, cell } of cells) {
      const key = `${start}-${end}`;
      const above = cell?.vertical === 'continue' ? open.get(key) : undefined;
      const piece = above ?? { top: y, bottom: y, left: side(start), right: side(end), blocks: cell?.blocks ?? [] };
      piece.bottom = y + 1;
      if (above === undefined) pieces.push(piece);
      if (cell !== null && cell.vertical !== null) next.set(key, piece);
    }
    open = next;
  });
  return pieces;
}

function placeRow(row: DocxRow, widths: readonly number[]): Placed[] {
  const cells = mergeLeft(row.cells);
  const out: Placed[] = [];
  if (row.before > 0) out.push({ start: 0, end: row.before, cell: null });
  const spans = spansByWidth(row, cells, widths) ?? cells.map((cell) => cell.span);
  let at = row.before;
  cells.forEach((cell, i) => {
    const end = at + (spans[i] ?? 1);
    out.push({ start: at, end, cell });
    at = end;
  });
  if (row.after > 0) out.push({ start: at, end: at + row.after, cell: null });
  return out;
}

/** Old documents merge sideways by w:hMerge: the cells go on with the one to their left. */
function mergeLeft(cells: readonly DocxCell[]): DocxCell[] {
  const out: DocxCell[] = [];
  for (const cell of cells) {
    const last = out.at(-1);
    if (cell.withLeft && last !== undefined) last.span += cell.span;
    else out.push({ ...cell });
  }
  return out;
}

/**
 * Some converters leave out w:gridSpan and say by w:tcW alone how wide a cell is, as Word then draws it. Believed only
 * where the spans do not fill the grid, and every width ends on a side of the grid.
 */
function spansByWidth(row: DocxRow, cells: readonly DocxCell[], widths: readonly number[]): number[] | null {
  const declared = row.before + row.after + cells.reduce((sum, cell) => sum + cell.span, 0);
  if (declared >= widths.length || row.before > 0 || row.after > 0) return null;
  const sides = [0];
  for (const width of widths) sides.push((sides.at(-1) ?? 0) + width);
  const spans: number[] = [];
  let x = 0;
  let column = 0;
  for (const cell of cells) {
    if (cell.width === null || cell.width === 0) return null;
    x += cell.width;
    const end = sides.findIndex((side, i) => i > column && Math.abs(side - x) <= SAME_SIDE * 2);
    if (end < 0) return null;
    spans.push(end - column);
    column = end;
  }
  return column === widths.length ? spans : null;
}

/** Where the grid columns begin and end. A column that holds text of its own keeps a width, whatever the file says. */
function columnSides(rows: readonly Placed[][], widths: readonly number[], columns: number): number[] {
  const unknown = widths.every((width) => width === 0);
  const used = new Set<number>();
  for (const row of rows)
    for (const { start, end, cell } of row)
      if (end === start + 1 && cell !== null && cell.blocks.length > 0) used.add(start);
  const sides = [0];
  for (let i = 0; i < columns; i++) {
    const width = unknown ? 1000 : (widths[i] ?? 1000);
    sides.push((sides.at(-1) ?? 0) + (used.has(i) ? Math.max(width, SAME_SIDE * 3) : width));
  }
  return sides;
}

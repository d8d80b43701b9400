import { lowestConfidence } from '../document/confidence.js';
import type { Box } from '../document/geometry.js';
import { roundBox, unionBox } from '../document/geometry.js';
import type { Cell, Grid } from '../document/table.js';
import type { PageCell } from './page-table.js';
import { readSeam } from './seam.js';
import type { TablePart, TableRun } from './stitch.js';
import { glue } from './text.js';

/** Borders of two parts closer than this are the same column's: margins of odd and even pages differ by less. */
const SAME_BORDER = 4;

/** The merged grid of a table's parts: columns unified, rows and cells that page breaks cut made whole. */
export function assemble(run: TableRun): Grid & { pages: number[] } {
  // A page with the header alone adds nothing.
  const parts = run.parts.filter(({ table, firstRow }) => firstRow < table.ys.length - 1);
  const placed = placeColumns(parts);
  const cells: Cell[] = [];
  /** The cell that each page cell became. */
  const made = new Map<PageCell, Cell>();
  let rows = 0;
  parts.forEach((part, i) => {
    const columnsOf = placed.columns[i] ?? [];
    const before = parts[i - 1];
    const seam = before
      ? readSeam(before.table, part.table, part.firstRow, seamColumns(placed.columns[i - 1] ?? [], columnsOf))
      : null;
    const top = rows - (seam?.sameRow ? 1 : 0) - part.firstRow;
    for (const cell of part.table.cells) {
      const lastRow = cell.row + cell.rowSpan;
      if (lastRow <= part.firstRow) continue;
      const col = columnsOf[cell.col] ?? 0;
      const colSpan = (columnsOf[cell.col + cell.colSpan] ?? 0) - col;
      const row = top + Math.max(cell.row, part.firstRow);
      const rowSpan = top + lastRow - row;
      const upper = seam?.joined.has(cell) ? coveringAbove(made, before, col, placed.columns[i - 1] ?? []) : undefined;
      if (upper) {
        extend(upper, cell, row + rowSpan);
        made.set(cell, upper);
        continue;
      }
      const whole: Cell = {
        row,
        col,
        rowSpan,
        colSpan,
        text: cell.text,
        page: cell.page,
        bbox: roundBox(cell.box),
        parts: [],
        confidence: cell.confidence ?? null,
        ...(cell.alternatives ? { alternatives: cell.alternatives } : {}),
      };
      cells.push(whole);
      made.set(cell, whole);
    }
    rows = top + part.table.ys.length - 1;
  });
  return { rows, columns: placed.count, cells: settle(cells, rows, placed.count), pages: pagesOf(cells) };
}

/** Maps a column border of the lower part to the border of the upper part at the same place. */
function seamColumns(upper: readonly number[], lower: readonly number[]): (col: number) => number {
  return (col) => upper.indexOf(lower[col] ?? -1);
}

function coveringAbove(
  made: ReadonlyMap<PageCell, Cell>,
  part: TablePart | undefined,
  col: number,
  columns: readonly number[],
): Cell | undefined {
  const last = (part?.table.ys.length ?? 1) - 1;
  const above = part?.table.cells.find((other) => other.row + other.rowSpan === last && columns[other.col] === col);
  return above && made.get(above);
}

function extend(whole: Cell, part: PageCell, endRow: number): void {
  whole.rowSpan = Math.max(whole.rowSpan, endRow - whole.row);
  whole.parts.push({ page: part.page, bbox: roundBox(part.box) });
  if (part.text === '' || part.text === whole.text) return;
  takeSureness(whole, part.confidence);
  whole.text += whole.text === '' ? part.text : glue(whole.text, part.text);
}

/** A text joined to another is as sure as the less sure of both; readings of one part are none of the whole. */
function takeSureness(whole: Cell, confidence: number | null | undefined): void {
  whole.confidence = lowestConfidence([whole.confidence, confidence]);
  delete whole.alternatives;
}

interface PlacedColumns {
  readonly count: number;
  /** For each part, the unified index of each of its column borders. */
  readonly columns: readonly (readonly number[])[];
}

/**
 * The columns of all parts together. Parts with as many columns correspond one to one; otherwise the borders of
 * all parts, moved to the same left edge, make the columns (a form whose upper half has other columns than its lower).
 */
function placeColumns(parts: readonly TablePart[]): PlacedColumns {
  const first = parts[0]?.table.xs ?? [];
  if (parts.every((part) => part.table.xs.length === first.length)) {
    const same = first.map((_, i) => i);
    // Borders between texts stand anywhere in the blank.
    if (parts.every((part) => part.table.inks || aligned(first, part.table.xs)))
      return { count: first.length - 1, columns: parts.map(() => same) };
  }
  const moved = parts.map((part) => part.table.xs.map((x) => x - (part.table.xs[0] ?? 0)));
  const borders: number[] = [];
  for (const x of moved.flat().sort((a, b) => a - b))
    if (borders.length === 0 || x - (borders.at(-1) ?? 0) > SAME_BORDER) borders.push(x);
  const indexOf = (x: number): number => {
    let best = 0;
    borders.forEach((border, i) => {
      if (Math.abs(border - x) < Math.abs((borders[best] ?? 0) - x)) best = i;
    });
    return best;
  };
  return { count: borders.length - 1, columns: moved.map((xs) => xs.map(indexOf)) };
}

/** Equal numbers of columns are the same columns unless their borders lie in quite different places. */
function aligned(a: readonly number[], b: readonly number[]): boolean {
  const width = (a.at(-1) ?? 0) - (a[0] ?? 0);
  return a.every(
    (x, i) => Math.abs(x - (a[0] ?? 0) - ((b[i] ?? 0) - (b[0] ?? 0))) < Math.max(3 * SAME_BORDER, width * 0.03),
  );
}

/** Every position covered exactly once: what a join left uncovered becomes an empty cell, overlaps are cut. */
function settle(cells: Cell[], rows: number, columns: number): Cell[] {
  const owner = new Array<Cell | undefined>(rows * columns);
  const order = [...cells].sort((a, b) => a.row - b.row || a.col - b.col);
  const out: Cell[] = [];
  for (const cell of order) {
    while (cell.colSpan > 1 && owner[cell.row * columns + cell.col + cell.colSpan - 1]) cell.colSpan--;
    if (cell.colSpan < 1 || owner[cell.row * columns + cell.col]) {
      const holder = owner[cell.row * columns + cell.col];
      if (holder && cell.text !== '' && holder.text !== cell.text) {
        takeSureness(holder, cell.confidence);
        holder.text += holder.text === '' ? cell.text : glue(holder.text, cell.text);
      }
      continue;
    }
    for (let y = cell.row; y < cell.row + cell.rowSpan; y++)
      for (let x = cell.col; x < cell.col + cell.colSpan; x++) owner[y * columns + x] = cell;
    out.push(cell);
  }
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < columns; col++)
      if (!owner[row * columns + col]) {
        const neighbour = out.find((cell) => cell.row === row);
        out.push({
          row,
          col,
          rowSpan: 1,
          colSpan: 1,
          text: '',
          page: neighbour?.page ?? null,
          bbox: neighbour?.bbox ?? null,
          parts: [],
          confidence: null,
        });
      }
  return out.sort((a, b) => a.row - b.row || a.col - b.col);
}

function pagesOf(cells: readonly Cell[]): number[] {
  const pages = new Set<number>();
  for (const cell of cells) {
    if (cell.page !== null) pages.add(cell.page);
    for (const part of cell.parts) pages.add(part.page);
  }
  return [...pages].sort((a, b) => a - b);
}

/** The box of a table's first part, for what stands around it. */
export function boxOf(run: TableRun): Box {
  return unionBox(run.parts.slice(0, 1).map((part) => part.table.box)) ?? [0, 0, 0, 0];
}

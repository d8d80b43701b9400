import type { Diagnostic } from '../../document/diagnostic.js';
import type { Cell, Table } from '../../document/table.js';
import { isFigure, isRulerRow } from '../../text/table-words.js';
import { newCell, newTable } from '../new-table.js';
import { formTable } from './form-table.js';
import { isForm } from './form-words.js';
import { headerMoved, rowJoined } from './guesses.js';
import { headerCells, putMovedHeadersRight } from './header-grid.js';
import { firstDoubtfulColumn, padded, placeRows, trimmedHeaderRows, type Habits } from './places.js';
import { headerRowsOf, type RawRow, type RawTable } from './raw-table.js';
import { withoutRepeats } from './repeats.js';
import { joinParts } from './spaces.js';
import { isIndicatorHeader, isLevelHeader } from './words.js';

/** A gathered table as a grid with the spans that its rows let us tell, and what was guessed on the way. */
export function toTable(raw: Pick<RawTable, 'rows'>, habits: Habits): { table: Table | null; guesses: Diagnostic[] } {
  const guesses: Diagnostic[] = [];
  const written = withoutRepeats(raw.rows.map((row) => row.cells));
  const rows = joinCutRows(
    raw.rows.map((row, y) => ({ ...row, cells: [...(written[y] ?? row.cells)] })),
    guesses,
  );
  const width = usedColumns(rows);
  if (rows.length === 0 || width < 2) return { table: null, guesses };
  if (isForm(rows.map((row) => row.cells))) {
    const form = formTable(rows);
    return { table: form.table, guesses: [...guesses, ...form.guesses] };
  }
  const trimmed = rows.map((row) => row.cells.slice(0, width));
  const headerRows = trimmedHeaderRows(trimmed, headerRowsOf(trimmed.map((row) => padded(row, width))), habits);
  const placed = placeRows(trimmed, headerRows, width, habits);
  const texts = placed.map((row) => row.cells);
  const first = texts.findIndex((cells) => isIndicatorHeader(cells));
  const begin = Math.max(0, first);
  const header = texts.slice(begin, headerRows);
  for (const moved of putMovedHeadersRight(header, width)) guesses.push(headerMoved(moved, rows[begin]?.line ?? 0));

  const ruled = header.length > 1 && isRulerRow(header.at(-1) ?? []) ? header.length - 1 : header.length;
  const body = texts.slice(headerRows);
  const cells: Cell[] = [
    ...texts.slice(0, begin).flatMap((row, y) => labelRow(row, y)),
    ...headerCells(header.slice(0, ruled), width, (x) => body.some((row) => isAmount(row[x] ?? ''))).map((cell) => ({
      ...cell,
      row: cell.row + begin,
    })),
    ...texts.slice(begin + ruled, headerRows).flatMap((row, i) => plainRow(row, begin + ruled + i)),
  ];
  const merged = first >= 0 ? levelColumns(header) : [];
  const all = cells.concat(bodyCells(body, headerRows, merged));
  const heads = Array.from({ length: width }, (_, x) => leafHead(header.slice(0, ruled), x));
  // Where the heads themselves could not be placed, no column is certain.
  const isHeaded = placed.slice(begin, headerRows).every(({ sure }) => sure);
  const doubtful = isHeaded ? firstDoubtfulColumn(heads, body) : 0;
  for (const cell of all)
    if (cell.row >= headerRows && isFigure(cell.text) && (cell.col >= doubtful || placed[cell.row]?.sure === false))
      cell.unplaced = true;
  return { table: newTable(rows.length, width, all), guesses };
}

function leafHead(header: readonly (readonly string[])[], x: number): string {
  return header.reduce((leaf, row) => row[x] || leaf, '');
}

/** A figure that is no code (类 201, 款 05, 项 01; 2080501). */
function isAmount(text: string): boolean {
  return isFigure(text) && !/^(\d{2,3}|\d{5}|\d{7})$/.test(text);
}

/** The first row after a page break may only go on with the cells of the row before it. */
function joinCutRows(rows: readonly RawRow[], guesses: Diagnostic[]): RawRow[] {
  const out: RawRow[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    const filled = row.cells.flatMap((text, x) => (text === '' ? [] : [{ text, x }]));
    const isRest =
      row.afterBreak &&
      last !== undefined &&
      (row.cells[0] ?? '') === '' &&
      filled.length > 0 &&
      filled.length <= 2 &&
      filled.every(({ text, x }) => !isFigure(text) && (last.cells[x] ?? '') !== '');
    if (!isRest) {
      out.push(row);
      continue;
    }
    for (const { text, x } of filled) last.cells[x] = joinParts(last.cells[x] ?? '', text);
    guesses.push(rowJoined(row.line));
  }
  return out;
}

/** Columns up to the last one that holds anything, or that the header row is long enough to mean. */
function usedColumns(rows: readonly RawRow[]): number {
  let used = 0;
  for (const row of rows) row.cells.forEach((text, x) => (used = text === '' ? used : Math.max(used, x + 1)));
  // Columns that are empty throughout are real where most rows were written with them (an empty column of amounts).
  const lengths = rows.map((row) => row.cells.length).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return Math.max(used, Math.min(usual, used + 1));
}

/** Rows above an indicator table: a label and a text that reaches to the right edge. */
function labelRow(row: readonly string[], y: number): Cell[] {
  const filled = row.filter((text) => text !== '').length;
  if (filled > 2 || row[0] === '' || row[1] === '') return plainRow(row, y);
  if (filled === 1) return [newCell(y, 0, 1, row.length, row[0] ?? '')];
  return [newCell(y, 0, 1, 1, row[0] ?? ''), newCell(y, 1, 1, row.length - 1, row[1] ?? '')];
}

function plainRow(row: readonly string[], y: number): Cell[] {
  return row.map((text, x) => newCell(y, x, 1, 1, text));
}

/** Columns of 一级指标 and 二级指标, whose cells reach down over the empty ones below. */
function levelColumns(header: readonly (readonly string[])[]): number[] {
  const find = (level: 1 | 2): number =>
    header.reduce((found, row) => (found >= 0 ? found : row.findIndex((cell) => isLevelHeader(cell, level))), -1);
  return [find(1), find(2)].filter((x) => x >= 0);
}

function bodyCells(body: readonly (readonly string[])[], top: number, merged: readonly number[]): Cell[] {
  const cells: Cell[] = [];
  const open = new Map<number, Cell>();
  body.forEach((row, i) => {
    let outerBegan = false;
    row.forEach((text, x) => {
      if (!merged.includes(x)) {
        cells.push(newCell(top + i, x, 1, 1, text));
        return;
      }
      const above = open.get(x);
      // A cell of the inner level ends with its outer one.
      if (text === '' && above !== undefined && !outerBegan) above.rowSpan++;
      else {
        const cell = newCell(top + i, x, 1, 1, text);
        cells.push(cell);
        open.set(x, cell);
        outerBegan ||= text !== '';
      }
    });
  });
  return cells;
}

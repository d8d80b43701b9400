import { fold } from '../../text/fold.js';
import { isFigure, isHeaderWord } from '../../text/table-words.js';
import { foldSpaces } from './spaces.js';
import { isBanner, isIndicatorHeader, isSignature, isTitle } from './words.js';

/** A row of a flattened table: cells from left to right, merged ones once; a cell going on from above is empty. */
export interface FlatRow {
  readonly cells: string[];
  readonly line: number;
}

type FlatPiece =
  { readonly kind: 'table'; readonly rows: FlatRow[] } | { readonly kind: 'text'; readonly text: string };

/**
 * A Word document flattened to a cell a line: a TAB begins a cell, a line without one goes on with the cell before it,
 * an empty line ends the row. An empty line may also stand inside a row, where a cell ends in an empty paragraph.
 */
export function readFlattened(lines: readonly string[]): FlatPiece[] {
  const pieces: FlatPiece[] = [];
  let rows: FlatRow[] | null = null;
  for (const row of joinBrokenRows(gatherRows(lines))) {
    const filled = row.cells.filter((cell) => cell !== '');
    if (filled.length === 0) {
      // Left-over empty cells between two tables; inside a table an empty row is a row.
      if (rows !== null && row.cells.length > 1) rows.push(row);
      continue;
    }
    if (isOutside(row, rows)) {
      for (const text of filled)
        for (const part of text.split('\n')) if (part.trim() !== '') pieces.push({ kind: 'text', text: part.trim() });
      rows = null;
      continue;
    }
    if (rows === null) {
      rows = [];
      pieces.push({ kind: 'table', rows });
    }
    rows.push(row);
  }
  return pieces;
}

function gatherRows(lines: readonly string[]): FlatRow[] {
  const rows: FlatRow[] = [];
  let open: FlatRow | null = null;
  let ended = true;
  lines.forEach((line, at) => {
    const text = foldSpaces(line);
    if (/^ ?\t/.test(line)) {
      const cells = splitCells(line);
      if (open === null || ended || beginsTable(cells, open.cells)) rows.push((open = { cells: [], line: at }));
      for (const cell of cells) open.cells.push(cell);
      ended = false;
    } else if (text === '') ended = true;
    else {
      const last: FlatRow | undefined = rows.at(-1);
      const cell = last?.cells.at(-1) ?? '';
      // 单位负责人签字 … 填表人 stand in one cell, with room to sign between them.
      const goesOn: boolean = last !== undefined && (!ended || (isSignature(cell) && /^填[表报]人/.test(text)));
      if (goesOn && last !== undefined) last.cells[last.cells.length - 1] = cell === '' ? text : `${cell}\n${text}`;
      else {
        rows.push((open = { cells: [text], line: at }));
        ended = false;
      }
    }
  });
  return rows;
}

/** A title right under 附表3 or under the signatures of the form before it. */
function beginsTable(cells: readonly string[], before: readonly string[]): boolean {
  const [last = ''] = before;
  return before.length === 1 && cells.length === 1 && isTitle(cells[0] ?? '') && (isSignature(last) || isBanner(last));
}

function splitCells(line: string): string[] {
  return line.replace(/^ ?\t/, '').split('\t').map(foldSpaces);
}

/** A row that an empty line inside it broke in two: together they have as many cells as the rows around them. */
function joinBrokenRows(rows: readonly FlatRow[]): FlatRow[] {
  const out: FlatRow[] = [];
  let usual = 0;
  for (const row of rows) {
    const last = out.at(-1);
    const missing = last === undefined ? 0 : usual - last.cells.length;
    const broken =
      last !== undefined && missing > 0 && last.cells[0] === '' && row.cells.length === missing && row.cells[0] !== '';
    if (broken) last.cells.push(...row.cells);
    else {
      out.push({ cells: [...row.cells], line: row.line });
      if (row.cells.length < 2 || row.cells.every((cell) => cell === '')) usual = 0;
      else if (row.cells[0] !== '') usual = isHead(row.cells) ? row.cells.length : 0;
    }
  }
  return out;
}

/** Heads of a section: the rows below have as many cells. */
function isHead(cells: readonly string[]): boolean {
  const heads = cells.slice(1);
  return heads.length >= 2 && !heads.some(isFigure) && (isIndicatorHeader(cells) || heads.every(isHeaderWord));
}

/** Titles and banners stand outside of tables. A line alone within a table, a sub-heading, does not. */
function isOutside(row: FlatRow, rows: readonly FlatRow[] | null): boolean {
  const filled = row.cells.filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (filled.length > 1)
    return (
      filled.every((cell) => isBanner(cell) || /^[(（]?盖章/.test(fold(cell))) ||
      (rows === null && filled.every(isSignature))
    );
  if (row.cells.length > 1 && rows !== null && !isBanner(first) && !isTitle(first)) return false;
  return rows === null || !isSignature(first)
    ? rows === null || isBanner(first) || isTitle(first) || first.length > 60
    : false;
}

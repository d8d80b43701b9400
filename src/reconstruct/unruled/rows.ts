import type { Glyph } from '../../document/page.js';
import { overlap } from '../../document/geometry.js';
import { inkOf } from './ink.js';
import { toLines, type TextLine } from '../text.js';
import { drawnFigures, isCutAmount } from '../whole-figures.js';

/** One line of text across the table, its glyphs by column. */
export interface BandLine {
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
  readonly columns: ReadonlyMap<number, Glyph[]>;
  readonly texts: ReadonlyMap<number, string>;
}

/** Characters of one word stand closer than this many of them. */
const IN_WORD = 0.25;
/** Lines whose middles are closer than this many heights stand in one row: a figure beside a label of two lines. */
const SAME_ROW = 0.85;
/** A wrapped label's next line follows within this many heights. */
const WRAPPED = 1.5;

/** Lines of running text have this many characters at least. */
const RUNNING_TEXT = 6;

const FIGURE = /^[-－△(（]?\d[\d,，]*(?:\.\d+)?%?[)）]?$/;
const ORDINAL = /^(?:[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十]+[)）]|\d{1,2}\s*[、.．])/;

export function isFigure(text: string): boolean {
  return FIGURE.test(text.replace(/\s+/g, ''));
}

/** 一、…, （二）…, 1.…: a label that begins an entry of its own. */
export function isNumbered(text: string): boolean {
  return ORDINAL.test(text);
}

export function bandLines(lines: readonly TextLine[], borders: readonly number[]): BandLine[] {
  return lines.map((line) => {
    const columns = new Map<number, Glyph[]>();
    const figureOf = new Map(drawnFigures(line.glyphs).flatMap((figure) => figure.map((glyph) => [glyph, figure])));
    for (const word of inkOf(line, IN_WORD))
      for (const glyph of word.glyphs) {
        // A figure that a border runs through stands, whole, in the column of its last digit: figures end flush.
        const last = figureOf.get(glyph)?.at(-1);
        const column = last ? columnAt(borders, last.box[0], last.box[2]) : columnAt(borders, word.from, word.to);
        const list = columns.get(column) ?? [];
        list.push(glyph);
        columns.set(column, list);
      }
    const texts = new Map(
      [...columns].map(([column, glyphs]) => [
        column,
        toLines(glyphs)
          .map(({ text }) => text)
          .join(''),
      ]),
    );
    return { y0: line.box[1], y1: line.box[3], size: line.size, columns, texts };
  });
}

/** The lines without the texts of some columns; those that had no others are left out. */
export function withoutColumns(lines: readonly BandLine[], left: readonly number[]): BandLine[] {
  return lines.flatMap((line) => {
    const columns = new Map([...line.columns].filter(([column]) => !left.includes(column)));
    const texts = new Map([...line.texts].filter(([column]) => !left.includes(column)));
    const boxes = [...columns.values()].flat().map(({ box }) => box);
    if (boxes.length === 0) return [];
    const y0 = Math.min(...boxes.map((box) => box[1]));
    const y1 = Math.max(...boxes.map((box) => box[3]));
    return [{ ...line, y0, y1, columns, texts }];
  });
}

/** The column that most of the stretch lies in. */
function columnAt(borders: readonly number[], from: number, to: number): number {
  let best = from < (borders[0] ?? 0) ? 0 : borders.length - 2;
  let most = 0;
  for (let column = 0; column + 1 < borders.length; column++) {
    const shared = overlap(from, to, borders[column] ?? 0, borders[column + 1] ?? 0);
    if (shared > most) [best, most] = [column, shared];
  }
  return best;
}

/** Lines of the body as rows: wrapped labels joined, never two figures of one column. */
export function toRows(lines: readonly BandLine[], borders: readonly number[]): BandLine[][] {
  const rows: BandLine[][] = [];
  const widest = new Map<number, number>();
  for (const { columns } of lines)
    for (const [column, glyphs] of columns) widest.set(column, Math.max(widest.get(column) ?? 0, widthOf(glyphs)));
  for (const line of lines) {
    const row = rows.at(-1);
    if (row && belongs(row, line, borders, widest)) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function belongs(
  row: readonly BandLine[],
  line: BandLine,
  borders: readonly number[],
  widest: ReadonlyMap<number, number>,
): boolean {
  const last = row.at(-1);
  if (!last || clash(row, line)) return false;
  const step = (line.y0 + line.y1 - last.y0 - last.y1) / 2 / Math.max(last.size, line.size);
  if (step < SAME_ROW) return true;
  if (step > WRAPPED) return false;
  // The next line of a wrapped label: every text of it goes on from one that filled its column.
  // A text of fewer lines may begin beside it, in the middle of the row.
  const begun = (column: number): boolean => row.some(({ texts }) => texts.has(column));
  return [...line.texts].every(([column, text]) => {
    if (endsAmount(row, column, text)) return true;
    if (isFigure(text) || ORDINAL.test(text)) return false;
    if (!begun(column)) return [...line.texts.keys()].some(begun);
    return row.some((other) => fills(other, column, borders, widest.get(column) ?? Infinity));
  });
}

/** Both have a figure in the same column, or each begins an entry of its own. */
function clash(row: readonly BandLine[], line: BandLine): boolean {
  for (const [column, text] of line.texts)
    for (const other of row) {
      const before = other.texts.get(column);
      if (before === undefined) continue;
      if (isFigure(text) && isFigure(before) && !endsAmount(row, column, text)) return true;
      if (ORDINAL.test(text) && ORDINAL.test(before)) return true;
    }
  return false;
}

/** The row's text in the column is an amount only with this one, its last line. */
function endsAmount(row: readonly BandLine[], column: number, text: string): boolean {
  return isCutAmount(row.map(({ texts }) => texts.get(column) ?? '').join(''), text);
}

function widthOf(glyphs: readonly Glyph[]): number {
  return Math.max(...glyphs.map(({ box }) => box[2])) - Math.min(...glyphs.map(({ box }) => box[0]));
}

/** No room for more in the column: as its borders say, or for running text its widest line. */
function fills(line: BandLine, column: number, borders: readonly number[], widest: number): boolean {
  const glyphs = line.columns.get(column);
  if (!glyphs || glyphs.length === 0) return false;
  const width = widthOf(glyphs);
  const room = (borders[column + 1] ?? 0) - (borders[column] ?? 0);
  return width > room - 2.2 * line.size - 8 || (glyphs.length >= RUNNING_TEXT && width > widest - 2.2 * line.size);
}

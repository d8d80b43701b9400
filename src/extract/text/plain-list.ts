import type { Diagnostic } from '../../document/diagnostic.js';
import { fold } from '../../text/fold.js';
import { splitOrdinal } from '../../text/ordinal.js';
import { isFigure, isHeaderWord } from '../../text/table-words.js';
import { newCell, newTable } from '../new-table.js';
import { rowGuessed } from './guesses.js';
import type { PlainTable } from './plain-indicators.js';
import type { Segment } from './segments.js';
import { isBanner, isTitle } from './words.js';

/** Heads of a table in one line: 单位名称 单位性质 单位规格 经费保障形式. Null for any other line. */
export function listHeader(segment: Segment): string[] | null {
  const words = segment.text.split(/\s+/);
  const heads = words.length > 2 ? joinSpread(words) : words;
  if (heads.length < 3 || isBanner(heads[0] ?? '') || /[。；，]/.test(segment.text)) return null;
  return heads.every((word) => isHeaderWord(word) && !isFigure(word)) ? heads : null;
}

/** 项   目 is one word: single characters belong together. */
function joinSpread(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    const last = out.at(-1);
    if (last !== undefined && last.length === 1 && word.length === 1) out[out.length - 1] = last + word;
    else out.push(word);
  }
  return out;
}

/** Rows under such a header, as long as lines are rows. Returns how many segments they take. */
export function plainList(
  heads: readonly string[],
  segments: readonly Segment[],
): (PlainTable & { length: number }) | null {
  const guesses: Diagnostic[] = [];
  const rows: string[][] = [];
  for (const segment of segments) {
    const row = listRow(segment, heads.length);
    if (row === null) break;
    if (row.guessed)
      guesses.push(
        rowGuessed(segment.line, {
          zh: row.cells.filter((cell) => cell !== '').join('｜'),
          en: `${heads.length} cells`,
        }),
      );
    rows.push(row.cells);
  }
  if (rows.length === 0) return null;
  const grid = [heads, ...rows].flatMap((row, y) => row.map((text, x) => newCell(y, x, 1, 1, text)));
  return { table: newTable(rows.length + 1, heads.length, grid), guesses, length: rows.length };
}

function listRow(segment: Segment, columns: number): { cells: string[]; guessed: boolean } | null {
  const { text } = segment;
  if (isTitle(text) || isBanner(text) || /[。；]/.test(text) || text.length > 120) return null;
  const words = text.split(/\s+/);
  const figures: string[] = [];
  while (figures.length < columns - 1 && words.length > 1 && isValue(words.at(-1) ?? ''))
    figures.unshift(words.pop() ?? '');
  const label = words.join(' ');
  if (figures.length > 0) {
    // A code before the name: 2080501 行政单位离退休 2.67 2.67
    const code =
      columns - figures.length >= 2 && /^\d{3,7}$/.test(words[0] ?? '') && words.length > 1
        ? [words[0] ?? '', words.slice(1).join(' ')]
        : [label];
    const cells = [...code, ...figures];
    return { cells: fill(cells, columns), guessed: cells.length !== columns };
  }
  if (words.length === columns) return { cells: words, guessed: false };
  const isLabel = /^其中/.test(fold(label)) || splitOrdinal(label).ordinal?.style === 'arabic';
  if (isLabel && segment.emptyAfter > 0) return { cells: fill([label], columns), guessed: false };
  return null;
}

function isValue(word: string): boolean {
  return isFigure(word) || /^[—–\-－]+$/.test(word);
}

function fill(cells: readonly string[], columns: number): string[] {
  return [...cells, ...new Array<string>(Math.max(0, columns - cells.length)).fill('')];
}

import type { Diagnostic } from '../../document/diagnostic.js';
import type { Cell } from '../../document/table.js';
import { fold } from '../../text/fold.js';
import { splitOrdinal } from '../../text/ordinal.js';
import { isFigure, isHeaderWord, isTotalWord } from '../../text/table-words.js';
import { newCell, newTable } from '../new-table.js';
import { kindOfHead, type Kind } from '../column-kinds.js';
import { rowGuessed } from './guesses.js';
import type { PlainTable } from './plain-indicators.js';
import type { Segment } from './segments.js';
import { isBanner, isTitle } from './words.js';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

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

/**
 * Rows under such a header, as long as lines are rows. Returns how many segments they take. The header may be the last
 * line of several, with heads in the lines above that are not in it: then the rows do not fit, and there is no table.
 */
export function plainList(
  heads: readonly string[],
  segments: readonly Segment[],
): (PlainTable & { length: number }) | null {
  const guesses: Diagnostic[] = [];
  const columns = heads.map(kindOfHead);
  // A row begins with its name: where no head says so, the line is the lower one of a header.
  if (!columns.includes('words')) return null;
  const cells: Cell[] = heads.map((text, x) => newCell(0, x, 1, 1, text));
  let rows = 0;
  let fitting = 0;
  for (const segment of segments) {
    const tokens = rowTokens(segment, heads.length);
    if (tokens === null) break;
    rows++;
    const places = placesOf(tokens, columns);
    if (tokens.length === heads.length && places !== null) fitting++;
    if (tokens.length !== heads.length)
      guesses.push(
        rowGuessed(segment.line, {
          zh: tokens.map(({ text }) => text).join('｜'),
          en: `${heads.length} cells`,
        }),
      );
    cells.push(...rowCells(rows, tokens, places, heads.length));
  }
  if (rows === 0 || fitting * 2 < rows) return null;
  return { table: newTable(rows + 1, heads.length, cells), guesses, length: rows };
}

/** The words of a row as cells; null for a line that is no row. */
function rowTokens({ text, emptyAfter }: Segment, columns: number): Token[] | null {
  if (isTitle(text) || isBanner(text) || /[。；]/.test(text) || text.length > 120) return null;
  const tokens: Token[] = [];
  const words = text.split(/\s+/);
  const hasFigures = words.some(isValue);
  for (const word of words) {
    const last = tokens.at(-1);
    if (isValue(word)) {
      const isCode = last?.kind !== 'figure' && last?.kind !== 'words' && /^(\d{1,3}|\d{5}|\d{7})$/.test(word);
      tokens.push({ kind: isCode ? 'code' : 'figure', text: word });
    } else if (last?.kind === 'words' && hasFigures && !beginsLabel(word))
      tokens.splice(-1, 1, { kind: 'words', text: `${last.text} ${word}` });
    else if (tokens.length > 1 && last?.kind !== 'words' && hasFigures && !beginsLabel(word)) joinLast(tokens, word);
    else tokens.push({ kind: 'words', text: word });
  }
  if (hasFigures) return tokens.some(({ kind }) => kind === 'words') ? tokens : null;
  if (words.length === columns) return tokens;
  const isLabel = /^其中/.test(fold(text)) || splitOrdinal(text).ordinal?.style === 'arabic';
  return isLabel && emptyAfter > 0 ? [{ kind: 'words', text }] : null;
}

/** 单价在 20 万元以上的设备: a number between words is one of them. */
function joinLast(tokens: Token[], word: string): void {
  const number = tokens.pop();
  const before = tokens.pop();
  tokens.push({ kind: 'words', text: [before?.text, number?.text, word].join(' ') });
}

/** 一、一般公共服务支出 and 本年支出合计 begin the second list of a row. */
function beginsLabel(word: string): boolean {
  return splitOrdinal(word).ordinal !== null || isTotalWord(word);
}

function isValue(word: string): boolean {
  return isFigure(word) || /^[—–\-－]+$/.test(word);
}

/** The column of each token where one single placing agrees with what the columns hold, else null. */
function placesOf(tokens: readonly Token[], columns: readonly Kind[]): number[] | null {
  const found: number[][] = [];
  const place = (i: number, from: number, taken: readonly number[]): void => {
    const token = tokens[i];
    if (found.length > 1) return;
    if (token === undefined) {
      found.push([...taken]);
      return;
    }
    for (let x = from; x <= columns.length - (tokens.length - i); x++)
      if (mayStandIn(token, columns[x] ?? 'figure')) place(i + 1, x + 1, [...taken, x]);
  };
  place(0, 0, []);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A name stands among names, other words (不涉及) in any column but codes; a figure in no column of names. */
function mayStandIn({ kind, text }: Token, column: Kind): boolean {
  if (kind === 'words') return beginsLabel(text) ? column === 'words' : column !== 'code';
  return kind === column || (kind === 'code' && column === 'figure');
}

/** Figures whose columns are not known stay in one cell beside the label, and are no amounts. */
function rowCells(row: number, tokens: readonly Token[], places: readonly number[] | null, columns: number): Cell[] {
  if (places !== null || tokens.length === 1) {
    const at = new Map(tokens.map(({ text }, i) => [places?.[i] ?? i, text]));
    return Array.from({ length: columns }, (_, x) => newCell(row, x, 1, 1, at.get(x) ?? ''));
  }
  const [label] = tokens;
  const rest = tokens.slice(1).map(({ text }) => text);
  return [
    newCell(row, 0, 1, 1, label?.text ?? ''),
    { ...newCell(row, 1, 1, columns - 1, rest.join(' ')), unplaced: true },
  ];
}

import type { ReadCharacter } from './ctc.js';
import { isWellFormed, looksLikeFigure } from './figures.js';
import { middlesOf, textOf, type ReadLine } from './read-line.js';

// Points and commas of figures are a few pixels large: one is taken for another, dirt beside a figure for one of them.

/** What was changed, and what is no figure as it was read, is no surer than this. */
const CHANGED = 0.9;
/** What points and commas are taken for. */
const MARK = /[.,，。:：;；·]/;
/** With fewer digits 1:2 may be a ratio and 1. an ordinal. */
const ENOUGH_DIGITS = 5;
/** What dirt before and behind a figure is read as. A minus stands before it, and .30 may be 0.30. */
const DIRT_BEFORE = /^[.,，。:：;；·'’‘、].*\d[.,]\d/;
const DIRT_BEHIND = /[.,，。:：;；·'’‘、\-—]$/;

/** 1.234 is hardly ever printed with three decimals: 1,234 is. A comma reaches this far below the digits, in their heights. */
const THOUSANDS = /^[-−—△]?\d{1,3}\.\d{3}$/;
const TAIL = 0.1;
/** Ink this high, in heights of the line, is a digit's. */
const DIGIT = 0.7;

/** A figure whose points and commas stand where none can stand, with the only ones that can; else in doubt. */
export function settleMarks(one: ReadLine): ReadLine {
  if (THOUSANDS.test(textOf(one))) return withThousands(one);
  if (!isMalformed(one)) return one;
  const settled = [one, withoutDirt(one)].map(withGrouping).find((candidate) => !isMalformed(candidate));
  return settled ?? changed(one, one.reading.characters.map(doubted));
}

function isMalformed(one: ReadLine): boolean {
  const text = textOf(one);
  return looksLikeFigure(text) && !isWellFormed(text);
}

/** Every mark before a last group of two digits is a point, before three digits a comma. */
function withGrouping(one: ReadLine): ReadLine {
  const { characters } = one.reading;
  const text = characters.map((character) => character.text).join('');
  // One text a character: places in the text are places in the list.
  if (text.length !== characters.length || text.replace(/\D/g, '').length < ENOUGH_DIGITS) return one;
  return changed(
    one,
    characters.map((character, i) => {
      if (!MARK.test(character.text)) return character;
      const rest = text.slice(i + 1);
      if (/^\d{1,2}$/.test(rest)) return as(character, '.');
      const more = /\d[.,，。:：;；·]\d/.test(rest) || character.text === ';';
      if (/^\d{3}(\D|$)/.test(rest) && more) return as(character, ',');
      return character;
    }),
  );
}

/** One mark before three digits, in doubt: a comma where its ink reaches below the digits. */
function withThousands(one: ReadLine): ReadLine {
  const { line, reading } = one;
  const middles = middlesOf(one);
  const height = line.y1 - line.y0;
  const feet = line.pieces.filter(({ y0, y1 }) => y1 - y0 >= DIGIT * height).map(({ y1 }) => y1);
  const foot = feet.sort((a, b) => a - b)[feet.length >> 1] ?? line.y1;
  const characters = reading.characters.map((character, i) => {
    if (character.text !== '.') return doubted(character);
    const at = middles[i] ?? 0;
    const mark = line.pieces
      .filter(({ y0, y1 }) => y1 - y0 < DIGIT * height)
      .sort((a, b) => Math.abs(a.x0 + a.x1 - 2 * at) - Math.abs(b.x0 + b.x1 - 2 * at))[0];
    return mark && mark.y1 - foot > TAIL * height ? as(character, ',') : doubted(character);
  });
  return changed(one, characters);
}

function withoutDirt(one: ReadLine): ReadLine {
  const { characters } = one.reading;
  const inner = characters.map(({ text }) => text).join('');
  const first = DIRT_BEFORE.test(inner) ? 1 : 0;
  const end = DIRT_BEHIND.test(inner) ? characters.length - 1 : characters.length;
  return changed(one, characters.slice(first, end).map(doubted));
}

function as(character: ReadCharacter, text: string): ReadCharacter {
  return character.text === text ? character : { ...doubted(character), text };
}

function doubted(character: ReadCharacter): ReadCharacter {
  return { ...character, confidence: Math.min(CHANGED, character.confidence) };
}

function changed(one: ReadLine, characters: readonly ReadCharacter[]): ReadLine {
  return { ...one, reading: { ...one.reading, characters } };
}

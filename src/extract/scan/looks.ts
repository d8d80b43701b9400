import type { ReadCharacter } from './ctc.js';
import { middlesOf, type ReadLine } from './read-line.js';

// What several looks at one line, and ink that none of them explains, do to a reading.

/** What looks disagree on is no surer than this. */
export const DISPUTED = 0.5;
/** A reading that explains ink which the best leaves over is taken from this probability on. */
const EXPLAINS = 0.15;

/** What is compared: one width, no blanks. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Lowers the confidence of the characters that another look read otherwise, and notes what it read. */
export function dispute(one: ReadLine, otherText: string, limit: number): ReadLine {
  const other = plain(otherText);
  const texts = one.reading.characters.map(({ text }) => plain(text));
  const own = texts.join('');
  let start = 0;
  while (start < own.length && own[start] === other[start]) start++;
  let end = 0;
  while (end < own.length - start && end < other.length - start && own.at(-1 - end) === other.at(-1 - end)) end++;
  const replaced = other.slice(start, other.length - end);
  const stop = own.length - end;
  let at = 0;
  const characters = one.reading.characters.map((character, i): ReadCharacter => {
    const from = at;
    at += texts[i]?.length ?? 0;
    // Where the other look has one character more, those beside the place are in doubt.
    const inside = stop > start ? from < stop && at > start : at >= start && from <= start;
    if (!inside) return character;
    const alone = from === start && at === stop && at > from;
    const alternatives = alone
      ? [{ text: replaced, probability: 1 - limit }, ...character.alternatives.filter(({ text }) => text !== replaced)]
      : character.alternatives;
    return { ...character, confidence: Math.min(limit, character.confidence), alternatives };
  });
  return { ...one, reading: { ...one.reading, characters } };
}

/**
 * Ink at `x` (pixels) that no character covers: the character beside it is read together with the one that was
 * overlooked where the recogniser had thought of that; else it is in doubt.
 */
export function includeMissed(one: ReadLine, x: number): ReadLine {
  const middles = middlesOf(one);
  let nearest = -1;
  middles.forEach((middle, i) => {
    if (nearest < 0 || Math.abs(middle - x) < Math.abs((middles[nearest] ?? 0) - x)) nearest = i;
  });
  const characters = one.reading.characters.map((character, i) =>
    i === nearest ? fuller(character, x < (middles[i] ?? 0)) : character,
  );
  return { ...one, reading: { ...one.reading, characters } };
}

/** The character together with the one that was overlooked before or after it. */
function fuller(character: ReadCharacter, before: boolean): ReadCharacter {
  const { text, confidence, alternatives } = character;
  const longer = alternatives.find(
    (other) =>
      other.text.length > text.length &&
      (before ? other.text.endsWith(text) : other.text.startsWith(text)) &&
      other.probability >= EXPLAINS,
  );
  if (longer === undefined) return { ...character, confidence: Math.min(DISPUTED, confidence) };
  const rest = alternatives.filter((other) => other !== longer);
  return { ...character, text: longer.text, confidence: Math.min(DISPUTED, 1 - confidence), alternatives: rest };
}

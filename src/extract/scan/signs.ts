import { isWide } from '../../text/fold.js';
import type { ReadCharacter } from './ctc.js';
import { isWellFormed, looksLikeFigure } from './figures.js';
import { middlesOf, textOf, type ReadLine } from './read-line.js';

// Signs that only their surroundings and their size tell apart: 一 and -, 。 and °, 1 and l, 0 and O.

/** What a letter in a figure is. */
// prettier-ignore
const DIGIT_OF: Readonly<Record<string, string>> = {
  O: '0', o: '0', Q: '0', D: '0', l: '1', I: '1', i: '1', '|': '1', 丨: '1', Z: '2', z: '2', S: '5', s: '5', B: '8',
};
/** A cell with one of these alone holds a number: the running number 1, an amount of 0. */
const LONE_DIGIT = /^[lI|丨oO]$/;
/** A stroke this long, in heights of a line of ideographs, is 一 and no hyphen (0.3). */
const LONG_STROKE = 0.55;
/** How far the recogniser's place of a stroke may be from its middle, in line heights. */
const NEAR = 0.45;
/** Characters that were changed by their surroundings are no surer than this. */
const CHANGED = 0.9;

/** The line with such signs read by what stands around them. */
export function settleSigns(one: ReadLine): ReadLine {
  const text = textOf(one);
  const settled = LONE_DIGIT.test(text) || isMisreadFigure(text) ? one.reading.characters.map(asDigit) : strokes(one);
  return { ...one, reading: { ...one.reading, characters: settled } };
}

function isMisreadFigure(text: string): boolean {
  return looksLikeFigure(text) && !isWellFormed(text) && isWellFormed([...text].map((c) => DIGIT_OF[c] ?? c).join(''));
}

function asDigit(character: ReadCharacter): ReadCharacter {
  return change(character, DIGIT_OF[character.text] ?? character.text);
}

/** 一 before figures is a minus; a long hyphen beside ideographs is 一, and so is a dash that a line begins with. */
function strokes(one: ReadLine): readonly ReadCharacter[] {
  const { line, reading } = one;
  const { characters } = reading;
  const middles = middlesOf(one);
  const wide = (i: number): boolean => isWide(characters[i]?.text ?? '') && characters[i]?.text !== '一';
  return characters.map((character, i) => {
    if (character.text === '一' && /^\d/.test(characters[i + 1]?.text ?? '') && !wide(i - 1))
      return change(character, '-');
    // A full stop of Chinese print is a small ring; degrees follow figures.
    if (character.text === '°' && wide(i - 1)) return change(character, '。');
    if (character.text === '—' && i === 0 && wide(1) && characters[1]?.text !== '—') return change(character, '一');
    if (character.text !== '-' || !(wide(i - 1) || wide(i + 1))) return character;
    const at = middles[i] ?? 0;
    const height = line.y1 - line.y0;
    const long = line.pieces.some(
      ({ x0, x1, y0, y1 }) =>
        Math.abs((x0 + x1) / 2 - at) < NEAR * height && x1 - x0 >= LONG_STROKE * height && x1 - x0 > 2 * (y1 - y0),
    );
    return long ? change(character, '一') : character;
  });
}

function change(character: ReadCharacter, text: string): ReadCharacter {
  if (text === character.text) return character;
  return { ...character, text, confidence: Math.min(CHANGED, character.confidence) };
}

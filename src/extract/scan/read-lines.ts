import type { ReadCharacter } from './ctc.js';
import { isWellFormed, looksLikeFigure } from './figures.js';
import type { LineBox } from './line-image.js';
import type { GrayImage } from './picture/index.js';
import type { LineReading, Recognizer } from './recognizer.js';
import { cropOf, type InkLine, type TextLines } from './text-lines.js';

/** A line with what was shown to the recogniser and what it read. */
export interface ReadLine {
  readonly line: InkLine;
  readonly crop: LineBox;
  readonly reading: LineReading;
}

/** A line with a character less sure than this is looked at once more, smaller: strokes then fall together otherwise. */
const SURE = 0.97;
/** Paper above and below a line's ink, in line heights, at the first look and at the second. */
const MARGINS = [0.2, 0.42] as const;
/** What two looks disagree on is no surer than this. */
const DISPUTED = 0.5;

/** Reads every line; a line that is unsure, no well-formed figure, or leaves ink unread is read twice. */
export async function readLines(
  recognizer: Recognizer,
  image: GrayImage,
  { lines, usual }: TextLines,
): Promise<ReadLine[]> {
  const crops = lines.map((line) => cropOf(line, usual, MARGINS[0]));
  const readings = await recognizer.read(image, crops);
  const first = lines.flatMap((line, i): ReadLine[] => {
    const [crop, reading] = [crops[i], readings[i]];
    return crop && reading ? [covered({ line, crop, reading })] : [];
  });
  const doubtful = first.filter(isDoubtful);
  const again = doubtful.map(({ line }) => cropOf(line, usual, MARGINS[1]));
  const second = await recognizer.read(image, again);
  const settled = new Map<ReadLine, ReadLine>();
  doubtful.forEach((one, i) => {
    const [crop, reading] = [again[i], second[i]];
    if (crop && reading) settled.set(one, settle(one, covered({ line: one.line, crop, reading })));
  });
  return first.map((one) => settled.get(one) ?? one);
}

export function textOf({ reading }: ReadLine): string {
  return reading.characters.map(({ text }) => text).join('');
}

function surenessOf({ reading }: ReadLine): number {
  return reading.characters.reduce((lowest, { confidence }) => Math.min(lowest, confidence), 1);
}

function isDoubtful(one: ReadLine): boolean {
  const text = textOf(one);
  return text === '' || surenessOf(one) < SURE || (looksLikeFigure(text) && !isWellFormed(text));
}

/** One reading out of two looks at a line. */
function settle(a: ReadLine, b: ReadLine): ReadLine {
  const [textA, textB] = [plain(textOf(a)), plain(textOf(b))];
  const better = prefer(a, b);
  if (textA === textB) return better;
  const other = better === a ? b : a;
  return { ...better, reading: dispute(better.reading, plain(textOf(other))) };
}

/** Well-formed figures before others, then the surer look. */
function prefer(a: ReadLine, b: ReadLine): ReadLine {
  const [textA, textB] = [textOf(a), textOf(b)];
  if (textB === '') return a;
  if (textA === '') return b;
  if (looksLikeFigure(textA) && looksLikeFigure(textB) && isWellFormed(textA) !== isWellFormed(textB))
    return isWellFormed(textA) ? a : b;
  return surenessOf(b) > surenessOf(a) ? b : a;
}

/** Lowers the confidence of the characters that another look read otherwise, and notes what it read. */
function dispute(reading: LineReading, other: string): LineReading {
  const texts = reading.characters.map(({ text }) => plain(text));
  const own = texts.join('');
  let start = 0;
  while (start < own.length && own[start] === other[start]) start++;
  let end = 0;
  while (end < own.length - start && end < other.length - start && own.at(-1 - end) === other.at(-1 - end)) end++;
  const replaced = other.slice(start, other.length - end);
  let at = 0;
  const characters = reading.characters.map((character, i): ReadCharacter => {
    const from = at;
    at += texts[i]?.length ?? 0;
    // Where the other look has one character more, those beside the place are in doubt.
    const inside = own.length - end > start ? from < own.length - end && at > start : at >= start && from <= start;
    if (!inside) return character;
    const alone = texts[i]?.length === own.length - end - start && from === start;
    const alternatives = alone
      ? [{ text: replaced, probability: DISPUTED }, ...character.alternatives]
      : character.alternatives;
    return { ...character, confidence: Math.min(DISPUTED, character.confidence), alternatives };
  });
  return { ...reading, characters };
}

/** What is compared: one width, no blanks. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Ink this far from the middle of every character, in line heights, belongs to none of them. */
const UNCOVERED = 0.55;
/** Ink this high, in line heights, is a character's. */
const TALL = 0.5;
/** Another reading that explains ink which this one leaves over is taken from this probability on. */
const EXPLAINS = 0.02;

/**
 * A recogniser that overlooks a sign or a digit is often sure of the rest: ink that no character covers tells. The
 * reading with a character there is taken where the recogniser had thought of one; else its neighbours are in doubt.
 */
function covered(one: ReadLine): ReadLine {
  const { line, crop, reading } = one;
  const height = line.y1 - line.y0;
  const middles = reading.characters.map(({ at }) => crop.x0 + (at + 0.5) * reading.stepWidth);
  let characters = [...reading.characters];
  for (const piece of line.pieces) {
    if (piece.y1 - piece.y0 < TALL * height || piece.x1 - piece.x0 > height) continue;
    const x = (piece.x0 + piece.x1) / 2;
    let nearest = -1;
    middles.forEach((middle, i) => {
      if (nearest < 0 || Math.abs(middle - x) < Math.abs((middles[nearest] ?? 0) - x)) nearest = i;
    });
    const middle = middles[nearest];
    if (middle === undefined || Math.abs(middle - x) <= UNCOVERED * height) continue;
    characters = characters.map((character, i) => (i === nearest ? fuller(character, x < middle) : character));
  }
  return { ...one, reading: { ...reading, characters } };
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

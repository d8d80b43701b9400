import { doubtFaintMinus } from './faint-minus.js';
import { settleMarks } from './figure-marks.js';
import { isWellFormed, looksLikeFigure } from './figures.js';
import { settleLabels } from './labels.js';
import { dispute, DISPUTED, includeMissed, plain } from './looks.js';
import type { GrayImage } from './picture/index.js';
import { surenessOf, textOf, type ReadLine } from './read-line.js';
import type { Recognizer } from './recognizer.js';
import { settleSigns } from './signs.js';
import { cropOf, type InkLine, type TextLines } from './text-lines.js';
import { unreadInk } from './unread-ink.js';
import { readWrapped, wrappedFrom } from './wrapped.js';

/** A line with a character less sure than this is looked at once more. */
const SURE = 0.97;
/** Paper above and below a line's ink, in line heights, at each look: strokes that ran together at one stand apart at another. */
const LOOKS = [0.2, 0.42, 0.3] as const;
/** What two looks of three agree on is no surer than this. */
const OUTVOTED = 0.9;

/**
 * Reads every line. A line that is unsure, no well-formed figure, or leaves ink unread is looked at again, and a
 * third time where the two looks disagree; what is disputed then is no surer than a half.
 */
export async function readLines(
  recognizer: Recognizer,
  image: GrayImage,
  { lines, usual }: TextLines,
): Promise<ReadLine[]> {
  const look = async (which: readonly InkLine[], margin: number): Promise<ReadLine[]> => {
    const crops = which.map((line) => cropOf(line, usual, margin));
    const readings = await recognizer.read(image, crops);
    return which.flatMap((line, i): ReadLine[] => {
      const [crop, reading] = [crops[i], readings[i]];
      return crop && reading ? [settleMarks(settleSigns({ line, crop, reading }))] : [];
    });
  };
  const first = await look(lines, LOOKS[0]);
  const doubtful = first.filter(isDoubtful);
  const second = await look(linesOf(doubtful), LOOKS[1]);
  const disputed = doubtful.filter((one, i) => !sameText(one, second[i]));
  const third = await look(linesOf(disputed), LOOKS[2]);
  const settled = new Map<ReadLine, ReadLine>();
  doubtful.forEach((one, i) => {
    const other = second[i];
    if (other) settled.set(one, settle(one, other, third[disputed.indexOf(one)] ?? null));
  });
  for (const one of doubtful) {
    const above = wrappedFrom(one.line, lines);
    const shown = above && (await readWrapped(recognizer, image, one.line, above, usual));
    if (shown) settled.set(one, withContext(settled.get(one) ?? one, settleSigns(shown)));
  }
  return first.map((one) => settleLabels(doubtFaintMinus(image, withUnread(settled.get(one) ?? one))));
}

/** The line as read in its context where that is surer. */
function withContext(alone: ReadLine, shown: ReadLine): ReadLine {
  if (textOf(shown) === '' || surenessOf(shown) <= surenessOf(alone)) return alone;
  return sameText(alone, shown) ? shown : dispute(shown, textOf(alone), OUTVOTED);
}

function linesOf(read: readonly ReadLine[]): InkLine[] {
  return read.map(({ line }) => line);
}

function sameText(a: ReadLine, b: ReadLine | undefined): boolean {
  return b !== undefined && plain(textOf(a)) === plain(textOf(b));
}

function isDoubtful(one: ReadLine): boolean {
  const text = textOf(one);
  return text === '' || surenessOf(one) < SURE || isMalformed(text) || unreadInk(one).length > 0;
}

function isMalformed(text: string): boolean {
  return looksLikeFigure(text) && !isWellFormed(text);
}

/** One reading out of two looks, or three where the two disagree. */
function settle(a: ReadLine, b: ReadLine, c: ReadLine | null): ReadLine {
  if (sameText(a, b)) return prefer(a, b);
  const better = prefer(a, b);
  const other = better === a ? b : a;
  if (c === null) return dispute(better, textOf(other), DISPUTED);
  const best = prefer(better, c);
  const agreeing = [a, b, c].find((one, i, all) => all.some((twin, j) => j !== i && sameText(one, twin)));
  if (agreeing === undefined) return dispute(best, textOf(best === better ? other : better), DISPUTED);
  const outvoted = [a, b, c].find((one) => !sameText(one, agreeing));
  // Two looks that overlook the same ink, or agree on what is no figure, do not outvote one that does neither.
  if (outvoted && rank(outvoted) > rank(agreeing)) return dispute(outvoted, textOf(agreeing), DISPUTED);
  return outvoted ? dispute(agreeing, textOf(outvoted), OUTVOTED) : agreeing;
}

/** Well-formed figures before others, ink read before ink left over, then the surer look. */
function prefer(a: ReadLine, b: ReadLine): ReadLine {
  const difference = rank(b) - rank(a);
  if (difference !== 0) return difference > 0 ? b : a;
  return surenessOf(b) > surenessOf(a) ? b : a;
}

/** How much speaks for a reading besides its own sureness. */
function rank(one: ReadLine): number {
  const text = textOf(one);
  if (text === '') return -100;
  return -unreadInk(one).length - (isMalformed(text) ? 1 : 0);
}

/** Ink that the last reading still leaves over is put down to a character that the recogniser thought of, or is told. */
function withUnread(one: ReadLine): ReadLine {
  return unreadInk(one).reduce((read, x) => includeMissed(read, x), one);
}

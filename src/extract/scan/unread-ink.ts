import { isWide } from '../../text/fold.js';
import { middlesOf, type ReadLine } from './read-line.js';
import type { InkPiece } from './ink.js';

// A recogniser that overlooks a sign or a digit is often sure of all the rest. Ink that no character covers tells.
// Lengths in heights of the line's ink.

/** Ink this far from the middle of every character belongs to none of them. */
const UNCOVERED = 0.55;
/** Ink this high is a digit's or a part of an ideograph. */
const TALL = 0.5;
/** Ink this large both ways may be a point or a comma; smaller is dirt. */
const MARK = 0.08;
/** An ideograph reaches this far from its middle. */
const HALF_IDEOGRAPH = 0.5;

/** Where on the line (pixels) ink stands that a reading leaves over. */
export function unreadInk(one: ReadLine): number[] {
  const { line } = one;
  const height = line.y1 - line.y0;
  const middles = middlesOf(one);
  const left = line.pieces.filter((piece) => {
    const [width, high] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
    if (width > height || Math.min(width, high) < MARK * height) return false;
    const x = (piece.x0 + piece.x1) / 2;
    return middles.every((middle) => Math.abs(middle - x) > UNCOVERED * height);
  });
  return left.length > 0 ? left.map(({ x0, x1 }) => (x0 + x1) / 2) : missedDigits(one, height, middles);
}

/**
 * Digits stand apart: a run of figures at the beginning of a line has no more pieces of tall ink than characters
 * (11 read as 1).
 */
function missedDigits({ line, reading }: ReadLine, height: number, middles: readonly number[]): number[] {
  const words = reading.characters.findIndex(({ text }) => isWide(text));
  const figures = reading.characters.slice(0, words < 0 ? undefined : words);
  if (figures.length === 0 || !figures.some(({ text }) => /\d/.test(text))) return [];
  const end = words < 0 ? line.x1 : (middles[words] ?? line.x1) - HALF_IDEOGRAPH * height;
  const columns = inkColumns(line.pieces.filter(({ y0, y1 }) => y1 - y0 >= TALL * height)).filter(
    ([, x1]) => x1 <= end,
  );
  const tall = figures.filter(({ text }) => /[^\s.,，。、:：;；\-一—=~·…]/.test(text)).length;
  if (columns.length <= tall) return [];
  // Which one was missed is not known: the one furthest from any character is the likeliest.
  const distance = ([x0, x1]: readonly [number, number]): number =>
    Math.min(...middles.map((middle) => Math.abs(middle - (x0 + x1) / 2)));
  const [missed] = columns.sort((a, b) => distance(b) - distance(a));
  return missed ? [(missed[0] + missed[1]) / 2] : [];
}

/** Pieces that overlap sideways are one. */
function inkColumns(pieces: readonly InkPiece[]): [number, number][] {
  const columns: [number, number][] = [];
  for (const { x0, x1 } of [...pieces].sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && x0 < last[1]) last[1] = Math.max(last[1], x1);
    else columns.push([x0, x1]);
  }
  return columns;
}

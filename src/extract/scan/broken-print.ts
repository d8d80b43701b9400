import { looksLikeFigure } from './figures.js';
import { textOf, type ReadLine } from './read-line.js';

// Print that has lost its thin strokes: a 4 without its bow is read as 1, and surely. A digit is one piece of ink;
// where digits fall into more, strokes of others may be gone altogether (black-and-white scans of 150 to 200 dpi).

/** Figures in broken print are no surer than this. */
const BROKEN = 0.9;
/** Ink of this extent, in line heights, is a piece of a digit; points, commas and dirt are smaller. */
const PIECE = 0.4;
/** Signs that are printed in several pieces: %, ≥, ：. */
const IN_PIECES = /[%％≥≤=＝:：;；±÷"“”]/g;
/** With this share of figures in pieces the whole page has lost strokes. */
const PAGE = 0.1;

/** The lines of a page, figures in broken print in doubt. */
export function doubtBrokenPrint(lines: readonly ReadLine[]): ReadLine[] {
  const figures = lines.filter((one) => looksLikeFigure(textOf(one)));
  const broken = new Set(figures.filter(isBroken));
  const doubted = broken.size >= PAGE * figures.length ? new Set(figures) : broken;
  return lines.map((one) => (doubted.has(one) ? doubt(one) : one));
}

function isBroken(one: ReadLine): boolean {
  const { line } = one;
  const text = textOf(one);
  const height = line.y1 - line.y0;
  const pieces = line.pieces.filter(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0) >= PIECE * height);
  const more = 2 * (text.match(IN_PIECES) ?? []).length;
  return pieces.length > text.replace(/[\s.,，、]/g, '').length + more;
}

function doubt(one: ReadLine): ReadLine {
  const characters = one.reading.characters.map((character) => ({
    ...character,
    confidence: Math.min(BROKEN, character.confidence),
  }));
  return { ...one, reading: { ...one.reading, characters } };
}

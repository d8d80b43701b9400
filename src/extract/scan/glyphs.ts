import type { Glyph } from '../../document/page.js';
import { isWide } from '../../text/fold.js';
import { middlesOf, type ReadLine } from './read-line.js';
import type { InkLine } from './text-lines.js';

/** A gap in the ink as wide as this, in line heights, is a gap between the glyphs as well. */
const GAP = 0.5;
/** Confidences have four decimals: more differ from processor to processor. */
const PRECISION = 10_000;
/** Height of a line of figures in heights of a line of Chinese of the same size. */
const FIGURE_HEIGHT = 0.72;

/**
 * The glyphs of a line as read: each from halfway to its neighbours, so that no blank is seen where none was read;
 * where the ink itself has a wide gap, from and to the ink. Boxes in points.
 */
export function lineGlyphs(one: ReadLine, pixelsPerPoint: number): Glyph[] {
  const { line, reading } = one;
  const middles = middlesOf(one);
  const characters = reading.characters.map((character, i) => ({
    ...character,
    x: Math.min(line.x1, Math.max(line.x0, middles[i] ?? 0)),
  }));
  const wide = characters.some(({ text }) => isWide(text));
  const height = line.y1 - line.y0;
  const size = (wide ? height : height / FIGURE_HEIGHT) / pixelsPerPoint;
  const gaps = inkGaps(line, GAP * height);
  const glyphs: Glyph[] = [];
  let spaced = false;
  characters.forEach(({ text, confidence, alternatives, x }, i) => {
    if (text.trim() === '') {
      spaced = true;
      return;
    }
    const before = characters[i - 1]?.x;
    const after = characters[i + 1]?.x;
    const gapBefore = before === undefined ? undefined : gaps.find(([from, to]) => before <= from && to <= x);
    const gapAfter = after === undefined ? undefined : gaps.find(([from, to]) => x <= from && to <= after);
    const x0 = before === undefined ? line.x0 : (gapBefore?.[1] ?? (before + x) / 2);
    const x1 = after === undefined ? line.x1 : (gapAfter?.[0] ?? (x + after) / 2);
    glyphs.push({
      text,
      box: [x0 / pixelsPerPoint, line.y0 / pixelsPerPoint, x1 / pixelsPerPoint, line.y1 / pixelsPerPoint],
      size,
      font: 0,
      angle: 0,
      confidence: Math.round(confidence * PRECISION) / PRECISION,
      ...(alternatives.length > 0 ? { alternatives } : {}),
      ...(spaced ? { spaced } : {}),
    });
    spaced = false;
  });
  return glyphs;
}

/** A line of ink that could not be read, as one glyph that says so. */
export function unreadGlyph(line: InkLine, pixelsPerPoint: number): Glyph {
  const [x0, y0, x1, y1] = [line.x0, line.y0, line.x1, line.y1].map((at) => at / pixelsPerPoint) as [
    number,
    number,
    number,
    number,
  ];
  return { text: '\uFFFD', box: [x0, y0, x1, y1], size: y1 - y0, font: 0, angle: 0, confidence: 0 };
}

/** Stretches without ink of at least this width. */
function inkGaps(line: InkLine, width: number): [number, number][] {
  const gaps: [number, number][] = [];
  let reach = line.x0;
  for (const piece of [...line.pieces].sort((a, b) => a.x0 - b.x0)) {
    if (piece.x0 - reach >= width) gaps.push([reach, piece.x0]);
    reach = Math.max(reach, piece.x1);
  }
  return gaps;
}

import type { InkPiece } from './ink.js';
import type { PixelBox } from './line-image.js';
import { surenessOf, textOf, type ReadLine } from './read-line.js';

// Specks, remains of a stamp and of ruling lines are taken for points and strokes: they are no text.
// What has the size of characters and could not be read is some.

/** What dirt is read as. */
const POINTS = /^[\s.,，。、·:：;；'’‘"`~_\-—一丶|/\\]*$/;
/** Real points and dashes are read surer than this. */
const SURE = 0.8;
/** Ink of this height, in points, belongs to a character: half of 7.5 point type. */
const CHARACTER = 3.6;
/** A character's ink fills more of its box than the outline of a stamp's rest or a broken line. */
const FILLED = 0.12;

/** What became of a line of ink. */
export function inkKind(one: ReadLine, pixelsPerPoint: number): 'text' | 'dirt' | 'unread' {
  const text = textOf(one);
  if (!POINTS.test(text) || (text.trim() !== '' && surenessOf(one) >= SURE)) return 'text';
  return one.line.pieces.some((piece) => isCharacter(piece, pixelsPerPoint)) ? 'unread' : 'dirt';
}

function isCharacter({ x0, y0, x1, y1, pixels }: InkPiece, pixelsPerPoint: number): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  return height >= CHARACTER * pixelsPerPoint && width >= height / 4 && pixels >= FILLED * width * height;
}

/** Printers leave 3 mm of a sheet blank, points. */
const BLANK_MARGIN = 8.5;
/** What begins this near to the edge, in points, is cut by it. */
const CUT = 1;

/**
 * Whether ink outside of tables lies at the left or right edge of a page `width` pixels wide as no print does: the
 * shadow of a bound or lifted sheet, which may be dark in spots.
 */
export function isEdgeShadow({ x0, y0, x1, y1 }: PixelBox, width: number, pixelsPerPoint: number): boolean {
  const [nearest, farthest] = [Math.min(x0, width - x1), Math.min(x1, width - x0)];
  if (farthest <= BLANK_MARGIN * pixelsPerPoint) return true;
  return nearest <= CUT * pixelsPerPoint && y1 - y0 > x1 - x0;
}

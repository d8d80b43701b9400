import type { Affine } from '../../document/geometry.js';
import type { Page } from '../../document/page.js';
import { findAreas } from './areas.js';
import { lineGlyphs } from './glyphs.js';
import { inkPieces } from './ink.js';
import type { RuledPicture } from './picture/index.js';
import type { Recognizer } from './recognizer.js';
import { readLines } from './read-lines.js';
import { findTextLines } from './text-lines.js';

/** A page read in its picture: the straightened page, in points, with `toDisplayed` back to the page as displayed. */
export async function readScan(picture: RuledPicture, recognizer: Recognizer): Promise<Page> {
  const { pixelsPerPoint, image, rules } = picture;
  const areas = findAreas(rules, image.width, image.height, pixelsPerPoint);
  const lines = await readLines(recognizer, image, findTextLines(inkPieces(picture.ink), areas, pixelsPerPoint));
  const glyphs = lines.flatMap((line) => lineGlyphs(line, pixelsPerPoint));
  const points = (pixels: number): number => pixels / pixelsPerPoint;
  return {
    number: picture.page,
    width: picture.width,
    height: picture.height,
    fonts: [{ name: '', bold: false }],
    glyphs,
    rules: rules.map(({ axis, at, from, to, width }) => ({
      axis,
      at: points(at),
      from: points(from),
      to: points(to),
      width: points(width),
    })),
    imageCover: 1,
    read: 'ocr',
    toDisplayed: fromPoints(picture.toPoint, pixelsPerPoint),
    unreadable: { replacement: 0, privateUse: 0, foreign: 0 },
  };
}

/** From pixel to point, as an affine map of the picture's own points. */
function fromPoints([a, b, c, d, e, f]: Affine, pixelsPerPoint: number): Affine {
  return [a * pixelsPerPoint, b * pixelsPerPoint, c * pixelsPerPoint, d * pixelsPerPoint, e, f];
}

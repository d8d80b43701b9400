import type { Affine } from '../../document/geometry.js';
import type { Glyph, Page } from '../../document/page.js';
import { findAreas } from './areas.js';
import { doubtBrokenPrint } from './broken-print.js';
import { inkKind, isEdgeShadow } from './dirt.js';
import { lineGlyphs, unreadGlyph } from './glyphs.js';
import { inkPieces } from './ink.js';
import { FAINT, type RuledPicture } from './picture/index.js';
import type { Recognizer } from './recognizer.js';
import { readUpright } from './orientation.js';
import type { ReadLine } from './read-line.js';
import { readLines } from './read-lines.js';
import { splitSpread } from './spread.js';
import { findTextLines, type InkLine } from './text-lines.js';

/**
 * A page read in its picture: the straightened page, in points, with `toDisplayed` back to the page as displayed.
 * Two pages where two were scanned at once.
 */
export async function readScan(straight: RuledPicture, recognizer: Recognizer): Promise<Page[]> {
  const read = async (picture: RuledPicture, limit?: number): Promise<ReadLine[]> => {
    const { image, rules, ink, pixelsPerPoint, bilevel } = picture;
    const areas = findAreas(rules, image.width, image.height, pixelsPerPoint);
    const all = findTextLines(inkPieces(ink), areas, pixelsPerPoint, inkPieces(ink, FAINT));
    const outside = areas.at(0, 0);
    const isShadow = (line: InkLine): boolean =>
      line.area === outside && isEdgeShadow(line, image.width, pixelsPerPoint);
    const found = { ...all, lines: all.lines.filter((line) => !isShadow(line)) };
    const wanted = limit === undefined ? found : { ...found, lines: longest(found.lines, limit) };
    const lines = await readLines(recognizer, image, wanted);
    return bilevel ? doubtBrokenPrint(lines) : lines;
  };
  const { picture, lines } = await readUpright(straight, read);
  return splitSpread(toPage(picture, lines));
}

function longest(lines: readonly InkLine[], limit: number): InkLine[] {
  return [...lines].sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0)).slice(0, limit);
}

function toPage({ pixelsPerPoint, rules, ...picture }: RuledPicture, lines: readonly ReadLine[]): Page {
  const points = (pixels: number): number => pixels / pixelsPerPoint;
  return {
    number: picture.page,
    width: picture.width,
    height: picture.height,
    fonts: [{ name: '', bold: false }],
    glyphs: lines.flatMap((line) => glyphsOf(line, pixelsPerPoint)),
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

/** Ink that could not be read says so: a cell with it is not blank. */
function glyphsOf(one: ReadLine, pixelsPerPoint: number): Glyph[] {
  const kind = inkKind(one, pixelsPerPoint);
  if (kind === 'text') return lineGlyphs(one, pixelsPerPoint);
  return kind === 'dirt' ? [] : [unreadGlyph(one.line, pixelsPerPoint)];
}

/** From pixel to point, as an affine map of the picture's own points. */
function fromPoints([a, b, c, d, e, f]: Affine, pixelsPerPoint: number): Affine {
  return [a * pixelsPerPoint, b * pixelsPerPoint, c * pixelsPerPoint, d * pixelsPerPoint, e, f];
}

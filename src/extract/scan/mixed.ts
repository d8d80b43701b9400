import type { Affine, Box } from '../../document/geometry.js';
import type { Glyph, Page, Rule } from '../../document/page.js';
import { applyX, applyY, multiply } from '../pdf/matrix.js';
import { findAreas } from './areas.js';
import type { RuledPicture } from './picture/index.js';

// Pages with text and a picture of print: a table pasted as a picture into a narrative, a scan under the line that a
// scanning application leaves on each page, a page half of which was scanned.

/** A picture that covers less of a page is a logo or a seal: the largest of real letterheads has 0.02. */
const PICTURED = 0.04;
/** A page that pictures cover so far is one: what text it has may be a stamp or a page number. */
const PICTURE = 0.5;
/** More text than this on a page that is a picture is the page's own: a cover's title has 30 characters. */
const FEW = 60;
/** Lines each way that a table has at least: a chart has a frame, and axes in it one way. */
const TABLE_RULES = 3;
/** Areas that lines divide a page with a table into, the page around it counted. */
const TABLE_AREAS = 5;
/** Characters that are read with certainty in the smallest table: 合计 and two figures. */
const LEAST = 6;
/** Characters that are read with certainty beside the text: a cover's ornaments give none, a page hundreds. */
const ENOUGH = 40;
const SURE = 0.8;

export function isPictured({ imageCover }: Page): boolean {
  return imageCover >= PICTURED;
}

export function isPicture({ imageCover }: Page): boolean {
  return imageCover >= PICTURE;
}

/** Whether a page with text is a picture that some line was printed over. */
export function isScanWithText(page: Page): boolean {
  return isPicture(page) && page.glyphs.length <= FEW;
}

/** Whether there is a ruled table in a picture. */
export function holdsTable({ rules, image, pixelsPerPoint }: RuledPicture): boolean {
  return isRuled(rules) && findAreas(rules, image.width, image.height, pixelsPerPoint).count >= TABLE_AREAS;
}

function isRuled(rules: readonly Rule[]): boolean {
  const along = (axis: Rule['axis']): number => rules.filter((rule) => rule.axis === axis).length;
  return along('horizontal') >= TABLE_RULES && along('vertical') >= TABLE_RULES;
}

/**
 * A page with text and what was read in its pictures, as one page, straightened as the pictures are; the text page
 * alone where there is no table in them and next to no print.
 */
export function merge(text: Page, read: readonly Page[]): Page[] {
  // Where two pages were scanned at once, the text beside them goes with the first.
  const merged = read.map((page, i) => (i === 0 ? within(text, page) : page));
  const sure = merged.flatMap(({ glyphs }) => glyphs).filter(({ confidence }) => (confidence ?? 0) >= SURE);
  const least = read.some(({ rules }) => isRuled(rules)) ? LEAST : ENOUGH;
  return sure.length >= least ? merged : [text];
}

function within(text: Page, read: Page): Page {
  const toPage = inverse(read.toDisplayed ?? [1, 0, 0, 1, 0, 0]);
  const glyphs = text.glyphs.map((glyph): Glyph => ({ ...glyph, ...turned(glyph, toPage) }));
  const beside = read.glyphs.filter(({ box }) => !glyphs.some((glyph) => holdsMiddle(glyph.box, box)));
  return {
    ...read,
    fonts: text.fonts.length === 0 ? read.fonts : text.fonts,
    glyphs: [...glyphs, ...beside],
    rules: [...read.rules, ...text.rules.map((rule) => turnedRule(rule, toPage))],
    imageCover: text.imageCover,
    unreadable: text.unreadable,
  };
}

function turned({ box, size, angle }: Glyph, to: Affine): Pick<Glyph, 'box' | 'size' | 'angle'> {
  const quarter = Math.round(Math.atan2(to[1], to[0]) / (Math.PI / 2)) * 90;
  return {
    box: mapBox(box, to),
    size: size * Math.hypot(to[0], to[1]),
    angle: (angle + quarter + 360) % 360,
  };
}

/** Turned by its middle and its length: a page is straightened by a degree or two. */
function turnedRule({ axis, at, from, to, width }: Rule, map: Affine): Rule {
  const [x0, y0, x1, y1] = mapBox(axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to], map);
  const thick = width * Math.hypot(map[0], map[1]);
  return x1 - x0 >= y1 - y0
    ? { axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1, width: thick }
    : { axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1, width: thick };
}

function mapBox([x0, y0, x1, y1]: Box, map: Affine): Box {
  const xs = [applyX(map, x0, y0), applyX(map, x1, y0), applyX(map, x0, y1), applyX(map, x1, y1)];
  const ys = [applyY(map, x0, y0), applyY(map, x1, y0), applyY(map, x0, y1), applyY(map, x1, y1)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function holdsMiddle(outer: Box, inner: Box): boolean {
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2];
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3];
}

function inverse([a, b, c, d, e, f]: Affine): Affine {
  const determinant = a * d - b * c;
  const turn: Affine = [d / determinant, -b / determinant, -c / determinant, a / determinant, 0, 0];
  return multiply(turn, [1, 0, 0, 1, -e, -f]);
}

import type { Block } from '../document/body.js';
import { mapBox, roundBox, type Box } from '../document/geometry.js';
import type { Glyph, Page, Rule } from '../document/page.js';

// A landscape table is often drawn turned on a portrait page without /Rotate. Such a page is turned upright before
// anything is read; boxes are turned back at the end, since they are given on the page as displayed.

/** Share of a page's glyphs that must stand turned for the page to be turned. */
const MOSTLY = 0.6;
/** Watermarks run obliquely: text more than this many degrees off the axes is none of the document's. */
const OBLIQUE = 8;

export type Turn = 90 | 180 | 270;

/** How a page was turned, and its size as displayed. */
interface Turned {
  readonly turn: Turn;
  readonly width: number;
  readonly height: number;
}

/** Which way most of the page's text runs, null where it runs left to right. */
export function turnOf(page: Page): Turn | null {
  for (const turn of [90, 180, 270] as const) {
    const turned = page.glyphs.filter(({ angle }) => Math.abs(angle - turn) <= OBLIQUE).length;
    if (turned > page.glyphs.length * MOSTLY) return turn;
  }
  return null;
}

/** The page as a reader would turn it, without oblique text (watermarks). */
export function upright(page: Page): Page {
  const turn = turnOf(page);
  const glyphs = page.glyphs.filter(({ angle }) => angle % 90 <= OBLIQUE || angle % 90 >= 90 - OBLIQUE);
  if (turn === null) return glyphs.length === page.glyphs.length ? page : { ...page, glyphs };
  const turned: Turned = { turn, width: page.width, height: page.height };
  const across = turn !== 180;
  return {
    ...page,
    width: across ? page.height : page.width,
    height: across ? page.width : page.height,
    glyphs: glyphs.map((glyph) => ({
      ...glyph,
      box: turnBox(glyph.box, turned),
      angle: (glyph.angle - turn + 360) % 360,
    })),
    rules: page.rules.map((rule) => turnRule(rule, turned)),
  };
}

/** Text reading downward (90) lies with its left end at the top: y becomes x, and the right edge the top. */
function turnBox([x0, y0, x1, y1]: Box, { turn, width, height }: Turned): Box {
  if (turn === 90) return [y0, width - x1, y1, width - x0];
  if (turn === 270) return [height - y1, x0, height - y0, x1];
  return [width - x1, height - y1, width - x0, height - y0];
}

function turnBack([x0, y0, x1, y1]: Box, { turn, width, height }: Turned): Box {
  if (turn === 90) return [width - y1, x0, width - y0, x1];
  if (turn === 270) return [y0, height - x1, y1, height - x0];
  return [width - x1, height - y1, width - x0, height - y0];
}

function turnRule(rule: Rule, turned: Turned): Rule {
  const half = rule.width / 2;
  const box: Box =
    rule.axis === 'horizontal'
      ? [rule.from, rule.at - half, rule.to, rule.at + half]
      : [rule.at - half, rule.from, rule.at + half, rule.to];
  const [x0, y0, x1, y1] = turnBox(box, turned);
  const horizontal = (rule.axis === 'horizontal') === (turned.turn === 180);
  return horizontal
    ? { axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1, width: rule.width }
    : { axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1, width: rule.width };
}

/** Glyphs of a cell whose text is turned, as if it were not. */
export function uprightGlyphs(glyphs: readonly Glyph[]): readonly Glyph[] {
  for (const turn of [90, 270] as const) {
    const turned = glyphs.filter(({ angle }) => Math.abs(angle - turn) <= OBLIQUE).length;
    if (turned > glyphs.length * MOSTLY)
      return glyphs.map((glyph) => ({ ...glyph, box: turnBox(glyph.box, { turn, width: 0, height: 0 }), angle: 0 }));
  }
  return glyphs;
}

/** From the box on a page as it was read to the box on the page as displayed; null where they are the same. */
export function wayBack(page: Page): ((box: Box) => Box) | null {
  const { toDisplayed, width, height } = page;
  const turn = turnOf(page);
  if (turn === null && toDisplayed === undefined) return null;
  return (box) => {
    const unturned = turn === null ? box : turnBack(box, { turn, width, height });
    return toDisplayed === undefined ? unturned : roundBox(mapBox(unturned, toDisplayed));
  };
}

/** Boxes of turned and straightened pages on the page as displayed again. */
export function restoreBoxes(blocks: readonly Block[], ways: ReadonlyMap<number, (box: Box) => Box>): Block[] {
  if (ways.size === 0) return [...blocks];
  const back = (page: number | null, box: Box | null): Box | null => {
    const way = page === null ? undefined : ways.get(page);
    return way && box ? way(box) : box;
  };
  return blocks.map((block): Block => {
    if (block.type === 'paragraph') return { ...block, bbox: back(block.page, block.bbox) };
    const cells = block.table.cells.map((cell) => ({
      ...cell,
      bbox: back(cell.page, cell.bbox),
      parts: cell.parts.map((part) => ({ ...part, bbox: back(part.page, part.bbox) ?? part.bbox })),
    }));
    return { type: 'table', table: { ...block.table, cells } };
  });
}

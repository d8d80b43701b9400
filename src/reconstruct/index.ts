import type { Body } from '../document/body.js';
import type { Page } from '../document/page.js';
import { dropFurniture } from './furniture.js';
import { layOutPage, type PageLayout } from './page-layout.js';
import { toBlocks } from './paragraphs.js';
import { joinSideways } from './sideways.js';
import { stitch } from './stitch.js';
import { restoreBoxes, turnOf, upright, type Turned } from './upright.js';

export { captionTables } from './captions.js';
export type { PageLayout } from './page-layout.js';

// Geometry to tables, in three steps that can each be looked at.

/** 1. What stands on each page: tables and lines of text, without page numbers and running headers. */
export function layOutPages(pages: readonly Page[]): PageLayout[] {
  const layouts: PageLayout[] = [];
  for (const page of pages) layouts.push(layOutPage(upright(page), layouts.at(-1)));
  return dropFurniture(layouts);
}

/** 2. Pages that a spreadsheet's printer cut sideways, side by side again. */
export function joinPages(layouts: readonly PageLayout[]): PageLayout[] {
  return joinSideways(layouts);
}

/** 3. Tables and paragraphs made whole over page breaks. Captions come later, for every format alike. */
export function stitchPages(layouts: readonly PageLayout[], pages: readonly Page[]): Body {
  const turned = new Map<number, Turned>();
  for (const page of pages) {
    const turn = turnOf(page);
    if (turn !== null) turned.set(page.number, { turn, width: page.width, height: page.height });
  }
  return { blocks: restoreBoxes(toBlocks(stitch(layouts)), turned) };
}

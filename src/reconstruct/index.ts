import type { Body } from '../document/body.js';
import type { Page } from '../document/page.js';
import { dropFurniture } from './furniture.js';
import { layOutPage, type PageLayout } from './page-layout.js';
import { toBlocks } from './paragraphs.js';
import { joinSideways } from './sideways.js';
import { stitch } from './stitch.js';

export { captionTables } from './captions.js';
export type { PageLayout } from './page-layout.js';

// Geometry to tables, in three steps that can each be looked at.

/** 1. What stands on each page: tables and lines of text, without page numbers and running headers. */
export function layOutPages(pages: readonly Page[]): PageLayout[] {
  return dropFurniture(pages.map(layOutPage));
}

/** 2. Pages that a spreadsheet's printer cut sideways, side by side again. */
export function joinPages(layouts: readonly PageLayout[]): PageLayout[] {
  return joinSideways(layouts);
}

/** 3. Tables and paragraphs made whole over page breaks. Captions come later, for every format alike. */
export function stitchPages(layouts: readonly PageLayout[]): Body {
  return { blocks: toBlocks(stitch(layouts)) };
}

import type { Block, Body } from '../document/body.js';
import type { Box } from '../document/geometry.js';
import type { Page } from '../document/page.js';
import { dropFurniture } from './furniture.js';
import { layOutPage, type PageLayout } from './page-layout.js';
import { toBlocks } from './paragraphs.js';
import { joinSideways } from './sideways.js';
import { stitch } from './stitch.js';
import { restoreBoxes, upright, wayBack } from './upright.js';

export { captionTables } from './captions.js';
export { splitStacked } from './stacked.js';
export { tornTables, type TornTable } from './torn.js';
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
  const ways = new Map<number, (box: Box) => Box>();
  for (const page of pages) {
    const way = wayBack(page);
    if (way !== null) ways.set(page.number, way);
  }
  const recognised = new Set(pages.flatMap(({ number, read }) => (read === 'ocr' ? [number] : [])));
  return { blocks: restoreBoxes(markRecognised(toBlocks(stitch(layouts)), recognised), ways) };
}

/** Tables read in pictures are marked so; where a cell of theirs shows no ink, that is certain. */
function markRecognised(blocks: readonly Block[], pages: ReadonlySet<number>): Block[] {
  if (pages.size === 0) return [...blocks];
  return blocks.map((block): Block => {
    if (block.type === 'paragraph' || !block.table.pages.some((page) => pages.has(page))) return block;
    const cells = block.table.cells.map((cell) =>
      cell.confidence === null && cell.page !== null && pages.has(cell.page) ? { ...cell, confidence: 1 } : cell,
    );
    return { type: 'table', table: { ...block.table, read: 'ocr', cells } };
  });
}

import { fold } from '../text/fold.js';
import type { PageLayout } from './page-layout.js';
import type { TextLine } from './text.js';

/**
 * Running headers and page numbers stand in the outermost seventh of the page: Word's 2.54 cm margin is an eighth
 * of a landscape page's height. A running header is the first or last thing on its page.
 */
const MARGIN = 0.145;
/** A running header repeats at the same height on most pages. */
const SHARE_OF_PAGES = 0.6;
const MIN_PAGES = 4;

const PAGE_NUMBER =
  /^[-—–―·.\s]*(第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})([/／,，、]?\s*(共|of)?\s*\d{1,4}\s*页?)?[-—–―·.\s]*$/;
/** What names a table is never furniture, however often it repeats. */
const NAMES_A_TABLE = /单位|部门[:：]|表$|年度[:：]|公开\d+/;

/** The layouts without page numbers (页码), running headers and footers (页眉页脚). */
export function dropFurniture(layouts: readonly PageLayout[]): PageLayout[] {
  const repeated = countRepeats(layouts);
  const enough = Math.max(MIN_PAGES, layouts.length * SHARE_OF_PAGES);
  return layouts.map((layout) => ({
    ...layout,
    lines: layout.lines.filter((line) => {
      if (!inMargin(line, layout)) return true;
      if (PAGE_NUMBER.test(line.text)) return false;
      return NAMES_A_TABLE.test(line.text) || !isOutermost(line, layout) || (repeated.get(keyOf(line)) ?? 0) < enough;
    }),
  }));
}

function countRepeats(layouts: readonly PageLayout[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const layout of layouts)
    for (const key of new Set(layout.lines.filter((line) => inMargin(line, layout)).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Same words at the same height, whatever the page number in them. */
function keyOf(line: TextLine): string {
  return `${fold(line.text).replace(/\d+/g, '#')} ${Math.round(line.box[1] / 3)}`;
}

/** Nothing stands between the line and the edge of the page but lines beside it. */
function isOutermost(line: TextLine, layout: PageLayout): boolean {
  const boxes = [...layout.lines.map(({ box }) => box), ...layout.tables.map(({ box }) => box)];
  return !boxes.some((box) => box[3] < line.box[1]) || !boxes.some((box) => box[1] > line.box[3]);
}

function inMargin(line: TextLine, layout: PageLayout): boolean {
  const outside = line.box[3] < layout.height * MARGIN || line.box[1] > layout.height * (1 - MARGIN);
  return outside && !layout.tables.some((table) => table.box[1] < line.box[1] && table.box[3] > line.box[3]);
}

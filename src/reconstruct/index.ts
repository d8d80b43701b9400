import type { Body } from '../document/body.js';
import type { Page } from '../document/page.js';
import { dropFurniture } from './furniture.js';
import { layOutPage } from './page-layout.js';
import { toBlocks } from './paragraphs.js';
import { joinSideways } from './sideways.js';
import { stitch } from './stitch.js';

export { captionTables } from './captions.js';
export { layOutPage } from './page-layout.js';

/** Pages of glyphs and rules as paragraphs and tables in reading order. Captions come later, for every format alike. */
export function reconstruct(pages: readonly Page[]): Body {
  const layouts = joinSideways(dropFurniture(pages.map(layOutPage)));
  return { blocks: toBlocks(stitch(layouts)) };
}

import type { Diagnostic } from '../../document/diagnostic.js';
import type { Page } from '../../document/page.js';
import { holdsTable, isScanWithText } from './mixed.js';
import { eachPagePicture, readPicture, type PagePictures, type RuledPicture } from './picture/index.js';

/** Whether there is a table in a picture shows at half of what reading it needs, in a quarter of the time. */
const LOOK_DPI = 150;

/**
 * Shows `visit` the pictures that stand beside the text of these pages and may hold print, made ready to be read; null
 * where one could not be decoded.
 */
export async function eachPictureBeside(
  bytes: Uint8Array,
  pages: readonly Page[],
  visit: (page: Page, picture: RuledPicture | null) => void | Promise<void>,
): Promise<void> {
  if (pages.length === 0) return;
  const wanted = new Map(pages.filter(isScanWithText).map((page) => [page.number, page]));
  const others = new Map(pages.filter((page) => !isScanWithText(page)).map((page) => [page.number, page]));
  const look = async (number: number, { picture, lost }: PagePictures): Promise<void> => {
    const page = others.get(number);
    if (page && lost) await visit(page, null);
    if (page && picture && holdsTable(readPicture(picture))) wanted.set(number, page);
  };
  if (others.size > 0) await eachPagePicture(bytes, [...others.keys()], look, LOOK_DPI);
  if (wanted.size === 0) return;
  await eachPagePicture(bytes, [...wanted.keys()], async (number, { picture, lost }) => {
    const page = wanted.get(number);
    if (page && lost && !others.has(number)) await visit(page, null);
    if (page && picture) await visit(page, readPicture(picture));
  });
}

/** Says which of these pages have such pictures, where they are not to be read. */
export async function picturesLeft(bytes: Uint8Array, pages: readonly Page[]): Promise<Diagnostic[]> {
  const left = new Set<number>();
  await eachPictureBeside(bytes, pages, ({ number }) => void left.add(number));
  return [...left].map(pictureLeft);
}

export function pictureLeft(page: number): Diagnostic {
  return {
    severity: 'warning',
    code: 'picture-not-read',
    message: {
      zh: `第 ${page} 页有图片未读取，其中可能有表格或文字`,
      en: `a picture on page ${page} that may hold a table or text was not read`,
    },
    source: 0,
    page,
  };
}

import type { Diagnostic } from '../document/diagnostic.js';
import type { Page } from '../document/page.js';
import type { Source } from '../schema/index.js';

// What the pages of a paged file are: text of the file, recognised pictures, pictures that nobody read.

/** What of the pages is text of the file, and what pictures. Blank pages are neither. */
export function originOf(pages: readonly Page[]): Source['text'] {
  const scanned = pages.filter((page) => page.read === 'ocr' || isUnreadPicture(page)).length;
  if (scanned === 0) return 'born-digital';
  return pages.some(({ glyphs }) => glyphs.some(({ confidence }) => confidence === undefined)) ? 'mixed' : 'scanned';
}

/** Characters of a page that say nothing. */
export function unreadableCount({ unreadable: { replacement, privateUse, foreign } }: Page): number {
  return replacement + privateUse + foreign;
}

/** Pages with characters that say nothing are reported, never guessed at. */
export function unreadable(pages: readonly Page[]): Diagnostic[] {
  return pages
    .map((page) => ({ number: page.number, count: unreadableCount(page) }))
    .filter(({ count }) => count > 0)
    .map(({ number, count }) => ({
      severity: 'warning',
      code: 'unreadable-characters',
      message: {
        zh: `第 ${number} 页有 ${count} 个字符无法识别（字体没有给出文字编码）`,
        en: `page ${number} has ${count} characters that cannot be read (the font does not say what they are)`,
      },
      source: 0,
      page: number,
    }));
}

/** Ink of a scan that nobody could read is no blank. */
export function unreadInk(pages: readonly Page[]): Diagnostic[] {
  return pages.flatMap(({ number, read, glyphs }): Diagnostic[] => {
    const places = read === 'ocr' ? glyphs.filter(({ text }) => text === '\uFFFD').length : 0;
    if (places === 0) return [];
    return [
      {
        severity: 'warning',
        code: 'ocr-unread',
        message: {
          zh: `第 ${number} 页有 ${places} 处字迹未能识别`,
          en: `page ${number} has print in ${places} places that could not be recognised`,
        },
        source: 0,
        page: number,
      },
    ];
  });
}

/** A picture that covers less is a logo or a seal on a page that is blank otherwise. */
const SCANNED_COVER = 0.3;

function isUnreadPicture({ read, glyphs, imageCover }: Page): boolean {
  return read === 'text' && glyphs.length === 0 && imageCover >= SCANNED_COVER;
}

/** Pages that are pictures were not read: never taken for empty. */
export function pictures(pages: readonly Page[]): Diagnostic[] {
  return pages.filter(isUnreadPicture).map(({ number }) => ({
    severity: 'warning',
    code: 'page-not-read',
    message: {
      zh: `第 ${number} 页是图片（扫描页），没有文字层，未读取`,
      en: `page ${number} is a picture (a scan) without a text layer and was not read`,
    },
    source: 0,
    page: number,
  }));
}

/** The pages as ranges. A page on which two were scanned comes twice. */
export function pageRanges(pages: readonly Page[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { number } of pages) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

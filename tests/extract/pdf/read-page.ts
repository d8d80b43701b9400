import type { Page } from '../../../src/document/page.js';
import { extractPdf } from '../../../src/extract/pdf/index.js';
import { rawPdf, type RawPage } from '../../support/raw-pdf.js';

/** What is read of a PDF of this one page. */
export async function readPage(page: RawPage | string): Promise<Page> {
  const { pages } = await extractPdf(rawPdf([typeof page === 'string' ? { content: page } : page]));
  const [first] = pages;
  if (!first) throw new Error('no page');
  return first;
}

export function words(page: Page): string {
  return page.glyphs.map((glyph) => glyph.text).join('');
}

/** To tenths of a point. */
export const round = (value: number): number => Math.round(value * 10) / 10;

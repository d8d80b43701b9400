import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../src/extract/pdf/index.js';
import { rawPdf, text } from '../../support/raw-pdf.js';
import { readPage, words } from './read-page.js';

describe('fonts that are not embedded and have no ToUnicode', () => {
  it('reads UniGB-UCS2-H', async () => {
    expect(words(await readPage(text(100, 700, '部门预算：1,234.50万元')))).toBe('部门预算：1,234.50万元');
  });

  it('reads GBK-EUC-H', async () => {
    // 部门预算 in GBK; 1 and 2 in one byte each.
    expect(words(await readPage('BT /F2 10 Tf 1 0 0 1 100 700 Tm <b2bfc3c5d4a4cbe33132> Tj ET'))).toBe('部门预算12');
  });

  it('reads Helvetica', async () => {
    expect(words(await readPage('BT /F3 10 Tf 1 0 0 1 100 700 Tm (1,234.50) Tj ET'))).toBe('1,234.50');
  });
});

describe('pages', () => {
  it('reads the pages asked for and says how many there are', async () => {
    const bytes = rawPdf(['一', '二', '三', '四'].map((words_) => ({ content: text(100, 700, words_) })));
    const { pages, pageCount } = await extractPdf(bytes, {
      pages: [
        [2, 2],
        [4, 9],
      ],
    });
    expect(pageCount).toBe(4);
    expect(pages.map((page) => [page.number, words(page)])).toEqual([
      [2, '二'],
      [4, '四'],
    ]);
  });
});

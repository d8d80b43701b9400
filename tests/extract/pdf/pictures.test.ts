import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../src/extract/pdf/index.js';
import type { Page } from '../../../src/document/page.js';
import { rawPdf, text, type RawImage, type RawPage } from '../../support/raw-pdf.js';

const GRAY = '/ColorSpace /DeviceGray /BitsPerComponent 8';
const grey = (width: number, height: number, value = 200, softMask?: RawImage): RawImage => ({
  dictionary: `/Width ${width} /Height ${height} ${GRAY}`,
  data: Buffer.alloc(width * height, value),
  ...(softMask ? { softMask } : {}),
});
/** The picture I over the box [x, y, width, height] of user space. */
const draw = (x: number, y: number, width: number, height: number): string =>
  `q ${width} 0 0 ${height} ${x} ${y} cm /I Do Q\n`;
const WHOLE = draw(0, 0, 595, 842);

async function pageOf(page: RawPage): Promise<Page> {
  const images = { I: grey(20, 30), ...page.images };
  const { pages } = await extractPdf(rawPdf([{ ...page, images }]));
  expect(pages).toHaveLength(1);
  return pages[0] as Page;
}

const wordsOf = ({ glyphs }: Page): string => glyphs.map((glyph) => glyph.text).join('');

describe('text and pictures', () => {
  it('is hidden by a picture that is painted over it', async () => {
    const page = await pageOf({ content: text(100, 700, '识别错误') + WHOLE + text(100, 20, '第1页') });
    expect(wordsOf(page)).toBe('第1页');
    expect(page.imageCover).toBeCloseTo(1, 1);
  });

  it('is hidden only where the picture is', async () => {
    const page = await pageOf({ content: text(100, 700, '标题') + text(100, 300, '表') + draw(50, 200, 400, 300) });
    expect(wordsOf(page)).toBe('标题');
  });

  it('shows over a picture, and through what is not opaque', async () => {
    const words = text(100, 700, '部门预算');
    expect(wordsOf(await pageOf({ content: WHOLE + words }))).toBe('部门预算');
    const clear = grey(20, 30, 200, grey(20, 30, 100));
    expect(wordsOf(await pageOf({ content: words + WHOLE, images: { I: clear } }))).toBe('部门预算');
    expect(wordsOf(await pageOf({ content: `${words}/G gs ${WHOLE}`, states: { G: '/ca 0.3' } }))).toBe('部门预算');
    expect(wordsOf(await pageOf({ content: `${words}/G gs ${WHOLE}`, states: { G: '/BM /Multiply' } }))).toBe(
      '部门预算',
    );
    const stencil: RawImage = { dictionary: '/Width 8 /Height 8 /ImageMask true', data: Buffer.alloc(8, 0x55) };
    expect(wordsOf(await pageOf({ content: words + WHOLE, images: { I: stencil } }))).toBe('部门预算');
  });

  it('are measured by what shows of the pictures, once', async () => {
    const cover = async (content: string): Promise<number> => (await pageOf({ content })).imageCover;
    expect(await cover(text(100, 700, '无图'))).toBe(0);
    expect(await cover(draw(0, 421, 595, 421))).toBeCloseTo(0.5, 2);
    expect(await cover(WHOLE + WHOLE)).toBeCloseTo(1, 1);
    expect(await cover(`q 0 0 595 421 re W n ${WHOLE} Q`)).toBeCloseTo(0.5, 2);
    expect(await cover(draw(700, 0, 595, 842))).toBe(0);
    // Alike in a row: one operator of pdf.js.
    expect(await cover(Array.from({ length: 20 }, (_, i) => draw(0, 20 * i, 595, 20)).join(''))).toBeCloseTo(0.475, 1);
  });

  it('are not taken for a blank page where they cannot be shown', async () => {
    const huge: RawImage = {
      dictionary: `/Width 12000 /Height 12000 ${GRAY} /Filter /FlateDecode`,
      data: Buffer.alloc(0),
    };
    expect((await pageOf({ content: WHOLE, images: { I: huge } })).imageCover).toBe(1);
    const stamp = '<< /Type /Annot /Subtype /Stamp /Rect [0 0 595 421] /F 4 /AP << /N 8 0 R >> >>';
    const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] >>';
    const forms = { X1: { content: '0 0 595 421 re f' } };
    const annotated = (annotation: string): Promise<Page> => pageOf({ content: '', forms, annotations: [annotation] });
    expect((await annotated(stamp)).imageCover).toBeCloseTo(0.5, 2);
    expect((await annotated(link)).imageCover).toBe(0);
  });
});

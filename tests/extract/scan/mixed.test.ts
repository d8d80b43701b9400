import { describe, expect, it } from 'vitest';
import type { Glyph, Page, Rule } from '../../../src/document/page.js';
import { holdsTable, isScanWithText, merge } from '../../../src/extract/scan/mixed.js';
import { readPicture } from '../../../src/extract/scan/picture/index.js';
import { Sheet } from './picture/drawn.js';

const unreadable = { replacement: 0, privateUse: 0, foreign: 0 };

/** Characters of 10 points in a row from (x, y) on. */
function print(words: string, x: number, y: number, confidence?: number): Glyph[] {
  return [...words].map((character, i) => ({
    text: character,
    box: [x + 10 * i, y, x + 10 * i + 10, y + 10],
    size: 10,
    font: 0,
    angle: 0,
    ...(confidence === undefined ? {} : { confidence }),
  }));
}

const textPage = (glyphs: Glyph[], imageCover: number, rules: Rule[] = []): Page => ({
  number: 3,
  width: 595,
  height: 842,
  fonts: [{ name: 'SimSun', bold: false }],
  glyphs,
  rules,
  imageCover,
  read: 'text',
  unreadable,
});
const scanPage = (glyphs: Glyph[], more: Partial<Page> = {}): Page => ({
  ...textPage(glyphs, 1),
  fonts: [{ name: '', bold: false }],
  read: 'ocr',
  ...more,
});
const wordsOf = (page: Page | undefined): string => page?.glyphs.map(({ text }) => text).join('') ?? '';
const rule = (axis: Rule['axis'], at: number): Rule => ({ axis, at, from: 50, to: 500, width: 1 });
const RULED = [50, 100, 150].flatMap((at) => [rule('horizontal', at), rule('vertical', at)]);

describe('pictures beside text', () => {
  const sheet = (): Sheet => new Sheet(1654, 2339);
  const ruled = readPicture(sheet().grid([200, 700, 1200], [300, 400, 500, 600]).raw());
  const framed = readPicture(sheet().grid([200, 1200], [300, 900]).print(300, 500, 10).raw());
  const words = (count: number): Glyph[] => print('字'.repeat(count), 50, 50);

  it('are read where they hold a table', () => {
    expect(holdsTable(ruled)).toBe(true);
    expect(holdsTable(framed)).toBe(false); // a chart
  });

  it('are read where they are the page and the text is a line of a scanning application', () => {
    expect(isScanWithText(textPage(words(10), 1))).toBe(true);
    expect(isScanWithText(textPage(words(400), 1))).toBe(false); // letter paper
    expect(isScanWithText(textPage(words(10), 0.3))).toBe(false); // a chart
  });
});

describe('a page with text and what was read in its pictures', () => {
  const print40 = print('机'.repeat(40), 60, 400, 0.99);

  it('is one page with both', () => {
    const [page, ...more] = merge(textPage(print('扫描全能王', 250, 820), 1, [rule('horizontal', 300)]), [
      scanPage(print40, { rules: RULED }),
    ]);
    expect(more).toEqual([]);
    expect(page).toMatchObject({ number: 3, read: 'ocr' });
    expect(wordsOf(page)).toBe(`扫描全能王${'机'.repeat(40)}`);
    expect(page?.rules).toHaveLength(RULED.length + 1);
  });

  it('has text once where it is printed over what was read', () => {
    const [page] = merge(textPage(print('1,234.00', 60, 400), 1), [
      scanPage([...print('1,284.00', 61, 401, 0.9), ...print('机'.repeat(40), 60, 500, 0.99)]),
    ]);
    expect(wordsOf(page)).toBe(`1,234.00${'机'.repeat(40)}`);
  });

  it('stays the text page where the pictures say next to nothing', () => {
    const text = textPage(print('2017年部门预算', 200, 300), 1);
    expect(merge(text, [scanPage(print('纹'.repeat(60), 0, 700, 0.4))])).toEqual([text]);
    expect(merge(text, [scanPage(print('合计12', 60, 100, 0.99))])).toEqual([text]);
    expect(
      merge(text, [scanPage(print('合计12', 60, 100, 0.99).concat(print('34', 90, 100, 0.99)), { rules: RULED })]),
    ).not.toEqual([text]);
  });

  it('lies as the straightened pictures do', () => {
    // The page read is the one displayed, turned by a quarter: its x is the other's y.
    const toDisplayed = [0, 1, -1, 0, 595, 0] as const;
    const [page] = merge(textPage(print('页', 500, 30), 1, [rule('horizontal', 300)]), [
      scanPage(print40, { width: 842, height: 595, toDisplayed }),
    ]);
    const [glyph] = page?.glyphs ?? [];
    expect(glyph?.box.map(Math.round)).toEqual([30, 85, 40, 95]);
    expect(glyph?.angle).toBe(270);
    expect(page?.rules).toMatchObject([{ axis: 'vertical', at: 300, from: 95, to: 545 }]);
  });
});

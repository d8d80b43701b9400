import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/document/page.js';
import { hex, text } from '../../support/raw-pdf.js';
import { readPage, round, words } from './read-page.js';

function boxes(page: Page): number[][] {
  return page.glyphs.map(({ box }) => box.map(round));
}

describe('glyphs', () => {
  it('gives each glyph its advance box on the page as displayed, origin at the top left', async () => {
    const page = await readPage(text(100, 742, '预算', 10));
    expect(words(page)).toBe('预算');
    // The em box reaches from 0.12 under the baseline (at 842 - 742 = 100) to 0.88 over it.
    expect(boxes(page)).toEqual([
      [100, 91.2, 110, 101.2],
      [110, 91.2, 120, 101.2],
    ]);
    expect(page.glyphs.map(({ size, angle }) => [round(size), angle])).toEqual([
      [10, 0],
      [10, 0],
    ]);
  });

  it('applies character spacing, horizontal scale, rise, leading and numbers between strings', async () => {
    const content = `BT /F1 10 Tf 2 Tc 50 Tz 1 0 0 1 100 700 Tm ${hex('一二')} Tj ET
      BT /F1 10 Tf 0 Tc 100 Tz 20 TL 1 0 0 1 100 600 Tm ${hex('三')} Tj T* ${hex('四')} Tj 5 Ts ${hex('五')} Tj ET
      BT /F1 10 Tf 0 Ts 1 0 0 1 100 500 Tm [${hex('六')} -1000 ${hex('七')}] TJ ET`;
    const page = await readPage(content);
    expect(
      page.glyphs.map(({ text: char, box }) => `${char} ${round(box[0])} ${round(842 - box[3] + 1.2 * -1)}`),
    ).toEqual([
      '一 100 697.6',
      '二 106 697.6',
      '三 100 597.6',
      '四 100 577.6',
      '五 110 582.6',
      '六 100 497.6',
      '七 120 497.6',
    ]);
  });

  it('follows nested transformations and puts them back', async () => {
    const page = await readPage(
      `q 2 0 0 2 50 0 cm q 1 0 0 1 10 100 cm ${text(0, 0, '甲', 10)} Q ${text(0, 100, '乙', 10)} Q ${text(0, 100, '丙', 10)}`,
    );
    expect(page.glyphs.map(({ text: char, box, size }) => [char, round(box[0]), round(size)])).toEqual([
      ['甲', 70, 20],
      ['乙', 50, 20],
      ['丙', 0, 10],
    ]);
  });

  it.each([
    [0, 0, [100, 91.2, 110, 101.2]],
    [90, 0, [740.8, 100, 750.8, 110]],
    [180, 0, [485, 740.8, 495, 750.8]],
    [270, 0, [91.2, 485, 101.2, 495]],
  ] as const)('turns the page by /Rotate %i', async (rotate, _angle, box) => {
    const page = await readPage({ content: text(100, 742, '预', 10), rotate });
    expect([page.width, page.height]).toEqual(rotate % 180 === 0 ? [595, 842] : [842, 595]);
    expect(boxes(page)).toEqual([box]);
    expect(page.glyphs[0]?.angle).toBe(rotate);
  });

  it('measures from the corner of the CropBox', async () => {
    const page = await readPage({ content: text(100, 742, '预', 10), crop: [50, 100, 550, 800] });
    expect([page.width, page.height]).toEqual([500, 700]);
    expect(boxes(page)).toEqual([[50, 49.2, 60, 59.2]]);
  });

  it('leaves out what stands off the page, is clipped away, invisible or transparent', async () => {
    const page = await readPage({
      content: [
        text(100, 700, '见'),
        text(100, -30, '外'),
        text(700, 700, '外'),
        `q 0 0 50 50 re W n ${text(100, 700, '剪')} Q`,
        `BT 3 Tr /F1 10 Tf 1 0 0 1 100 600 Tm ${hex('隐')} Tj 0 Tr ET`,
        `q /G1 gs ${text(100, 500, '透')} Q`,
        text(100, 400, '见'),
      ].join('\n'),
      states: { G1: '/Type /ExtGState /ca 0' },
    });
    expect(words(page)).toBe('见见');
  });

  it('keeps a glyph whose middle is on the page', async () => {
    expect(words(await readPage(text(-4, 700, '左') + text(591, 700, '右')))).toBe('左');
  });

  it('reads form XObjects through their matrix and clips them to their box', async () => {
    const page = await readPage({
      content: 'q 1 0 0 1 100 100 cm /X1 Do Q ' + text(10, 10, '后'),
      forms: {
        X1: {
          content: text(0, 0, '表') + text(200, 0, '外') + ' q q',
          matrix: [2, 0, 0, 2, 0, 0],
          bbox: [0, -10, 100, 100],
        },
      },
    });
    expect(page.glyphs.map(({ text: char, box, size }) => [char, round(box[0]), round(size)])).toEqual([
      ['表', 100, 20],
      ['后', 10, 10],
    ]);
  });

  it('tells which way text runs', async () => {
    const page = await readPage(
      `BT /F1 10 Tf 0 -1 1 0 100 700 Tm ${hex('下')} Tj ET BT /F1 10 Tf 0 1 -1 0 200 700 Tm ${hex('上')} Tj ET`,
    );
    expect(page.glyphs.map(({ text: char, angle }) => [char, angle])).toEqual([
      ['下', 90],
      ['上', 270],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Page, Rule } from '../../../src/document/page.js';
import { extractPdf } from '../../../src/extract/pdf/index.js';
import { hex, line, rawPdf, text, type RawPage } from '../../support/raw-pdf.js';

async function read(page: RawPage | string): Promise<Page> {
  const { pages } = await extractPdf(rawPdf([typeof page === 'string' ? { content: page } : page]));
  const [first] = pages;
  if (!first) throw new Error('no page');
  return first;
}

function words(page: Page): string {
  return page.glyphs.map((glyph) => glyph.text).join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;

function boxes(page: Page): number[][] {
  return page.glyphs.map(({ box }) => box.map(round));
}

function rules(page: Page): string[] {
  return page.rules.map((rule: Rule) => `${rule.axis[0]} ${[rule.at, rule.from, rule.to].map(round).join(' ')}`);
}

describe('glyphs', () => {
  it('gives each glyph its advance box on the page as displayed, origin at the top left', async () => {
    const page = await read(text(100, 742, '预算', 10));
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
    const page = await read(content);
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
    const page = await read(
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
    const page = await read({ content: text(100, 742, '预', 10), rotate });
    expect([page.width, page.height]).toEqual(rotate % 180 === 0 ? [595, 842] : [842, 595]);
    expect(boxes(page)).toEqual([box]);
    expect(page.glyphs[0]?.angle).toBe(rotate);
  });

  it('measures from the corner of the CropBox', async () => {
    const page = await read({ content: text(100, 742, '预', 10), crop: [50, 100, 550, 800] });
    expect([page.width, page.height]).toEqual([500, 700]);
    expect(boxes(page)).toEqual([[50, 49.2, 60, 59.2]]);
  });

  it('leaves out what stands off the page, is clipped away, invisible or transparent', async () => {
    const page = await read({
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
    expect(words(await read(text(-4, 700, '左') + text(591, 700, '右')))).toBe('左');
  });

  it('reads form XObjects through their matrix and clips them to their box', async () => {
    const page = await read({
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

  it('counts a glyph drawn twice to look bold once, figures side by side each', async () => {
    const page = await read(
      text(100, 700, '合计') + text(100.3, 700, '合计') + text(200, 700, '11', 10) + text(100, 600, '合计'),
    );
    expect(words(page)).toBe('合计11合计');
  });

  it('folds Kangxi radicals, keeps full width, counts what cannot be read', async () => {
    const page = await read(text(100, 700, '⾦⼊１２') + text(100, 600, '\uE000'));
    expect(words(page).slice(0, 4)).toBe('金入１２');
    expect(page.unreadable.privateUse + page.unreadable.replacement).toBe(1);
  });

  it('counts letters that only a font without a list of its characters gives', async () => {
    const garbled = await read(text(100, 700, '财ÿ拨款ĀÓ'));
    expect(garbled.unreadable.foreign).toBe(3);
    const usual = await read(text(100, 700, '面积10㎡，20℃，Ａ级αβ，ABC，№3，①Ⅱ'));
    expect(usual.unreadable).toEqual({ replacement: 0, privateUse: 0, foreign: 0 });
  });

  it('takes no letter drawn as an outline for lines of a table', async () => {
    const page = await read('100 100 m 100 130 l 130 130 l 130 100 l h 110 115 m 112 118 114 118 116 115 c S');
    expect(page.rules).toEqual([]);
  });

  it('tells which way text runs', async () => {
    const page = await read(
      `BT /F1 10 Tf 0 -1 1 0 100 700 Tm ${hex('下')} Tj ET BT /F1 10 Tf 0 1 -1 0 200 700 Tm ${hex('上')} Tj ET`,
    );
    expect(page.glyphs.map(({ text: char, angle }) => [char, angle])).toEqual([
      ['下', 90],
      ['上', 270],
    ]);
  });
});

describe('fonts that are not embedded and have no ToUnicode', () => {
  it('reads UniGB-UCS2-H', async () => {
    expect(words(await read(text(100, 700, '部门预算：1,234.50万元')))).toBe('部门预算：1,234.50万元');
  });

  it('reads GBK-EUC-H', async () => {
    // 部门预算 in GBK; 1 and 2 in one byte each.
    expect(words(await read('BT /F2 10 Tf 1 0 0 1 100 700 Tm <b2bfc3c5d4a4cbe33132> Tj ET'))).toBe('部门预算12');
  });

  it('reads Helvetica', async () => {
    expect(words(await read('BT /F3 10 Tf 1 0 0 1 100 700 Tm (1,234.50) Tj ET'))).toBe('1,234.50');
  });
});

describe('rules', () => {
  it('reads strokes, thin fills and the sides of stroked boxes', async () => {
    expect(
      rules(
        await read(line(50, 700, 250, 700) + line(50, 700, 50, 600) + '50 599.75 200 0.5 re f 300 600 100 50 re S'),
      ),
    ).toEqual([
      'h 142 50 250',
      'v 50 142 242',
      'h 242 50 250',
      'h 242 300 400',
      'v 400 192 242',
      'h 192 300 400',
      'v 300 192 242',
    ]);
  });

  it('takes shading, white, transparent and unpainted shapes for no rules', async () => {
    const page = await read({
      content: [
        '0.9 g 50 600 200 20 re f 0 g', // shading
        '1 1 1 rg 50 500 200 0.5 re f 0 g', // white
        `1 1 1 RG ${line(50, 450, 250, 450)} 0 G`,
        `/G1 gs ${line(50, 400, 250, 400)} 50 390 200 0.5 re f`,
        '50 300 200 0.5 re n',
        '50 200 m 250 260 l S', // oblique
        '50 100 m 100 150 150 150 200 100 c S', // a curve
        '10 w 50 50 m 250 50 l S', // a bar
      ].join('\n'),
      states: { G1: '/ca 0 /CA 0' },
    });
    expect(rules(page)).toEqual([]);
  });

  it('reads white lines where they part shaded cells, a banded table’s through its white rows too', async () => {
    const page = await read(
      [
        '0.86 0.9 0.95 rg 50 600 200 20 re f 50 560 200 20 re f', // two shaded rows, a white one between them
        '1 1 1 rg',
        ...[560, 580, 600].map((y) => `149.5 ${y} 1 20 re f`), // the border of two columns, a piece a row
        '50 599.5 200 1 re f',
        '400 560 1 60 re f 50 400 200 1 re f', // on paper
      ].join('\n'),
    );
    expect(rules(page)).toEqual(['h 242 50 250', 'v 150 222 242', 'v 150 242 262', 'v 150 262 282']);
  });

  it('takes a square dot for a piece of both lines through it, whatever its sides round to', async () => {
    const dot = (x: number, y: number): string => `${x} ${y} 0.75 0.75 re f`;
    const page = await read(
      `.23999999 0 0 .23999999 0 0 cm 3.125 0 0 3.125 178.125 100 cm ${dot(8, 300)} ${dot(10, 331)}`,
    );
    expect(page.rules.map(({ axis }) => axis)).toEqual(['horizontal', 'vertical', 'horizontal', 'vertical']);
  });

  it('keeps light grey lines and each piece of a dashed one', async () => {
    const dashes = Array.from({ length: 4 }, (_, i) => `${50 + 6 * i} 500 4 0.5 re f`).join('\n');
    expect(rules(await read(`0.83 G ${line(50, 600, 250, 600)} ${dashes}`))).toEqual([
      'h 242 50 250',
      ...[50, 56, 62, 68].map((x) => `h 341.8 ${x} ${x + 4}`),
    ]);
  });

  it('clips rules to the clip path and to the page', async () => {
    expect(
      rules(
        await read(
          `q 100 550 50 100 re W n ${line(50, 600, 250, 600)} ${line(50, 500, 250, 500)} Q ${line(500, 400, 900, 400)} ${line(50, -20, 250, -20)}`,
        ),
      ),
    ).toEqual(['h 242 100 150', 'h 442 500 595']);
  });

  it('turns rules with the page', async () => {
    expect(rules(await read({ content: line(50, 700, 250, 700), rotate: 90 }))).toEqual(['v 700 50 250']);
  });

  it('scales a line’s width with its transformation', async () => {
    const page = await read(`q 0.1 0 0 0.1 0 0 cm 5 w ${line(500, 7000, 2500, 7000)} Q`);
    expect(page.rules.map(({ at, from, to, width }) => [at, from, to, width].map(round))).toEqual([
      [142, 50, 250, 0.5],
    ]);
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

import { describe, expect, it } from 'vitest';
import type { Glyph, Page } from '../../../src/document/page.js';
import { splitSpread } from '../../../src/extract/scan/spread.js';

const [WIDTH, HEIGHT] = [1190, 842];

/** Lines of `characters` characters of 10 points from `x0` on. */
function print(x0: number, characters: number, lines = 5): Glyph[] {
  return Array.from({ length: lines * characters }, (_, i): Glyph => {
    const [x, y] = [x0 + 10 * (i % characters), 100 + 20 * Math.floor(i / characters)];
    return { text: '支', box: [x, y, x + 10, y + 10], size: 10, font: 0, angle: 0 };
  });
}

function page(glyphs: Glyph[], { width = WIDTH, rules = [] as Page['rules'] } = {}): Page {
  const unreadable = { replacement: 0, privateUse: 0, foreign: 0 };
  return { number: 7, width, height: HEIGHT, fonts: [], glyphs, rules, imageCover: 1, read: 'ocr', unreadable };
}

describe('two pages on one scan', () => {
  it('are read left before right, each with its own lines', () => {
    const across = { axis: 'horizontal', at: 300, width: 1 } as const;
    const rules = [
      { ...across, from: 60, to: 540 },
      { ...across, from: 650, to: 1130 },
    ];
    const [left, right, ...more] = splitSpread(page([...print(700, 40), ...print(80, 40)], { rules }));
    expect(more).toEqual([]);
    expect(left?.number).toBe(7);
    expect(left?.glyphs.every(({ box }) => box[2] < WIDTH / 2)).toBe(true);
    expect(right?.glyphs.every(({ box }) => box[0] > WIDTH / 2)).toBe(true);
    expect([left?.rules, right?.rules]).toEqual([[rules[0]], [rules[1]]]);
  });

  it.each([
    ['a wide table goes over the middle', page(print(60, 105))],
    ['the page is upright', page([...print(80, 20), ...print(340, 20)], { width: 595 })],
    ['one side has a note only', page([...print(80, 40), ...print(800, 5)])],
    [
      'a line is ruled across',
      page([...print(80, 40), ...print(700, 40)], {
        rules: [{ axis: 'horizontal', at: 90, from: 60, to: 1130, width: 1 }],
      }),
    ],
  ])('are not seen where %s', (_, one) => {
    expect(splitSpread(one)).toEqual([one]);
  });
});

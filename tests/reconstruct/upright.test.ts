import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/document/geometry.js';
import type { Glyph, Page, Rule } from '../../src/document/page.js';
import { turnOf, upright, uprightGlyphs } from '../../src/reconstruct/upright.js';
import { combine, drawGrid, glyphsOf, gridOf, pageOf, reconstruct, tablesOf } from '../support/page.js';

const DRAWN = combine(
  drawGrid(gridOf(['项目|金额', '合计|1,234.50', '基本支出|1,000.00'], [80, 80])),
  glyphsOf('单位：万元', 170, 80),
);
const STRAIGHT = pageOf(DRAWN);

/** The straight page as it lies when it is drawn turned by `turn` degrees clockwise. */
function turned(page: Page, turn: 90 | 180 | 270): Page {
  const { width, height } = page;
  const box = ([x0, y0, x1, y1]: Box): Box =>
    turn === 90
      ? [height - y1, x0, height - y0, x1]
      : turn === 270
        ? [y0, width - x1, y1, width - x0]
        : [width - x1, height - y1, width - x0, height - y0];
  const rule = (one: Rule): Rule => {
    const [x0, y0, x1, y1] = box(
      one.axis === 'horizontal' ? [one.from, one.at, one.to, one.at] : [one.at, one.from, one.at, one.to],
    );
    const flat = (one.axis === 'horizontal') === (turn === 180);
    return flat
      ? { ...one, axis: 'horizontal', at: y0, from: x0, to: x1 }
      : { ...one, axis: 'vertical', at: x0, from: y0, to: y1 };
  };
  return {
    ...page,
    width: turn === 180 ? width : height,
    height: turn === 180 ? height : width,
    glyphs: page.glyphs.map((glyph): Glyph => ({ ...glyph, box: box(glyph.box), angle: turn })),
    rules: page.rules.map(rule),
  };
}

const rounded = (box: Box | null): number[] | undefined => box?.map((value) => Math.round(value));

describe('pages drawn turned', () => {
  it.each([90, 180, 270] as const)('are read as if they stood upright: %i degrees', (turn) => {
    const page = turned(STRAIGHT, turn);
    expect(turnOf(page)).toBe(turn);
    const back = upright(page);
    expect([back.width, back.height]).toEqual([595, 842]);
    expect(back.glyphs.map(({ text, box, angle }) => [text, rounded(box), angle])).toEqual(
      STRAIGHT.glyphs.map(({ text, box }) => [text, rounded(box), 0]),
    );
    expect(tablesOf(reconstruct([page]))).toEqual(tablesOf(reconstruct([STRAIGHT])));
  });

  it.each([90, 180, 270] as const)('keep the boxes of the page as displayed: %i degrees', (turn) => {
    const page = turned(STRAIGHT, turn);
    const table = reconstruct([page]).find((block) => block.type === 'table');
    const cell = table?.type === 'table' ? table.table.cells.find(({ text }) => text === '合计') : undefined;
    const [glyph] = page.glyphs.filter(({ text }) => text === '合');
    if (!cell?.bbox || !glyph) throw new Error('no cell');
    const [x0, y0, x1, y1] = cell.bbox;
    expect([x1 - x0, y1 - y0].map(Math.round)).toEqual(turn === 180 ? [80, 20] : [20, 80]);
    const [gx, gy] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
    expect(gx > x0 && gx < x1 && gy > y0 && gy < y1).toBe(true);
  });

  it('stay as they are where only a stamp runs another way', () => {
    const page = pageOf(combine(DRAWN, glyphsOf('装订线', 20, 300, 10, 90)));
    expect(turnOf(page)).toBeNull();
    expect(upright(page)).toBe(page);
  });

  it('lose oblique text: watermarks', () => {
    const page = pageOf(combine(DRAWN, glyphsOf('内部资料', 100, 110, 30, 45), glyphsOf('斜', 100, 130, 10, 330)));
    expect(upright(page).glyphs.length).toBe(STRAIGHT.glyphs.length);
    expect(upright(pageOf({ glyphs: glyphsOf('几乎水平', 50, 50, 10, 357) })).glyphs.length).toBe(4);
  });
});

describe('cells with turned text', () => {
  it('read downward', () => {
    const glyphs = [...'绩效指标'].map((text, i): Glyph => ({
      text,
      box: [50, 100 + 10 * i, 60, 110 + 10 * i],
      size: 10,
      font: 0,
      angle: 90,
    }));
    const boxes = uprightGlyphs(glyphs).map(({ box }) => box[0]);
    expect(boxes).toEqual([...boxes].sort((a, b) => a - b));
    expect(new Set(uprightGlyphs(glyphs).map(({ box }) => box[1])).size).toBe(1);
  });
});

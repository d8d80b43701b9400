import { describe, expect, it } from 'vitest';
import { crossesBorder, drawnBlocks } from '../../src/reconstruct/overflow.js';
import { drawnFigures } from '../../src/reconstruct/whole-figures.js';
import { combine, drawGrid, glyphsOf, gridOf, pageOf, reconstruct, tablesOf } from '../support/page.js';

describe('text over the borders of its row', () => {
  it('tells a glyph that crosses from one that only touches', () => {
    const [glyph] = glyphsOf('字', 50, 100);
    if (!glyph) throw new Error('no glyph');
    expect(crossesBorder(glyph, [40, 101, 70, 120])).toBe(false);
    expect(crossesBorder(glyph, [40, 104, 70, 120])).toBe(true);
    expect(crossesBorder(glyph, [40, 90, 70, 107])).toBe(true);
  });

  it('takes lines drawn under each other at one step for one text', () => {
    const drawn = [...glyphsOf('第一行', 50, 100), ...glyphsOf('第二行', 50, 112), ...glyphsOf('别的字', 200, 112)];
    expect(drawnBlocks(drawn).map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))).toEqual([
      '第一行第二行',
      '别的字',
    ]);
  });

  it('ends a text where the step or the size changes', () => {
    const other = [...glyphsOf('第一行', 50, 100), ...glyphsOf('第二行', 50, 112), ...glyphsOf('第三行', 50, 130)];
    expect(drawnBlocks(other).length).toBe(2);
    expect(drawnBlocks([...glyphsOf('第一行', 50, 100), ...glyphsOf('第二行', 50, 112, 8)]).length).toBe(2);
  });

  it('gives a text of three lines whole to the low row that it is centred on', () => {
    const grid = gridOf(['项目|金额', '|1.00', '|2.00', '|3.00'], [60, 60]);
    const tall = ['城乡居民医', '保村级代办', '员补助资金'].flatMap((text, i) => glyphsOf(text, 53, 133 + i * 12));
    const page = pageOf(combine(drawGrid(grid), tall));
    expect(tablesOf(reconstruct([page]))).toEqual([
      ['项目|金额', '|1.00', '城乡居民医保村级代办员补助资金|2.00', '|3.00'],
    ]);
  });

  it('gives a head whose lines lie on the heads below to the cell that it is centred on', () => {
    // 科目编码 in three lines, each as high as a row; the third is printed over 类 and 款.
    const heads = gridOf(['项目|<|金额', '|<|^', '类|款|^', '30|01|1.00'], [20, 20, 60], 50, 100, 12);
    const lines = ['部门预算', '经济分类', '科目编码'].flatMap((text, i) => glyphsOf(text, 50, 101 + i * 12));
    expect(tablesOf(reconstruct([pageOf(combine(drawGrid(heads), lines))]))).toEqual([
      ['项目|<|金额', '部门预算经济分类科目编码|<|^', '类|款|^', '30|01|1.00'],
    ]);
  });

  it('leaves rows alone whose commas are set at half of their width', () => {
    const rows = ['五、教育', '六、科技', '七、文化', '八、卫生'];
    const grid = gridOf(['项目|金额', ...rows.map((_, i) => `|${i}.00`)], [80, 60], 50, 100, 14);
    const texts = rows.flatMap((text, i) => [
      ...glyphsOf(text.slice(0, 2), 53, 116 + i * 14),
      ...glyphsOf(text.slice(2), 53 + 15, 116 + i * 14),
    ]);
    expect(tablesOf(reconstruct([pageOf(combine(drawGrid(grid), texts))]))).toEqual([
      ['项目|金额', ...rows.map((text, i) => `${text}|${i}.00`)],
    ]);
  });

  it('keeps a figure whole that runs over into the next column', () => {
    const grid = gridOf(['合计|基本支出', '|'], [30, 40]);
    const figures = [...glyphsOf('20,569.39', 52, 125), ...glyphsOf('1.00', 100, 125)];
    expect(tablesOf(reconstruct([pageOf(combine(drawGrid(grid), figures))]))).toEqual([
      ['合计|基本支出', '20,569.39|1.00'],
    ]);
  });

  it('parts figures that are drawn flush', () => {
    const texts = (text: string): string[] =>
      drawnFigures(glyphsOf(text, 50, 100)).map((run) => run.map((glyph) => glyph.text).join(''));
    expect(texts('20,569.3920,569.39')).toEqual(['20,569.39', '20,569.39']);
    expect(texts('1.5')).toEqual([]);
    expect(texts('2080501')).toEqual([]);
  });
});

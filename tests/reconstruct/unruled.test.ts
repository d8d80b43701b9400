import { describe, expect, it } from 'vitest';
import type { Glyph, Page, Rule } from '../../src/document/page.js';
import { glyphsOf, horizontal, outline, pageOf, reconstruct, tablesOf, vertical, widthOf } from '../support/page.js';

/** Rows of texts at given columns: heads in the middle, words from the left, figures up to the right end. */
function texts(rows: readonly string[], xs: readonly number[], top = 130, step = 18): Glyph[] {
  return rows.flatMap((row, i) =>
    row.split('|').flatMap((text, col) => {
      const [left = 0, right = 0] = [xs[col], xs[col + 1]];
      const room = right - left - widthOf(text);
      const x = HEAD.test(text) ? left + room / 2 : /^[\d.,]+$/.test(text) ? left + room - 4 : left + 4;
      return glyphsOf(text, x, top + i * step);
    }),
  );
}

const HEAD = /^(?:预算数|决算数)$/;
const XS = [60, 260, 360, 460];
const ROWS = [
  '项目|预算数|决算数',
  '一、财政拨款收入|1,234.50|1,200.00',
  '二、事业收入|34.50|30.00',
  '三、其他收入|1.00|2.00',
  '合计|1,270.00|1,232.00',
];
const GRID = ROWS;
const CAPTION = [...glyphsOf('收入预算总表', 220, 80, 14), ...glyphsOf('单位：万元', 400, 105)];

function page(glyphs: readonly Glyph[], rules: readonly Rule[] = []): Page {
  return pageOf({ glyphs: [...CAPTION, ...glyphs], rules });
}

describe('tables without inner rules', () => {
  it('three-line tables (三线表)', () => {
    const rules = [124, 145, 222].map((y) => horizontal(y, 60, 460));
    expect(tablesOf(reconstruct([page(texts(ROWS, XS), rules)]))).toEqual([GRID]);
  });

  it('three-line tables whose rules are drawn cell by cell, with a header of two levels', () => {
    const pieces = (y: number, borders: readonly number[]): Rule[] =>
      borders.slice(1).map((to, i) => horizontal(y, (borders[i] ?? 0) + 0.4, to - 0.4));
    const rules = [...pieces(124, [60, 260, 460]), ...pieces(163, XS), ...pieces(204, XS)];
    const header = [
      ...glyphsOf('项目', 150, 138),
      ...glyphsOf('支出', 350, 130),
      ...glyphsOf('基本支出', 290, 148),
      ...glyphsOf('项目支出', 390, 148),
    ];
    const body = texts(['教育支出|1,234.50|1,200.00', '合计|34.50|30.00'], XS, 168);
    expect(tablesOf(reconstruct([page([...header, ...body], rules)]))).toEqual([
      ['项目|支出|<', '^|基本支出|项目支出', '教育支出|1,234.50|1,200.00', '合计|34.50|30.00'],
    ]);
  });

  it('a box without inner rules', () => {
    const rules = [horizontal(124, 60, 460), horizontal(222, 60, 460), vertical(60, 124, 222), vertical(460, 124, 222)];
    expect(tablesOf(reconstruct([page(texts(ROWS, XS), rules)]))).toEqual([GRID]);
  });

  it('no rule at all, under a unit line', () => {
    expect(tablesOf(reconstruct([page(texts(ROWS, XS))]))).toEqual([GRID]);
  });

  it('heads in the middle of columns whose figures stand at the right end', () => {
    const wide = [60, 260, 460, 660];
    const rows = ['项目|预算数|决算数', '一、财政拨款|1.50|1.00', '二、事业收入|4.50|3.00', '合计|6.00|4.00'];
    const rules = [124, 145, 204].map((y) => horizontal(y, 60, 660));
    expect(tablesOf(reconstruct([page(texts(rows, wide), rules)]))).toEqual([rows]);
  });

  it('gives a head over no figures, beside columns that have heads, a column of its own', () => {
    const rows = ['项目|预算数|决算数', '一、财政拨款收入|1,234.50|', '二、事业收入|34.50|', '合计|1,269.00|'];
    const rules = [124, 145, 204].map((y) => horizontal(y, 60, 460));
    expect(tablesOf(reconstruct([page(texts(rows, XS), rules)]))).toEqual([rows]);
  });

  it('never cuts a figure, be it the only wide one of its column', () => {
    const narrow = [60, 160, 230, 330, 400];
    const rows = [
      '收入|预算数|支出|预算数',
      '一、财政拨款|1,120,569.39|一、教育支出|0.00',
      ...Array.from({ length: 24 }, (_, i) => `其他收入|0.0${i % 10}|其他支出|0.00`),
      '合计|1,120,569.39|合计|1,120,569.39',
    ];
    const rules = [124, 145, 124 + 18 * rows.length].map((y) => horizontal(y, 60, 400));
    expect(tablesOf(reconstruct([page(texts(rows, narrow), rules)]))).toEqual([rows]);
  });

  it('parts codes at the right end of their column from the names beside them', () => {
    const borders = [60, 110, 260, 360];
    const rows = [
      '科目编码|科目名称|预算数',
      '205|教育支出|1,234.50',
      '20502|普通教育|1,234.50',
      '2050202|小学教育|34.50',
    ];
    const header = ['科目编码', '科目名称', '预算数'].flatMap((text, i) =>
      glyphsOf(text, ((borders[i] ?? 0) + (borders[i + 1] ?? 0) - widthOf(text)) / 2, 130),
    );
    const body = texts(rows.slice(1), borders, 148);
    const rules = [124, 145, 204].map((y) => horizontal(y, 60, 360));
    expect(tablesOf(reconstruct([page([...header, ...body], rules)]))).toEqual([rows]);
  });

  it('spans all columns under a head that stands alone over them', () => {
    const borders = [60, 160, 260, 300, 340, 480];
    const header = [
      ...glyphsOf('项目', 100, 139),
      ...glyphsOf('合计', 200, 139),
      ...glyphsOf('本年收入', 350, 130),
      ...['小计', '拨款', '其他收入'].flatMap((text, i) =>
        glyphsOf(text, ((borders[i + 2] ?? 0) + (borders[i + 3] ?? 0) - widthOf(text)) / 2, 148),
      ),
    ];
    const body = texts(['教育|11.00|1.00|2.00|3.00', '卫生|12.00|4.00|5.00|6.00'], borders, 168);
    const rules = [124, 163, 204].map((y) => horizontal(y, 60, 480));
    expect(tablesOf(reconstruct([page([...header, ...body], rules)]))).toEqual([
      ['项目|合计|本年收入|<|<', '^|^|小计|拨款|其他收入', '教育|11.00|1.00|2.00|3.00', '卫生|12.00|4.00|5.00|6.00'],
    ]);
  });

  it('takes a column for each number of a 栏次 row, be nothing else in it', () => {
    const borders = [60, 100, 240, 300, 360, 420];
    const heads = ['序号', '项目', '基本支出', '项目支出', '经营支出'];
    const numbers = ['栏次', '1', '2', '3', '4'];
    const middle = (row: readonly string[], y: number): Glyph[] =>
      row.flatMap((text, i) => glyphsOf(text, ((borders[i] ?? 0) + (borders[i + 1] ?? 0) - widthOf(text)) / 2, y));
    const body = texts(['1|合计|9.00||', '2|教育支出|||8.00'], borders, 166);
    const rules = [124, 163, 204].map((y) => horizontal(y, 60, 420));
    expect(tablesOf(reconstruct([page([...middle(heads, 130), ...middle(numbers, 148), ...body], rules)]))).toEqual([
      [heads.join('|'), numbers.join('|'), '1|合计|9.00||', '2|教育支出|||8.00'],
    ]);
  });

  it('gives a figure that does not reach under its head to the head left of its end', () => {
    // Nearer to the next head than to its own, which stands in the middle of a wide column.
    const borders = [60, 160, 360, 440];
    const heads = ['项目', '预算数', '决算数'].flatMap((text, i) =>
      glyphsOf(text, ((borders[i] ?? 0) + (borders[i + 1] ?? 0) - widthOf(text)) / 2, 130),
    );
    const body = texts(['教育支出|1.50|', '合计|1.50|'], borders, 148);
    const rules = [124, 145, 186].map((y) => horizontal(y, 60, 440));
    expect(tablesOf(reconstruct([page([...heads, ...body], rules)]))).toEqual([
      ['项目|预算数|决算数', '教育支出|1.50|', '合计|1.50|'],
    ]);
  });

  it('merges the levels of indicators over their rows, goals over the columns beside their label', () => {
    const borders = [60, 120, 190, 330, 400];
    const at = (col: number, text: string, y: number): Glyph[] =>
      glyphsOf(text, ((borders[col] ?? 0) + (borders[col + 1] ?? 0) - widthOf(text)) / 2, y);
    const row = (y: number, ...cells: string[]): Glyph[] => cells.flatMap((text, i) => at(i + 1, text, y));
    const glyphs = [
      ...at(0, '绩效目标', 130),
      ...glyphsOf('保障机构运转，完成年度任务。', 124, 130),
      ...['一级指标', '二级指标', '三级指标', '指标值'].flatMap((text, i) => at(i, text, 148)),
      ...row(168, '数量指标', '培训次数', '≥2次'),
      ...at(0, '产出指标', 177),
      ...row(186, '质量指标', '合格率', '≥95%'),
      ...row(204, '社会效益指标', '知晓率', '≥90%'),
      ...at(0, '效益指标', 204),
    ];
    const table = [
      '绩效目标|保障机构运转，完成年度任务。|<|<',
      '一级指标|二级指标|三级指标|指标值',
      '产出指标|数量指标|培训次数|≥2次',
      '^|质量指标|合格率|≥95%',
      '效益指标|社会效益指标|知晓率|≥90%',
    ];
    const rules = [124, 163, 220].map((y) => horizontal(y, 60, 400));
    expect(tablesOf(reconstruct([pageOf({ glyphs, rules })]))).toEqual([table]);
    expect(tablesOf(reconstruct([pageOf({ glyphs })]))).toEqual([table]);
  });

  it('joins a label that wraps', () => {
    const rows = ROWS.map((row, i) =>
      i === 1 ? row.replace('一、财政拨款收入', '一、一般公共预算财政拨款收入及') : row,
    );
    const glyphs = [...texts(rows.slice(0, 2), XS), ...glyphsOf('上年结转', 64, 160), ...texts(rows.slice(2), XS, 175)];
    // The label fills its column: 150 of 160 points.
    const narrow = glyphs.map((glyph): Glyph =>
      glyph.box[0] < 250 ? glyph : { ...glyph, box: shift(glyph.box, -55) },
    );
    expect(tablesOf(reconstruct([page(narrow)]))[0]?.[1]).toBe(
      '一、一般公共预算财政拨款收入及上年结转|1,234.50|1,200.00',
    );
  });

  it('takes no contents list, address block or running text for a table', () => {
    const contents = ['一、部门概况', '二、收支总表', '三、收入总表', '四、支出总表'].flatMap((text, i) => [
      ...glyphsOf(`${text}${'.'.repeat(40)}`, 60, 130 + 18 * i),
      ...glyphsOf(String(i + 3), 450, 130 + 18 * i),
    ]);
    expect(tablesOf(reconstruct([page(contents)]))).toEqual([]);
    const address = texts(['联系人：|张三', '电话：|010', '地址：|某路', '邮编：|100000'], XS);
    expect(tablesOf(reconstruct([pageOf({ glyphs: address })]))).toEqual([]);
    expect(outline(reconstruct([pageOf({ glyphs: glyphsOf('本部门无此项支出', 60, 130) })]))).toEqual([
      '本部门无此项支出',
    ]);
  });
});

describe('tables without inner rules over pages', () => {
  const WIDE = [60, 260, 380, 500];
  const first = ['项目|预算数|决算数', '一、财政拨款收入|1,234.50|1,200.00', '二、事业收入|34.50|30.00'];
  const second = ['三、其他收入|1.00|', '合计|1,270.00|1,230.00'];
  const three = (rows: readonly string[], header: number): Rule[] =>
    [124, ...(header > 0 ? [127 + 18 * header] : []), 130 + 18 * rows.length].map((y) => horizontal(y, 60, 500));

  it('move a border within its blank for a wider text on the next page, and stay apart with other columns', () => {
    const long = '三、一般公共预算财政拨款安排的其他各项支出';
    const moved = [...texts(['四、上年结转|1.00|2.00', '合计|1.00|2.00'], WIDE, 148), ...glyphsOf(long, 64, 130)];
    const wider = [...moved, ...glyphsOf('7.00', 340, 130), ...glyphsOf('8.00', 470, 130)];
    const rulesBelow = [124, 186].map((y) => horizontal(y, 60, 500));
    expect(
      tablesOf(
        reconstruct([
          page(texts(first, WIDE), three(first, 1)),
          pageOf({ number: 2, glyphs: wider, rules: rulesBelow }),
        ]),
      ),
    ).toEqual([[...first, `${long}|7.00|8.00`, '四、上年结转|1.00|2.00', '合计|1.00|2.00']]);
    const four = texts(['甲|1.00|2.00|3.00', '乙|4.00|5.00|6.00'], [60, 230, 290, 390, 500], 130);
    const apart = tablesOf(
      reconstruct([
        page(texts(first, WIDE), three(first, 1)),
        pageOf({ number: 2, glyphs: four, rules: [124, 168].map((y) => horizontal(y, 60, 500)) }),
      ]),
    );
    expect(apart).toHaveLength(2);
    expect(apart[0]).toEqual(first);
  });

  it('go on in the columns of the page before', () => {
    const blank = ['三、其他收入||', '四、上年结转|2.00|'];
    for (const more of [second, blank])
      expect(
        tablesOf(
          reconstruct([
            page(texts(first, WIDE), three(first, 1)),
            pageOf({ number: 2, glyphs: texts(more, WIDE), rules: three(more, 0) }),
          ]),
        ),
      ).toEqual([[...first, ...more]]);
  });

  it('go on without any rule, and end with another caption', () => {
    const pages = (glyphs: readonly Glyph[]): Page[] => [
      page(texts([...first, '三、上级补助|5.00|6.00'], WIDE)),
      pageOf({ number: 2, glyphs }),
    ];
    expect(tablesOf(reconstruct(pages(texts(second, WIDE))))).toEqual([
      [...first, '三、上级补助|5.00|6.00', ...second],
    ]);
    const another = [
      ...glyphsOf('支出预算总表', 220, 80, 14),
      ...glyphsOf('单位：万元', 400, 105),
      ...texts([...first, '三、上级补助|5.00|6.00'], WIDE),
    ];
    expect(tablesOf(reconstruct(pages(another))).length).toBe(2);
  });

  it('go on below the rule of the header where the last rule stands on the next page', () => {
    const rules = [horizontal(124, 60, 500), horizontal(145, 60, 500)];
    const number = (page: string): Glyph[] => glyphsOf(page, 270, 800);
    expect(
      tablesOf(
        reconstruct([
          page([...texts(first, WIDE), ...number('- 4 -')], rules),
          pageOf({
            number: 2,
            glyphs: [...texts(second, WIDE), ...number('- 5 -')],
            rules: [horizontal(170, 60, 500)],
          }),
        ]),
      ),
    ).toEqual([[...first, ...second]]);
  });

  it('go on without any rule below the header that the next page repeats', () => {
    const more = [ROWS[0] ?? '', '五、经营收入|3.00|4.00', '六、上级补助|5.00|6.00'];
    expect(tablesOf(reconstruct([page(texts(ROWS, XS)), pageOf({ number: 2, glyphs: texts(more, XS, 60) })]))).toEqual([
      [...ROWS, ...more.slice(1)],
    ]);
  });

  it('drop the header that the next page repeats', () => {
    const more = [first[0] ?? '', ...second];
    expect(
      tablesOf(
        reconstruct([
          page(texts(first, WIDE), three(first, 1)),
          pageOf({ number: 2, glyphs: texts(more, WIDE), rules: three(more, 1) }),
        ]),
      ),
    ).toEqual([[...first, ...second]]);
  });
});

describe('headers without rules', () => {
  /** Texts centred on columns `from`..`to` of `xs` at the height y. */
  const centred = (
    xs: readonly number[],
    y: number,
    ...heads: readonly (readonly [string, number, number])[]
  ): Glyph[] =>
    heads.flatMap(([text, from, to]) => glyphsOf(text, ((xs[from] ?? 0) + (xs[to] ?? 0) - widthOf(text)) / 2, y));

  it('of three levels, with two heads side by side over them', () => {
    const xs = [60, 130, 200, 270, 340, 410, 480, 550, 620];
    const glyphs = [
      ...centred(xs, 130, ['预算数', 0, 4], ['决算数', 4, 8]),
      ...centred(xs, 148, ['购置及运行费', 1, 3], ['购置及运行费', 5, 7]),
      ...centred(xs, 157, ['合计', 0, 1], ['接待费', 3, 4], ['合计', 4, 5], ['接待费', 7, 8]),
      ...centred(xs, 166, ['购置费', 1, 2], ['运行费', 2, 3], ['购置费', 5, 6], ['运行费', 6, 7]),
      ...texts(['6.00|1.00|2.00|3.00|9.00|2.00|3.00|4.00'], xs, 190),
    ];
    const rules = [124, 183, 205].map((y) => horizontal(y, 60, 620));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      [
        '预算数|<|<|<|决算数|<|<|<',
        '合计|购置及运行费|<|接待费|合计|购置及运行费|<|接待费',
        '^|购置费|运行费|^|^|购置费|运行费|^',
        '6.00|1.00|2.00|3.00|9.00|2.00|3.00|4.00',
      ],
    ]);
  });

  it('over 类 | 款 | 项, the middle one of which is no second line of theirs', () => {
    const xs = [60, 90, 120, 150, 250, 340];
    const glyphs = [
      ...centred(xs, 130, ['功能分类科目编码', 0, 3]),
      ...centred(xs, 143, ['类', 0, 1], ['款', 1, 2], ['项', 2, 3]),
      ...centred(xs, 137, ['科目名称', 3, 4], ['合计', 4, 5]),
      ...centred(xs, 165, ['204', 0, 1]),
      ...centred(xs, 183, ['204', 0, 1], ['06', 1, 2], ['01', 2, 3]),
      ...texts(['|||公共安全|16.72', '|||行政运行|6.72'], xs, 165),
    ];
    const rules = [124, 158, 200].map((y) => horizontal(y, 60, 340));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      ['功能分类科目编码|<|<|科目名称|合计', '类|款|项|^|^', '204|||公共安全|16.72', '204|06|01|行政运行|6.72'],
    ]);
  });

  it('over 类 | 款 | 项 that stand beside the total in the first row', () => {
    const xs = [60, 90, 120, 150, 250, 340];
    const glyphs = [
      ...centred(xs, 130, ['科目编码', 0, 3], ['科目名称', 3, 4], ['决算数', 4, 5]),
      ...centred(xs, 150, ['类', 0, 1], ['款', 1, 2], ['项', 2, 3], ['合计', 3, 4]),
      ...centred(xs, 168, ['204', 0, 1], ['06', 1, 2]),
      ...texts(['||||16.72', '|||公共安全|16.72'], xs, 150),
    ];
    const rules = [124, 145, 186].map((y) => horizontal(y, 60, 340));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      ['科目编码|<|<|科目名称|决算数', '类|款|项|合计|16.72', '204|06||公共安全|16.72'],
    ]);
  });

  it('two of which end in one character each, side by side', () => {
    const xs = [60, 160, 197, 234];
    const glyphs = [
      ...centred(xs, 136, ['项目', 0, 1]),
      ...centred(xs, 130, ['基本支', 1, 2], ['项目支', 2, 3]),
      ...centred(xs, 142, ['出', 1, 2], ['出', 2, 3]),
      ...texts(['教育支出|1.50|2.00', '医疗支出|9.50|8.00'], xs, 165),
    ];
    const rules = [124, 158, 200].map((y) => horizontal(y, 60, 234));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      ['项目|基本支出|项目支出', '教育支出|1.50|2.00', '医疗支出|9.50|8.00'],
    ]);
  });

  it('over one row, a column of which is empty', () => {
    const xs = [60, 180, 300, 420, 540];
    const glyphs = [
      ...centred(xs, 130, ['公务用车购置及运行费', 1, 4]),
      ...centred(xs, 139, ['合计', 0, 1]),
      ...centred(xs, 148, ['小计', 1, 2], ['公务用车购置费', 2, 3], ['公务用车运行费', 3, 4]),
      ...texts(['31.50|28.00||28.00'], xs, 170),
    ];
    const rules = [124, 163, 190].map((y) => horizontal(y, 60, 540));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      ['合计|公务用车购置及运行费|<|<', '^|小计|公务用车购置费|公务用车运行费', '31.50|28.00||28.00'],
    ]);
  });
});

describe('columns that touch', () => {
  it('parts an amount from the label that follows it without a blank', () => {
    const xs = [60, 150, 220, 320, 390];
    const rows = [
      '收入|预算数|支出|预算数',
      '一、拨款收入|5,873.35|一、教育支出|',
      '二、其他收入|12.00|二、医疗支出|8.00',
    ];
    // Flush at both sides: amounts end where the labels of the next column begin.
    const glyphs = rows.slice(1).flatMap((row, i) =>
      row.split('|').flatMap((text, col) => {
        const [left = 0, right = 0] = [xs[col], xs[col + 1]];
        return glyphsOf(text, /^[\d.,]+$/.test(text) ? right - widthOf(text) - 0.5 : left + 0.5, 148 + 18 * i);
      }),
    );
    const heads = ['收入', '预算数', '支出', '预算数'].flatMap((text, i) =>
      glyphsOf(text, ((xs[i] ?? 0) + (xs[i + 1] ?? 0) - widthOf(text)) / 2, 130),
    );
    const rules = [124, 145, 184].map((y) => horizontal(y, 60, 390));
    expect(tablesOf(reconstruct([page([...heads, ...glyphs], rules)]))).toEqual([rows]);
  });

  it('takes an amount that stands alone in the first lines for the body', () => {
    const rows = ['采购物品名称|采购组织形式|总计', '||3,742.40', '||525.40', '服务器|集中采购|24.00'];
    const rules = [124, 145, 204].map((y) => horizontal(y, 60, 460));
    expect(tablesOf(reconstruct([page(texts(rows, XS), rules)]))).toEqual([rows]);
    expect(tablesOf(reconstruct([page(texts([...rows, '打印机|集中采购|1.00'], XS))]))).toEqual([
      [...rows, '打印机|集中采购|1.00'],
    ]);
  });

  it('leaves a measure with its figure', () => {
    const rows = ['项目|说明|预算数', '房屋|120.50万元|1.00', '车辆|30.00万元|2.00', '设备|9.00万元|3.00'];
    const rules = [124, 145, 204].map((y) => horizontal(y, 60, 460));
    expect(tablesOf(reconstruct([page(texts(rows, XS), rules)]))).toEqual([rows]);
  });

  it('parts two whole amounts in thousands', () => {
    const rows = ['项目|预算数|决算数', '一、教育|2,932,700|2,932,700', '二、医疗|1,633,000|1,633,000'];
    const xs = [60, 160, 209, 256];
    const rules = [124, 145, 184].map((y) => horizontal(y, 60, 256));
    expect(tablesOf(reconstruct([page(texts(rows, xs), rules)]))).toEqual([rows]);
  });

  it('gives figures that no head stands over to the column beside them that lacks them', () => {
    const xs = [60, 160, 260, 360];
    const glyphs = [
      ...glyphsOf('项目', 100, 130),
      ...glyphsOf('数量', 200, 130),
      ...glyphsOf('价值', 300, 130),
      ...texts(['房屋|2|81.62', '车辆|1|31.72', '设备||'], xs, 148),
      // Counts and amounts at two places of one column.
      ...glyphsOf('0', 205, 184),
      ...glyphsOf('0', 278, 184),
    ];
    const rules = [124, 145, 200].map((y) => horizontal(y, 60, 360));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      ['项目|数量|价值', '房屋|2|81.62', '车辆|1|31.72', '设备|0|0'],
    ]);
  });
});

describe('texts over borders', () => {
  it('keep a label whole that runs into the next column', () => {
    const borders = [60, 160, 260];
    const labels = Array.from({ length: 60 }, (_, i) => `第${(i % 9) + 1}项|${i % 9}.00`);
    const rows = ['名称|决算数', ...labels, '养老保险缴费等各项支出|4.00', '合计|9.00'];
    const height = 10;
    const glyphs = texts(rows, borders, 130, height);
    const rules = [124, 141, 130 + height * rows.length].map((y) => horizontal(y, 60, 260));
    expect(tablesOf(reconstruct([page(glyphs, rules)]))[0]?.at(-2)).toBe('养老保险缴费等各项支出|4.00');
  });
});

function shift([x0, y0, x1, y1]: Glyph['box'], by: number): Glyph['box'] {
  return [x0 + by, y0, x1 + by, y1];
}

describe('columns ruled, rows not', () => {
  it('cuts a high row at its lines of figures', () => {
    const rules = [
      horizontal(124, 60, 460),
      horizontal(145, 60, 460),
      horizontal(222, 60, 460),
      ...XS.map((x) => vertical(x, 124, 222)),
    ];
    expect(tablesOf(reconstruct([page(texts(ROWS, XS), rules)]))).toEqual([GRID]);
  });

  it('cuts at two amounts, and at labels that are numbered', () => {
    const ruled = (rows: readonly string[]): Page => {
      const bottom = 150 + 18 * rows.length;
      const rules = [
        ...[124, 145, bottom].map((y) => horizontal(y, 60, 460)),
        ...XS.map((x) => vertical(x, 124, bottom)),
      ];
      return page([...texts(rows.slice(0, 1), XS), ...texts(rows.slice(1), XS, 150)], rules);
    };
    const two = ['项目|预算数|决算数', '财政拨款|1,234.50|1,200.00', '事业收入|34.50|30.00'];
    expect(tablesOf(reconstruct([ruled(two)]))).toEqual([two]);
    const numbered = ['收入|支出|决算数', '一、拨款|一、外交|1.00', '二、事业|二、国防|', '三、其他|三、教育|'];
    expect(tablesOf(reconstruct([ruled(numbered)]))).toEqual([numbered]);
  });

  it('leaves an amount that wraps whole', () => {
    const borders = [60, 260, 320, 380];
    const body = ['教育|2,643,800.|1,643,800.', '卫生|1,643,800.|9,643,800.', '合计|4,287,600.|11,287,600.'];
    const glyphs = [
      ...texts(['项目|预算数|决算数'], borders),
      ...texts(
        body.flatMap((row) => [row, '|00|00']),
        borders,
        150,
        12,
      ),
    ];
    const rules = [...[124, 145, 230].map((y) => horizontal(y, 60, 380)), ...borders.map((x) => vertical(x, 124, 230))];
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([
      ['项目|预算数|决算数', ...body.map((row) => `${row.replaceAll('.', '.00')}`)],
    ]);
  });

  it('leaves a row of wrapped text whole', () => {
    const rules = [
      horizontal(124, 60, 460),
      horizontal(145, 60, 460),
      horizontal(222, 60, 460),
      ...XS.map((x) => vertical(x, 124, 222)),
    ];
    const glyphs = [
      ...texts(['项目|内容|金额'], XS),
      ...texts(['购置', '设备', '及家', '具类'], XS, 150),
      ...glyphsOf('1.00', 420, 175),
    ];
    expect(tablesOf(reconstruct([page(glyphs, rules)]))).toEqual([['项目|内容|金额', '购置设备及家具类||1.00']]);
  });
});

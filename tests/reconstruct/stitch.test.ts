import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/document/page.js';
import { withoutSliver } from '../../src/reconstruct/trim.js';
import { hasBody } from '../../src/reconstruct/has-body.js';
import { layOutPages } from '../../src/reconstruct/index.js';
import {
  combine,
  drawGrid,
  glyphsOf,
  gridOf,
  horizontal,
  outline,
  pageOf,
  reconstruct,
  tablesOf,
  vertical,
  type Drawn,
} from '../support/page.js';

const WIDTHS = [90, 120, 80, 80];
const HEADER = '科目编码|科目名称|合计|基本支出';

function pages(...drawn: readonly Drawn[]): Page[] {
  return drawn.map((one, i) => pageOf({ number: i + 1, ...one }));
}

const upper = (rows: readonly string[], widths = WIDTHS): Drawn => drawGrid(gridOf(rows, widths, 50, 600));
const lower = (rows: readonly string[], widths = WIDTHS, left = 50): Drawn => drawGrid(gridOf(rows, widths, left, 100));
const tables = (...drawn: readonly Drawn[]): string[][] => tablesOf(reconstruct(pages(...drawn)));

describe('tables over page breaks', () => {
  it('go on without a header', () => {
    expect(tables(upper([HEADER, '205|教育支出|3.00|1.00']), lower(['206|科学技术支出|4.00|2.00']))).toEqual([
      [HEADER, '205|教育支出|3.00|1.00', '206|科学技术支出|4.00|2.00'],
    ]);
  });

  it('drop a repeated header and a repeated caption', () => {
    const caption = (top: number): ReturnType<typeof glyphsOf> => [
      ...glyphsOf('支出总表', 200, top, 14),
      ...glyphsOf('单位：万元', 350, top + 20),
    ];
    const blocks = reconstruct(
      pages(
        combine(caption(560), upper([HEADER, '205|教育支出|3.00|1.00'])),
        combine(caption(60), lower([HEADER, '206|科学技术支出|4.00|2.00'])),
      ),
    );
    expect(outline(blocks)).toEqual([
      '支出总表',
      '单位：万元',
      [HEADER, '205|教育支出|3.00|1.00', '206|科学技术支出|4.00|2.00'],
    ]);
    expect(blocks.at(-1)).toMatchObject({ table: { pages: [1, 2] } });
  });

  it('are two where the same sheet comes twice', () => {
    const sheet = [HEADER, '205|教育支出|3.00|1.00'];
    expect(tables(upper(sheet), lower(sheet))).toEqual([sheet, sheet]);
  });

  it('lose nothing and gain nothing by a page with the header alone', () => {
    const blocks = tables(upper([HEADER, '205|教育支出|3.00|1.00']), lower([HEADER]));
    expect(blocks).toEqual([[HEADER, '205|教育支出|3.00|1.00']]);
  });

  it('end where text, another caption or another width follows', () => {
    const first = upper([HEADER, '205|教育支出|3.00|1.00']);
    expect(
      tables(combine(first, glyphsOf('以上各项合计说明如下。', 50, 700)), lower(['206|科学技术支出|4.00|2.00'])).length,
    ).toBe(2);
    expect(
      tables(first, combine(glyphsOf('收入总表', 200, 60), lower([HEADER, '206|科学技术支出|4.00|2.00']))).length,
    ).toBe(2);
    expect(tables(first, lower(['206|科学技术支出|4.00|2.00'], [60, 60, 60, 60])).length).toBe(2);
  });

  it('end where a header of other columns begins', () => {
    expect(
      tables(upper([HEADER, '205|教育支出|3.00|1.00']), lower(['项目|金额|收入|支出', '公务接待费|1.00|1.00|1.00']))
        .length,
    ).toBe(2);
  });

  it('end with the last row of a self-evaluation form', () => {
    expect(tables(upper(['指标|分值|得分|说明', '总评价得分|100|96|无']), lower(['绩效|10|9|无'])).length).toBe(2);
  });

  it('end where another header begins, be the columns as many and as wide, and no title between', () => {
    const first = ['序号|科目名称|合计|基本支出', '1|合计|3.00|1.00'];
    const second = ['序号|支出经济分类科目|人员经费|公用经费', '1|工资福利支出|4.00|2.00'];
    expect(tables(upper(first), lower(second))).toEqual([first, second]);
    // Their first rows agree, those below do not.
    const upperHeads = ['项目|<|收入|<', '编码|名称|拨款|事业收入', '205|教育支出|3.00|1.00'];
    const lowerHeads = ['项目|<|收入|<', '编码|名称|上年结转|经营收入', '301|工资|4.00|2.00'];
    expect(tables(upper(upperHeads), lower(lowerHeads))).toEqual([upperHeads, lowerHeads]);
    // Neither of texts alone, nor without a body.
    const units = ['单位名称|单位性质|单位规格|经费保障形式', '某局本级|行政|正科|财政拨款'];
    const empty = ['序号|科目编码|科目名称|合计', '栏次|1|2|3'];
    expect(tables(upper(units), lower(first))).toEqual([units, first]);
    expect(tables(upper(empty), lower(second))).toEqual([empty, second]);
  });

  it('end where another number of columns follows a table with a header', () => {
    const first = [HEADER, '205|教育支出|3.00|1.00'];
    const second = ['项目|数量|价值', '房屋|2|3.00'];
    expect(tables(upper(first), lower(second, [150, 110, 110]))).toEqual([first, second]);
    // A row of merged cells shows some of the borders only.
    expect(tables(upper(first), lower(['合计|<|3.00|1.00'], WIDTHS))[0]?.length).toBe(3);
    expect(tables(upper(first), lower(['合计|3.00|1.00'], [210, 80, 80]))).toEqual([[...first, '合计|<|3.00|1.00']]);
  });

  it('end where the rows begin again under the same header', () => {
    const header = '序号|科目名称|合计|基本支出';
    const rows = [header, '1|合计|3.00|1.00', '2|教育支出|3.00|1.00'];
    const again = [header, '1|合计|4.00|2.00', '2|科学支出|4.00|2.00'];
    expect(tables(upper(rows), lower(again))).toEqual([rows, again]);
    const head = '一级指标|二级指标|三级指标|指标值';
    const form = [head, '产出指标|数量指标|培训人数|≥90人', '满意度指标|满意度|满意度|≥90%'];
    const other = [head, '产出指标|质量指标|合格率|100%', '满意度指标|满意度|满意度|≥95%'];
    expect(tables(upper(form), lower(other))).toEqual([form, other]);
    const goals = (goal: string): string[] => [`绩效目标|${goal}|<|<`, ...form];
    expect(tables(upper(goals('保障工作')), lower(goals('提高效率')))).toEqual([goals('保障工作'), goals('提高效率')]);
  });

  it('are one form where its goals or indicators follow on the next page', () => {
    const rest = ['年度绩效指标|一级指标|二级指标|指标值', '|产出指标|数量指标|≥90人'];
    for (const label of ['支出方向（子项）', '项目名称']) {
      // Names and amounts beside the labels end like heads of columns.
      const head = [`${label}|医保补助经费|所属专项|医保费`, '金额|<|70|<'];
      expect(tables(upper(head), lower(rest))).toEqual([[...head, ...rest]]);
    }
  });

  it('go on with rows of labels alone, and with the total alone under the header again', () => {
    const header = '项目|预算数|项目|预算数';
    const rows = [
      header,
      '一、财政拨款|3.00|一、教育支出|1.00',
      '二、事业收入||二、科学支出|',
      '本年合计|3.00|本年合计|',
    ];
    const more = ['使用非财政拨款结余||结余分配|', '年初结转和结余|1.00|年末结转和结余|'];
    expect(tables(upper(rows), lower(more))).toEqual([[...rows, ...more]]);
    const blank = [header, '|||'];
    expect(tables(upper(blank), lower([header, '合计|||']))).toEqual([[...blank, '合计|||']]);
  });

  it('go on over three pages', () => {
    const middle = pageOf({ number: 2, ...lower(['206|科学技术支出|4.00|2.00']) });
    const blocks = reconstruct([
      pageOf({ number: 1, ...upper([HEADER, '205|教育支出|3.00|1.00']) }),
      middle,
      pageOf({ number: 3, ...lower(['207|文化支出|5.00|3.00']) }),
    ]);
    expect(tablesOf(blocks).map((rows) => rows.length)).toEqual([4]);
    expect(blocks[0]).toMatchObject({ table: { pages: [1, 2, 3] } });
  });

  it('put parts with other borders on one grid', () => {
    expect(
      tables(
        upper(['项目名称|信息化建设|<|<', '主管部门|某局|实施单位|某局'], [90, 120, 80, 80]),
        lower(['资金总额|100.00|<', '财政拨款|60.00|其他'], [90, 200, 80]),
      ),
    ).toEqual([
      ['项目名称|信息化建设|<|<', '主管部门|某局|实施单位|某局', '资金总额|100.00|<|<', '财政拨款|60.00|<|其他'],
    ]);
  });
});

describe('rows and cells that a page break cut', () => {
  const LONG = '一、一般公共预算财政拨款收';

  it('leave the first row of the body alone where the page ends with the header', () => {
    const head = ['科目编码|<|名称|合计', '类|款|^|^'];
    const row = '201||一般公共服务支出|2,932,700';
    expect(tables(upper(head), lower([row, '201|05|统计信息事务|257,700']))).toEqual([
      [...head, row, '201|05|统计信息事务|257,700'],
    ]);
    const entry = ['项目|预算数|项目|预算数'];
    expect(tables(upper(entry), lower(['一、财政拨款||一、教育支出|', '合计|5.00|合计|5.00']))).toEqual([
      [...entry, '一、财政拨款||一、教育支出|', '合计|5.00|合计|5.00'],
    ]);
  });

  it('make whole a header that the page cut, over its lower heads and the numbers of its columns', () => {
    expect(tables(upper(['科目|<|合计|支出']), lower(['编码|名称||2024', '205|教育支出|3.00|1.00']))).toEqual([
      ['科目|<|合计|支出', '编码|名称|^|2024', '205|教育支出|3.00|1.00'],
    ]);
  });

  it('join a label that goes on in an otherwise blank row', () => {
    expect(
      tables(
        upper([HEADER, '205|教育支出|3.00|1.00', '20501|教育管理事务|1.00|1.00', '21015|医疗保障管理|2.00|1.00']),
        lower(['|事务||', '206|科学技术支出|4.00|2.00']),
      ),
    ).toEqual([
      [
        HEADER,
        '205|教育支出|3.00|1.00',
        '20501|教育管理事务|1.00|1.00',
        '21015|医疗保障管理事务|2.00|1.00',
        '206|科学技术支出|4.00|2.00',
      ],
    ]);
  });

  it('keep the parts of a joined cell', () => {
    const blocks = reconstruct(
      pages(
        upper([HEADER, '205|教育支出|3.00|1.00', '20501|教育管理事务|1.00|1.00', '21015|医疗保障管理|2.00|1.00']),
        lower(['|事务||', '206|科学技术支出|4.00|2.00']),
      ),
    );
    const table = blocks[0]?.type === 'table' ? blocks[0].table : null;
    const cell = table?.cells.find(({ text }) => text === '医疗保障管理事务');
    expect(cell).toMatchObject({
      page: 1,
      bbox: [140, 660, 260, 680],
      parts: [{ page: 2, bbox: [140, 100, 260, 120] }],
    });
  });

  it('leave a whole row of its own alone', () => {
    expect(
      tables(upper([HEADER, '205|教育支出|3.00|1.00', '21015|医疗保障管理|2.00|1.00']), lower(['合计|<|5.00|2.00']))[0]
        ?.length,
    ).toBe(4);
    expect(
      tables(
        upper(['项目|金额', `${LONG}入|1.00`, '二、事业收入|2.00'], [160, 80]),
        lower(['三、其他收入|3.00'], [160, 80]),
      )[0]?.length,
    ).toBe(4);
  });

  it('join a merged label that goes on blank', () => {
    const head = '一级指标|二级指标|三级指标|指标值';
    expect(
      tables(
        upper([head, '产出指标|数量指标|培训人数|≥90人', '^|质量指标|合格率|≥95%']),
        lower(['|时效指标|完成时间|12月', '效益指标|社会效益|知晓率|≥90%']),
      ),
    ).toEqual([
      [
        head,
        '产出指标|数量指标|培训人数|≥90人',
        '^|质量指标|合格率|≥95%',
        '^|时效指标|完成时间|12月',
        '效益指标|社会效益|知晓率|≥90%',
      ],
    ]);
  });

  it('join a merged label that is printed again', () => {
    const head = '一级指标|二级指标|三级指标|指标值';
    expect(
      tables(
        upper([head, '产出指标|数量指标|培训人数|≥90人', '^|质量指标|合格率|100%']),
        lower(['产出指标|时效指标|完成时间|12月', '^|成本指标|成本|≤5万元']),
      )[0],
    ).toEqual([
      head,
      '产出指标|数量指标|培训人数|≥90人',
      '^|质量指标|合格率|100%',
      '^|时效指标|完成时间|12月',
      '^|成本指标|成本|≤5万元',
    ]);
  });

  it('join a merged label that is printed again under rows without figures', () => {
    const head = '一级指标|二级指标|三级指标|指标值';
    const rows = ['产出指标|数量指标|培训人数|不少于九十人', '^|质量指标|合格率|全部合格'];
    const more = ['产出指标|时效指标|完成时间|年底前', '^|成本指标|成本|不超过预算'];
    const joined = [...rows, more[0]?.replace('产出指标', '^'), more[1]];
    expect(tables(upper([head, ...rows]), lower(more))[0]).toEqual([head, ...joined]);
    expect(tables(upper(rows), lower(more))[0]).toEqual(joined);
  });

  it('drop a blank sliver that a row left behind', () => {
    const first = upper([HEADER, '205|教育支出|3.00|1.00', '206|科学技术支出|4.00|2.00']);
    const rules = [
      ...first.rules,
      horizontal(666, 50, 420),
      ...[50, 140, 260, 340, 420].map((x) => vertical(x, 660, 666)),
    ];
    expect(tables({ ...first, rules }, lower(['207|文化支出|5.00|3.00']))[0]?.length).toBe(4);
  });
});

describe('rows over page breaks', () => {
  const long = '机关事业单位基本养老保险缴费';
  it('are whole again where the break cuts an amount that a narrow column wraps', () => {
    const widths = [90, 60];
    const parts = tables(
      upper(['科目名称|合计', '教育支出|1.00', '养老保险|12,643,800.'], widths),
      lower(['|00', '卫生健康支出|2.00'], widths),
    );
    expect(parts).toEqual([['科目名称|合计', '教育支出|1.00', '养老保险|12,643,800.00', '卫生健康支出|2.00']]);
  });

  it('leave two amounts two', () => {
    const parts = tables(upper(['科目名称|合计', '教育支出|1.00', '养老|1,643.00']), lower(['|2,000.00', '卫生|3.00']));
    expect(parts[0]?.length).toBe(5);
  });

  it('leave no blank piece of a row of several lines behind', () => {
    const widths = [60, 80];
    const xs = [50, 110, 190];
    const first = upper(['名称|合计', '教育|1.00', '卫生|2.00'], widths);
    const bottom = Math.max(...first.rules.map((rule) => (rule.axis === 'horizontal' ? rule.at : 0)));
    const begun = [horizontal(bottom + 24, 50, 190), ...xs.map((x) => vertical(x, bottom, bottom + 24))];
    const next = drawGrid({
      xs,
      ys: [100, 140, 160],
      cells: [
        { row: 0, col: 0, rowSpan: 1, colSpan: 1, text: long },
        { row: 0, col: 1, rowSpan: 1, colSpan: 1, text: '3.00' },
        { row: 1, col: 0, rowSpan: 1, colSpan: 1, text: '合计' },
        { row: 1, col: 1, rowSpan: 1, colSpan: 1, text: '6.00' },
      ],
    });
    expect(tables({ ...first, rules: [...first.rules, ...begun] }, next)).toEqual([
      ['名称|合计', '教育|1.00', '卫生|2.00', `${long}|3.00`, '合计|6.00'],
    ]);
  });
});

describe('parts of a page', () => {
  const tableOf = (drawn: Drawn) => {
    const [layout] = layOutPages([pageOf(drawn)]);
    const [table] = layout?.tables ?? [];
    if (!table) throw new Error('no table');
    return table;
  };

  it('know a header from a body', () => {
    expect(hasBody(tableOf(lower([HEADER, '类|款|项|<'])))).toBe(false);
    expect(hasBody(tableOf(lower([HEADER, '205|教育支出|3.00|1.00'])))).toBe(true);
    expect(hasBody(tableOf(lower(['一级指标|二级指标|指标值|<', '^|^|符号|值'])))).toBe(false);
    expect(hasBody(tableOf(lower(['一级指标|二级指标|指标值|<', '^|^|符号|值', '产出指标|数量指标|等于|三次'])))).toBe(
      true,
    );
    expect(hasBody(tableOf(lower(['项目|产出指标|<|2024年', '^|数量指标|质量指标|目标'])))).toBe(false);
    expect(hasBody(tableOf(lower(['验收|合格率|≥95%|'])))).toBe(true);
  });

  it('keep a last row that is as high as any or says something', () => {
    const plain = tableOf(lower([HEADER, '205|教育支出|3.00|1.00', '|||']));
    expect(withoutSliver(plain)).toBe(plain);
  });
});

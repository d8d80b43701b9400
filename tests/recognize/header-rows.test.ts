import { describe, expect, it } from 'vitest';
import { countHeaderRows } from '../../src/recognize/header-rows.js';
import { drawTable } from '../support/grid.js';
import { truthTables } from '../support/truth.js';

const CASES: readonly (readonly [string, number, readonly string[]])[] = [
  ['two header rows', 2, ['收入|<|支出|<', '项目|预算数|项目|预算数', '一、财政拨款收入|1.00|一、教育支出|1.00']],
  ['a row of column numbers', 3, ['序号|科目|<|合计', '^|编码|名称|^', '栏次|1|2|3', '1||合计|9.00']],
  ['numbers without the word 栏次', 3, ['预算数|<|<', '合计|因公出国费|公务接待费', '1|2|3', '5.00|2.00|3.00']],
  [
    'header and total in one row',
    2,
    ['项目|<|<|<|合计', '科目编码|<|<|科目名称|^', '类|款|项|合计|2,946.25', '201|||一般公共服务支出|1.00'],
  ],
  ['the same row without a total', 3, ['项目|<|<|<|合计', '科目编码|<|<|科目名称|^', '类|款|项|^|^', '|||合计|']],
  ['an empty table', 2, ['科目编码|科目名称|本年支出|<', '^|^|小计|项目支出']],
  ['blank rows below the header', 1, ['科目编码|科目名称|金额', '||', '||']],
  ['a total without figures', 1, ['科目编码|科目名称|金额', '|合计|', '||']],
  ['words only', 1, ['单位名称|单位性质|单位规格|经费保障形式', '某局本级|行政|正处级|财政拨款']],
  ['无 below the header', 2, ['科目编码|<|科目名称|金额', '类|款|^|^', '无|||']],
  [
    'title and unit inside the grid',
    4,
    [
      '部门收支总表|<|<|<',
      '单位：万元|<|<|<',
      '收入|<|支出|<',
      '项目|预算数|项目|预算数',
      '一、财政拨款|1|一、教育支出|1',
    ],
  ],
  ['years as heads', 1, ['项目|2023|2024', '公务接待费|1.00|2.00']],
  ['heads of unknown words', 2, ['单位名称|车辆（辆）|<|设备（台）', '^|合计|执法用车|^', '某局|2|1|3']],
  ['a fragment that begins with its body', 0, ['2010301|行政运行|5.00', '2010302|一般行政管理事务|1.00']],
  ['a fragment of row labels', 0, ['十五、住房保障支出|', '十六、其他支出|']],
  ['a fragment of one cut label', 0, ['|事务|||', '2101501|行政运行|1.00|1.00|']],
  [
    'goal row and indicator heads',
    2,
    ['绩效目标|保障工作开展|<|<', '一级指标|二级指标|三级指标|指标值', '产出指标|数量指标|人数|≥5人'],
  ],
  [
    'indicator heads of two rows',
    2,
    ['一级指标|二级指标|三级指标|指标值|<', '^|^|^|符号|值', '产出指标|数量|人数|≥|5'],
  ],
  [
    'a form',
    0,
    ['项目名称|培训|<|<', '主管部门|某局|<|<', '绩效指标|一级指标|二级指标|指标值', '^|产出指标|数量指标|5次'],
  ],
  ['the first page of a form', 0, ['项目名称|培训经费|<|<', '主管部门|某局|实施单位|某局', '年度目标|完成培训|<|<']],
  ['two labels over a list', 1, ['主管部门|项目名称|金额', '某局|培训经费|5.00', '某局|会议经费|6.00']],
  ['the foot of a form', 0, ['满意度指标|服务对象满意度指标|指标1|95%', '总分|<|<|99']],
];

describe('countHeaderRows', () => {
  it.each(CASES)('%s', (_, expected, rows) => {
    expect(countHeaderRows(drawTable(rows, { headerRows: 0 }))).toBe(expected);
  });

  const truth = truthTables();
  it.skipIf(truth.length === 0)('agrees with every table of the corpus', () => {
    const wrong = truth.filter(({ table }) => countHeaderRows(table) !== table.headerRows).map(({ name }) => name);
    expect(wrong).toEqual([]);
  });
});

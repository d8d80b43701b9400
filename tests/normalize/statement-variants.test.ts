import { describe, expect, it } from 'vitest';
import type { NormalizeContext } from '../../src/normalize/context.js';
import { normalizeStatement } from '../../src/normalize/statement/index.js';
import { classifyTable } from '../../src/recognize/classify-table.js';
import { statementSchema, type Statement } from '../../src/schema/index.js';
import { drawTable } from '../support/grid.js';

// Layouts of other provinces and years than those of the fixtures.

const CONTEXT: NormalizeContext = {
  source: 0,
  tableIndex: 0,
  fiscalYear: 2024,
  stage: 'budget',
  departmentName: null,
  documentUnit: null,
};

function statementOf(rows: readonly string[], title: string, context = CONTEXT): Statement {
  const table = drawTable(rows, { title, unit: '万元' });
  const role = classifyTable(table);
  if (role.family !== 'statement') throw new Error(`not recognised: ${title}`);
  const { value } = normalizeStatement(table, role.kind, context);
  return statementSchema.parse(value);
}

function lineOf(statement: Statement, label: string) {
  const line = statement.lines.find((one) => one.label === label);
  if (line === undefined) throw new Error(`no line ${label}`);
  return line;
}

describe('two-sided statements whose right side is headed by its breakdown', () => {
  it('reads 收入 | 支出（按功能分类） | 支出（按支出性质） as three lists', () => {
    const statement = statementOf(
      [
        '收入|<|支出|<|<|<',
        '项目|2024年预算|支出项目（按功能分类）|2024年预算|支出项目（按支出性质）|2024年预算',
        '一、一般公共预算拨款|500.00|一、一般公共服务支出|400.00|一、基本支出|300.00',
        '二、其他资金||二、社会保障和就业支出|100.00|二、项目支出|200.00',
        '本年收入合计|500.00|本年支出合计|500.00|本年支出合计|500.00',
      ],
      '收支总体情况表',
    );
    expect(
      statement.lines
        .filter(({ role }) => role === 'item')
        .map(({ direction, breakdown, label, amounts }) => [direction, breakdown, label, ...Object.values(amounts)]),
    ).toEqual([
      ['revenue', 'source', '一般公共预算拨款', 5000000],
      ['revenue', 'source', '其他资金'],
      ['expenditure', 'function', '一般公共服务支出', 4000000],
      ['expenditure', 'function', '社会保障和就业支出', 1000000],
      ['expenditure', 'use', '基本支出', 3000000],
      ['expenditure', 'use', '项目支出', 2000000],
    ]);
  });

  it('reads 收入项目 | 支出功能分类科目', () => {
    const statement = statementOf(
      [
        '收入|<|支出|<',
        '收入项目|预算数|支出功能分类科目|预算数',
        '一、本年收入|500.00|一、本年支出|500.00',
        '（一）一般公共预算拨款|500.00|（一）一般公共服务支出|500.00',
        '收入总计|500.00|支出总计|500.00',
      ],
      '部门财政拨款收支预算总表',
    );
    expect(lineOf(statement, '一般公共服务支出')).toMatchObject({
      direction: 'expenditure',
      amounts: { c3: 5000000 },
      attributes: [],
    });
    expect(lineOf(statement, '一般公共预算拨款').amounts).toEqual({ c1: 5000000 });
  });
});

describe('columns', () => {
  it('gives each year of a medium-term plan its own', () => {
    const { columns } = statementOf(
      ['单位名称|项目名称|财政拨款|<|<', '^|^|2024年|2025年|2026年', '某局|普查经费|60.00|65.00|70.00'],
      '部门项目中期规划预算表',
    );
    expect(columns.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  });

  it('leaves the year to the rows where the years are rows', () => {
    const { columns, lines } = statementOf(
      [
        '年度|“三公”经费财政拨款预算总额|因公出国（境）费用|公务接待费|公务用车购置和运行维护费',
        '2023年|6.00||1.00|5.00',
        '2024年|5.50||1.00|4.50',
      ],
      '财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表',
    );
    expect(columns.map(({ year, fund }) => [year, fund])).toEqual(Array(4).fill([null, null]));
    expect(lines.map(({ label, amounts }) => [label, amounts['c1']])).toEqual([
      ['2023年', 60000],
      ['2024年', 55000],
    ]);
  });

  it('takes the words before the figures for the names of the rows, whatever heads them', () => {
    const { lines } = statementOf(['采购类别|金额', '合计|80.00', '货物|30.00', '服务|50.00'], '政府采购预算明细表');
    expect(lines.map(({ label, role }) => [label, role])).toEqual([
      ['合计', 'total'],
      ['货物', 'item'],
      ['服务', 'item'],
    ]);
  });

  it('knows no figures in 项目分类 of an empty table', () => {
    const { columns } = statementOf(
      ['项目分类|项目代码|项目名称|合计|一般公共预算', '合计|<|<||'],
      '上级补助项目支出预算表',
    );
    expect(columns.map(({ path }) => path.join())).toEqual(['合计', '一般公共预算']);
  });
});

describe('what columns and rows are about', () => {
  it('takes the parts of a balance for that balance and revenue for no use of money', () => {
    const { columns } = statementOf(
      [
        '科目编码|科目名称|年初结转和结余|<|本年收入|<|本年支出|<|<',
        '^|^|合计|项目支出结转和结余|合计|项目支出|合计|基本支出|项目支出',
        '229|其他支出|1.00|1.00|9.00|9.00|9.00||9.00',
      ],
      '政府性基金预算财政拨款收入支出决算表',
    );
    expect(columns.map(({ direction, item }) => [direction, item])).toEqual([
      [null, 'opening-balance'],
      [null, 'opening-balance'],
      ['revenue', 'current-year-revenue'],
      ['revenue', null],
      ['expenditure', 'current-year-expenditure'],
      ['expenditure', 'basic-expenditure'],
      ['expenditure', 'project-expenditure'],
    ]);
  });

  it('takes no fund for a phase; the table’s own title says it before the document', () => {
    const rows = ['科目编码|科目名称|合计|一般公共预算|政府性基金预算', '201|一般公共服务支出|1.00|1.00|'];
    const phases = (title: string) =>
      statementOf(rows, title, { ...CONTEXT, stage: 'final-accounts' }).columns.map(({ phase }) => phase);
    expect(phases('财政拨款支出表')).toEqual(Array(3).fill('executed'));
    expect(phases('财政拨款支出预算表')).toEqual(Array(3).fill('budget'));
  });

  it('knows 运维 for 运行维护', () => {
    const { lines } = statementOf(
      ['项目|金额', '公务用车购置及运维费|6.00', '其中：公务用车运维费|6.00', '公务接待费|1.00'],
      '“三公”经费支出表',
    );
    expect(lines.map(({ item }) => item)).toEqual(['official-vehicles', 'vehicle-operation', 'official-reception']);
  });
});

describe('rows', () => {
  it('takes 合计 over code and name for a name and no code', () => {
    const { lines } = statementOf(
      ['科目编码|科目名称|合计|基本支出|项目支出', '201|一般公共服务支出|5.00|5.00|', '合 计|<|5.00|5.00|'],
      '一般公共预算支出表',
    );
    expect(lines.at(-1)).toMatchObject({ label: '合计', code: null, codeRaw: null, role: 'total' });
  });

  it('takes 合计 below 栏次 for a row of an empty table and not for a head', () => {
    const statement = statementOf(
      [
        '项目|<|<|<|本年支出|<|<',
        '功能分类科目编码|<|<|科目名称|合计|基本支出|项目支出',
        '类|款|项|栏次|1|2|3',
        '^|^|^|合计|||',
      ],
      '国有资本经营预算财政拨款支出决算表',
    );
    expect(statement).toMatchObject({ empty: true, columns: [{ key: 'c4' }, { key: 'c5' }, { key: 'c6' }] });
    expect(statement.lines.map(({ label, role }) => [label, role])).toEqual([['合计', 'total']]);
  });

  it('counts 合计 | 合计 over two classifications as one total', () => {
    const { lines } = statementOf(
      [
        '部门预算经济分类科目|<|政府预算经济分类科目|<|金额',
        '科目编码|科目名称|科目编码|科目名称|^',
        '|合计||合计|4.00',
        '30101|基本工资|50101|工资奖金津补贴|4.00',
      ],
      '财政拨款基本支出预算表',
    );
    expect(lines[0]).toMatchObject({ role: 'total', level: 0, leaf: false });
  });

  it('puts goods under the 小计 of their class', () => {
    const { lines } = statementOf(
      [
        '采购品目大类|专项名称|采购物品名称|总计',
        '合计|<|<|80.00',
        '货物|小计|<|30.00',
        '货物|信息化|台式计算机|30.00',
        '服务|小计|<|50.00',
        '服务|信息化|软件开发服务|50.00',
      ],
      '政府采购支出预算表',
    );
    expect(lines.map(({ role, parent, leaf }) => [role, parent, leaf])).toEqual([
      ['total', null, false],
      ['subtotal', null, false],
      ['item', 1, true],
      ['subtotal', null, false],
      ['item', 3, true],
    ]);
  });

  it('takes what 其中 takes apart for of-which to its end; other money beside 三公 is not its part', () => {
    const { lines } = statementOf(
      [
        '项目|2024年预算',
        '行政经费|100.00',
        '“三公”经费|10.00',
        '其中：（一）因公出国（境）支出|0.00',
        '（二）公务用车购置及运行维护支出|6.00',
        '1.公务用车购置|0.00',
        '2.公务用车运行维护费|6.00',
        '（三）公务接待费支出|4.00',
      ],
      '行政经费及“三公”经费预算表',
    );
    expect(lines.map(({ role, parent }) => [role, parent])).toEqual([
      ['item', null],
      ['item', null],
      ['of-which', 1],
      ['of-which', 1],
      ['of-which', 3],
      ['of-which', 3],
      ['of-which', 1],
    ]);
  });

  it('reads the counts below the money of 三公 as counts', () => {
    const { lines } = statementOf(
      [
        '“三公”经费|<|<|会议费',
        '合计|因公出国（境）费|公务接待费|^',
        '50.00|10.00|40.00|30.00',
        '相关统计数：|<|<|<',
        '项目|统计数|项目|统计数',
        '因公出国（境）团组数(个)|3|因公出国（境）人次数(人)|8',
        '公务用车保有量|8|会议次数|20',
      ],
      '一般公共预算“三公”经费、会议费支出决算表',
    );
    expect(lines.map(({ amounts }) => amounts)).toEqual([{ c0: 500000, c1: 100000, c2: 400000, c3: 300000 }, {}, {}]);
    expect(lines.flatMap(({ attributes }) => attributes.map(({ column, value }) => [column, value]))).toEqual([
      ['因公出国（境）团组数(个)', 3],
      ['因公出国（境）人次数(人)', 8],
      ['公务用车保有量', 8],
      ['会议次数', 20],
    ]);
  });

  it('puts projects under the unit that they add up to', () => {
    const { lines } = statementOf(
      [
        '支出项目类别（资金使用单位）|总计|财政拨款|其他资金',
        '合计|200.00|200.00|',
        '海丰县统计局|200.00|200.00|',
        '城乡住户调查经费|150.00|150.00|',
        '办公设备更新|50.00|50.00|',
      ],
      '部门预算项目支出预算表',
    );
    expect(lines.map(({ parent, leaf }) => [parent, leaf])).toEqual([
      [null, false],
      [null, false],
      [1, true],
      [1, true],
    ]);
  });

  it('puts the rows that repeat a project’s name under its sum', () => {
    const { lines } = statementOf(
      [
        '项目名称|经济科目编码|经济科目名称|合计',
        '普查经费|||60.00',
        '普查经费|30201|办公费|20.00',
        '普查经费|30226|劳务费|40.00',
        '合计|<|<|60.00',
      ],
      '部门项目支出预算表',
    );
    expect(lines.map(({ parent, leaf }) => [parent, leaf])).toEqual([
      [null, false],
      [0, true],
      [0, true],
      [null, false],
    ]);
  });
});

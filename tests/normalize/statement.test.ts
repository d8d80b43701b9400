import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/document/table.js';
import type { NormalizeContext } from '../../src/normalize/context.js';
import { normalizeStatement } from '../../src/normalize/statement/index.js';
import { classifyTable } from '../../src/recognize/classify-table.js';
import { statementSchema, type Statement } from '../../src/schema/index.js';
import { drawTable } from '../support/grid.js';

const CONTEXT: NormalizeContext = {
  source: 0,
  tableIndex: 3,
  fiscalYear: 2024,
  stage: 'budget',
  departmentName: null,
  documentUnit: null,
};
const ACCOUNTS: NormalizeContext = { ...CONTEXT, stage: 'final-accounts' };

function read(table: Table, context = CONTEXT) {
  const role = classifyTable(table);
  if (role.family !== 'statement') throw new Error(`not recognised: ${table.caption.title ?? ''}`);
  const { value, diagnostics } = normalizeStatement(table, role.kind, context);
  statementSchema.parse(value);
  return { statement: value, diagnostics };
}

function statementOf(
  rows: readonly string[],
  title: string,
  context = CONTEXT,
  unit: string | null = '万元',
): Statement {
  return read(drawTable(rows, { title, unit }), context).statement;
}

/** One word a line, to compare whole lists at a glance: role, level, leaf, code or label, amounts. */
function sketch(statement: Statement): string[] {
  return statement.lines.map((line) => {
    const leaf = line.leaf ? '' : ' +';
    const amounts = Object.entries(line.amounts).map(([key, value]) => `${key}=${value ?? '?'}`);
    return [`${line.role}:${line.level}${leaf}`, line.code, line.label, ...amounts].filter((x) => x !== null).join(' ');
  });
}

function columnsOf(statement: Statement) {
  return statement.columns.map(({ key, path, item, phase, year, measure }) =>
    [key, path.join('/'), item ?? '-', phase ?? '-', year ?? '-', measure].join(' '),
  );
}

describe('two-sided statements', () => {
  const rows = [
    '收入|<|<|支出|<|<',
    '项目|行次|金额|项目|行次|金额',
    '栏次||1|栏次||2',
    '一、一般公共预算财政拨款收入|1|100.00|一、一般公共服务支出|32|80.00',
    '其中：专项收入|2|7.00|二、外交支出|33|',
    '二、其他收入|8|5.00|八、社会保障和就业支出|39|20.00',
    '本年收入合计|27|105.00|本年支出合计|58|100.00',
    '使用非财政拨款结余（含专用结余）|28|1.00|结余分配|59|0.50',
    '年初结转和结余|29|4.00|年末结转和结余|60|9.50',
    '总计|31|110.00|总计|62|110.00',
  ];
  const statement = statementOf(rows, '公开01表 收入支出决算总表', ACCOUNTS);

  it('gives the lines of both sides, left first; 行次 and 栏次 are no amounts', () => {
    expect(sketch(statement)).toEqual([
      'item:1 一般公共预算财政拨款收入 c2=1000000',
      'of-which:2 专项收入 c2=70000',
      'item:1 其他收入 c2=50000',
      'current-year-total:0 + 本年收入合计 c2=1050000',
      'opening-balance:1 使用非财政拨款结余（含专用结余） c2=10000',
      'opening-balance:1 年初结转和结余 c2=40000',
      'total:0 + 总计 c2=1100000',
      'item:1 一般公共服务支出 c5=800000',
      'item:1 外交支出',
      'item:1 社会保障和就业支出 c5=200000',
      'current-year-total:0 + 本年支出合计 c5=1000000',
      'closing-balance:1 结余分配 c5=5000',
      'closing-balance:1 年末结转和结余 c5=95000',
      'total:0 + 总计 c5=1100000',
    ]);
    expect(columnsOf(statement)).toEqual([
      'c2 收入/金额 - executed 2024 amount',
      'c5 支出/金额 - executed 2024 amount',
    ]);
  });

  it('says direction and breakdown of a line; stocks have no direction', () => {
    const [first, , , , , opening] = statement.lines;
    expect(first).toMatchObject({ direction: 'revenue', breakdown: 'source', ordinal: '一', row: 3, page: 1 });
    expect(first?.cols).toEqual({ c2: 2 });
    expect(opening).toMatchObject({ direction: null, item: 'opening-balance' });
    expect(statement.lines[7]).toMatchObject({ direction: 'expenditure', breakdown: 'function', ordinal: '一' });
    expect(statement.lines[1]).toMatchObject({ parent: 0, label: '专项收入', labelPath: ['专项收入'] });
  });

  it('keeps three sides apart, and a total over two of them', () => {
    const three = statementOf(
      [
        '收入|<|支出|<|<|<',
        '项目名称|金额|功能分类|<|支出用途|<',
        '^|^|功能科目名称|金额|项目名称|金额',
        '一、财政拨款|30.00|一、公共安全支出|25.00|一、基本支出|20.00',
        '1.一般公共预算|30.00|二、住房保障支出|5.00|二、项目支出|10.00',
        '上年结转资金||结转下年资金|<|<|',
        '收入合计|30.00|支出合计|<|<|30.00',
      ],
      '收支预算总表',
    );
    expect(sketch(three)).toEqual([
      'item:1 + 财政拨款 c1=300000',
      'item:2 一般公共预算 c1=300000',
      'opening-balance:1 上年结转资金',
      'total:0 + 收入合计 c1=300000',
      'item:1 公共安全支出 c3=250000',
      'item:1 住房保障支出 c3=50000',
      'item:1 基本支出 c5=200000',
      'item:1 项目支出 c5=100000',
      'closing-balance:1 结转下年资金',
      'total:0 + 支出合计 c5=300000',
    ]);
    expect(three.lines.map(({ breakdown }) => breakdown)).toEqual([
      ...['source', 'source', 'source', 'source', 'function', 'function', 'use', 'use', null, null],
    ]);
  });

  it('nests what stands under 本年收入 and 上年结转', () => {
    const central = statementOf(
      [
        '收入|<|支出|<',
        '项目|预算数|项目|预算数',
        '一、本年收入|100.00|一、本年支出|105.00',
        '（一）一般公共预算拨款|100.00|（一）教育支出|95.00',
        '（二）政府性基金预算拨款||（二）住房保障支出|10.00',
        '二、上年结转|5.00|二、结转下年|',
        '（一）一般公共预算拨款|5.00||',
        '收入总计|105.00|支出总计|105.00',
      ],
      '财政拨款收支总表',
    );
    expect(central.kind).toBe('fiscal-appropriation-summary');
    expect(sketch(central).slice(0, 6)).toEqual([
      'current-year-total:1 + 本年收入 c1=1000000',
      'item:2 一般公共预算拨款 c1=1000000',
      'item:2 政府性基金预算拨款',
      'opening-balance:1 + 上年结转 c1=50000',
      'opening-balance:2 一般公共预算拨款 c1=50000',
      'total:0 + 收入总计 c1=1050000',
    ]);
    expect(central.lines.map(({ parent }) => parent)).toEqual([null, 0, 0, null, 3, null, null, 6, 6, null, null]);
  });

  it('takes funds below 年初结转 for its parts, with ordinals that start again or without', () => {
    for (const mark of ['一、', '']) {
      const statement = statementOf(
        [
          '收入|<|支出|<',
          '项目|金额|项目|金额',
          '一、一般公共预算拨款|5.00|一、教育支出|7.00',
          '本年收入合计|5.00|本年支出合计|7.00',
          '年初财政拨款结转和结余|2.00|年末财政拨款结转和结余|',
          `${mark}一般公共预算拨款|2.00||`,
          '总计|7.00|总计|7.00',
        ],
        '财政拨款收入支出决算总表',
      );
      expect(statement.lines[3]).toMatchObject({ role: 'opening-balance', parent: 2, level: 2, leaf: true });
      expect(statement.lines[2]).toMatchObject({ role: 'opening-balance', leaf: false });
    }
  });

  it('nests labels without ordinals only where they add up to the line above', () => {
    const rows = (basic: string) => [
      '收入|<|支出|<',
      '项目|预算数|项目（按支出性质）|预算数',
      `一、财政拨款收入|100.00|一、基本支出|${basic}`,
      '|||',
      '||工资福利支出|50.00',
      '||商品和服务支出|10.00',
      '||二、项目支出|40.00',
      '收入总计|100.00|支出总计|100.00',
    ];
    expect(sketch(statementOf(rows('60.00'), '收支总表')).slice(2, 5)).toEqual([
      'item:1 + 基本支出 c3=600000',
      'item:2 工资福利支出 c3=500000',
      'item:2 商品和服务支出 c3=100000',
    ]);
    expect(sketch(statementOf(rows('0.00'), '收支总表')).slice(2, 4)).toEqual([
      'item:1 基本支出 c3=0',
      'item:1 工资福利支出 c3=500000',
    ]);
  });

  it('finds the parts of a flat list by their sums, and only where the total then agrees', () => {
    const rows = (total: string) => [
      '项目|合计',
      '基本支出|60',
      '人员经费|50',
      '公用经费|10',
      '项目支出|40',
      `合计|${total}`,
    ];
    expect(sketch(statementOf(rows('100'), '支出总表'))).toEqual([
      'item:1 + 基本支出 c1=600000',
      'item:2 人员经费 c1=500000',
      'item:2 公用经费 c1=100000',
      'item:1 项目支出 c1=400000',
      'total:0 + 合计 c1=1000000',
    ]);
    for (const total of ['160', '99']) {
      const statement = statementOf(rows(total), '支出总表');
      expect(statement.lines.map(({ parent }) => parent)).toEqual(Array(5).fill(null));
    }
  });

  it('reads revenue over expenditure in one list', () => {
    const rows = [
      '项目|预算数',
      '一、本年收入|9.00',
      '（一）事业收入|9.00',
      '一、本年支出|9.00',
      '（一）基本支出|9.00',
    ];
    const statement = statementOf(rows, '部门收支总表');
    expect(statement.lines.map(({ direction }) => direction)).toEqual([
      'revenue',
      'revenue',
      'expenditure',
      'expenditure',
    ]);
    expect(statement.columns[0]?.direction).toBeNull();
  });
});

describe('statements by classification code', () => {
  it('joins split codes and nests by prefix, the total wherever it stands', () => {
    const statement = statementOf(
      [
        '项目|<|<|<|收入预算|<',
        '功能分类科目编码|<|<|科目名称|合计|财政拨款收入',
        '类|款|项|^|^|^',
        '208|||社会保障和就业支出|3|3',
        '208|5||行政事业单位养老支出|3|3',
        '208|05|01|行政单位离退休|1|1',
        '208|05|05|养老保险缴费支出|2|2',
        '合计|<|<|<|3|3',
      ],
      '2026年部门收入预算总表',
      CONTEXT,
      '元',
    );
    expect(sketch(statement)).toEqual([
      'item:1 + 208 社会保障和就业支出 c4=3 c5=3',
      'item:2 + 20805 行政事业单位养老支出 c4=3 c5=3',
      'item:3 2080501 行政单位离退休 c4=1 c5=1',
      'item:3 2080505 养老保险缴费支出 c4=2 c5=2',
      'total:0 + 合计 c4=3 c5=3',
    ]);
    expect(statement.lines[1]).toMatchObject({ codeRaw: '208 5', classification: 'function', parent: 0 });
    expect(statement.columns[0]).toMatchObject({ item: 'total', direction: 'revenue', fund: null });
  });

  it('takes 类 | 款 | 项 | 合计 for the total', () => {
    const statement = statementOf(
      ['项目|<|<|<|本年支出合计', '科目编码|<|<|科目名称|^', '类|款|项|合计|9.00', '201|||一般公共服务支出|9.00'],
      '支出决算表',
      ACCOUNTS,
    );
    expect(sketch(statement)).toEqual(['total:0 + 合计 c4=90000', 'item:1 201 一般公共服务支出 c4=90000']);
    expect(statement.columns[0]).toMatchObject({ item: 'current-year-expenditure', phase: 'executed' });
  });

  it.each([
    ['208-05-05', '2080505'],
    ['208 05 05', '2080505'],
    ['2080505', '2080505'],
  ])('reads the code %s', (printed, code) => {
    const rows = ['科目编码|科目名称|合计|基本支出|项目支出', `${printed}|养老保险缴费|1|1|`];
    expect(statementOf(rows, '支出总表').lines[0]).toMatchObject({ code, codeRaw: printed, level: 3 });
  });

  it('splits a code from the name that it stands before', () => {
    const rows = [
      '功能科目|合计|基本支出',
      '201一般公共服务支出|2.00|2.00',
      '2010301行政运行|2.00|2.00',
      '合计|2.00|2.00',
    ];
    expect(statementOf(rows, '一般公共预算支出表').lines[1]).toMatchObject({ code: '2010301', label: '行政运行' });
  });

  it('goes on with one list over blocks that stand side by side', () => {
    const statement = statementOf(
      [
        '人员经费|<|<|公用经费|<|<|<|<|<',
        '科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数',
        '301|工资福利支出|80.00|302|商品和服务支出|18.00|310|资本性支出|2.00',
        '30101|基本工资|80.00|30201|办公费|18.00|31002|办公设备购置|2.00',
        '人员经费合计|<|80.00|公用经费合计|<|<|<|<|20.00',
      ],
      '一般公共预算财政拨款基本支出决算明细表',
      ACCOUNTS,
    );
    expect(columnsOf(statement)).toEqual(['c2 决算数 - executed 2024 amount']);
    expect(sketch(statement)).toEqual([
      'item:1 + 301 工资福利支出 c2=800000',
      'item:2 30101 基本工资 c2=800000',
      'subtotal:0 + 人员经费合计 c2=800000',
      'item:1 + 302 商品和服务支出 c2=180000',
      'item:2 30201 办公费 c2=180000',
      'item:1 + 310 资本性支出 c2=20000',
      'item:2 31002 办公设备购置 c2=20000',
      'subtotal:0 + 公用经费合计 c2=200000',
    ]);
    expect(statement.lines.at(-1)).toMatchObject({ item: 'non-personnel-expenses', cols: { c2: 8 } });
    expect(statement.lines[1]).toMatchObject({ classification: 'economic-department', breakdown: 'economic' });
  });

  it('puts codes of units over the codes of their expenditure', () => {
    const statement = statementOf(
      [
        '科目编码|科目名称|合计|基本支出|项目支出',
        '|合计|9.00|9.00|',
        '101001|某某大学|9.00|9.00|',
        '205|教育支出|9.00|9.00|',
        '20502|普通教育|9.00|9.00|',
      ],
      '支出预算表',
    );
    expect(sketch(statement)).toEqual([
      'total:0 + 合计 c2=90000 c3=90000',
      'subtotal:0 + 101001 某某大学 c2=90000 c3=90000',
      'item:1 + 205 教育支出 c2=90000 c3=90000',
      'item:2 20502 普通教育 c2=90000 c3=90000',
    ]);
    expect(statement.lines[1]).toMatchObject({ classification: 'unit', breakdown: 'organization' });
    expect(statement.lines[2]).toMatchObject({ parent: 1, breakdown: 'function' });
  });

  it('reads 政府预算经济分类', () => {
    const rows = [
      '政府预算经济分类科目|<|合计',
      '科目编码|科目名称|^',
      '501|机关工资福利支出|1',
      '50101|工资奖金津补贴|1',
    ];
    const [line] = statementOf(rows, '一般公共预算基本支出表').lines;
    expect(line).toMatchObject({ classification: 'economic-government', leaf: false });
  });

  it('reads prior year, change and percentage columns', () => {
    const statement = statementOf(
      [
        '功能分类科目|<|2023年执行数|2024年预算数|<|<|2024年预算数比2023年执行数|<',
        '科目编码|科目名称|^|小计|基本支出|项目支出|增减额|增减%',
        '201|一般公共服务支出|90.00|100.00|60.00|40.00|10.00|11.11%',
        '合计|<|90.00|100.00|60.00|40.00|10.00|11.11%',
      ],
      '一般公共预算支出表',
    );
    expect(columnsOf(statement)).toEqual([
      'c2 2023年执行数 - executed 2023 amount',
      'c3 2024年预算数/小计 total budget 2024 amount',
      'c4 2024年预算数/基本支出 basic-expenditure budget 2024 amount',
      'c5 2024年预算数/项目支出 project-expenditure budget 2024 amount',
      'c6 2024年预算数比2023年执行数/增减额 - budget 2024 change',
      'c7 2024年预算数比2023年执行数/增减% - budget 2024 percent',
    ]);
    const [line] = statement.lines;
    expect(line?.amounts).not.toHaveProperty('c7');
    expect(line?.attributes).toEqual([{ column: '2024年预算数比2023年执行数/增减%', text: '11.11%', value: 11.11 }]);
    expect(statement.columns[0]?.fund).toBe('general-public-budget');
  });

  it('knows 上年 columns from 上年结转', () => {
    const rows = ['科目|<|上年预算数|本年预算数|上年结转', '编码|名称|^|^|^', '208|社会保障和就业支出|5.00|6.00|1.00'];
    const statement = statementOf(rows, '支出预算总表');
    expect(statement.columns.map(({ year }) => year)).toEqual([2023, 2024, 2024]);
    expect(statement.columns[2]).toMatchObject({ item: 'opening-balance', direction: null });
  });

  it('marks 其中 columns and funds', () => {
    const rows = [
      '科目编码|科目名称|收入合计|财政专户管理资金|事业收入|<|其他收入',
      '^|^|^|^|金额|其中：教育收费|^',
      '205|教育支出|9|1|6|5|2',
    ];
    const { columns } = statementOf(rows, '收入预算表');
    expect(columns.map(({ fund }) => fund)).toEqual([null, 'special-account', 'business', 'business', 'other']);
    expect(columns.map(({ ofWhich }) => ofWhich)).toEqual([false, false, false, true, false]);
    expect(columns[3]?.path).toEqual(['事业收入', '其中：教育收费']);
  });

  it('gives columns their direction where a table holds both', () => {
    const statement = statementOf(
      [
        '科目编码|科目名称|年初结转和结余|本年收入|本年支出|<|年末结转和结余',
        '^|^|^|^|小计|项目支出|^',
        '212|城乡社区支出|1.00|2.00|3.00|3.00|0.00',
      ],
      '公开07表政府性基金预算财政拨款收入支出决算表',
      ACCOUNTS,
    );
    expect(statement.columns.map(({ direction }) => direction)).toEqual([
      ...[null, 'revenue', 'expenditure', 'expenditure', null],
    ]);
    expect(statement.lines[0]?.direction).toBeNull();
    expect(statement.columns[2]?.item).toBe('current-year-expenditure');
  });
});

describe('three-public tables', () => {
  it('reads twelve columns in one row without a label', () => {
    const statement = statementOf(
      [
        '预算数|<|<|<|<|<|决算数|<|<|<|<|<',
        '合计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费',
        '^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^|小计|公务用车购置费|公务用车运行维护费|^',
        '1|2|3|4|5|6|7|8|9|10|11|12',
        '10.00||8.00||8.00|2.00|7.00||6.00||6.00|1.00',
      ],
      '财政拨款“三公”经费支出决算表',
      ACCOUNTS,
    );
    expect(statement.columns.map(({ item, phase }) => `${item ?? '-'} ${phase ?? '-'}`)).toEqual([
      'three-public-total budget',
      'overseas-trips budget',
      'official-vehicles budget',
      'vehicle-purchase budget',
      'vehicle-operation budget',
      'official-reception budget',
      'three-public-total executed',
      'overseas-trips executed',
      'official-vehicles executed',
      'vehicle-purchase executed',
      'vehicle-operation executed',
      'official-reception executed',
    ]);
    expect(statement.lines).toHaveLength(1);
    expect(statement.lines[0]).toMatchObject({ label: null, labelPath: [], leaf: true, role: 'item', row: 4 });
    expect(statement.lines[0]?.amounts).toEqual({
      ...{ c0: 100000, c2: 80000, c4: 80000, c5: 20000, c6: 70000, c8: 60000, c10: 60000, c11: 10000 },
    });
  });

  it('tells the 三公 total from a total with meetings and training', () => {
    const statement = statementOf(
      [
        '合计|“三公”经费|<|<|<|会议费|培训费|机关运行经费预算数',
        '^|小计|因公出国（境）费|公务用车购置及运行费|公务接待费|^|^|^',
        '9|6|1|3|2|2|1|8',
      ],
      '“三公”经费、会议费、培训费和机关运行经费预算表',
    );
    expect(statement.columns.map(({ item }) => item)).toEqual([
      ...['total', 'three-public-total', 'overseas-trips', 'official-vehicles', 'official-reception'],
      ...['meetings', 'training', 'agency-operating-expenses'],
    ]);
  });

  it('reads items in rows; both parts of the vehicles are 其中', () => {
    const statement = statementOf(
      [
        '项目|2023年预算数|2024年预算数|增减率（%）',
        '“三公”经费合计|12.00|10.00|-16.67',
        '1、因公出国（境）费用|0|0|',
        '2、公务接待费|2.00|2.00|0',
        '3、公务用车购置及运行费|10.00|8.00|-20.00',
        '其中：（1）公务用车运行维护费|10.00|8.00|-20.00',
        '（2）公务用车购置费|||',
      ],
      '一般公共预算“三公”经费支出表',
    );
    expect(statement.lines.map(({ item, role, level, leaf }) => [item, role, level, leaf])).toEqual([
      ['three-public-total', 'total', 0, false],
      ['overseas-trips', 'item', 1, true],
      ['official-reception', 'item', 1, true],
      ['official-vehicles', 'item', 1, true],
      ['vehicle-operation', 'of-which', 2, true],
      ['vehicle-purchase', 'of-which', 2, true],
    ]);
    expect(statement.lines[1]?.amounts).toEqual({ c1: 0, c2: 0 });
    expect(statement.columns.map(({ fund }) => fund)).toEqual(Array(3).fill('general-public-budget'));
  });

  it('reads a row a unit', () => {
    const statement = statementOf(
      [
        '单位编码|单位名称|“三公”经费合计|因公出国（境）费用|公务接待费|公务用车购置及运行费|<',
        '^|^|^|^|^|公务用车购置费|公务用车运行费',
        '|合计|11.00|1.00|2.00||8.00',
        '101001|某某局本级|10.00|1.00|2.00||7.00',
        '101002|某某中心|1.00||||1.00',
      ],
      '“三公”经费支出表',
    );
    expect(sketch(statement).map((line) => line.split(' c')[0])).toEqual([
      'total:0 + 合计',
      'item:1 101001 某某局本级',
      'item:1 101002 某某中心',
    ]);
    expect(statement.lines[1]).toMatchObject({ classification: 'unit', breakdown: 'organization' });
  });

  it('keeps counts out of the money', () => {
    const statement = statementOf(
      [
        '项目|行次|全年预算数|统计数',
        '一、“三公”经费支出|1|—|—',
        '（一）支出合计|2|10.00|8.00',
        '1．因公出国（境）费|3|10.00|8.00',
        '（二）相关统计数|4|—|—',
        '1．公务用车保有量（辆）|5|—|3',
        '二、机关运行经费|6|—|120.00',
      ],
      '机构运行信息表',
      ACCOUNTS,
    );
    expect(statement.columns.map(({ phase }) => phase)).toEqual(['adjusted', 'executed']);
    expect(statement.lines[4]).toMatchObject({
      item: null,
      amounts: {},
      attributes: [{ column: '统计数', text: '3', value: 3 }],
    });
    expect(statement.lines[5]).toMatchObject({ item: 'agency-operating-expenses', amounts: { c3: 1200000 } });
  });
});

describe('lists of purchases, projects, assets and bodies', () => {
  it('inherits merged and preceding labels into labelPath', () => {
    const statement = statementOf(
      [
        '采购品目大类|专项名称|经济科目|采购物品名称|采购组织形式|总计',
        '合计|||||9.00',
        '一、货物A|||||9.00',
        '|运维费|设备购置|||9.00',
        '|||服务器|集中采购|4.00',
        '^|^|^|复印机|分散采购|5.00',
      ],
      '政府采购预算表',
    );
    expect(sketch(statement)).toEqual([
      'total:0 + 合计 c5=90000',
      'item:1 + 货物A c5=90000',
      'item:2 + 设备购置 c5=90000',
      'item:3 服务器 c5=40000',
      'item:3 复印机 c5=50000',
    ]);
    expect(statement.lines[3]).toMatchObject({
      labelPath: ['货物A', '运维费', '设备购置', '服务器'],
      attributes: [{ column: '采购组织形式', text: '集中采购', value: null }],
      parent: 2,
    });
  });

  it('takes the merged label of a group and its 小计', () => {
    const statement = statementOf(
      [
        '项目名称||金额',
        '收入总计|<|9.00',
        '一般公共预算资金|小计|9.00',
        '^|财政拨款资金|9.00',
        '^|专项收入|',
        '政府性基金|小计|',
        '上年结转和结余资金|小计|',
        '^|其中：动用上年结转和结余资金|',
      ],
      '收入预算总表',
    );
    expect(sketch(statement)).toEqual([
      'total:0 + 收入总计 c2=90000',
      'subtotal:1 + 小计 c2=90000',
      'item:2 财政拨款资金 c2=90000',
      'item:2 专项收入',
      'subtotal:1 小计',
      'subtotal:1 小计',
      'of-which:2 动用上年结转和结余资金',
    ]);
    expect(statement.lines[2]?.labelPath).toEqual(['一般公共预算资金', '财政拨款资金']);
    expect(statement.lines.every(({ breakdown }) => breakdown === 'source')).toBe(true);
  });

  it('keeps counts, prices and units of measure as attributes', () => {
    const statement = statementOf(
      [
        '采购项目|采购目录|计量单位|数量|单价|政府采购金额|<|备注',
        '^|^|^|^|^|合计|一般公共预算拨款|^',
        '复印纸|A05040101|箱|100|0.02|1.50|1.50|协议供货',
      ],
      '部门政府采购预算表07',
    );
    expect(statement.lines[0]?.amounts).toEqual({ c5: 15000, c6: 15000 });
    expect(statement.lines[0]?.attributes).toEqual([
      { column: '采购目录', text: 'A05040101', value: null },
      { column: '计量单位', text: '箱', value: null },
      { column: '数量', text: '100', value: 100 },
      { column: '单价', text: '0.02', value: 0.02 },
      { column: '备注', text: '协议供货', value: null },
    ]);
  });

  it('keeps the code of a project beside the code of its function', () => {
    const statement = statementOf(
      [
        '项目分类|项目名称|项目代码|功能科目编码|功能科目名称|本年拨款|<',
        '^|^|^|^|^|小计|一般公共预算',
        '特定目标类|信息化建设|530000210000000012345|2010302|一般行政管理事务|30.00|30.00',
        '合计|<|<|<|<|30.00|30.00',
      ],
      '部门项目支出预算表05-1',
      CONTEXT,
      '元',
    );
    expect(statement.lines[0]).toMatchObject({
      code: '2010302',
      labelPath: ['特定目标类', '信息化建设', '一般行政管理事务'],
      attributes: [{ column: '项目代码', text: '530000210000000012345', value: null }],
    });
    expect(statement.lines[1]).toMatchObject({ role: 'total', label: '合计' });
  });

  it('reads assets: values are money, counts are not', () => {
    const { statement } = read(
      drawTable(
        [
          '项 目|数量|价值（金额单位：万元）',
          '资产总额|——|81.62',
          '1、房屋（平方米）||',
          '其中：办公用房（平方米）||0',
          '2、车辆（台、辆）|2|31.72',
          '3、其他固定资产|130|49.90',
        ],
        { title: '部门固定资产占用情况表' },
      ),
    );
    expect(statement).toMatchObject({ unit: '万元', unitFrom: 'header' });
    expect(statement.columns).toMatchObject([{ direction: null, phase: null, year: null, unit: null }]);
    expect(sketch(statement)).toEqual([
      'total:0 + 资产总额 c2=816200',
      'item:1 房屋（平方米）',
      'of-which:2 办公用房（平方米） c2=0',
      'item:1 车辆（台、辆） c2=317200',
      'item:1 其他固定资产 c2=499000',
    ]);
    expect(statement.lines[3]?.attributes).toEqual([{ column: '数量', text: '2', value: 2 }]);
  });

  it('reads tables without money', () => {
    const { statement, diagnostics } = read(
      drawTable(['单位名称|单位性质|经费保障形式', '某局本级|行政|财政拨款'], { title: '部门机构设置情况' }),
    );
    expect(statement).toMatchObject({ kind: 'organization', unit: null, unitFrom: null, empty: false, columns: [] });
    expect(statement.lines[0]).toMatchObject({ label: '某局本级', amounts: {}, breakdown: 'organization' });
    expect(statement.lines[0]?.attributes).toHaveLength(2);
    expect(diagnostics).toEqual([]);
  });
});

describe('units and unreadable figures', () => {
  const rows = ['科目编码|科目名称|合计|基本支出', '201|一般公共服务支出|1,234.5|△12'];

  it.each([
    ['万元', { c2: 12345000, c3: -120000 }, 'table'],
    ['单位：元', { c2: 1234.5, c3: -12 }, 'table'],
    ['金额单位：亿元', { c2: 123450000000, c3: -1200000000 }, 'table'],
  ] as const)('reads amounts in %s', (unit, amounts, from) => {
    const statement = statementOf(rows, '支出总表', CONTEXT, unit);
    expect(statement.lines[0]?.amounts).toEqual(amounts);
    expect(statement.unitFrom).toBe(from);
  });

  it('takes the unit of the document where the table prints none', () => {
    const documentUnit = { unit: '万元', from: 'document' } as const;
    const statement = statementOf(rows, '支出总表', { ...CONTEXT, documentUnit }, null);
    expect(statement).toMatchObject({ unit: '万元', unitFrom: 'document' });
    expect(statement.lines[0]?.amounts['c2']).toBe(12345000);
  });

  it('leaves amounts null without a unit, and says so', () => {
    const { statement, diagnostics } = read(drawTable(rows, { title: '支出总表' }));
    expect(statement).toMatchObject({ unit: null, unitFrom: null, empty: false });
    expect(statement.lines[0]?.amounts).toEqual({ c2: null, c3: null });
    expect(diagnostics).toMatchObject([{ code: 'unit-unknown', source: 0, page: 1 }]);
  });

  it('reads a unit printed inside the grid', () => {
    const grid = ['支出总表|<|<|<', '部门：某局|||单位：万元', ...rows];
    expect(read(drawTable(grid)).statement).toMatchObject({ title: '支出总表', unit: '万元', unitFrom: 'table' });
  });

  it('lets a column have its own unit', () => {
    const statement = statementOf(['项目名称|预算数|其中：上级补助（元）', '运维|3.00|5.00'], '项目支出表');
    expect(statement.columns.map(({ unit }) => unit)).toEqual([null, '元']);
    expect(statement.lines[0]?.amounts).toEqual({ c1: 30000, c2: 5 });
  });

  it('leaves an amount out whose column a dump does not say', () => {
    const table = drawTable(['科目|合计|基本支出', '教育|10.5|2', '社保|10.5|'], { title: '支出总表', unit: '万元' });
    const cells = table.cells.map((cell): typeof cell => (cell.row === 2 ? { ...cell, unplaced: true } : cell));
    const { statement, diagnostics } = read({ ...table, cells });
    expect(statement.lines.map(({ amounts }) => amounts)).toEqual([{ c1: 105000, c2: 20000 }, { c1: null }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['amount-unplaced']);
  });

  it('reports what is no figure; words and dashes are none', () => {
    const { statement, diagnostics } = read(
      drawTable(['科目编码|科目名称|合计|基本支出|项目支出', '201|一般公共服务支出|1O.5|—|无', '合计|<|10.5|10.5|0'], {
        title: '支出总表',
        unit: '万元',
      }),
    );
    expect(statement.lines[0]).toMatchObject({
      amounts: { c2: null },
      cols: { c2: 2 },
      attributes: [{ column: '项目支出', text: '无', value: null }],
    });
    expect(statement.lines[1]?.amounts).toEqual({ c2: 105000, c3: 105000, c4: 0 });
    expect(diagnostics).toMatchObject([{ code: 'amount-unreadable', page: 1 }]);
  });

  it('never joins two figures of one cell', () => {
    const table = drawTable(['科目编码|科目名称|合计', '201|一般公共服务支出|1.00'], { title: '支出总表', unit: '元' });
    const cell = table.cells.find(({ text }) => text === '1.00');
    if (cell !== undefined) cell.text = '12\n13';
    expect(read(table).statement.lines[0]?.amounts).toEqual({ c2: null });
  });
});

describe('empty tables and remarks', () => {
  it('is empty when no figure is printed; notes are no lines', () => {
    const statement = statementOf(
      [
        '科目编码|科目名称|本年支出|<',
        '^|^|小计|项目支出',
        '合计|<||',
        '无|||',
        '注：本部门无政府性基金预算支出，空表列示。|<|<|<',
      ],
      '政府性基金预算支出表',
    );
    expect(statement).toMatchObject({ empty: true, notes: ['注：本部门无政府性基金预算支出，空表列示。'] });
    expect(sketch(statement)).toEqual(['total:0 合计']);
  });

  it('is not empty when a zero is printed', () => {
    const statement = statementOf(['科目编码|科目名称|金额', '|合计|0.00'], '政府性基金预算支出表');
    expect(statement.empty).toBe(false);
    expect(statement.lines[0]?.amounts).toEqual({ c2: 0 });
  });

  it('skips heads and 栏次 that a page break repeats', () => {
    const statement = statementOf(
      [
        '科目编码|科目名称|金额',
        '栏次|1|2',
        '201|一般公共服务支出|3.00',
        '科目编码|科目名称|金额',
        '栏次|1|2',
        '20103|政府办公厅（室）及相关机构事务|3.00',
      ],
      '一般公共预算支出表',
    );
    expect(sketch(statement)).toEqual([
      'item:1 + 201 一般公共服务支出 c2=30000',
      'item:2 20103 政府办公厅（室）及相关机构事务 c2=30000',
    ]);
  });

  it('counts a nameless row that repeats the total only once', () => {
    const statement = statementOf(
      ['科目编码|科目名称|金额', '201|一般公共服务支出|100.46', '||100.46', '合计|<|100'],
      '一般公共预算支出表',
      CONTEXT,
      '元',
    );
    expect(sketch(statement)).toEqual([
      'item:1 201 一般公共服务支出 c2=100.46',
      'total:0 + c2=100.46',
      'total:0 + 合计 c2=100',
    ]);
  });
});

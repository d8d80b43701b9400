import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/document/table.js';
import { formDepartment, formUnit, normalizePerformance } from '../../src/normalize/performance/index.js';
import { isPerformanceTable } from '../../src/recognize/performance-forms.js';
import type { Performance } from '../../src/schema/index.js';
import { CONTEXT, formTable } from './form-grid.js';

function only(table: Table): Performance {
  const { value } = normalizePerformance(table, CONTEXT);
  expect(value).toHaveLength(1);
  const [sheet] = value;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const codes = (table: Table): string[] => normalizePerformance(table, CONTEXT).diagnostics.map((one) => one.code);

/** 三级指标, 指标值 of each indicator. */
const short = (sheet: Performance): string[] =>
  sheet.indicators.map((one) => `${one.level1} > ${one.level2} > ${one.level3}: ${one.target?.raw}`);

describe('Hebei: goal row over an indicator table, the project in the title', () => {
  const table = formTable(
    [
      '绩效目标 | 1. 做好检查 2. 做好宣传 | < | < | < | <',
      '一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据',
      '产出指标 | 数量指标 | 检查次数 | 全年检查的次数 | ≥12 次 | 年度计划',
      '^ | 时效指标 | 完成时间 | 完成时间 | 不晚于 12 月底 | ^',
      '满意度指标 | 服务对象满意度指标 | 群众满意度 | 群众满意度 | ≥95% | 调查问卷',
    ],
    { title: '1、市场检查专项经费绩效目标表' },
  );

  it('reads project, goal and indicators', () => {
    expect(isPerformanceTable(table)).toBe(true);
    const sheet = only(table);
    expect(sheet).toMatchObject({ kind: 'project-targets', project: '市场检查专项经费', orphan: false, table: 3 });
    expect(sheet.goals).toEqual([{ period: 'annual', text: '1. 做好检查 2. 做好宣传', achieved: null, row: 0 }]);
    expect(short(sheet)).toEqual([
      '产出指标 > 数量指标 > 检查次数: ≥12 次',
      '产出指标 > 时效指标 > 完成时间: 不晚于 12 月底',
      '满意度指标 > 服务对象满意度指标 > 群众满意度: ≥95%',
    ]);
    expect(sheet.indicators[1]).toMatchObject({ basis: '年度计划', target: { deadline: '2023-12-31' }, row: 3 });
  });

  it('a repeated head in the middle is no indicator', () => {
    const [goal, head, first, ...rest] = [
      '绩效目标 | 目标 | < | < | < | <',
      '一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据',
      '产出指标 | 数量指标 | 检查次数 | 次数 | ≥12 次 | 计划',
      '效益指标 | 社会效益指标 | 知晓率 | 知晓率 | ≥90% | 计划',
    ];
    const sheet = only(formTable([goal ?? '', head ?? '', first ?? '', head ?? '', ...rest]));
    expect(short(sheet)).toEqual(['产出指标 > 数量指标 > 检查次数: ≥12 次', '效益指标 > 社会效益指标 > 知晓率: ≥90%']);
  });

  it('sign, value and unit in columns of their own', () => {
    const sheet = only(
      formTable(
        [
          '一级指标 | 二级指标 | 三级指标 | 评（扣）分标准 | 绩效指标描述 | 指标值 | < | < | 指标值确定依据',
          '^ | ^ | ^ | ^ | ^ | 符号 | 值 | 单位 | ^',
          '部门产出 | 数量 | 参保人数 | 按比例扣分 | 参保人数 | ≧ | 40 | 万 | 方案',
          '^ | 时效 | 到位时间 | 按比例扣分 | 到位时间 |  | 2023 | 年 | ^',
        ],
        { title: '部门整体支出绩效指标' },
      ),
    );
    expect(sheet).toMatchObject({ kind: 'overall-targets', project: null });
    expect(sheet.indicators[0]).toMatchObject({
      scoring: '按比例扣分',
      target: { raw: '≧40万', operator: '>=', value: 40, unit: '万' },
    });
    expect(sheet.indicators[1]?.target).toMatchObject({ raw: '2023年', kind: 'deadline' });
  });
});

describe('the national 项目支出绩效目标表', () => {
  const rows = [
    '项目名称 | < | 校园建设项目 | < | < | < | <',
    '主管部门及代码 | < | 教育部 105 | < | 实施单位 | 某大学 | <',
    '项目资金（万元） | < | 年度资金总额： | < | 2112.76 | < | 执行率分值（10）',
    '^ | < | 其中：财政拨款 | < | 2112.00 | < | ^',
    '^ | < | 上年结转 | < | 0.76 | < | ^',
    '年度总体目标 | 完成建设 | < | < | < | < | <',
    '绩效指标绩效指标 | 一级指标 | 二级指标 | 三级指标 | < | 指标值 | 分值（90）',
    '^ | 产出指标 | 数量指标 | 建设数量 | < | 20间 | 60',
    '^ | ^ | 时效指标 | 建设时间 | < | 2022年1月-6月 | 30',
  ];

  it('reads head, funds, goal, weights and indicators', () => {
    const table = formTable(rows);
    expect(isPerformanceTable(table)).toBe(true);
    const sheet = only(table);
    expect(sheet).toMatchObject({
      ...{ kind: 'project-targets', project: '校园建设项目', implementingUnit: '某大学', amount: 21127600 },
      ...{ authority: { name: '教育部', code: '105' }, weights: { execution: 10, indicators: 90 } },
    });
    expect(sheet.funds.map((fund) => [fund.label, fund.initialBudget, fund.row])).toEqual([
      ['年度资金总额', 21127600, 2],
      ['财政拨款', 21120000, 3],
      ['上年结转', 7600, 4],
    ]);
    expect(sheet.goals).toEqual([{ period: 'annual', text: '完成建设', achieved: null, row: 5 }]);
    expect(sheet.indicators.map((one) => one.weight)).toEqual([60, 30]);
    expect(sheet.indicators[1]?.target).toMatchObject({ deadlineFrom: '2022-01-01', deadline: '2022-06-30' });
    expect(codes(table)).toEqual([]);
  });

  it('without a unit of money the amounts are null, and it says so', () => {
    const table = formTable(rows.map((row) => row.replace('（万元）', '')));
    expect(only(table).funds.map((fund) => [fund.label, fund.initialBudget])).toEqual([
      ['年度资金总额', null],
      ['财政拨款', null],
      ['上年结转', null],
    ]);
    expect(only(table).amount).toBeNull();
    expect(codes(table)).toEqual(['unit-unknown']);
    const { value } = normalizePerformance(table, { ...CONTEXT, documentUnit: { unit: '元', from: 'document' } });
    expect(value[0]?.amount).toBe(2112.76);
  });

  it('a first page that ends before the goal is still a form', () => {
    expect(isPerformanceTable(formTable(rows.slice(0, 5)))).toBe(true);
  });

  it('实施期 and 年度 side by side', () => {
    const sheet = only(
      formTable([
        '项目名称 | 信息化项目 | < | < | < | < | <',
        '项目资金（万元） | 实施期资金总额 | 300 | < | 年度资金总额 | 100 | <',
        '总体目标 | 实施期目标 | < | < | 年度目标 | < | <',
        '^ | 三年建成 | < | < | 建成一期 | < | <',
        '绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 三级指标 | 指标值',
        '^ | 产出指标 | 数量指标 | 系统总数 | 3个 | 系统数 | 1个',
      ]),
    );
    expect(sheet.goals.map((goal) => [goal.period, goal.text])).toEqual([
      ['implementation', '三年建成'],
      ['annual', '建成一期'],
    ]);
    expect(sheet.funds.map((fund) => [fund.label, fund.initialBudget])).toEqual([
      ['实施期资金总额', 3000000],
      ['年度资金总额', 1000000],
    ]);
    expect(short(sheet)).toEqual(['产出指标 > 数量指标 > 系统总数: 3个', '产出指标 > 数量指标 > 系统数: 1个']);
  });
});

describe('Hunan forms', () => {
  it('部门整体支出绩效目标表: funds by source and by use, tasks, indicators', () => {
    const table = formTable(
      [
        '部门名称 | 某区某局 | < | < | < | <',
        '年度预算申请\\n（万元） | 资金总额：1086.42 | < | < | < | <',
        '^ | 按收入性质分 | < | < | 按支出性质分 | <',
        '^ | 其中：一般公共预算拨款 | < | 1086.42 | 其中：基本支出 | 128.42',
        '^ | 政府性基金拨款 | < |  | 项目支出 | 958',
        '部门职责概述 | （一）贯彻执行法律法规 | < | < | < | <',
        '年度重点 工作计划 | 事项 | < | 责任单位/科室 | 工作目标 | <',
        '^ | 基金监管 | < | 办公室 | 做好监管 | <',
        '年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值及单位 | <',
        '^ | 产出指标 | 数量指标 | 服务人数 | 近23万人 | <',
        '^ | 效益指标 | 经济效益指标 |  |  | <',
        '单位负责人签字：\\n\\n填表人： 联系电话： | < | < | < | < | <',
      ],
      { title: '2023年部门整体支出绩效目标表' },
    );
    const sheet = only(table);
    expect(formDepartment(table)).toBe('某区某局');
    expect(sheet).toMatchObject({ kind: 'overall-targets', project: null, amount: 10864200 });
    expect(sheet.funds.map((fund) => [fund.label, fund.by, fund.initialBudget])).toEqual([
      ['资金总额', null, 10864200],
      ['一般公共预算拨款', 'source', 10864200],
      ['基本支出', 'use', 1284200],
      ['项目支出', 'use', 9580000],
    ]);
    expect(sheet.tasks).toMatchObject([{ label: '基金监管', responsible: '办公室', goal: '做好监管', row: 7 }]);
    expect(short(sheet)).toEqual(['产出指标 > 数量指标 > 服务人数: 近23万人']);
  });

  it('汇总表 and 支出方向绩效目标表: items, programme, goals of two periods', () => {
    const summary = only(
      formTable(
        [
          '序号 | 支出方向（子项） | 金额 | 实施期绩效目标 | 年度绩效目标',
          ' | 合计 | 79 |  | ',
          '一 | 医保费 | 70 | 长期目标文字 | 年度目标文字',
          '二 | 劳务费 | 9 |  | 参保',
          '单位负责人签字： | < | < | < | <',
        ],
        { title: '区级专项资金绩效目标汇总表', unit: '万元' },
      ),
    );
    expect(summary).toMatchObject({ kind: 'special-fund-summary', amount: 790000, goals: [], indicators: [] });
    expect(summary.items).toEqual([
      { label: '合计', detail: null, amount: 790000, rationale: null, row: 1, goals: [] },
      {
        ...{ label: '医保费', detail: null, amount: 700000, rationale: null, row: 2 },
        goals: [
          { period: 'implementation', text: '长期目标文字' },
          { period: 'annual', text: '年度目标文字' },
        ],
      },
      {
        ...{ label: '劳务费', detail: null, amount: 90000, rationale: null, row: 3 },
        goals: [{ period: 'annual', text: '参保' }],
      },
    ]);
    const direction = only(
      formTable(
        [
          '支出方向 （子项） | 劳务费 | < | 所属专项 | 名称 | 劳务费专项',
          '项目金额 | 9 | < | ^ | 金额 | 9',
          '项目实施期 | 2023全年 | < | < | < | <',
          '实施期绩效目标 | 应保尽保 | < | < | < | <',
          '年度绩效目标 | 做好参保 | < | < | < | <',
          '支出明细及测算 说明 | 支出内容简介 | < | 支出明细 | 金额 | 支出测算依据及过程说明',
          '^ | 劳务费 | < | 拨付至街道 | 9 | 1元/人',
          '^ | 合 计 | < | < | 9 | ',
        ],
        { title: '支出方向绩效目标表', unit: '万元' },
      ),
    );
    expect(direction).toMatchObject({
      ...{ kind: 'project-targets', project: '劳务费', amount: 90000, implementationPeriod: '2023全年' },
      program: { name: '劳务费专项', amount: 90000 },
    });
    expect(direction.goals.map((goal) => goal.period)).toEqual(['implementation', 'annual']);
    expect(direction.items).toEqual([
      { label: '劳务费', detail: '拨付至街道', amount: 90000, rationale: '1元/人', row: 6 },
      { label: '合计', detail: null, amount: 90000, rationale: null, row: 7 },
    ]);
  });
});

describe('Liaoning self-evaluations', () => {
  const head =
    '绩效 | 一级指标 | 二级指标 | 三级指标 | 年度目标值 | < | < | 全年完成值 | 完成程度 | 分值 | 得分 | 未完成原因分析（请划“√”） | < | 改进措施';
  const sub = '^ | ^ | ^ | ^ | 运算符号 | 内容 | 度量单位 | ^ | ^ | ^ | ^ | 经费保障 | 原因说明 | ^';

  it('placeholders are no indicators, menus no operators; ticked reasons are kept', () => {
    const table = formTable(
      [
        '项目（政策）名称 | < | 宣传费 | < | < | < | < | < | < | < | < | < | < | <',
        '项目预算资金 | < |  | 年初预算数 | < | < | 全年预算数（A） | 全年执行数（B） | < | 分值 | 执行率（B/A） | 得分（分值*B/A） | < | <',
        '^ | < | 年度预算资金总额： | 10 | < | < | 10 | 3.06 | < | 10 | 30.64% | 3 | < | <',
        '年度总体目标 | < | 年初设定目标 | < | < | < | < | < | 全年实际完成情况 | < | < | < | < | <',
        '^ | < | 目标1：做好宣传 | < | < | < | < | < | 已完成 | < | < | < | < | <',
        '^ | < | 目标2 | < | < | < | < | < |  | < | < | < | < | <',
        head,
        sub,
        '^ | 产出 | 数量 | 指标1 | “≥” | 宣传大于等于2次 |  | 2次 | 100% | 50 | 50 |  |  | ',
        '^ | ^ | ^ | 指标2 | “=” “≤” “≥” |  |  |  |  |  |  |  |  | ',
        '^ | ^ | ^ | ..... |  |  |  |  |  |  |  |  |  | ',
        '^ | 效益 | 社会效益 | 指标1 | “=” “≤” “≥” | 有所提高 |  | 有所提高 |  | 40 | 38 | √ | 经费晚到 | 加快',
        '产出、效益、满意度指标自评得分小计 (C) | < | < | < | < | < | < | < | 88 | < | 预算执行率得分 (D) | < | 3 | <',
        '绩效自评总得分 (C+D) | < | < | < | < | < | < | < | 91 | < | < | < | < | <',
      ],
      { unit: '万元' },
    );
    const sheet = only(table);
    expect(sheet).toMatchObject({
      ...{ kind: 'project-self-evaluation', project: '宣传费', weights: { execution: 10, indicators: null } },
      score: { indicators: 88, execution: 3, total: 91, row: 13 },
    });
    expect(sheet.funds).toEqual([
      {
        ...{ label: '年度预算资金总额', by: null, initialBudget: 100000, fullYearBudget: 100000, executed: 30600 },
        ...{ rate: 30.64, weight: 10, score: 3, row: 2 },
      },
    ]);
    expect(sheet.goals).toEqual([{ period: 'annual', text: '目标1：做好宣传', achieved: '已完成', row: 4 }]);
    expect(sheet.indicators).toMatchObject([
      {
        ...{ level1: '产出', level2: '数量', level3: '宣传大于等于2次', weight: 50, score: 50, shortfall: null },
        ...{ target: { operator: '>=', value: 2 }, actual: { value: 2 }, completion: { raw: '100%', value: 100 } },
      },
      {
        ...{ level1: '效益', level3: '有所提高', weight: 40, score: 38, improvement: '加快' },
        ...{ shortfall: '经费保障；经费晚到', target: { raw: '有所提高', operator: null } },
      },
    ]);
    expect(codes(table)).toEqual(['indicator-operator-unfilled']);
  });

  it('a tail without head is an orphan', () => {
    const table = formTable([
      ' |  | 可持续影响指标 | 指标2 |  |  |  |  |  |  |  |  |  | ',
      '^ | 满意度指标 | 服务对象满意度指标 | 指标1 |  | 群众满意 |  | 100% | 完成 | 10 | 9 |  |  | ',
      '^ | ^ | ^ | 指标2 |  |  |  |  |  |  |  |  |  | ',
      '产出、效益、满意度指标自评得分小计 (C) | < | < | < | < | < | < | < | < | 89 | < | 预算执行率得分 (D) | < | 5.1',
      '绩效自评总得分 (C+D) | < | < | < | < | < | < | < | < | 94.1 | < | < | < | <',
    ]);
    expect(isPerformanceTable(table)).toBe(true);
    expect(codes(table)).toEqual(['performance-head-lost']);
    expect(only(table)).toMatchObject({
      ...{ kind: 'project-self-evaluation', orphan: true, project: null },
      score: { indicators: 89, execution: 5.1, total: 94.1 },
      indicators: [
        {
          ...{ level1: '满意度指标', level2: '服务对象满意度指标', level3: '群众满意', weight: 10, score: 9 },
          ...{ actual: { raw: '100%', value: 100 }, completion: { raw: '完成', value: null } },
        },
      ],
    });
  });
});

describe('self-evaluations of other provinces', () => {
  it('the national 项目支出绩效自评表 (Anhui)', () => {
    const sheet = only(
      formTable(
        [
          '项目名称 | < | 委托业务 | < | < | < | < | <',
          '主管部门 | < | 219-某镇人民政府 | < | 实施单位 | < | 某镇人民政府 | <',
          '项目资金\\n（万元） | < |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率',
          '^ | < | 年度资金总额： | 90 | 89.974 | 89.974 | 10 | 100.00%',
          '^ | < | 其中：本年财政拨款 | 90 | 89.974 | 89.974 | — | —',
          '^ | < | 其他资金 |  |  |  | — | —',
          '年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <',
          '^ | 完成审计 | < | < | 已完成审计 | < | < | <',
          '绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分',
          '^ | 产出指标(50分) | 数量指标 | 项目数量 | ≥50个 | 50 | 50 | 48.5',
          '^ | 效益指标 | 社会效益指标 | 影响程度 | 效果明显 | 达成预期指标 | 40 | 40',
          '总分 | < | < | < | < | < | 100 | 98.5',
        ],
        { title: '项目支出绩效自评表' },
      ),
    );
    expect(sheet).toMatchObject({
      ...{ kind: 'project-self-evaluation', project: '委托业务', authority: { name: '某镇人民政府', code: '219' } },
      score: { total: 98.5, row: 11 },
    });
    expect(sheet.funds).toMatchObject([
      { label: '年度资金总额', initialBudget: 900000, fullYearBudget: 899740, rate: 100, weight: 10 },
      { label: '本年财政拨款', executed: 899740, rate: null, weight: null },
    ]);
    expect(sheet.goals).toEqual([{ period: 'annual', text: '完成审计', achieved: '已完成审计', row: 7 }]);
    expect(sheet.indicators).toMatchObject([
      { level3: '项目数量', target: { operator: '>=', value: 50 }, actual: { value: 50 }, weight: 50, score: 48.5 },
      { level3: '影响程度', target: { kind: 'qualitative' }, weight: 40, score: 40 },
    ]);
  });

  it('Sichuan: title row, execution in 调整后预算数, a 合计 of weights without score', () => {
    const sheet = only(
      formTable([
        '部门预算项目支出绩效自评表（2023年度） | < | < | < | < | < | < | < | < | < | <',
        '项目名称 | 51092324-安可替代 | < | < | < | < | < | < | < | < | <',
        '主管部门 | 某局部门 | < | < | < | 实施单位 | < | 某局 | < | < | <',
        '项目基本情况 | 1.项目年度目标完成情况 | < | 项目年度目标 | < | < | 年度目标完成情况 | < | < | < | <',
        '^ | ^ | < | 购买设备 | < | < | 完成 | < | < | < | <',
        '预算执行情况(10分) | 年度预算数(万元) | < | 年初预算 | < | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因',
        '^ | 总额 | < | 0.00 | < | 3.36 | 3.36 | 100.00% | 10 | 10 | ',
        '^ | 其中：财政资金 | < | 0.00 | < | 3.36 | 3.36 | 100.00% | / | / | ',
        '绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析',
        '^ | 产出指标 | 质量指标 | 完成采购 | = | 100 | % | 100 | 60 | 60 | ',
        '^ | 效益指标 | 社会效益指标 | 管理水平 | 定性 | 优良 |  | 优良 | 30 | 28 | 略',
        '合计 | < | < | < | < | < | < | < | 100 | | ',
        '评价结论 | 完成较好 | < | < | < | < | < | < | < | < | <',
      ]),
    );
    expect(sheet).toMatchObject({
      ...{ kind: 'project-self-evaluation', title: '部门预算项目支出绩效自评表（2023年度）' },
      ...{ project: '51092324-安可替代', implementingUnit: '某局', weights: { execution: 10, indicators: 90 } },
      score: { total: null },
    });
    expect(sheet.goals).toEqual([{ period: 'annual', text: '购买设备', achieved: '完成', row: 4 }]);
    expect(sheet.funds).toMatchObject([
      { label: '总额', initialBudget: 0, fullYearBudget: 33600, executed: 33600, rate: 100, weight: 10, score: 10 },
      { label: '财政资金', weight: null, score: null },
    ]);
    expect(sheet.indicators).toMatchObject([
      { target: { raw: '=100%', operator: '=', value: 100, unit: '%' }, actual: { value: 100 }, weight: 60, score: 60 },
      { target: { raw: '优良', kind: 'qualitative', operator: null }, shortfall: '略', weight: 30, score: 28 },
    ]);
  });

  it('Chongqing: 年初 and 调整 values, unit before sign', () => {
    const sheet = only(
      formTable(
        [
          '项目名称 | 培训费 | < | < | < | < | < | < | <',
          '指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重 | 得分',
          '培训人次 | 人次 | ≥ | 100 | 80 | 95 | 100 | 20 | 20',
          '满意度 | % | ≥ | 90 |  | 96 | 100 | 10 | 10',
        ],
        { title: '项目绩效自评表' },
      ),
    );
    expect(sheet.indicators).toMatchObject([
      { level1: null, level3: '培训人次', target: { raw: '≥80人次', value: 80 }, actual: { value: 95 }, weight: 20 },
      { level3: '满意度', target: { raw: '≥90%', value: 90, unit: '%' }, score: 10 },
    ]);
  });
});

describe('other target forms', () => {
  it('central 部门整体支出绩效目标表: tasks with divided amounts', () => {
    const table = formTable(
      [
        '部门（单位）名称 | < | 某部 | < | < | <',
        '年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <',
        '^ | ^ | ^ | 总额 | 财政拨款 | 其他资金',
        '^ | 任务1 | 日常运转 | 120.5 | 100 | 20.5',
        '^ | 金额合计 | < | 120.5 | 100 | 20.5',
        '年度总体目标 | 目标1：保障运转 | < | < | < | <',
        '绩效指标 | 一级指标 | 二级指标 | 三级指标 | < | 指标值',
        '^ | 产出指标 | 数量指标 | 会议次数 | < | ≥2次',
      ],
      { title: '部门（单位）整体支出绩效目标表', department: '（盖章）' },
    );
    const sheet = only(table);
    expect(sheet).toMatchObject({ kind: 'overall-targets', implementingUnit: '某部', project: null });
    expect(sheet.tasks.map((task) => [task.label, task.goal, task.initialBudget])).toEqual([
      ['任务1', '日常运转', 1205000],
      ['金额合计', null, 1205000],
    ]);
    expect(sheet.goals).toMatchObject([{ text: '目标1：保障运转' }]);
    expect(short(sheet)).toEqual(['产出指标 > 数量指标 > 会议次数: ≥2次']);
    expect(formUnit(table)).toBe('万元');
  });

  it('two columns of targets: the year counts', () => {
    const sheet = only(
      formTable(
        [
          '填报单位：（盖章） | < | < | < | <',
          '项目名称 | 公园建设 | < | 当年预算数（元） | 1,000,000',
          '项目总目标 | 建成公园 | < | < | <',
          '年度绩效目标 | 完成一期 | < | < | <',
          '一级指标 | 二级指标 | 三级指标 | 实施周期指标值 | 当年度指标值',
          '产出指标 | 数量指标 | 面积 | ≥300㎡ | ≥100㎡',
        ],
        { department: '（盖章）' },
      ),
    );
    expect(sheet).toMatchObject({ project: '公园建设', amount: 1000000, implementingUnit: null });
    expect(sheet.goals.map((goal) => goal.period)).toEqual(['implementation', 'annual']);
    expect(sheet.indicators[0]?.target).toMatchObject({ raw: '≥100㎡', unit: '㎡' });
  });

  it('Hubei: two levels and 指标内容', () => {
    const sheet = only(
      formTable([
        '项目绩效目标 | 长期目标 | < | 年度目标 | <',
        '^ | 改善环境 | < | 完成整改 | <',
        '年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值',
        '^ | 产出指标 | 数量指标 | 整改数 | 88',
      ]),
    );
    expect(sheet.goals.map((goal) => [goal.period, goal.text])).toEqual([
      ['implementation', '改善环境'],
      ['annual', '完成整改'],
    ]);
    expect(sheet.indicators).toMatchObject([{ level3: '整改数', description: null, target: { raw: '88', value: 88 } }]);
  });
});

describe('lists of many projects', () => {
  it('gives a sheet for each project', () => {
    const table = formTable(
      [
        '单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重',
        '某局 | 甲项目 | 1,200.5 | 甲目标 | 产出指标 | 数量指标 | 甲一 | ≥ | 5 | 次 | 50',
        '^ | ^ | ^ | ^ | 效益指标 | 社会效益指标 | 甲二 | 定性 | 好 |  | 40',
        '^ | 乙项目 | 8 | 乙目标 | 产出指标 | 数量指标 | 乙一 | ＝ | 100 | % | 90',
      ],
      { title: '部门预算项目绩效目标表', unit: '万元' },
    );
    const { value, diagnostics } = normalizePerformance(table, CONTEXT);
    expect(diagnostics).toEqual([]);
    expect(value.map((sheet) => [sheet.project, sheet.implementingUnit, sheet.amount, sheet.goals[0]?.text])).toEqual([
      ['甲项目', '某局', 12005000, '甲目标'],
      ['乙项目', '某局', 80000, '乙目标'],
    ]);
    expect(value.map(short)).toEqual([
      ['产出指标 > 数量指标 > 甲一: ≥5次', '效益指标 > 社会效益指标 > 甲二: 好'],
      ['产出指标 > 数量指标 > 乙一: ＝100%'],
    ]);
  });

  it('two forms in one grid are two sheets', () => {
    const form = (project: string): string[] => [
      `项目名称 | ${project} | < | <`,
      '年度目标 | 做好工作 | < | <',
      '一级指标 | 二级指标 | 三级指标 | 指标值',
      '产出指标 | 数量指标 | 数量 | 5次',
    ];
    const { value } = normalizePerformance(formTable([...form('甲'), ...form('乙')]), CONTEXT);
    expect(value.map((sheet) => [sheet.project, sheet.indicators.length, sheet.goals[0]?.row])).toEqual([
      ['甲', 1, 1],
      ['乙', 1, 5],
    ]);
  });
});

describe('isPerformanceTable', () => {
  it.each([
    ['部门机构设置情况', ['单位名称 | 单位性质 | 单位规格 | 经费保障形式', '某局 | 行政 | 正科 | 财政拨款']],
    ['项目支出表', ['项目名称 | 合计 | 财政拨款 | 其他资金', '甲项目 | 5 | 5 | ', '合计 | 5 | 5 | ']],
    [
      '部门政府采购预算',
      ['项目名称 | 预算资金 | 采购物品名称 | 计量单位 | 数量 | 单价 | 金额', '合计 |  |  |  |  |  | '],
    ],
    ['支出总表', ['科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出', '201 | 一般公共服务支出 | 5 | 3 | 2']],
    ['政府购买服务表', ['一级目录 | 二级目录 | 三级目录 | 项目名称 | 金额', 'A | A01 | A0101 | 甲 | 5']],
    ['部门整体情况', ['部门名称 | 某局', '年初预算数 | 全年预算数', '1 | 2']],
  ])('does not fire on %s', (title, rows) => {
    expect(isPerformanceTable(formTable(rows, { title, unit: '万元' }))).toBe(false);
  });
});

describe('lists of projects', () => {
  it('a row of running numbers below the heads is no project', () => {
    const { value } = normalizePerformance(
      formTable(
        [
          '项目名称 | 项目年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位',
          '1 | 2 | 3 | 4 | 5 | 6 | 7 | 8',
          '普查经费 | 完成普查 | 产出指标 | 数量指标 | 普查员人数 | ≥ | 200 | 人',
        ],
        { title: '部门项目支出绩效目标表' },
      ),
      CONTEXT,
    );
    expect(value.map(({ project }) => project)).toEqual(['普查经费']);
    expect(value[0]?.indicators.map(({ level3 }) => level3)).toEqual(['普查员人数']);
  });

  it('reads project and execution under heads that begin above the indicator heads', () => {
    const sheet = only(
      formTable(
        [
          '项目名称 | 预算执行情况（10分） | < | < | 绩效指标（90分） | < | < | <',
          '^ | 年初预算数 | 执行数 | 预算执行率 | 一级指标 | 二级指标 | 三级指标 | 指标值',
          '调查经费 | 30.00 | 15.00 | 50% | 产出指标 | 数量指标 | 调查次数 | ≥12次',
        ],
        { title: '项目支出绩效自评表', unit: '万元' },
      ),
    );
    expect(sheet).toMatchObject({
      project: '调查经费',
      funds: [{ label: '预算执行情况（10分）', initialBudget: 300000, executed: 150000, rate: 50 }],
      weights: { execution: 10, indicators: 90 },
    });
  });
});

describe('labels and blocks of other provinces', () => {
  it('绩效目标 down the left of the indicators is no head of theirs', () => {
    const sheet = only(
      formTable([
        '项目名称 | 街道管理 | < | < | <',
        '项目总体目标 | 保障管理。 | < | < | <',
        '绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值',
        '^ | 产出指标 | 数量指标 | 巡查次数 | ≥365次',
        '^ | ^ | 质量指标 | 达标率 | =100%',
      ]),
    );
    expect(short(sheet)).toEqual(['产出指标 > 数量指标 > 巡查次数: ≥365次', '产出指标 > 质量指标 > 达标率: =100%']);
    expect(sheet.goals.map(({ text }) => text)).toEqual(['保障管理。']);
  });

  const totals = '^ | 年度资金总额 | 500 | 520 | 510 | 98.08%';
  const division = [
    '^ | 按收入性质分： | < | < | 按支出性质分： | <',
    '^ | 其中：一般公共预算：520 | < | < | 其中：基本支出：300 | <',
  ];

  it('a division below the columns of money ends them and says of none what it divides', () => {
    const sheet = only(
      formTable(
        [
          '单位名称 | 某局 | < | < | < | <',
          '年度预算申请（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率',
          totals,
          ...division,
        ],
        { title: '2023年度部门整体支出绩效自评表' },
      ),
    );
    expect(sheet.funds).toMatchObject([
      { label: '年度资金总额', initialBudget: 5_000_000, fullYearBudget: 5_200_000, executed: 5_100_000, rate: 98.08 },
    ]);
    expect(sheet.funds).toHaveLength(1);
    expect(sheet.amount).toBeNull();
  });

  it('reads 其中：一般公共预算：520 in a form without columns of money', () => {
    const sheet = only(
      formTable(
        ['部门名称 | 某局 | < | < | < | <', '年度预算申请（万元） | 资金总额：520 | < | < | < | <', ...division],
        { title: '2024年部门整体支出绩效目标表' },
      ),
    );
    expect(sheet.amount).toBe(5_200_000);
    expect(sheet.funds.map(({ label, by, initialBudget }) => [label, by, initialBudget])).toEqual([
      ['资金总额', null, 5_200_000],
      ['一般公共预算', 'source', 5_200_000],
      ['基本支出', 'use', 3_000_000],
    ]);
  });
});

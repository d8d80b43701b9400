import { describe, expect, it } from 'vitest';
import { classifyTable } from '../../src/recognize/classify-table.js';
import { readTitle, titleSubject } from '../../src/recognize/statement-title.js';
import type { StatementKind } from '../../src/schema/index.js';
import { drawTable } from '../support/grid.js';

const TITLES: readonly (readonly [string, StatementKind])[] = [
  ['部门预算收支总表', 'revenue-expenditure-summary'],
  ['部门收支总体情况表', 'revenue-expenditure-summary'],
  ['部门财务收支预算总表01-1', 'revenue-expenditure-summary'],
  ['公开01表 收入支出决算总表', 'revenue-expenditure-summary'],
  ['表六 部门收支总表', 'revenue-expenditure-summary'],
  ['一、2023年度某省高级人民法院部门收支预算总表', 'revenue-expenditure-summary'],
  ['国有资产监督管理委员会部门收支总表', 'revenue-expenditure-summary'],
  ['某市政府采购中心2024年收支总表', 'revenue-expenditure-summary'],
  ['表1：高等学校收支决算总表', 'revenue-expenditure-summary'],
  ['部门收入总体情况表', 'revenue-summary'],
  ['预算02表 收入预算总表', 'revenue-summary'],
  ['收入决算表', 'revenue-summary'],
  ['部门支出预算总表', 'expenditure-summary'],
  ['支出预算分类汇总表（按政府预算经济分类）', 'expenditure-summary'],
  ['（三）支出决算表', 'expenditure-summary'],
  ['部门财政拨款收支预算总表02-1', 'fiscal-appropriation-summary'],
  ['财政拨款收入支出决算总表', 'fiscal-appropriation-summary'],
  ['财政拨款收支总体情况表', 'fiscal-appropriation-summary'],
  ['财政拨款支出预算表（部门经济分类科目）', 'fiscal-appropriation-expenditure'],
  ['财政拨款支出决算明细表', 'fiscal-appropriation-expenditure'],
  ['财政拨款基本支出预算表', 'fiscal-appropriation-basic-expenditure'],
  ['部门预算一般公共预算财政拨款支出表', 'general-public-budget-expenditure'],
  ['一般公共预算支出情况表（按功能分类科目）', 'general-public-budget-expenditure'],
  ['2026年部门一般公共预算支出功能分类预算表', 'general-public-budget-expenditure'],
  ['一般公共预算财政拨款支出决算表', 'general-public-budget-expenditure'],
  ['一般公共预算财政拨款基本支出决算明细表', 'general-public-budget-basic-expenditure'],
  ['部门一般公共预算基本支出部门预算经济分类预算表', 'general-public-budget-basic-expenditure'],
  ['一般公共预算基本支出表（按政府预算经济分类）', 'general-public-budget-basic-expenditure'],
  ['部门基本支出预算表04（人员类、运转类公用经费项目）', 'basic-expenditure'],
  ['部门预算政府基金预算财政拨款支出表', 'government-fund'],
  ['政府性基金预算财政拨款收入支出决算表', 'government-fund'],
  ['国有资本经营预算财政拨款支出决算表', 'state-capital'],
  ['“三公”经费、会议费、培训费支出预算表', 'three-public-expenses'],
  ['政府性基金预算“三公”经费支出预算表', 'three-public-expenses'],
  ['2026年部门“三公”经费和机关运行经费预算表', 'three-public-expenses'],
  ['一般公共预算机关运行经费支出预算表', 'agency-operating-expenses'],
  ['一般公共预算项目支出预算表', 'project-expenditure'],
  ['部门项目支出预算表05-1（其他运转类、特定目标类项目）', 'project-expenditure'],
  ['专项资金预算汇总表', 'project-expenditure'],
  ['政府采购预算明细表', 'government-procurement'],
  ['部门政府采购预算', 'government-procurement'],
  ['政府购买服务预算财政拨款明细表', 'purchased-services'],
  ['部门固定资产占用情况表', 'state-assets'],
  ['国有资产占有使用情况表', 'state-assets'],
  ['对下转移支付预算表09-1', 'transfer-payments'],
  ['政府专项债务限额和余额情况表', 'government-debt'],
  ['部门机构设置情况', 'organization'],
  ['部门人员编制情况表', 'staffing'],
  ['财政专户管理资金预算支出表', 'other'],
  ['行政机构运行经费预算表', 'agency-operating-expenses'],
  ['专项业务费表', 'project-expenditure'],
  ['附件2：2025年部门收支总体情况表', 'revenue-expenditure-summary'],
  ['2026年预算单位财政拨款收支预算总表', 'fiscal-appropriation-summary'],
  ['一般公共预算基本支出表--对个人和家庭的补助', 'general-public-budget-basic-expenditure'],
];

describe('readTitle', () => {
  it.each(TITLES)('%s → %s', (title, kind) => {
    expect(readTitle(title)).toEqual({ kind });
  });

  it.each(['项目支出绩效目标表', '2023年部门整体支出绩效目标表', '整体绩效自评表'])(
    '%s is a performance form',
    (title) => {
      expect(readTitle(title)).toBe('performance');
    },
  );

  it('takes no sentence for a title', () => {
    expect(readTitle('2022年预算收入5873.35万元，其中一般公共预算收入5873.35万元。')).toBeNull();
  });

  it('cuts mark, ordinal, year and department off', () => {
    expect(titleSubject('二、2017年度某省高级人民法院部门收入预算总表')).toBe('部门收入预算总表');
    expect(titleSubject('公开05表一般公共预算财政拨款支出决算表')).toBe('一般公共预算财政拨款支出决算表');
    expect(titleSubject('政府采购预算表')).toBe('政府采购预算表');
  });
});

const UNTITLED: readonly (readonly [StatementKind, readonly string[]])[] = [
  ['revenue-expenditure-summary', ['收入|<|支出|<', '项目|预算数|项目|预算数', '一、事业收入|1|一、教育支出|1']],
  [
    'fiscal-appropriation-summary',
    [
      '收入|<|支出|<|<',
      '项目|金额|项目|一般公共预算财政拨款|政府性基金预算财政拨款',
      '一、一般公共预算拨款|1|一、教育支出|1|',
    ],
  ],
  ['revenue-summary', ['科目编码|科目名称|合计|财政拨款收入|事业收入|其他收入', '201|一般公共服务支出|1|1||']],
  [
    'revenue-summary',
    ['单位编码|单位名称|合计|本年收入|<|上年结转', '^|^|^|小计|一般公共预算|^', '101001|某局|1|1|1|'],
  ],
  ['expenditure-summary', ['科目编码|科目名称|合计|基本支出|项目支出|上缴上级支出', '201|一般公共服务支出|1|1||']],
  [
    'expenditure-summary',
    [
      '科目编码|科目名称|合计|一般公共预算|<|政府性基金预算|国有资本经营预算',
      '^|^|^|基本支出|项目支出|^|^',
      '201|一般公共服务支出|1|1|||',
    ],
  ],
  ['project-expenditure', ['项目分类|项目名称|经济科目编码|合计', '特定目标类|普查|30201|1']],
  [
    'general-public-budget-expenditure',
    ['科目编码|科目名称|合计|基本支出|<|项目支出', '^|^|^|人员经费|公用经费|^', '201|一般公共服务支出|1|1||'],
  ],
  ['government-procurement', ['采购类别|金额', '货物|1', '服务|1']],
  ['state-assets', ['资产类别|资产名称|数量|金额', '设备|台式计算机|2|1']],
  ['expenditure-summary', ['合计|基本支出|项目支出|结转下年资金', '3.00|1.00|2.00|']],
  [
    'general-public-budget-expenditure',
    ['项目|<|一般公共预算支出|<', '科目编码|科目名称|基本支出|项目支出', '201|一般公共服务支出|1|'],
  ],
  [
    'general-public-budget-basic-expenditure',
    ['科目编码|科目名称|一般公共预算基本支出', '301|工资福利支出|1', '30101|基本工资|1'],
  ],
  ['basic-expenditure', ['科目编码|科目名称|金额', '301|工资福利支出|1', '30101|基本工资|1']],
  [
    'three-public-expenses',
    ['合计|因公出国（境）费|公务用车购置及运行费|<|公务接待费', '^|^|小计|购置费|^', '3|1|1|1|1'],
  ],
  ['three-public-expenses', ['项目|金额', '公务接待费|1', '培训费|4.21']],
  ['government-procurement', ['采购品目|采购组织形式|总计', '复印机|集中采购|6.00']],
  ['purchased-services', ['购买服务项目名称|购买服务目录|金额', '法律顾问|法律服务|5.00']],
  ['state-assets', ['项目|数量|价值', '资产总额||9.00', '车辆|1|9.00']],
  ['organization', ['单位名称|单位性质|经费保障形式', '某局|行政|财政拨款']],
  ['staffing', ['单位名称|编制数|在职人数', '某局|20|18']],
  ['project-expenditure', ['类型|项目名称|合计|本年拨款', '特定目标类|运维|1|1']],
  ['government-fund', ['科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余', '|合计||||']],
];

describe('classifyTable', () => {
  it.each(UNTITLED)('tells %s by its columns', (kind, rows) => {
    expect(classifyTable(drawTable(rows))).toEqual({ family: 'statement', kind, by: 'columns' });
  });

  it('says when title and columns agree', () => {
    const rows = ['收入|<|支出|<', '项目|预算数|项目|预算数', '一、事业收入|1|一、教育支出|1'];
    expect(classifyTable(drawTable(rows, { title: '部门收支总表' }))).toMatchObject({ by: 'title-and-columns' });
  });

  it('reads a title printed inside the grid', () => {
    const rows = ['公开08表|<|<', '国有资本经营预算支出表|<|<', '科目编码|科目名称|合计', '223|国有资本经营预算支出|1'];
    expect(classifyTable(drawTable(rows))).toMatchObject({ kind: 'state-capital' });
  });

  it('believes the columns where the title belongs to another table', () => {
    const rows = ['合计|因公出国（境）费|公务接待费', '3.00|1.00|2.00'];
    expect(classifyTable(drawTable(rows, { title: '部门支出总表' }))).toEqual({
      family: 'statement',
      kind: 'three-public-expenses',
      by: 'columns',
    });
  });

  it.each([
    [['一级指标|二级指标|三级指标|指标值', '产出指标|数量指标|人数|5']],
    [['|满意度指标|服务对象满意度指标|指标1|95%', '绩效自评总得分|<|<|<|99']],
  ])('knows a performance form by its words', (rows) => {
    expect(classifyTable(drawTable(rows))).toEqual({ family: 'performance' });
  });

  it('is not misled by names of projects', () => {
    const rows = ['项目名称|金额', '绩效目标管理|1.00', '群众满意度调查|2.00', '合计|3.00'];
    expect(classifyTable(drawTable(rows, { title: '项目支出表' }))).toMatchObject({ kind: 'project-expenditure' });
  });

  it.each([
    ['a contents list', ['1|部门收支总表|3', '2|部门收入总表|4', '3|部门支出总表|5'], null],
    ['a titled contents list', ['序号|名称', '1|部门收支总表'], '目录'],
    ['a layout table', ['编制单位：某局|负责人：张三'], null],
    ['a list of people', ['姓名|电话', '张三|1234567']],
  ] as const)('leaves %s alone', (_, rows, title = null) => {
    expect(classifyTable(drawTable(rows, { title }))).toEqual({ family: 'unrecognised' });
  });

  it('takes no statement from rows of figures that nothing names, except a single one', () => {
    const [head, ...rows] = [
      '因公出国（境）费|公务接待费|公务用车购置及运行费',
      '1.00|2.00|3.00',
      '4.00||5.00',
      '4.00|2.00|1.00',
    ];
    const title = '“三公”经费支出表';
    expect(classifyTable(drawTable([head ?? '', ...rows], { title }))).toEqual({ family: 'unrecognised' });
    expect(classifyTable(drawTable([head ?? '', rows[0] ?? ''], { title }))).toMatchObject({
      kind: 'three-public-expenses',
    });
  });
});

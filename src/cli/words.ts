import type { Bilingual } from '../document/bilingual.js';
import type { Performance, StatementKind } from '../schema/index.js';

/** Names of what a document holds, for the summary. */
export const STATEMENT_KINDS: Readonly<Record<StatementKind, Bilingual>> = {
  'revenue-expenditure-summary': { zh: '收支总表', en: 'revenue and expenditure' },
  'revenue-summary': { zh: '收入总表', en: 'revenue' },
  'expenditure-summary': { zh: '支出总表', en: 'expenditure' },
  'fiscal-appropriation-summary': { zh: '财政拨款收支总表', en: 'fiscal appropriation' },
  'fiscal-appropriation-expenditure': { zh: '财政拨款支出表', en: 'fiscal appropriation expenditure' },
  'fiscal-appropriation-basic-expenditure': { zh: '财政拨款基本支出表', en: 'fiscal appropriation, basic' },
  'general-public-budget-expenditure': { zh: '一般公共预算支出表', en: 'general public budget' },
  'general-public-budget-basic-expenditure': { zh: '一般公共预算基本支出表', en: 'general public budget, basic' },
  'basic-expenditure': { zh: '基本支出表', en: 'basic expenditure' },
  'government-fund': { zh: '政府性基金表', en: 'government funds' },
  'state-capital': { zh: '国有资本经营表', en: 'state capital' },
  'three-public-expenses': { zh: '“三公”经费表', en: 'three public expenses' },
  'agency-operating-expenses': { zh: '机关运行经费表', en: 'agency operating expenses' },
  'project-expenditure': { zh: '项目支出表', en: 'projects' },
  'government-procurement': { zh: '政府采购表', en: 'procurement' },
  'purchased-services': { zh: '政府购买服务表', en: 'purchased services' },
  'state-assets': { zh: '国有资产占用表', en: 'state assets' },
  'transfer-payments': { zh: '转移支付表', en: 'transfers' },
  'government-debt': { zh: '债务表', en: 'debt' },
  organization: { zh: '机构设置表', en: 'organisation' },
  staffing: { zh: '人员编制表', en: 'staffing' },
  other: { zh: '其他', en: 'other' },
};

export const PERFORMANCE_KINDS: Readonly<Record<Performance['kind'], Bilingual>> = {
  'overall-targets': { zh: '整体绩效目标', en: 'overall targets' },
  'project-targets': { zh: '项目绩效目标', en: 'project targets' },
  'special-fund-summary': { zh: '专项资金绩效目标汇总', en: 'special fund summaries' },
  'overall-self-evaluation': { zh: '整体绩效自评', en: 'overall self-evaluations' },
  'project-self-evaluation': { zh: '项目绩效自评', en: 'project self-evaluations' },
};

export const WORDS = {
  budget: { zh: '预算', en: 'budget' },
  'final-accounts': { zh: '决算', en: 'final accounts' },
  yearUnknown: { zh: '年度不明', en: 'year unknown' },
  year: { zh: '{value} 年', en: '{value}' },
  pages: { zh: '{value} 页', en: 'pages: {value}' },
  onPages: { zh: '第 {value} 页', en: 'p. {value}' },
  lines: { zh: '{value} 行', en: 'lines {value}' },
  empty: { zh: '空表', en: 'empty' },
  untitled: { zh: '（无标题）', en: '(untitled)' },
  statements: { zh: '报表 {value} 张', en: 'statements {value}' },
  performance: { zh: '绩效表 {value} 份', en: 'performance sheets {value}' },
  indicators: { zh: '指标 {value} 个', en: 'indicators {value}' },
  tables: { zh: '表格 {value} 个', en: 'tables {value}' },
  facts: { zh: '文字中的金额 {value} 处', en: 'facts in prose {value}' },
  checks: {
    zh: '校验：通过 {pass}，不符 {fail}，无法判断 {undetermined}',
    en: 'checks: {pass} passed, {fail} failed, {undetermined} undetermined',
  },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
  pass: { zh: '相符', en: 'pass' },
  undetermined: { zh: '无法判断', en: 'undetermined' },
  offBy: { zh: '差 {value}', en: 'off by {value}' },
  understood: { zh: '没有未能理解之处', en: 'nothing was left over' },
  notUnderstood: { zh: '未能理解', en: 'not understood' },
  more: { zh: '……另有 {value} 项', en: '… {value} more' },
} as const satisfies Record<string, Bilingual>;

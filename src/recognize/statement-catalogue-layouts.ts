import type { StatementKind } from '../schema/index.js';

/** What classifyTable sees of a table: folded texts, joined by |. */
export interface LayoutFeatures {
  readonly header: string;
  readonly labels: string;
  /** 收入 and 支出 stand side by side over label columns of their own. */
  readonly twoSided: boolean;
  /** Codes of 支出功能分类 (2xx …) and 支出经济分类 (301…, 501…) among the rows. */
  readonly functionCodes: number;
  readonly economicCodes: number;
  readonly figures: number;
}

export interface LayoutRule {
  readonly kind: StatementKind;
  /** At least `atLeast` (default all) of these are found in the header. */
  readonly header?: readonly RegExp[];
  readonly atLeast?: number;
  /** All of these are found among the row labels. */
  readonly labels?: readonly RegExp[];
  readonly labelsAtLeast?: number;
  /** Every row label is one of these. */
  readonly everyLabel?: RegExp;
  readonly none?: RegExp;
  readonly twoSided?: boolean;
  readonly codes?: 'function' | 'economic';
  /** Needs figures in the body. */
  readonly figures?: boolean;
}

const THREE_PUBLIC = [/因公出国|出国\(境\)/, /公务用车|公车/, /公务接待/];
/** A list of nothing but these; zero rows may have been left out. */
const ONLY_THREE_PUBLIC = /^(合计|小计|栏次)$|三公|因公出国|公务用车|公务接待|会议费|培训费/;
const REVENUE_SOURCES = [/财政拨款(收入)?/, /事业收入/, /经营收入/, /上级补助/, /附属单位上缴/, /其他收入/];
const APPROPRIATION_FUNDS = [/一般公共预算/, /政府性?基金/, /国有资本/];

/** Layouts from the most telling to the least; the first that fits wins. */
export const LAYOUT_RULES: readonly LayoutRule[] = [
  { kind: 'three-public-expenses', header: THREE_PUBLIC, atLeast: 2 },
  { kind: 'purchased-services', header: [/购买(服务|内容|项目|主体)|服务(类别|领域)|承接主体/, /目录|购买|承接/] },
  { kind: 'government-procurement', header: [/采购(品目|物品|目录|方式|组织|金额|数量|项目|类型|类别)/] },
  { kind: 'three-public-expenses', labels: THREE_PUBLIC, labelsAtLeast: 2, none: /办公费|工资福利|30217/ },
  { kind: 'three-public-expenses', labels: [/公务|出国/], everyLabel: ONLY_THREE_PUBLIC, header: [/项目|科目/] },
  { kind: 'state-assets', labels: [/资产总额|固定资产/, /车辆|房屋|设备/] },
  { kind: 'state-assets', header: [/数量/, /价值|账面|原值/], labels: [/房屋|车辆|设备/] },
  { kind: 'state-assets', header: [/资产(类别|分类|名称)/] },
  { kind: 'government-debt', header: [/债务(限额|余额)|(限额|余额).*债务/] },
  { kind: 'staffing', header: [/编制(数|人数)|行政编制|事业编制/, /在职|实有|人数/] },
  {
    kind: 'organization',
    header: [/单位名称|机构名称|部门名称/, /性质|规格|经费保障|备注|级别|类型|隶属/],
    figures: false,
  },
  {
    kind: 'fiscal-appropriation-summary',
    twoSided: true,
    header: APPROPRIATION_FUNDS,
    atLeast: 2,
    none: /事业收入|经营收入/,
  },
  { kind: 'fiscal-appropriation-summary', twoSided: true, header: [/财政拨款收入/, /财政拨款支出/] },
  {
    kind: 'fiscal-appropriation-summary',
    twoSided: true,
    labels: [/一般公共预算/, /政府性?基金/],
    none: /事业收入|经营收入|其他收入|其他资金|专户/,
  },
  { kind: 'revenue-expenditure-summary', twoSided: true },
  { kind: 'agency-operating-expenses', header: [/机关运行(经费|费)/] },
  { kind: 'project-expenditure', header: [/项目(分类|类别|类型)/, /项目名称/, /金额|合计|总计|资金|拨款|预算/] },
  { kind: 'general-public-budget-basic-expenditure', codes: 'economic', header: [/一般公共|财政拨款/] },
  { kind: 'general-public-budget-basic-expenditure', codes: 'economic', header: [/决算/] },
  { kind: 'basic-expenditure', codes: 'economic', header: [/金额|合计|数$|经费|基本支出/] },
  { kind: 'basic-expenditure', header: [/人员经费/, /公用经费/, /经济分类|科目/], none: /项目支出/ },
  { kind: 'revenue-summary', header: REVENUE_SOURCES, atLeast: 3, none: /基本支出/ },
  { kind: 'revenue-summary', header: [/本年收入/, /上年结转|年初结转/, /名称/], none: /本年支出|基本支出/ },
  { kind: 'revenue-summary', codes: 'function', header: [/本年收入合计|收入合计|收入预算/] },
  { kind: 'government-fund', header: [/年初.*结(转|余)/, /本年收入/, /本年支出/, /年末.*结(转|余)/], none: /国有资本/ },
  // All funds side by side: no table of one of them.
  { kind: 'expenditure-summary', header: [/基本支出/, /项目支出/, /一般公共/, /政府性?基金|国有资本/] },
  { kind: 'state-capital', header: [/年初.*结(转|余)|国有资本/, /本年支出|基本支出|项目支出/, /国有资本/] },
  { kind: 'government-fund', header: [/政府性?基金/, /基本支出|项目支出/] },
  {
    kind: 'expenditure-summary',
    header: [/基本支出/, /项目支出/, /经营支出|上缴上级|上解上级|对(附属|下级)单位|支出预算|支出总计|本年支出合计/],
  },
  { kind: 'expenditure-summary', header: [/基本支出/, /项目支出/, /预留|结转下年/] },
  { kind: 'general-public-budget-expenditure', header: [/一般公共/, /基本支出/, /项目支出/] },
  { kind: 'fiscal-appropriation-expenditure', header: [/财政拨款/, /基本支出/, /项目支出/] },
  { kind: 'general-public-budget-expenditure', header: [/基本支出/, /项目支出/, /科目|功能/] },
  { kind: 'revenue-summary', labels: [/一般公共预算/, /事业收入/, /经营收入|其他(收入|资金)/], none: /支出/ },
  {
    kind: 'project-expenditure',
    header: [/项目(名称|代码|编码|类别)/, /金额|合计|总计|资金|拨款|预算/],
    none: /基本支出/,
  },
  { kind: 'fiscal-appropriation-expenditure', codes: 'function', header: [/科目/, /金额|合计|数$/] },
  { kind: 'fiscal-appropriation-expenditure', header: [/功能(分类)?科目/, /金额|合计|数$/] },
  { kind: 'expenditure-summary', labels: [/^(.*\|)?基本支出/, /项目支出/], none: /收入|绩效/ },
];

/** Two of these as whole cells make a table a performance form; inside a project's name they mean nothing. */
export const PERFORMANCE_WORDS: readonly RegExp[] = [
  /^一级指标$/,
  /^二级指标$/,
  /^三级指标$/,
  /^(年度|实施期|总体|项目|部门|整体|支出)*绩效(总体)?目标(表)?[:：]?$/,
  /^(年度)?(绩效指标)+$/,
  /^(部门)?产出指标$/,
  /^(部门)?效[益果]指标$/,
  /^.{0,12}满意度(指标)?$/,
  /^数量指标$/,
  /^质量指标$/,
  /^时效指标$/,
  /^成本指标$/,
  /^(经济|社会|生态)效益(指标)?$/,
  /^可持续(性)?影响(指标)?$/,
  /^(年度)?(指标值|目标值).{0,6}$/,
  /^年度(总体|绩效)?目标[:：]?$/,
  /自评(总)?得分|评价得分/,
];

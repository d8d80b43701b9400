import type { StatementKind } from '../schema/index.js';

/** A printed title names `kind` when every pattern of `all` is found in it and none of `none`. */
export interface TitleRule {
  readonly kind: StatementKind;
  readonly all: readonly RegExp[];
  readonly none?: readonly RegExp[];
}

/** What makes a table a performance form, whatever else its title says. */
export const PERFORMANCE_TITLE = /绩效|自评/;

/** 目录 and other lists that name tables without being one. */
export const CONTENTS_TITLE = /^(目录|附件目录|公开目录|报表目录|表格目录)$/;

/**
 * Titles from the narrowest subject to the widest: the first rule that fits wins. Written for titles whose
 * department, year, ordinal and mark (公开01表) are gone and whose white space and width are folded.
 */
export const TITLE_RULES: readonly TitleRule[] = [
  { kind: 'three-public-expenses', all: [/三公|(因公出国|公务接待|公务用车).*(表|情况)/] },
  { kind: 'three-public-expenses', all: [/会议费|培训费/] },
  { kind: 'agency-operating-expenses', all: [/机关运行(经费|费)|行政运行经费|机构运行经费/] },
  { kind: 'purchased-services', all: [/购买服务/] },
  { kind: 'government-procurement', all: [/(政府|集中)采购|采购(预算|支出|计划|情况|项目)|^采购/] },
  { kind: 'three-public-expenses', all: [/机构运行信息|(相关|有关)信息统计|行政经费/] },
  { kind: 'state-assets', all: [/资产/], none: [/收支|收入支出|债务/] },
  { kind: 'state-assets', all: [/(车辆|房屋|大型设备|设备)(占用|占有|使用|保有|情况|配置)/] },
  { kind: 'transfer-payments', all: [/转移支付|税收返还|对下.*补助/] },
  { kind: 'government-debt', all: [/债务|债券/] },
  {
    kind: 'staffing',
    all: [/人员(编制|构成|基本|情况|信息|数量)|(机构|人员)编制|编制(人数|人员|数)|^人员(?!经费|支出|类)/],
  },
  {
    kind: 'organization',
    all: [
      /机构(设置|构成|情况|数)|(单位|部门)(构成|名单|范围|基本情况|设置)|(所属|下属|直属|预算|二级).*单位.*(情况|名单|一览)/,
    ],
    none: [/收支|收入|支出/],
  },
  { kind: 'state-capital', all: [/国有资本/] },
  { kind: 'government-fund', all: [/政府性?基金|^基金|基金预算/] },
  { kind: 'other', all: [/财政专户/] },
  {
    kind: 'project-expenditure',
    all: [/项目(支出|经费|资金|预算|中期|安排|清单|情况|明细)|专项(资金|经费|支出|预算|业务费)|特定目标类|其他运转类/],
    none: [/基本支出/],
  },
  { kind: 'general-public-budget-basic-expenditure', all: [/基本支出/, /一般公共|公共(预算|财政)/] },
  { kind: 'fiscal-appropriation-basic-expenditure', all: [/基本支出/, /财政拨款/] },
  { kind: 'basic-expenditure', all: [/基本支出/] },
  { kind: 'basic-expenditure', all: [/(人员|公用)经费/] },
  {
    kind: 'fiscal-appropriation-summary',
    all: [/财政拨款/, /收支|收入支出.*总|收入(与|及|、)支出/],
    none: [/一般公共预算/],
  },
  { kind: 'fiscal-appropriation-summary', all: [/财政拨款/, /收支|收入支出/, /总/] },
  { kind: 'fiscal-appropriation-summary', all: [/财政拨款(预算|决算)?收入支出/], none: [/一般公共/] },
  { kind: 'general-public-budget-expenditure', all: [/一般公共|公共(预算|财政)/, /支出/] },
  { kind: 'general-public-budget-expenditure', all: [/一般公共(服务)?(预算|财政)/], none: [/收入/] },
  { kind: 'fiscal-appropriation-expenditure', all: [/财政拨款/, /支出/] },
  { kind: 'revenue-expenditure-summary', all: [/收支|收入(与|及|、)?支出/] },
  { kind: 'revenue-summary', all: [/收入/], none: [/支出/] },
  { kind: 'expenditure-summary', all: [/支出/], none: [/收入/] },
];

/**
 * Ends of the names of public bodies. A name in a title is cut off up to the last of them that the subject of a
 * table follows: 国有资产监督管理委员会部门收支总表 is no table of assets.
 */
export const ORGANISATION_END =
  /(委员会|管委会|人民政府|[镇乡区县市省]政府|局|厅|署|办公室|办公厅|办事处|中心|法院|检察院|研究院|学院|医院|大学|中学|小学|学校|党校|协会|联合会|总工会|团委|支队|总队|大队|本级|机关|街道|镇|乡|县委|市委|省委|区委)/;

/** What the name of a table begins with once the department is gone. */
export const SUBJECT_START =
  /(部门|单位|预算单位|本级|机关|汇总|\d{4}年|年度|财务|收支|收入|支出|财政拨款|一般公共|公共预算|政府性?基金|基金|国有|固定资产|"|三公|项目|专项|基本支出|机关运行|机构|人员|政府采购|采购|政府购买|购买服务|转移支付|债务|预算|决算|整体|行政)/;

/** Title words over functional or economic breakdowns are not the kind, but say which codes to expect. */
export const CLASSIFICATION_HINTS = [
  { classification: 'economic-government', pattern: /政府(预算)?(支出)?经济(性质)?(分类|科目)/ },
  { classification: 'economic-department', pattern: /(部门(预算)?(支出)?)?经济(性质)?(分类|科目)/ },
  { classification: 'function', pattern: /功能(分类|科目)/ },
] as const;

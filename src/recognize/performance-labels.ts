import { fold } from '../text/fold.js';

/**
 * The words of performance forms (绩效目标表, 自评表), as data. Every pattern is matched against `labelKey`, so that
 * 项目（政策）名称, "项 目 名 称：" and 一、项目名称 are one word. Provinces differ in words and in order, hardly in meaning.
 */
export type Catalogue<Role extends string> = Readonly<Record<Role, RegExp>>;

/** Labels whose value stands beside, below or after a colon, and labels that open a block. */
export const HEAD_LABELS = {
  department:
    /^((部门|单位|部门单位|预算部门|预算单位|一级预算单位)名称|填报(单位|部门)|申报(单位|部门)|编[报制]单位|预算单位)$/,
  project:
    /^((项目|政策|专项|专项资金|支出项目|项目支出|二级项目|政策和项目|项目和政策|预算项目|转移支付项目|支出方向)名称|支出方向)$/,
  program: /^所属(专项|专项资金|一级项目|政策)(名称)?$/,
  authority: /^(市级|省级|区级|县级|中央|上级|地方|预算|项目|业务)?主管(部门|单位)(名称)?([及和](代码|编码))?$/,
  implementingUnit:
    /^((项目|资金|具体|专项)?(实施|承担|使用|执行|用款)(单位|部门|处室)(名称)?([及和](代码|编码))?|项目单位(名称)?)$/,
  period: /^(项目)?(实施|执行|存续|建设)?(期|期限|周期|起止时间|起止年限|起止日期|时间)$/,
  amount:
    /^(项目金额|项目预算(金额|总额|资金总额)?|预算金额|申请金额|项目总(金额|投资|预算)|项目资金总额|预算申请(金额|总额)|专项资金总额|本年预算金额|(当年|本年度?)(项目)?预算(数|金额|安排数))$/,
  fundTotal:
    /^(年度|当年|本年|本年度|项目|预算|实施期|部门|整体|年度预算|年度部门预算)*(资金|预算|支出|收入)?(总额|总金额|总计)$/,
  fundSource:
    /^((本年|当年|本级|中央|省级|市级|区级|县级|一般公共预算)*(财政(拨款|资金|补助)(收入)?|预算拨款)|一般公共预算((财政)?拨款)?(收入)?|政府性基金(预算)?(拨款)?|国有资本经营预算(拨款)?|上年结转(资金)?|其他资金|自有资金|单位(自有)?资金|财政专户(管理)?资金|上级(补助|资金)|社会资金|基本支出|项目支出)$/,
  fundBlock:
    /^(项目|年度|部门|单位|整体|预算|本年|当年|专项|财政)*(资金|预算申请|预算执行情况|预算执行|资金情况|预算情况|收支情况|资金构成|资金来源|预算数|支出情况|预算|收支预算|支出规模|资金安排|资金申请)$/,
  fundBySource: /^按(收入性质|资金来源|收入来源|资金性质|收入构成)(划?分类?)?$/,
  fundByUse: /^按(支出性质|支出类型|支出结构|支出构成|资金用途|支出用途)(划?分类?)?$/,
  executionWeight: /^(预算|资金|项目)*执行率?(情况)?(分值|权重|得分权重)$/,
  goalImplementation:
    /^(项目|专项)?(实施期|中期|中长期|长期|项目期|三年|周期)内?(绩效|总体|总|预期)*目标$|^项目总目标$/,
  goalPlanned: /^(年初(设定|预期)?|预期|预设|设定)的?(绩效|总体|年度)*目标$/,
  goalAnnual:
    /^(项目|部门|单位|年度|全年|当年|本年|本年度|整体|总体|支出|预算|绩效|主要|专项|资金|\d{4}年度?)+目标(及任务|内容|描述|概述|任务)?$/,
  goalAchieved:
    /^((全年|年度|目标|总体|绩效|预期|年度总体|项目|实际)*(实际)?完成情况(综述|说明|描述|概述)?|(全年|年度)?(目标)?实际完成)$/,
  indicatorBlock:
    /^(年度|项目|部门|整体|实施期|长期|中期|绩效|分解)*(绩效|指标|目标评价|指标体系|指标完成情况|指标评价)$/,
  staff: /财政供养(人员|人数)(总?数量?|编制数)?$/,
  taskBlock: /^(年度|部门|单位|本年|整体)*(主要|重点|工作)+(任务|工作|计划|工作任务|工作计划|内容)(完成情况)?$/,
  itemBlock: /^(项目)?(支出|资金|预算|费用)(明细|测算|构成)(及.*)?$/,
  duties: /^(部门|单位|主要|年度)*(职责|职能|职责职能|职能职责)(概述|描述|简介)?$/,
  scoreIndicators: /^(产出|效益|满意度|绩效|、|和|及)*指标(自评|评价)?得分(小计|合计)?$/,
  scoreExecution: /^(项目|资金)?预算执行(率|情况)?(自评|评价)?得分(小计)?$/,
  scoreTotal:
    /^((绩效|综合|项目|整体)*(自评|评价)*总(评价)?(得?分|成绩)|(自评|评价|综合|合计)得分(合计|总计)?|得分合计|自评结果得分)$/,
  signature:
    /^((单位|部门|项目|财务|科室)*(负责人|领导)(签字|签章|审签)?(:|$)|填[表报]人|联系(人|电话|方式)|填报(日期|时间))/,
  otherLabel:
    /^(所属单位数量|项目(类别|属性|类型|性质|编码|代码|编号|概况|负责人|分类|基本情况|内容|状态|立项情况|年限)|立项依据|资金用途|评价结论|自评结论|存在(的)?问题|改进措施|备注|说明|其他需要说明的(问题|事项)|资金管理情况|项目实施内容及过程概述|单位职工人数|预算编码)$/,
} satisfies Catalogue<string>;

export type HeadLabel = keyof typeof HEAD_LABELS;

/** Column heads of the indicator block, and of lists that put every project's indicators into one table. */
export const INDICATOR_COLUMNS = {
  level1: /^一级(绩效)?指标(名称)?$/,
  level2: /^二级(绩效)?指标(名称)?$/,
  level3: /^(三级(绩效)?指标(名称)?|(绩效)?指标名称|具体指标)$/,
  content: /^(指标)?内容$/, // 内容: names the indicator where 三级指标 only counts
  description: /^(绩效)?指标值?(描述|解释|说明|释义|含义)(及.*)?$/,
  scoring: /^(评|扣|加减|计|记)+分(标准|细则|规则|方法|办法)$/,
  standard: /^(绩效|指标|评价)标准$/,
  basis: /^((绩效)?(指标|目标)值?(的)?)?(确定|设定|设置|测算|制定|取值)*依据(及.*|说明)?$|^指标值?来源$|^数据来源$/,
  operator: /^((运算|比较|操作|计算)?符号|运算符|(绩效)?指标性质)$/,
  adjustedTarget: /^调整后?的?(年度)?(指标|目标)值$/,
  periodTarget: /^(项目)?(实施期|实施周期|中长期|长期|总|总体)(指标|目标|绩效指标)值$/,
  target:
    /^((年度|指标|当年度|全年|年初|预期|计划|当年|本年|设定|绩效|\d{4}年度?)*(指标|目标|预期|计划|预期实现)值(及单位)?|值)$/,
  unit: /^(绩效)?(度量|计量|指标|计算)*单位$/,
  actual: /^((全年|年度|本年|当年|指标)*(实际)?(完成|实现)(值|情况|数|结果|指标值)|(全年|年度)?实际(完成|值|指标值))$/,
  completion: /^(全年|年度|目标|指标|实际)*完成(程度|率|比例|进度|百分比)$/,
  weight: /^(指标|设定|标准|自评)*(分值|权重|分值权重|权重分值|标准分|满分)$/,
  score: /^(自评|实际|指标|评价)*(得分|评分)$|^自评分$/,
  shortfall:
    /^(未完成|偏差|偏离|扣分|未达标|差异|未实现|偏差较?大|偏差或未完成)(的)?.*(原因|分析|说明|措施).*$|^原因(说明|分析)$/,
  improvement: /^(下一步|拟采取的?)?(改进|整改)(措施|意见|建议)$/,
  remark: /^备注$/,
  project: /^(项目|政策|二级项目|支出项目)名称$|^项目$/,
  implementingUnit: /^(单位|部门|预算单位|实施单位)名称$|^(实施|预算)单位$/,
  goal: /^(项目|年度|总体|绩效|支出|预算)+目标$/,
  amount: /^(项目)?(资金|预算)?(金额|预算数|总额|总金额)$/,
} satisfies Catalogue<string>;

/** Column heads over money in the 资金 block of self-evaluations. */
export const FUND_COLUMNS = {
  initialBudget: /^(年初|年初批复)(部门)?(预算|批复)?(数|金额|资金|安排数)?$|^(年度)?预算(申请|安排)(数|金额)$/,
  fullYearBudget: /^((全年|调整后?|年度调整|最终|年度)+的?预算(数|金额|资金)?|预算调整后?数|预算数)$/,
  executed:
    /^((全年|年度|本年|实际|预算|资金|当年|累计)*(执行|支出|决算)(数|金额|资金)|实际(支出|执行)|(预算|全年)执行)$/,
  rate: /^(预算|资金|全年|项目|年度)*(执行|支出)(率|进度)$/,
  weight: /^(预算)?(执行率)?(分值|权重)$/,
  score: /^(自评|预算)?(执行率)?得分$/,
} satisfies Catalogue<string>;

/** Column heads of 年度主要任务, 年度重点工作计划. */
export const TASK_COLUMNS = {
  label:
    /^(工作|任务|重点工作|主要任务|重点任务|工作任务|年度主要任务|主要工作)名称$|^(工作|重点)?事项(名称)?$|^(重点工作|主要任务|工作任务|重点任务)$/,
  project: /^(对应|相关|支撑)的?项目(名称)?$/,
  responsible: /^(责任|负责|承担|牵头)(单位|科室|部门|处室|人).*$/,
  goal: /^(工作(目标|内容|要求)|主要内容|(任务|预期)?目标|(任务)?具体内容)$/,
  initialBudget: /^(年初(部门)?预算(数|金额|资金)?|总额|(预算)?金额|预算资金|资金总额|预算总额)$/,
  fullYearBudget: /^((全年|调整后?|年度调整)+的?预算(数|金额|资金)?|预算数)$/,
  executed: /^((全年|年度|实际|预算|资金)*(执行|支出)(数|金额|资金)|实际(支出|执行))$/,
  rate: /^(预算|资金|全年)*(执行|支出)(率|进度)$/,
} satisfies Catalogue<string>;

/** Column heads of 支出明细及测算说明 and of 汇总表. */
export const ITEM_COLUMNS = {
  ordinal: /^序号$/,
  label: /^(支出(内容|项目|方向)(简介|名称)?|(明细)?项目(名称|内容)?|费用(项目|名称)|专项(资金)?(名称)?)$/,
  detail: /^(支出明细(项目)?|明细(内容)?|具体内容|明细项目)$/,
  amount: /^(预算|支出|测算|项目|明细|申报|资金|专项)*(金额|预算数|总额)$/,
  rationale: /^(支出)?(测算|计算)+(依据|标准|公式|过程|说明).*$/,
  goalImplementation: HEAD_LABELS.goalImplementation,
  goalAnnual: HEAD_LABELS.goalAnnual,
} satisfies Catalogue<string>;

/** Families of 一级/二级指标: which second level belongs under which first. */
export const LEVEL_FAMILIES: readonly { readonly level1: RegExp; readonly level2: RegExp }[] = [
  { level1: /产出/, level2: /^(数量|质量|时效|成本|进度)(指标)?$/ },
  { level1: /成本/, level2: /成本/ },
  { level1: /效益|效果|效应/, level2: /(经济|社会|生态|环境|政治).*(效益|影响|双.)|^可持续/ },
  { level1: /满意|效益|效果|效应/, level2: /满意/ }, // Hunan puts 满意度 under 效益
];

/** The first- and second-level names that stand in every form's body, by which a body without a head is known. */
export const LEVEL1_NAME = /^(产出|效益|效果|满意度|成本)指标$/;
export const LEVEL2_NAME =
  /^((数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续性?影响)(指标)?|(社会公众[及或和])?服务对象满意度(指标)?)$/;

/** 指标1, 指标2, ..... : rows that a template offers and nobody filled. */
export const PLACEHOLDER = /^((三级)?指标[\d一二三四五六七八九十]*:?|目标[\d一二三四五六七八九十]*:?|[.…·]+)$/;

/** A longer text is a value. */
const LONGEST_LABEL = 120;

const ORDINAL = /^([一二三四五六七八九十]+[、.]|\d{1,2}[、.](?!\d)|\([一二三四五六七八九十\d]+\)|其中[:,]?)+/;

/** A label without what varies: white space, brackets and what is in them, ordinals, 其中, the colon at its end. */
export function labelKey(text: string): string {
  if (text.length > LONGEST_LABEL) return '';
  let key = fold(text).replace(ORDINAL, '');
  for (let before = ''; before !== key;) {
    before = key;
    key = key.replace(/\([^()]*\)/g, '');
  }
  key = key.replace(/\([^()]*$/, '').replace(/[:*]+$/, '');
  // A label drawn twice into one cell (绩效指标绩效指标) is one label.
  const half = key.slice(0, key.length / 2);
  return half.length >= 2 && half + half === key ? half : key;
}

/** Forms repeat few texts in many cells: what a text is, is found out once. Emptied before it grows. */
const KNOWN = new WeakMap<object, Map<string, string | null>>();
const MOST_KNOWN = 4096;

/** The first role of the catalogue whose pattern the text matches. */
export function roleOf<Role extends string>(catalogue: Catalogue<Role>, text: string): Role | null {
  if (text.length > LONGEST_LABEL || text.trim() === '') return null;
  let known = KNOWN.get(catalogue) as Map<string, Role | null> | undefined;
  if (known === undefined || known.size >= MOST_KNOWN) KNOWN.set(catalogue, (known = new Map<string, Role | null>()));
  let role = known.get(text);
  if (role === undefined) known.set(text, (role = firstRole(catalogue, labelKey(text))));
  return role;
}

function firstRole<Role extends string>(catalogue: Catalogue<Role>, key: string): Role | null {
  if (key === '') return null;
  return (Object.keys(catalogue) as Role[]).find((role) => catalogue[role].test(key)) ?? null;
}

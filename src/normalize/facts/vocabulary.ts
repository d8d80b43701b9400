import type { Fact } from '../../schema/index.js';

// The closed set of subjects that the narratives (情况说明) speak of. Patterns are written for folded text.

export type FactItem = Fact['item'];

export interface SubjectWord {
  /** null: a known subject that is no fact of the contract. 'as-before': the direction of the sentence so far. */
  readonly item: FactItem | 'as-before' | null;
  /** The part of the item that is meant, where it is not the whole. */
  readonly part?: string;
  readonly words: string;
  /** Whether a fund (资金性质) may, must or cannot stand before the words. */
  readonly fund?: 'optional' | 'required';
}

/** 资金性质, as the word before a subject. */
export const FUND_WORDS: readonly { readonly name: string; readonly words: string }[] = [
  { name: '一般公共预算', words: '一般公共(?:财政)?预算(?:当年)?(?:财政)?(?:拨款|补助|资金)?' },
  { name: '政府性基金预算', words: '(?:政府性?基金(?:预算)?|基金预算)(?:财政)?(?:拨款|资金)?' },
  { name: '国有资本经营预算', words: '国有资本经营(?:预算)?(?:财政)?(?:拨款|资金)?' },
  { name: '财政专户管理资金', words: '财政专户(?:管理|核拨)?(?:资金)?' },
  { name: '财政拨款', words: '(?:当年)?财政拨款' },
];

/** What follows a subject without changing it: 支出预算数, 决算总额. */
export const SUFFIX =
  '(?:预算|决算)?(?:财政拨款)?(?:支出)?(?:预算|决算|安排)?(?:总计|合计|总额|总金额|总数|金额|数额|数)?';
/** 收入 is never followed by 支出 but where both are meant. */
export const REVENUE_SUFFIX = '(?:预算|决算|安排)?(?:总计|合计|总额|总金额|总数|金额|数额|数)?(?!支出)';

export const SUBJECTS: readonly SubjectWord[] = [
  // 收支
  { item: 'total', words: '(?:收入|收)、?(?:支出|支)(?:总预算|总决算)?', fund: 'optional' },
  { item: 'total', words: '预算收支' },
  { item: 'current-year-revenue', words: '(?:预算收入|收入预算|收入决算|收入总计|收入合计|[本今]年收入|总收入)' },
  { item: 'current-year-expenditure', words: '(?:预算支出|支出预算|支出总计|支出合计|[本今]年支出|总支出)' },
  { item: 'current-year-revenue', words: '(?:预算)?收入', fund: 'required' },
  { item: 'current-year-expenditure', words: '(?:预算)?支出', fund: 'required' },
  { item: 'as-before', words: '', fund: 'required' },
  { item: 'current-year-revenue', part: '事业收入', words: '事业收入' },
  { item: 'current-year-revenue', part: '经营收入', words: '(?:事业单位)?经营收入' },
  { item: 'current-year-revenue', part: '上级补助收入', words: '上级补助收入' },
  { item: 'current-year-revenue', part: '附属单位上缴收入', words: '附属单位上缴收入' },
  { item: 'current-year-revenue', part: '其他收入', words: '其他(?:来源)?收入' },
  { item: 'current-year-revenue', part: '其他资金', words: '其他资金(?:收入)?' },
  { item: 'opening-balance', words: '(?:上年|年初)(?:财政拨款)?(?:结转|结余)(?:和结余)?(?:资金|收入)?' },
  { item: 'opening-balance', part: '使用非财政拨款结余', words: '使用非财政拨款结余' },
  { item: 'closing-balance', words: '(?:年末|年终)(?:财政拨款)?(?:结转|结余)(?:和结余)?(?:资金)?' },
  { item: 'closing-balance', words: '结转(?:和结余)?下年(?:资金)?' },
  // 支出性质
  { item: 'basic-expenditure', words: '基本支出', fund: 'optional' },
  { item: 'project-expenditure', words: '项目支出', fund: 'optional' },
  { item: 'project-expenditure', words: '运转类其他及特定目标类项目支出' },
  { item: 'personnel-expenses', words: '人员(?:类项目)?(?:经费|支出)', fund: 'optional' },
  { item: 'non-personnel-expenses', words: '(?:日常)?公用(?:经费|支出)', fund: 'optional' },
  { item: 'non-personnel-expenses', words: '运转类公用项目经费' },
  { item: 'business-expenditure', words: '(?:事业单位)?经营支出' },
  { item: 'remittance-to-superior', words: '(?:上缴|上解)上级支出' },
  { item: 'subsidy-to-subordinates', words: '对附属单位补助(?:支出)?' },
  { item: 'current-year-expenditure', part: '单位预留机动经费', words: '单位预留机动经费' },
  // “三公”经费
  { item: 'three-public-total', words: '"?三公"?经费' },
  { item: 'overseas-trips', words: '因公出国(?:\\(境\\)|境)?(?:费用|经费|费)?' },
  {
    item: 'official-vehicles',
    words: '(?:公务用车|公车)购置(?:费)?(?:及|和|与)?(?:运行|运维|维护)(?:维护)?(?:费用|费)?',
  },
  { item: 'vehicle-purchase', words: '(?:公务用车|公车)(?:购置|更新)(?:费用|费)?' },
  { item: 'vehicle-operation', words: '(?:公务用车|公车)(?:运行|运维|维护)(?:维护)?(?:费用|费)?' },
  { item: 'official-reception', words: '公务接待(?:费用|费)?' },
  { item: 'official-reception', part: '国内公务接待', words: '(?:国内|境内)公务接待(?:费用|费)?' },
  { item: 'official-reception', part: '外事接待', words: '外事(?:公务)?接待(?:费用|费)?' },
  { item: 'meetings', words: '会议费' },
  { item: 'training', words: '培训费' },
  { item: 'agency-operating-expenses', words: '机关运行(?:经费|费)', fund: 'optional' },
  // 政府采购
  { item: 'procurement-total', words: '政府采购(?:支出)?(?:预算)?(?:总金额|金额)?' },
  {
    item: 'procurement-goods',
    words: '(?:政府采购|拟采购|拟购买|采购|购买)?货物(?:类)?(?:政府采购|采购)?(?:支出)?(?:预算)?(?:金额)?',
  },
  {
    item: 'procurement-works',
    words: '(?:政府采购|拟采购|拟购买|采购|购买)?工程(?:类)?(?:政府采购|采购)?(?:支出)?(?:预算)?(?:金额)?',
  },
  {
    item: 'procurement-services',
    words: '(?:政府采购|拟采购|拟购买|采购|购买)?服务(?:类)?(?:政府采购|采购)?(?:支出)?(?:预算)?(?:金额)?',
  },
  { item: 'procurement-sme', words: '(?:面向|授予)?中小企业(?:预留|合同)[^,]*' },
  { item: null, words: '(?:货物|工程|服务)采购授予中小企业合同[^,]*' },
  { item: null, words: '(?:小微|小型和微型|小型、微型)企业[^,]*' },
  // 国有资产
  { item: 'fixed-assets', words: '固定资产(?:总额|金额|价值|原值)?' },
  { item: 'asset-purchase', words: '拟购置固定资产(?:总额|金额)?' },
];

/** 车辆: the stock, and its parts by use. A purchase of cars is no stock. */
export const VEHICLE_STOCK = /(?:共有|实有|现有|保有|拥有)[^,]{0,6}车辆(?:共计|合计|共)?$/;
export const VEHICLE_PART = /([\u4e00-\u9fff]{1,10}用车)$/;
export const VEHICLE_PURCHASE = /购置车辆/;

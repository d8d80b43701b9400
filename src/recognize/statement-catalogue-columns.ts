import type { Direction, Fund, Item, Line, Phase } from '../schema/index.js';

/** Meaning of a heading or row label. The first pattern that fits wins. Texts are folded and without quotation marks. */
export interface Meaning<T> {
  readonly value: T;
  readonly pattern: RegExp;
}

/** Subjects (item of the contract). 小计 and 合计 say nothing themselves and take their meaning from above. */
export const ITEMS: readonly Meaning<Item>[] = [
  { value: 'three-public-total', pattern: /三公(经费)?(支出|预算|决算|合计|小计|总额|$)|三公经费/ },
  { value: 'overseas-trips', pattern: /因公出国|出国\(境\)|出国境/ },
  {
    value: 'vehicle-operation',
    pattern: /(公务用车|公车|用车)(?!.*购置).*(运行|维护|运维)|^(运行(维护)?|运行及维护|运维)费/,
  },
  { value: 'vehicle-purchase', pattern: /(公务用车|公车|用车)(购置|更新)(?!.*(运行|维护|运维))|^购置(更新)?费/ },
  { value: 'official-vehicles', pattern: /公务用车|公车/ },
  { value: 'official-reception', pattern: /公务接待|^接待费/ },
  { value: 'meetings', pattern: /^会议(经)?费/ },
  { value: 'training', pattern: /^培训(经)?费/ },
  { value: 'agency-operating-expenses', pattern: /机关运行(经费|费)/ },
  { value: 'basic-expenditure', pattern: /^基本支出/ },
  { value: 'project-expenditure', pattern: /^(专项)?项目支出/ },
  { value: 'personnel-expenses', pattern: /^人员(类)?(经费|支出)/ },
  { value: 'non-personnel-expenses', pattern: /^(日常)?公用(类)?(经费|支出)/ },
  { value: 'business-expenditure', pattern: /^(事业单位)?经营(性)?支出/ },
  { value: 'remittance-to-superior', pattern: /^(上缴|上解)上级/ },
  { value: 'subsidy-to-subordinates', pattern: /^对?(附属|下级)单位.*补助/ },
  { value: 'opening-balance', pattern: /^(财政拨款|非财政拨款)?(年初|上年|期初).*(结转|结余)/ },
  { value: 'closing-balance', pattern: /^(年末|年终|期末).*(结转|结余)|^结转(和结余)?下年|结转到下年/ },
  { value: 'current-year-revenue', pattern: /^(本年|当年)(财政拨款)?收入(合计|小计|总计|预算)?$/ },
  { value: 'current-year-expenditure', pattern: /^(本年|当年)(财政拨款)?支出(合计|小计|总计|预算)?$/ },
  { value: 'total', pattern: /^(收入|支出|资产|预算|决算|经费)?(合计|总计|总额)$/ },
];

/** 资金性质. 财政拨款 alone is the sum of three funds and therefore none. */
export const FUNDS: readonly Meaning<Fund>[] = [
  { value: 'general-public-budget', pattern: /一般公共(预算|财政)|公共财政(预算)?(拨款|资金|补助)/ },
  { value: 'government-fund', pattern: /政府性?基金|基金预算/ },
  { value: 'state-capital', pattern: /国有资本/ },
  { value: 'special-account', pattern: /财政专户|专户(管理|核拨|资金)/ },
  { value: 'operating', pattern: /经营(预算)?收入/ },
  { value: 'business', pattern: /事业(预算)?收入/ },
  { value: 'superior-subsidy', pattern: /上级(单位)?补助(预算)?收入|上级补助/ },
  { value: 'subordinate-remittance', pattern: /附属单位上缴|下级(单位)?上缴/ },
  { value: 'other', pattern: /^其他(预算)?(收入|资金)|单位(自有)?资金|非同级财政拨款|^自有资金|债务(预算)?收入|捐赠/ },
];

export const PHASES: readonly Meaning<Phase>[] = [
  { value: 'executed', pattern: /决算|执行|完成数|实际|统计数/ },
  { value: 'adjusted', pattern: /调整|全年预算/ },
  { value: 'budget', pattern: /预算数|年初预算|本年预算|预算金额|预算安排|预算资金|预算$/ },
];

export const PERCENT = /[%‰]|百分比|比例|比率|占比|增长率|增幅|降幅|幅度|完成率|执行率/;
export const CHANGE = /增减|增加|减少|变动|变化|差额|增\(|\+、-|±/;
export const OF_WHICH = /^其中/;
/** 上年 as a point in time of the figures; 上年结转 is a stock of this year. */
export const PRIOR_YEAR = /(上年度?|上一年度?|去年)(?!.*(结转|结余))/;
/** 比上年增减, 较上年: the figure is about this year. */
export const COMPARED = /[比较与]上年|同比/;

export const DIRECTIONS: readonly Meaning<Direction | 'both'>[] = [
  { value: 'both', pattern: /收支|收入.*支出|支出.*收入/ },
  { value: 'revenue', pattern: /收入/ },
  { value: 'expenditure', pattern: /支出|三公|经费/ },
];

/** By what a side is broken down, from the heading over it. */
export const BREAKDOWN_HEADINGS = [
  { value: 'function', pattern: /功能(分类|科目)/ },
  { value: 'economic', pattern: /经济(性质)?(分类|科目)/ },
  { value: 'use', pattern: /支出用途|支出性质|按(支出)?(用途|性质)/ },
] as const;

/** 支出功能分类 类 names, as rows of two-sided statements print them without a code. */
export const FUNCTION_CLASS =
  /^(一般公共服务|外交|国防|公共安全|教育|科学技术|文化(旅游)?体育与传媒|社会保障和就业|社会保险基金|卫生健康|医疗卫生(与计划生育)?|节能环保|城乡社区(事务)?|农林水(事务)?|交通运输|资源勘探|商业服务业等|金融|援助其他地区|自然资源海洋气象|国土(资源|海洋)|住房保障|粮油物资|国有资本经营预算|灾害防治|预备费|转移性|债务(还本|付息|发行)|抗[疫役]特别国债)/;
export const USE_NAME =
  /^(基本支出|项目支出|(事业单位)?经营支出|(上缴|上解)上级|对附属单位|单位预留|人员经费|公用经费|人员支出|公用支出)/;
export const ECONOMIC_CLASS =
  /^(工资福利支出|商品和服务支出|对个人和家庭的?补助|债务利息及费用|资本性支出|其他资本性支出|基本建设支出|对企业补助|对社会保障基金补助|机关工资福利|机关商品和服务|机关资本性|对事业单位)/;

/** Names of public bodies, to tell unit codes from classification codes. */
export const UNIT_NAME =
  /(局|委|院|校|学|中心|厅|署|办公室|所|站|馆|部|处|会|队|本级|机关|政府|街道|街道办|办事处|镇|乡|园|社|团|室|库)([(（].*[)）])?$/;

/** What a column holds, from its own heading (leaf). Order matters; 'value' is decided by what stands in it. */
export const COLUMN_ROLES = [
  { role: 'index', pattern: /^(序号|行次|栏次|行号)$/ },
  { role: 'code', pattern: /(编码|代码|编号|科目码)$|^[类款项目]$/ },
  { role: 'attribute', pattern: /^(面积|年份|年度|级次|是否.*|规格.*|型号|品牌|采购方式|备注.*|说明|依据)$/ },
  {
    role: 'attribute',
    pattern:
      /数量|单价|计量单位|备注|组织形式|采购(方式|目录|时间|类别|标的|需求)|人数|编制数|在职|离退休人员|离休|退休$|辆|台\(套\)|(单位|机构)(性质|规格|类型|级别)|保障(形式|方式)|经费(形式|来源)$|面积|说明$|^依据|目标$|^(实施)?(内容|期限|时间|地点)$|团组|人次|批次/,
  },
  {
    role: 'label',
    pattern:
      /名称$|^(项目|科目|支出项目|收入项目|预算科目|科目名|品目|事项|内容|项目名称.*|类别|类型)$|^(收入|支出)?项目[([]|大类$|^项目分类$|^[一二三]级(目录)?$/,
  },
  {
    role: 'label',
    pattern:
      /^(功能分类|经济分类|支出功能分类|支出经济分类|功能科目|经济科目|支出用途|单位|部门|预算单位|采购品目|采购项目|预算项目|采购内容|购买内容)$/,
  },
] as const;

/** Counted things in row labels: 车辆数（辆）. Their figures are no money unless the table has a count column. */
export const ROW_COUNT_UNIT =
  /[([](辆|台|套|台\/?、?套|台、辆|个|人|次|批次|批|人次|平方米|㎡|团组|团组?数|名|家|件|间|处|栋|座)[)\]]?[)\]]$|[([](个|人|次|批)[),，、]/;

/** Counted things printed beside each other below the money: 因公出国（境）团组数（个） | 3 | 公务用车保有量 | 8. */
export const COUNTED_THING = /团组|批次|人次|保有量|购置数|人数|个数|次数|数量/;

type Role = Line['role'];

/** Roles of rows, from the label without its ordinal. Anything else is an item. */
export const LINE_ROLES: readonly Meaning<Role>[] = [
  {
    value: 'opening-balance',
    pattern:
      /^(动用)?(财政拨款|非财政拨款|一般公共预算)?(年初|上年|期初|以前年度).*(结转|结余)|^使用.*结余|^动用.*结[转余]|^用事业基金弥补/,
  },
  { value: 'closing-balance', pattern: /^(财政拨款)?(年末|年终|期末).*(结转|结余)|^结转.*下年|^结余分配/ },
  {
    value: 'current-year-total',
    pattern: /^(本年|当年)(财政拨款)?(收入|支出)?(合计|小计|总计)$|^(本年|当年)(财政拨款)?(收入|支出)$/,
  },
  {
    value: 'total',
    pattern:
      /^(财政拨款|本表|政府采购|采购|项目|部门|单位)?(收入|支出|资产|预算|决算|经费|三公经费)?(预算|决算|支出|收入)?(合计|总计|总额)$/,
  },
  { value: 'subtotal', pattern: /(小计|合计)$/ },
];

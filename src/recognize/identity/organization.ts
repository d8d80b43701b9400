import { fold } from '../../text/fold.js';
import { regionOf } from './region.js';

/** How names of Chinese public bodies end (机构名称的通名). Longer endings first. */
const ENDINGS =
  '常务委员会|委员会|办公厅|办公室|人民法院|人民检察院|法院|检察院|街道办事处|办事处|人民政府|政府|管理局|总局|分局|监督局|管委会|联合会|基金会|协会|学会|总工会|工会|妇联|团委|纪委|党校|行政学院|研究院|研究所|医院|卫生院|大学|学院|学校|中学|小学|幼儿园|职校|中心|总队|支队|大队|队|馆|局|厅|委|院|所|站|处|部|室|社|台|团|库|园|校|会|公司|集团|法庭|口岸办|人大|政协';

const NAME = `[\\u4e00-\\u9fffA-Za-z0-9（）()·、]{1,38}?(?:${ENDINGS})(?:[（(](?:本级|机关|本部|汇总)[)）]|本级|机关)?`;

/** What follows the name in a title: X2022年部门预算…, X部门收支预算总表, X整体绩效自评表 … */
const AFTER =
  '(?=\\s*(?:[（(]?(?:19|20)\\d{2}|二[〇○零O0]|年度?|部门(?!的)|单位|区?级?部门|机关|整体|项目|预算|决算|财政|收支|“?三公|主要职[能责]|主要工作|职[能责]|机构|概况|基本情况|绩效|的?部门|本级|一般公共|政府采购|$))';

const YEAR = '(?:(?:19|20)\\d{2}|二[〇○零O0][一二三四五六七八九〇○零O0]{2})\\s*年?度?';

/** A name after a year: 2017年度江苏省高级人民法院部门收支预算总表. */
const AFTER_YEAR = new RegExp(`${YEAR}(?:关于)?(${NAME})${AFTER}`);
/** A name before a year or before what is published: 邯郸市医疗保障局2022年部门预算信息公开情况说明. */
const LEADING = new RegExp(`^(?:关于)?(${NAME})${AFTER}`);
const ORDINAL =
  /^\s*(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．])\s*/;

/** Words that end like a name but name no body. */
const NO_NAME =
  /^(?:本|该|我|各|其他|所属|下属|主管|预算|编制|填报|公开|财政|有关|相关|各级|上级|同级|部分|第.+部|全部|内部|外部|干部|社会|三公|一般公共预算|政府性基金|国有资本|机构|部门|单位|年度|本年|基本支出|项目|收入|支出|市直|省直|区直|县直|省级|市级|区级|县级|.*(?:预算|决算|支出|收入|经费|资金|情况|绩效|目录|名称|说明).*)/;

/** Short endings that many words have: they make a name only behind a place or in a long name. */
const WEAK_ENDING = /(?:社|团|库|台|室|园|校|会|站|队|部|处|所|馆|委|院)$/;
const MIN_WEAK = 7;
/** 冀财社〔2021〕164号: the mark of a document, no body. */
const DOCUMENT_MARK = /^.{0,3}财[社教行建农综企库预]$/;

/** The public body that a title or heading is about, null where it names none. */
export function organizationIn(text: string): string | null {
  const plain = text
    .replace(/\s+/g, '')
    .replace(ORDINAL, '')
    .replace(/[《》]/g, '');
  for (const pattern of [AFTER_YEAR, LEADING]) {
    const name = pattern.exec(plain)?.[1];
    if (name !== undefined && isOrganization(name)) return name;
  }
  return null;
}

export function isOrganization(name: string): boolean {
  const folded = fold(name);
  if (DOCUMENT_MARK.test(folded)) return false;
  if (WEAK_ENDING.test(folded) && folded.length < MIN_WEAK && regionOf(folded) === null) return false;
  return (
    folded.length >= 3 &&
    folded.length <= 40 &&
    !NO_NAME.test(folded) &&
    new RegExp(`(?:${ENDINGS})(?:\\((?:本级|机关|本部|汇总)\\)|本级|机关)?$`).test(folded)
  );
}

/** 207 邯郸市医疗保障局, [207]…, 207-…: code and name as printed. */
export function splitCode(printed: string): { name: string; code: string | null } {
  const text = printed.replace(/\s+/g, ' ').trim();
  const found = /^[[（(【]?\s*(\d{3,12})\s*[\]）)】]?\s*[-—_]?\s*(\D.*)$/.exec(text);
  const name = (found?.[2] ?? text)
    .replace(/[（(](?:盖章|公章|签章)[)）]/g, '')
    .replace(/\s+/g, '')
    .trim();
  return { name, code: found?.[1] ?? null };
}

/**
 * One form for the names that a body goes by in one disclosure:
 * 中国共产党江苏省委员会办公厅 = 中共江苏省委办公厅 = 江苏省委办公厅.
 */
export function organizationKey(name: string): string {
  return fold(name)
    .replace(/^(?:中国共产党|中共)(.*?)(?:委员会|委)(?=办公|$|[^员])/, '$1委')
    .replace(/中国人民政治协商会议(.*?)委员会/, '$1政协')
    .replace(/^(.*?)政协/, '$1政协')
    .replace(/人民代表大会常务委员会/, '人大常委会')
    .replace(/\((?:本级|机关|本部|汇总)\)$|(?:本级|机关)$/, '')
    .replace(/[()]/g, '');
}

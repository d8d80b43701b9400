import { fold } from '../../text/fold.js';
import { isOfAssociation, regionPrefix } from './region.js';
import { withoutForeignYears, YEAR } from './year.js';

/** How names of Chinese public bodies end (机构名称的通名). */
const ENDINGS =
  '委员会|监委|监察委|政法委|巡察办|编办|委办|府办|政协办|人大办|口岸办|管委会|办公厅|办公室|街道|人民政府|政府|残联|文联|科协|侨联|工商联|社科联|作协|台联|妇联|联社|团委|纪委|工委|军分区|人武部|监狱|法院|检察院|法庭|分行|支行|银行|电台|剧院|剧团|基地|林场|农场|牧场|苗圃|党校|职校|开发区|高新区|经开区|示范区|保护区|度假区|园区|景区|人大|政协|公司|集团|中心|办|局|署|厅|委|院|所|站|处|部|室|社|台|团|库|园|校|会|馆|队|学|厂|庙|宫|镇|乡|幼儿园|小学|中学|大学|学院|指挥部|项目部|海关|兵团|[一二三四五六七八九十]师';
/** 本级, 机关 and the like after a name say which part of the body is meant; printed, they belong to the name. */
const PART = '(?:[（(](?:本级|机关|本部|汇总|部门|单位|不含下属单位|含下属单位)[)）]|本级|机关)?';

const ENDS = new RegExp(`(?:${ENDINGS})${PART}$`);
const END_AT = new RegExp(`(?:${ENDINGS})`, 'y');
const END_WITH_PART_AT = new RegExp(`(?:${ENDINGS})${PART}`, 'y');

/** What follows the name in a title: X2022年部门预算…, X部门收支预算总表, X整体绩效自评表 … */
const AFTER =
  /^(?:[（(]?$|部门(?!的)|单位|[区县市省]?级?部门|机关|整体|项目|预算|决算|财政|收支|[“"]?三公|主要职[能责]|主要工作|职[能责]|机构|概况|基本情况|绩效|的?部门|本级|一般公共|政府采购|政府性基金|国有资[本产]|专项|信息公开|公开|关于|编制$|编$)/;
/** What follows it in a sentence: X是主管…, X内设…, 现将X2021年…. */
const AFTER_IN_SENTENCE =
  /^(?:[（(]|是|为|主要|负责|内设|下设|共有|现有|部门|单位|机关|预算|决算|本级|编制|属于|隶属|系)/;

const ORDINAL =
  /^\s*(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．]|附[件表录]\s*[\d一二三四五六七八九十]*(?:-\d+)?[:：、.]?)\s*/;

/** Words that begin or fill a phrase that ends like a name but names no body. */
const NO_NAME =
  /^(?:本(?!溪)|该|我[省市县区院校局]?|各|其他|其它|所属|下属|主管|预算|编制|填报|公开|财政(?!局|厅|部|所|国库|投资|监督|干部|事务)|有关|相关|上级|同级|第[一二三四五六七八九十]+部分|全部|全[省市县区]|内部|外部|干部(?!休|学)|社会(?!保险|保障|福利|救助|主义|科学|组织|工作)|三公|一般公共|政府性|国有资本|机构(?!编制)|部门|单位|年度|基本支出|项目|收入|支出|[省市区县][直级](?!机关|属)|[省市区县][直级]各|[省市区县]级部门|由|和|及|与|或|按|经|对|将|在|以)/;
const NO_NAME_INSIDE =
  /预算(?!编审|评审|编制中心|绩效管理|管理)|决算|(?<!投资及|财政|公共)支出(?!绩效评价中心)|(?<!非税)收入|经费|(?<!专项)资金(?!管理|监管|结算|监督)|情况|概况|绩效(?!评价中心|管理|考核)|目录|名称|说明|三公|总表|如下|[，。；！？、:：]$/;

/** Short endings that many words have: they make a name only behind a place or in a long name. */
const WEAK_ENDING =
  /(?:社|团|库|台|室|园|校|会|站|队|部|处|所|馆|委|院|办|学|厂|镇|乡|宫|庙|街道|机关|公司|集团|政府)$/;
/** What no other word ends in, however short the name: 西南大学. */
const STRONG_ENDING = /(?:大学|学院|法院|检察院|医院|党校|人民政府|科学院)$/;
const MIN_WEAK = 7;
/** 县委组织部, 市残联: a level in place of the place's name. */
const PARTY_BODY =
  /^[省市县区州旗](?:委|政府|人大|政协|纪委|直)?(?:办公[室厅]|组织部|宣传部|统战部|社工部|社会工作部|政法委|编办|残联|文联|科协|妇联|侨联|工商联|团委|工会|总工会|人武部|委)$|^(?:教育|财政|外交|国防|民政|司法|水利|商务|公安|交通运输|农业农村|自然资源|生态环境|应急管理|文化和旅游|国家安全|科学技术|工业和信息化|人力资源和?社会保障|住房和城乡建设|退役军人事务)部$/;
/** 冀财社〔2021〕164号: the mark of a document, no body. */
const DOCUMENT_MARK = /^.{0,3}财[社教行建农综企库预]$/;
const MAX_NAME = 40;

/** The public body that a title or heading is about, null where it names none. */
export function organizationIn(text: string, sentence = false): string | null {
  const plain = withoutForeignYears(text.replace(/\s+/g, ''))
    .replace(ORDINAL, '')
    .replace(/[《》]/g, '');
  const pieces = plain.split(new RegExp(YEAR));
  for (const [i, piece] of pieces.entries()) {
    // A sentence speaks of others too: only its subject counts, and 现将X2021年….
    if (sentence && i > 0) break;
    const name = nameAtStart(piece, i + 1 < pieces.length, sentence);
    if (name !== null) return name;
  }
  return null;
}

/** The longest name that `piece` begins with and that a title goes on after. */
function nameAtStart(piece: string, yearFollows: boolean, sentence: boolean): string | null {
  const lead = /^(?:度|关于(?:印发|公开)?|现将|根据|附件[:：]|[\s·:：_—-])*/.exec(piece)?.[0] ?? '';
  const { name: bare } = splitCode(piece.slice(lead.length));
  let best: string | null = null;
  // Endings overlap (人民政府 in 人民政府办公室): every place is tried, with 本级 and without.
  for (let from = 0; from < Math.min(bare.length, MAX_NAME); from++)
    for (const pattern of [END_AT, END_WITH_PART_AT]) {
      pattern.lastIndex = from;
      const end = from + (pattern.exec(bare)?.[0].length ?? 0);
      if (end === from || end > MAX_NAME) continue;
      const name = bare.slice(0, end);
      const rest = bare.slice(end);
      const goesOn = rest === '' ? yearFollows || !sentence : (sentence ? AFTER_IN_SENTENCE : AFTER).test(rest);
      if (goesOn && (best === null || name.length > best.length) && isOrganization(name)) best = name;
    }
  return best;
}

export function isOrganization(name: string): boolean {
  const folded = fold(name);
  if (!isBodyName(folded) || !ENDS.test(folded)) return false;
  const { length } = regionPrefix(folded);
  if (length === folded.length) return false;
  const bare = folded.replace(/\([^()]*\)$/, '');
  if (WEAK_ENDING.test(bare) && !STRONG_ENDING.test(bare) && folded.length < MIN_WEAK)
    return length > 0 || PARTY_BODY.test(folded) || /^.{2,4}(?:镇|乡|街道)$/.test(folded);
  return true;
}

/** What a label names (编制单位：…) can be a body with any ending; it only must not be a word of the template. */
export function isBodyName(name: string): boolean {
  const folded = fold(name);
  return (
    folded.length >= 3 &&
    folded.length <= MAX_NAME &&
    /^[\u4e00-\u9fff(][\u4e00-\u9fffA-Za-z0-9()·、"-]*$/.test(folded) &&
    /[\u4e00-\u9fff]{3}/.test(folded) &&
    !DOCUMENT_MARK.test(folded) &&
    !NO_NAME.test(folded) &&
    !NO_NAME_INSIDE.test(folded) &&
    !/[元表%]$|^\(|^(?:盖章|公章|签章)/.test(folded)
  );
}

const STAMP = /[（(](?:盖章|公章|签章|章|加盖公章)[)）]/g;

/** 207 邯郸市医疗保障局, [207]…, 207-…, …（207）: code and name as printed. */
export function splitCode(printed: string): { name: string; code: string | null } {
  const text = printed.replace(STAMP, '').replace(/\s+/g, ' ').trim();
  const leading = /^[[（(【〔]?\s*([A-Z]?\d{3,12})\s*[\]）)】〕]?\s*[-—_－:：]?\s*(\D.*)$/.exec(text);
  // 2022年… begins with a year, not with a code.
  const code = leading?.[2] !== undefined && !/^年/.test(leading[2]) ? leading : null;
  const trailing = code ? null : /^(.*[^\d\s])\s*[[（(【〔]\s*(\d{3,12})\s*[\]）)】〕]$/.exec(text);
  const name = code?.[2] ?? trailing?.[1] ?? text;
  return { name: name.replace(/\s+/g, '').trim(), code: code?.[1] ?? trailing?.[2] ?? null };
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
    .replace(/\((?:本级|机关|本部|汇总|部门|单位)\)$|(?:本级|机关)$/, '')
    .replace(/[()]/g, '');
}

/** The name with its place, told from the same name without: 江苏省委办公厅 and 省委办公厅, 上海市普陀区司法局 and 普陀区司法局. */
export function isShortFormOf(short: string, full: string): boolean {
  if (short.length < 3 || short.length >= full.length || !full.endsWith(short) || isOfAssociation(full)) return false;
  const { length } = regionPrefix(full);
  return length > 0 && full.length - short.length <= length;
}

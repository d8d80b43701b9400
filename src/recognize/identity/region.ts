import { areaList } from '@vant/area-data';

/** GB/T 2260 divisions by code: 130000 河北省, 130400 邯郸市, 130529 巨鹿县. */
interface Division {
  readonly code: string;
  readonly name: string;
  /** The name and what it is also called: 恩施土家族苗族自治州, 恩施州. */
  readonly names: readonly string[];
  /** Without 省, 市, 县 …, where at least two characters are left. */
  readonly stem: string | null;
}

export type Region = {
  readonly code: string | null;
  readonly name: string;
  readonly province: string | null;
};

const PEOPLES =
  '壮|回|藏|苗|彝|侗|瑶|白|傣|黎|畲|羌|满|水|土|佤|怒|蒙古|土家|布依|哈尼|朝鲜|傈僳|拉祜|景颇|哈萨克|维吾尔|柯尔克孜|锡伯|达斡尔|鄂温克|鄂伦春|仫佬|毛南|仡佬|撒拉|东乡|保安|裕固|纳西|普米|独龙|布朗|塔吉克|阿昌|各';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族?)+自治(区|州|县|旗)$`);

const provinces = divisions(areaList.province_list);
const cities = divisions(areaList.city_list);
const counties = divisions(areaList.county_list);
const countiesByChar = new Map<string, Division[]>();
for (const county of counties) {
  const initial = county.name[0] ?? '';
  countiesByChar.set(initial, [...(countiesByChar.get(initial) ?? []), county]);
}
const byCode = new Map([...provinces, ...cities, ...counties].map((one) => [one.code, one]));

function divisions(list: Readonly<Record<string, string>>): Division[] {
  return Object.entries(list)
    .filter(
      ([code, name]) =>
        !/(?:街道|街道办事处|镇|乡)$|^(?:县|市辖区|其它区|自治区直辖.*|省直辖县)$/.test(name) && !isZone(code, name),
    )
    .map(([code, name]) => {
      const autonomous = AUTONOMOUS.exec(name);
      const base = autonomous?.[1];
      const names =
        base === undefined ? [name] : [name, base + (autonomous?.[2] === '区' ? '自治区' : (autonomous?.[2] ?? ''))];
      return { code, name, names, stem: base ?? stemOf(name) };
    });
}

/** Development zones have codes for statistics, but are no divisions of GB/T 2260. */
function isZone(code: string, name: string): boolean {
  return Number(code.slice(4)) >= 70 && /开发|高新|园区|管理区|新区|新站|示范/.test(name);
}

function stemOf(name: string): string | null {
  const stem = name.replace(/(?:特别行政区|自治区|地区|省|市|县|区|盟|旗)$/, '');
  return stem.length >= 2 && stem !== name ? stem : null;
}

/** 经济技术开发区, 高新区: in a prefecture, of a county's rank. */
const ZONE =
  /^.{0,12}?(?:开发区|高新区|经开区|高新技术产业园区|产业园区|工业园区|管理区|示范区|度假区|[^浦东滨海]{2}新区)/;

/** A Chinese municipality (直辖市) is a province whose cities are itself. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

/** Bodies of their own beside the Communist Party's committee of a place: without them a name is another one's. */
const ASSOCIATIONS =
  '中国共产主义青年团|共青团|中国人民政治协商会议|政协|中国国民党革命委员会|民革|中国民主同盟|民盟|中国民主建国会|民建|中国民主促进会|民进|中国农工民主党|农工党|中国致公党|致公党|九三学社|台湾民主自治同盟|台盟';
/** What stands before the place in the names of parties, associations and agencies of the state. */
const LEAD = new RegExp(
  `^(?:中国共产党|中共|${ASSOCIATIONS}|国家税务总局|国家统计局|中国人民解放军|中国人民武装警察部队)`,
);
const ASSOCIATION = new RegExp(`^(?:${ASSOCIATIONS})`);

/** 民革邯郸市委: named after an association, which no short form of the name leaves out. */
export function isOfAssociation(name: string): boolean {
  return ASSOCIATION.test(name);
}

/** The smallest division that `text` begins with: 上海市普陀区司法局 → 310107. Null where it begins with none. */
export function regionOf(text: string): Region | null {
  return regionPrefix(text).region;
}

/** The division that `text` begins with, and how many characters of the text name it (any 中共 before it included). */
export function regionPrefix(text: string): { readonly region: Region | null; readonly length: number } {
  const plain = text.replace(/\s+/g, '');
  const lead = LEAD.exec(plain)?.[0].length ?? 0;
  const known = remembered.get(plain);
  if (known) return known;
  const best = longestChain(plain.slice(lead));
  const result =
    best === null ? { region: null, length: 0 } : { region: toRegion(best.division), length: lead + best.length };
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(plain, result);
  return result;
}

const MAX_REMEMBERED = 2000;
const remembered = new Map<string, { readonly region: Region | null; readonly length: number }>();

interface Chain {
  readonly division: Division;
  readonly length: number;
}

/** Reads province, city and county in this order, each of which may be left out, and takes the reading that explains most. */
function longestChain(text: string): Chain | null {
  let best: Chain | null = null;
  const offer = (division: Division, length: number): void => {
    if (best === null || length > best.length || (length === best.length && division.code > best.division.code))
      best = { division, length };
  };
  for (const [province, afterProvince] of readings(provinces, text, '', true)) {
    if (province !== null) offer(province, afterProvince);
    const within = province?.code.slice(0, 2) ?? '';
    const rest = text.slice(afterProvince);
    for (const [city, inCity] of readings(cities, rest, within, true)) {
      const afterCity = afterProvince + inCity;
      // A bare stem (邯郸) may only stand behind its province, before a county's name or before a zone's.
      const whole =
        city === null ||
        province !== null ||
        city.names.some((name) => rest.startsWith(name)) ||
        ZONE.test(text.slice(afterCity));
      if (city !== null && whole) offer(city, afterCity);
      const county = countyAt(text.slice(afterCity), city?.code.slice(0, 4) ?? within);
      if (county) offer(county, afterCity + county.name.length);
    }
  }
  return best;
}

/** Every division of the list that the text begins with, and none. */
function readings(
  list: readonly Division[],
  text: string,
  within: string,
  stems: boolean,
): (readonly [Division | null, number])[] {
  const out: (readonly [Division | null, number])[] = [[null, 0]];
  for (const one of list) {
    if (!one.code.startsWith(within)) continue;
    const name = one.names.find((form) => text.startsWith(form));
    if (name !== undefined) out.push([one, name.length]);
    else if (stems && one.stem !== null && text.startsWith(one.stem)) out.push([one, one.stem.length]);
  }
  return out;
}

/** The one county of the holder that the text begins with; two of the same name are none. */
function countyAt(
  text: string,
  within: string,
): { code: string; name: string; names: readonly string[]; stem: null } | null {
  const found = (countiesByChar.get(text[0] ?? '') ?? []).flatMap((one) => {
    const form = one.code.startsWith(holder(within)) ? one.names.find((name) => text.startsWith(name)) : undefined;
    return form === undefined ? [] : [{ one, form }];
  });
  const longest = Math.max(0, ...found.map(({ form }) => form.length));
  const [first, second] = found.filter(({ form }) => form.length === longest);
  if (first === undefined || second !== undefined) return null;
  // 东区, 城区 and 矿区 are words before they are names: they need their city.
  if (first.form.length < 3 && first.form.endsWith('区') && within.length < 4) return null;
  return { code: first.one.code, name: first.form, names: [], stem: null };
}

/** The cities of a municipality are itself: its counties are looked up under the province. */
function holder(within: string): string {
  return MUNICIPALITIES.has(within.slice(0, 2)) ? within.slice(0, 2) : within;
}

function toRegion(division: { readonly code: string }): Region {
  const province = byCode.get(`${division.code.slice(0, 2)}0000`);
  const { code } = division;
  const municipality = MUNICIPALITIES.has(code.slice(0, 2)) && code.endsWith('00');
  const own = municipality ? province : byCode.get(code);
  return { code: own?.code ?? code, name: own?.name ?? '', province: province?.name ?? null };
}

/**
 * The one of several counties of the same name that the rest of a document speaks of: 鼓楼区财政局 beside 南京市.
 * Null where none or more than one of their cities is named.
 */
export function regionAmong(name: string, mentions: string): Region | null {
  const candidates = counties.filter((one) => one.name.length >= 2 && name.replace(LEAD, '').startsWith(one.name));
  const longest = Math.max(0, ...candidates.map((one) => one.name.length));
  const named = candidates.filter((one) => {
    if (one.name.length < longest) return false;
    const city = byCode.get(`${one.code.slice(0, 4)}00`)?.name;
    const province = byCode.get(`${one.code.slice(0, 2)}0000`)?.name;
    return [city, province].some((place) => place !== undefined && mentions.includes(place));
  });
  return named.length === 1 && named[0] ? toRegion(named[0]) : null;
}

/** 商务区管理委员会, 街道办事处: a body of a district, though its name may begin with the city's. */
const DISTRICT_BODY = /(?:管理委员会|管委会|办事处)$/;
/** Named so often in its own disclosure, a district is the one that pays. */
const MIN_MENTIONS = 3;

/**
 * The district of a municipality (直辖市) whose body does not bear the district's name: 上海市长风生态商务区管理委员会 in a text that
 * speaks of 普陀区. Null where none or more than one is spoken of.
 */
export function districtAmong(name: string, mentions: string): Region | null {
  const city = regionOf(name)?.code?.slice(0, 2);
  if (city === undefined || !MUNICIPALITIES.has(city) || !DISTRICT_BODY.test(name)) return null;
  if (regionOf(name)?.code !== `${city}0000`) return null;
  const named = counties.flatMap((one) => {
    const times = one.code.startsWith(city) ? mentions.split(one.name).length - 1 : 0;
    return times > 0 ? [{ one, times }] : [];
  });
  const [most, next] = named.sort((a, b) => b.times - a.times);
  return most !== undefined && most.times >= MIN_MENTIONS && (next?.times ?? 0) * 3 <= most.times
    ? toRegion(most.one)
    : null;
}

export type Level = 'central' | 'province' | 'prefecture' | 'county' | 'township';

const CENTRAL =
  /^(?:中华人民共和国|中华全国|国家(?!级)|全国(?!一)|中央|国务院|最高人民|海关总署|审计署|新华通讯社|中国(?:科学院|社会科学院|工程院|气象局|地震局|民用航空局|人民银行|证券|银行|共产党中央|残疾人联合会|文学艺术|作家协会|红十字会总会|法学会|科学技术协会|侨联|地质调查局|民航|铁路|国际|外文|日报)|中共中央|(?:教育|财政|外交|国防|民政|司法|水利|商务|公安|交通运输|农业农村|自然资源|生态环境|应急管理|文化和旅游|国家安全|科学技术|科技|工业和信息化|人力资源和?社会保障|住房和城乡建设|退役军人事务)部(?!门)|人民日报社|求是杂志社|光明日报社|经济日报社)/;
/** A town's own budget: 永兴镇人民政府, 永兴镇. Its hospitals and schools are paid by the county. */
const TOWN = /^.{1,8}?(?:镇|乡|苏木)(?:人民政府|政府|党委|委员会|财政所|机关|[（(].*[)）])*$/;

/** Level of the budget that a body belongs to, by its name and its division. */
export function levelOf(name: string, region: Region | null): Level | null {
  if (CENTRAL.test(name)) return 'central';
  const { region: own, length } = regionPrefix(name);
  const rest = name.slice(length);
  const code = (own ?? region)?.code;
  // 县, 区, 市 in the name say the level even where two places have it.
  if (!code) {
    if (TOWN.test(rest)) return 'township';
    if (/^(?:中共)?(?:省|自治区)/.test(name)) return 'province';
    if (/^(?:中共)?(?:市|州|盟|地区)/.test(name)) return 'prefecture';
    return /^(?:中共)?(?:.{1,4}?[县区旗]|[县区旗])(?!域|划|块)/.test(name) ? 'county' : null;
  }
  if (own && TOWN.test(rest)) return 'township';
  if (code.endsWith('0000')) return 'province';
  if (!code.endsWith('00')) return 'county';
  return own && ZONE.test(rest) ? 'county' : 'prefecture';
}

import { areaList } from '@vant/area-data';

/** GB/T 2260 divisions by code: 130000 河北省, 130400 邯郸市, 130529 巨鹿县. */
interface Division {
  readonly code: string;
  readonly name: string;
  /** Without 省, 市, 县 …, where at least two characters are left. */
  readonly stem: string;
}

export type Region = {
  readonly code: string | null;
  readonly name: string;
  readonly province: string | null;
};

const provinces = divisions(areaList.province_list);
const cities = divisions(areaList.city_list);
const counties = divisions(areaList.county_list);

function divisions(list: Readonly<Record<string, string>>): Division[] {
  return Object.entries(list)
    .map(([code, name]) => ({ code, name, stem: stemOf(name) }))
    .filter(({ name }) => name !== '县' && name !== '市辖区' && !name.includes('直辖'));
}

function stemOf(name: string): string {
  const stem = name.replace(
    /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|地区|省|市|县|区|盟|旗)$/,
    '',
  );
  return stem.length >= 2 ? stem : name;
}

/** A Chinese municipality (直辖市) is a province whose cities are itself. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

/**
 * The smallest division that `text` begins with, read from the largest down: 上海市普陀区司法局 → 310107.
 * A county alone counts where only one in the country has its name. Null where the text begins with none.
 */
export function regionOf(text: string): Region | null {
  const plain = text.replace(/\s+/g, '').replace(/^(?:中国共产党|中共|中国人民政治协商会议)/, '');
  const province = startsWith(provinces, plain, false) ?? startsWith(provinces, plain, true);
  let rest = province ? plain.slice(matched(province, plain).length) : plain;
  const within = province ? province.code.slice(0, 2) : '';
  const city = startsWith(
    cities.filter(({ code }) => code.startsWith(within)),
    rest,
    false,
  );
  if (city && !(province && MUNICIPALITIES.has(within))) rest = rest.slice(matched(city, rest).length);
  const prefix = city && !MUNICIPALITIES.has(within) ? city.code.slice(0, 4) : within;
  const county = unique(
    counties.filter(({ code }) => code.startsWith(prefix)),
    rest,
  );
  const best = county ?? city ?? province;
  if (!best) return null;
  const code = MUNICIPALITIES.has(best.code.slice(0, 2)) && !county ? `${best.code.slice(0, 2)}0000` : best.code;
  const holder = provinces.find((one) => one.code.startsWith(best.code.slice(0, 2)));
  return {
    code,
    name: best === city && MUNICIPALITIES.has(best.code.slice(0, 2)) ? (holder?.name ?? best.name) : best.name,
    province: holder?.name ?? null,
  };
}

function matched(division: Division, text: string): string {
  return text.startsWith(division.name) ? division.name : division.stem;
}

function startsWith(list: readonly Division[], text: string, byStem: boolean): Division | undefined {
  return list.find((one) => text.startsWith(byStem ? one.stem : one.name));
}

/** The one division of the list that the text begins with; two of the same name are none. */
function unique(list: readonly Division[], text: string): Division | undefined {
  const found = list.filter(({ name }) => name.length >= 2 && text.startsWith(name));
  const longest = Math.max(0, ...found.map(({ name }) => name.length));
  const best = found.filter(({ name }) => name.length === longest);
  return best.length === 1 ? best[0] : undefined;
}

export type Level = 'central' | 'province' | 'prefecture' | 'county' | 'township';

/** Level of the budget that a body belongs to, by its name and its division. */
export function levelOf(name: string, region: Region | null): Level | null {
  if (/(?:镇|乡|民族乡)(?:人民)?政府(?:机关)?$/.test(name)) return 'township';
  if (/^(?:中华人民共和国|国家|全国|中央|教育部|财政部)/.test(name)) return 'central';
  const code = region?.code;
  if (!code) return null;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

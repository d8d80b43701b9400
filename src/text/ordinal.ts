import { fold } from './fold.js';

/** How a heading number is written. Nesting follows the change of style, never the glyph: 一、 （一） 1. （1）. */
export type OrdinalStyle = 'chinese' | 'chinese-bracketed' | 'arabic' | 'arabic-bracketed' | 'circled';

/** The number of a heading or label. */
export interface Ordinal {
  readonly style: OrdinalStyle;
  readonly value: number;
  /** The number alone, as printed: 一, 十二, 1. */
  readonly text: string;
}

const CHINESE = '[一二三四五六七八九十]{1,3}';

const FORMS: readonly (readonly [OrdinalStyle, RegExp])[] = [
  ['chinese-bracketed', new RegExp(`^\\s*[(（]\\s*(${CHINESE})\\s*[)）]\\s*[、.．]?`)],
  ['arabic-bracketed', /^\s*[(（]\s*(\d{1,2})\s*[)）]\s*[、.．]?/],
  ['arabic-bracketed', /^\s*(\d{1,2})\s*[)）]/],
  ['chinese', new RegExp(`^\\s*(${CHINESE})\\s*[、.．，,]`)],
  ['arabic', /^\s*(\d{1,2})\s*(?:、|[.．](?!\d))/],
  ['circled', /^\s*([①②③④⑤⑥⑦⑧⑨⑩])\s*、?/],
];

const DIGITS = '一二三四五六七八九';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

/** Splits "（一）教育支出" into its ordinal and the rest. A number without punctuation is no ordinal. */
export function splitOrdinal(text: string): { ordinal: Ordinal | null; rest: string } {
  for (const [style, form] of FORMS) {
    const match = form.exec(text);
    const number = match?.[1];
    if (match === null || number === undefined) continue;
    return { ordinal: { style, value: valueOf(number), text: number }, rest: text.slice(match[0].length).trimStart() };
  }
  return { ordinal: null, rest: text };
}

/** 一、一般公共服务支出: a number and what it numbers; not a head such as （一）. */
export function isNumbered(text: string): boolean {
  const { ordinal, rest } = splitOrdinal(text);
  return ordinal !== null && rest !== '';
}

function valueOf(number: string): number {
  if (CIRCLED.includes(number)) return CIRCLED.indexOf(number) + 1;
  const plain = fold(number);
  if (/^\d+$/.test(plain)) return Number(plain);
  const [tens = '', ones = ''] = plain.includes('十') ? plain.split('十') : ['0', plain];
  const ten = tens === '' ? 1 : DIGITS.indexOf(tens) + 1;
  return (plain.includes('十') ? ten * 10 : 0) + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1);
}

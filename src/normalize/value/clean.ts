import { fold, foldRadicals } from '../../text/fold.js';
import { isBlank } from '../money.js';

/** What OCR writes for signs, and the forms of one sign that fonts and keyboards mix. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geq?slant|geq?|gt)(?![a-z])/g, '≥'],
  [/\\(?:leq?slant|leq?|lt)(?![a-z])/g, '≤'],
  [/\\(?:sim|approx)(?![a-z])/g, '~'],
  [/\\times(?![a-z])/g, '×'],
  [/\\(?:text|mathrm|rm)\s*\{([^{}]*)\}/g, '$1'],
  [/\\[,;! ]|\\quad|[${}]/g, ''],
  [/\\%/g, '%'],
  [/[“”„"＂‘’'「」]/g, ''],
  [/[≧⩾⪰≮]|[>＞]\s*[=＝]|[=＝]\s*[>＞]/g, '≥'],
  [/[≦⩽⪯≯]|[<＜]\s*[=＝]|[=＝]\s*[<＜]/g, '≤'],
  [/[﹥]/g, '>'],
  [/[﹤]/g, '<'],
  [/[～〜∼≈]/g, '~'],
  [/[‐‑‒–—―─━－﹣−]+/g, '-'],
  [/[\s\u200B-\u200F\uFEFF\u00AD]+/g, ''],
];

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ．％＝＞＜＋／]/g;

/**
 * A value's text in the form that the grammar reads. Lighter than `fold`: brackets, ㎡ and ² stay, because the unit is kept as
 * printed.
 */
export function cleanValue(raw: string): string {
  let text = foldRadicals(raw);
  for (const [form, plain] of FORMS) text = text.replace(form, plain);
  text = text.replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  return percentWords(text).replace(/[。.;；,，、]+$/, '');
}

/** 不涉及, 不适用, a dash, dots, nothing. */
export function isNone(raw: string): boolean {
  return isBlank(raw) || /^(不涉及|不适用|无此项|空|N\/?A)$/i.test(fold(raw).replace(/[。.]$/, ''));
}

const NUMERAL: ReadonlyMap<string, number> = new Map([...'零一二三四五六七八九'].map((char, i) => [char, i]));

/** 百分之九十五 → 95%, 百分之90 → 90%, 百分之百 → 100%. */
function percentWords(text: string): string {
  return text.replace(/百分之(百|\d+(?:\.\d+)?|[零一二三四五六七八九十]+)/g, (whole, number: string) => {
    if (number === '百') return '100%';
    if (/^\d/.test(number)) return `${number}%`;
    const value = numeral(number);
    return value === null ? whole : `${value}%`;
  });
}

/** 九十五, 十, 二十: Chinese numerals below a hundred. */
function numeral(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return null;
  const digit = (char: string | undefined): number => (char === undefined ? 0 : (NUMERAL.get(char) ?? 0));
  if (match[2] === undefined) return match[3] === undefined ? digit(match[1]) : null;
  return (match[1] === undefined ? 1 : digit(match[1])) * 10 + digit(match[3]);
}

const MARKER =
  /(?<!\d)(?<!\d\.)(?:(\d{1,2})[.、．)）]|[（(](\d{1,2})[)）])(?=\s*[^\d\s%％])|(?<=^|\n|[。；;])\s*(\d{1,2})[.．](?=\d+\D)/g;
const CIRCLED = /[①-⑳]/g;

/**
 * The numbered items of one cell (1.… 2.…), or none where fewer than two are numbered. The first stands at the beginning
 * and the numbers rise; one may be missing where it ran into a figure (2.举报人数为3.4次 over a lost line break).
 */
export function listItems(raw: string): string[] {
  const text = raw.replace(CIRCLED, (mark) => `\n${mark.normalize('NFKC')}、`).trim();
  const cuts: { at: number; after: number }[] = [];
  let last = 0;
  for (const match of text.matchAll(MARKER)) {
    const number = Number(match[1] ?? match[2] ?? match[3]);
    if (cuts.length === 0 ? match.index > 0 : number <= last || number > last + 2) continue;
    cuts.push({ at: match.index, after: match.index + match[0].length });
    last = number;
  }
  return cuts.length < 2 ? [] : cuts.map(({ after }, i) => text.slice(after, cuts[i + 1]?.at));
}

/** One marker alone before words (1.合格率95%) says nothing. */
export function dropMarker(raw: string): string {
  return raw.replace(/^\s*(?:\d{1,2}\s*[、.．]\s*(?=[^\d\s%％])|[①-⑳]\s*)/, '');
}

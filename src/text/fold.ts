import { RADICAL_PAIRS } from './radicals.js';

/**
 * Kangxi radicals whose NFKC form is a traditional variant that Chinese disclosures never mean:
 * the shared glyph of 户 青 黄 is reported as ⼾ ⾭ ⿈ by fonts that print the simplified form.
 */
const SIMPLIFIED_VARIANTS: readonly (readonly [string, string])[] = [
  ['⼾', '户'],
  ['⾭', '青'],
  ['⿈', '黄'],
];

const IDEOGRAPH_OF: ReadonlyMap<string, string> = radicalMap();

function radicalMap(): Map<string, string> {
  const points = [...RADICAL_PAIRS];
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < points.length; i += 2) map.set(points[i] ?? '', points[i + 1] ?? '');
  for (const [from, to] of SIMPLIFIED_VARIANTS) map.set(from, to);
  return map;
}

const RADICAL = /[\u2E80-\u2FDF]/g;

/** Kangxi (⾦) and CJK-radical (⻔) code points to the ordinary ideograph (金, 门). Nothing else changes. */
export function foldRadicals(text: string): string {
  return text.replace(RADICAL, (char) => IDEOGRAPH_OF.get(char) ?? char);
}

/**
 * The form in which texts are compared, never printed: one width (NFKC), ordinary ideographs, no white space,
 * one form for the marks that Chinese typesetting mixes (quotes, dashes, ≧ and ≥, full-width brackets).
 */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const result = foldOnce(text);
  if (folded.size >= MAX_REMEMBERED) folded.clear();
  if (text.length <= MAX_REMEMBERED_LENGTH) folded.set(text, result);
  return result;
}

/** Every stage folds the same labels again; a disclosure has some thousand different ones. */
const MAX_REMEMBERED = 20_000;
const MAX_REMEMBERED_LENGTH = 60;
const folded = new Map<string, string>();

function foldOnce(text: string): string {
  return foldRadicals(text)
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\uFEFF\u00AD]+/g, '')
    .replace(/[“”„‟〝〞＂«»《》]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/≧/g, '≥')
    .replace(/≦/g, '≤')
    .replace(/[〔【［﹝]/g, '[')
    .replace(/[〕】］﹞]/g, ']')
    .replace(/[‐‑‒–—―─━－﹣−]/g, '-');
}

/** White space folded for output: one space, none at the ends; line breaks kept. */
export function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u3000-\u30FF\u{20000}-\u{3FFFF}]/u;

/** A character of the CJK scripts or of full-width punctuation, between which no space is written. */
export function isWide(char: string): boolean {
  return WIDE.test(char);
}

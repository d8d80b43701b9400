/**
 * Symbol fonts put their glyphs on Latin or private code points (w:sym, or w:t in a run of that font). These are the
 * ones that disclosures use: comparison signs in targets (≥95%), ticks and boxes in forms (□ 是 ☑ 否).
 */
// prettier-ignore
const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0x2d, '−'], [0xa2, '′'], [0xa3, '≤'], [0xa5, '∞'], [0xb0, '°'], [0xb1, '±'], [0xb2, '″'], [0xb3, '≥'], [0xb4, '×'],
  [0xb7, '·'], [0xb8, '÷'], [0xb9, '≠'], [0xba, '≡'], [0xbb, '≈'], [0xbc, '…'], [0xde, '⇒'], [0xe5, '∑'],
]);

// prettier-ignore
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x6c, '●'], [0x6d, '○'], [0x6e, '■'], [0x6f, '□'], [0x71, '□'], [0x72, '□'], [0x75, '◆'], [0x76, '◆'], [0x77, '◆'],
  [0x9e, '·'], [0x9f, '•'], [0xa1, '○'], [0xa7, '▪'], [0xa8, '□'], [0xab, '★'], [0xd8, '➢'], [0xe0, '→'], [0xfb, '✗'],
  [0xfc, '√'], [0xfd, '☒'], [0xfe, '☑'],
]);

// prettier-ignore
const WINGDINGS_2: ReadonlyMap<number, string> = new Map([
  [0x4f, '✗'], [0x50, '√'], [0x51, '☒'], [0x52, '☑'], [0x53, '☒'], [0x54, '☒'], [0x97, '●'], [0x99, '○'], [0xa3, '□'],
  [0x2a, '□'],
]);

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', SYMBOL],
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
]);

export function isSymbolFont(font: string): boolean {
  return FONTS.has(font.toLowerCase());
}

/** w:sym: a hexadecimal code in a font. Unknown symbols are left out: they say nothing without their font. */
export function symbolText(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff) return '';
  const table = FONTS.get(font.toLowerCase());
  if (table !== undefined) return table.get(code & 0xff) ?? '';
  return isPrivate(code) || isSurrogate(code) ? '' : String.fromCodePoint(code);
}

/** Text of a run set in a symbol font: only its private code points (U+F0xx) mean the font's own glyphs. */
export function fromSymbolFont(font: string, text: string): string {
  const table = FONTS.get(font.toLowerCase());
  if (table === undefined) return text;
  return text.replace(/[\uF000-\uF0FF]/g, (char) => table.get(char.charCodeAt(0) & 0xff) ?? '');
}

function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

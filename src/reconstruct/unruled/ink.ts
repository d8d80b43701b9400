import type { Glyph } from '../../document/page.js';
import { splitLine, type TextLine } from '../text.js';

/** Texts of one cell stand closer than this many characters. */
const WORD_GAP = 0.9;
/** Texts of two cells stand this many characters apart at least: two margins of 2 to 3 points at 9 point type. */
export const CELL_GAP = 0.5;
/** 项 目, 合 计: one character here and one there, up to this many characters apart, are one word spread out. */
const SPREAD = 3;
/** Characters that head a column of their own each. */
const SINGLE_HEAD = /^[类款项]$/;
const CODE_HEADS = /^[类款项]{2,3}$/;

/** Glyphs of codes and figures. */
const DIGIT = /^[\d.,]$/;
/** Digits of one figure leave no more than this share of their size between them. */
const FLUSH = 0.15;
/** An amount; codes and counts have neither decimals nor groups. */
const AMOUNT = /^(?:\d[\d,]*\.\d{2,6}|\d{1,3}(?:,\d{3})+)$/;

/** A word or a figure of a line. */
export interface Ink {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly figure: boolean;
  readonly glyphs: readonly Glyph[];
}

/**
 * Words and figures of a line, one by one: a figure at the right end of its column and the label at the left end
 * of the next may stand closer than two words of one text. Words are parted at gaps of `gap` characters.
 */
export function inkOf(line: TextLine, gap = WORD_GAP): Ink[] {
  const runs: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of line.glyphs) {
    const space = last === undefined ? Infinity : (glyph.box[0] - last.box[2]) / glyph.size;
    const digits = DIGIT.test(glyph.text);
    const run = runs.at(-1);
    const goesOn = digits === DIGIT.test(last?.text ?? '') && space <= gap && !(digits && space > FLUSH && ends(run));
    if (goesOn) run?.push(glyph);
    else runs.push([glyph]);
    last = glyph;
  }
  return runs.map((glyphs) => {
    const text = textOf(glyphs);
    const from = Math.min(...glyphs.map(({ box }) => box[0]));
    const to = Math.max(...glyphs.map(({ box }) => box[2]));
    return { from, to, text, figure: AMOUNT.test(text), glyphs };
  });
}

/** A whole amount: the digits after it are another column's (0.00 | 2.…). */
function ends(run: readonly Glyph[] = []): boolean {
  return AMOUNT.test(textOf(run));
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map((glyph) => glyph.text).join('');
}

/** The texts of header lines, one a cell. */
export function headTexts(lines: readonly TextLine[]): TextLine[] {
  const out: TextLine[] = [];
  for (const line of lines) out.push(...headParts(line, out));
  return out;
}

/** The texts of a header line, one a cell: 项 目 is one text, 类 款 项 are three. `above` are those of the lines before. */
export function headParts(line: TextLine, above: readonly TextLine[] = []): TextLine[] {
  const out: TextLine[] = [];
  // 基本支 | 项目支 over 出 | 出: the ends of two wrapped heads.
  const over = (part: TextLine): TextLine | undefined =>
    above.findLast(({ box }) => box[0] < part.box[2] && part.box[0] < box[2]);
  const parts = splitLine(line, CELL_GAP);
  for (const part of parts.flatMap(singleHeads)) {
    const before = out.at(-1);
    const spread =
      before !== undefined &&
      [...part.text].length === 1 &&
      [...before.text].length === 1 &&
      !/\d/.test(part.text + before.text) &&
      part.box[0] - before.box[2] < SPREAD * part.size &&
      over(before) === over(part) &&
      !(SINGLE_HEAD.test(part.text) && SINGLE_HEAD.test(before.text));
    if (spread) out.splice(-1, 1, joinParts(before, part));
    else out.push(part);
  }
  return out;
}

/** 款项 set close: two heads. */
function singleHeads(part: TextLine): TextLine[] {
  return CODE_HEADS.test(part.text) ? part.glyphs.map((glyph) => ({ ...part, ...glyph, glyphs: [glyph] })) : [part];
}

/** 类 | 款 | 项 in a line, be they in the header or, beside the total, in the first row of the body; null without. */
export function codeHeads(line: TextLine | undefined): TextLine | null {
  const heads = (line ? headParts(line) : []).filter(({ text }) => SINGLE_HEAD.test(text));
  return heads.length > 1 ? heads.reduce(joinParts) : null;
}

function joinParts(a: TextLine, b: TextLine): TextLine {
  return {
    text: a.text + b.text,
    box: [a.box[0], Math.min(a.box[1], b.box[1]), b.box[2], Math.max(a.box[3], b.box[3])],
    size: a.size,
    glyphs: [...a.glyphs, ...b.glyphs],
  };
}

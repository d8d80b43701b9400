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

/** Glyphs of codes and figures. */
const DIGIT = /^[\d.,]$/;
/** An amount; codes and counts have no decimals. */
const AMOUNT = /^\d[\d,]*\.\d{2,6}$/;

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
    const goesOn =
      last !== undefined &&
      DIGIT.test(last.text) === DIGIT.test(glyph.text) &&
      glyph.box[0] - last.box[2] <= gap * glyph.size;
    if (goesOn) runs.at(-1)?.push(glyph);
    else runs.push([glyph]);
    last = glyph;
  }
  return runs.map((glyphs) => {
    const text = glyphs.map((glyph) => glyph.text).join('');
    const from = Math.min(...glyphs.map(({ box }) => box[0]));
    const to = Math.max(...glyphs.map(({ box }) => box[2]));
    return { from, to, text, figure: AMOUNT.test(text), glyphs };
  });
}

/** The texts of a header line, one a cell: 项 目 is one text, 类 款 项 are three. */
export function headParts(line: TextLine): TextLine[] {
  const out: TextLine[] = [];
  const parts = splitLine(line, CELL_GAP);
  for (const part of parts) {
    const before = out.at(-1);
    const spread =
      before !== undefined &&
      [...part.text].length === 1 &&
      [...before.text].length === 1 &&
      !/\d/.test(part.text + before.text) &&
      part.box[0] - before.box[2] < SPREAD * part.size &&
      !(SINGLE_HEAD.test(part.text) && SINGLE_HEAD.test(before.text));
    if (spread) out.splice(-1, 1, joinParts(before, part));
    else out.push(part);
  }
  return out;
}

function joinParts(a: TextLine, b: TextLine): TextLine {
  return {
    text: a.text + b.text,
    box: [a.box[0], Math.min(a.box[1], b.box[1]), b.box[2], Math.max(a.box[3], b.box[3])],
    size: a.size,
    glyphs: [...a.glyphs, ...b.glyphs],
  };
}

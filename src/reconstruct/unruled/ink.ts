import type { Glyph } from '../../document/page.js';
import type { TextLine } from '../text.js';

/** Texts of one cell stand closer than this many characters. */
export const WORD_GAP = 0.9;

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

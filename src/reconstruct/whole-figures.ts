import type { Glyph } from '../document/page.js';
import { fold } from '../text/fold.js';

// A figure too wide for its cell runs over the border into the next: by place alone its last digits would fall
// into the next column's figure.

const DIGIT = /^[\d.,]$/;
/** One figure with two decimals; flush neighbours (20,569.3920,569.39) come apart at them. */
const FIGURE = /(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}(?!\d{3}(?:,|\.))/g;
/** Digits of one figure leave no more than this share of their size between them. */
const FLUSH = 0.15;

/** The figures that are drawn in one go, digit by digit; those of fewer than three glyphs cannot overflow. */
export function drawnFigures(glyphs: readonly Glyph[]): Glyph[][] {
  const out: Glyph[][] = [];
  let run: Glyph[] = [];
  const flush = (): void => {
    if (run.length > 3) {
      const text = run.map((glyph) => glyph.text).join('');
      for (const match of text.matchAll(FIGURE)) out.push(run.slice(match.index, match.index + match[0].length));
    }
    run = [];
  };
  for (const glyph of glyphs) {
    const last = run.at(-1);
    const goesOn =
      last !== undefined &&
      Math.abs(glyph.box[1] - last.box[1]) < 0.1 * glyph.size &&
      Math.abs(glyph.box[0] - last.box[2]) < FLUSH * glyph.size;
    if (!DIGIT.test(glyph.text)) flush();
    else {
      if (!goesOn) flush();
      run.push(glyph);
    }
  }
  flush();
  return out;
}

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/;

/** 2,643,8 | 00.00, 2,643,800.0 | 0: an amount that a narrow column wraps is none until its last line. */
export function isCutAmount(upper: string, lower: string): boolean {
  const [a, b] = [fold(upper), fold(lower)];
  return !AMOUNT.test(a) && /[,.]/.test(a) && /^[\d,.]+$/.test(b) && AMOUNT.test(a + b);
}

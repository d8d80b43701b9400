import type { Box } from '../../document/geometry.js';
import type { FontFacts } from './fonts.js';
import type { Graphics } from './graphics.js';
import { corners, IDENTITY, multiply, type Matrix } from './matrix.js';

/** A glyph of the operator list, shown or not. */
export interface DrawnGlyph {
  readonly text: string;
  /** Its advance box, in page space. */
  readonly box: Box;
  /** Height of its em box, in points. */
  readonly size: number;
  /** Index in the fonts of its page. */
  readonly font: number;
  /** Degrees clockwise, 0..359. */
  readonly angle: number;
  readonly shown: 'shown' | 'clipped' | 'off-page' | 'invisible' | 'covered';
}

/** pdf.js glyph, as it stands in the arguments of showText. */
interface PdfGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: readonly number[] | null;
}

/** The argument of showText: glyphs, and numbers that move the pen back, in thousandths of the font size. */
export type ShownText = readonly (PdfGlyph | number | null)[];

/** Render modes that leave no ink: 3 invisible, 7 clip only. */
const INVISIBLE_MODES = new Set([3, 7]);

/** Puts the glyphs of a page where they are shown; the formulae are those of the PDF reference, 5.3. */
export class TextPen {
  readonly glyphs: DrawnGlyph[] = [];
  #matrix: Matrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  #y = 0;

  constructor(
    private readonly graphics: Graphics,
    private readonly page: Box,
  ) {}

  /** A new text matrix; the pen stands at its origin. */
  reset(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#lineX = this.#lineY = this.#x = this.#y = 0;
  }

  /** To a new line, from the start of the line before. */
  move(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  show(items: ShownText | undefined): void {
    const { state } = this.graphics;
    const { font } = state;
    if (!font || !items) return;
    const m = multiply(state.ctm, this.#matrix);
    const em = Math.abs(state.size) * Math.hypot(m[2], m[3]) * (font.ascent - font.descent);
    for (const item of items) {
      if (item === null) continue;
      if (typeof item === 'number') {
        const shift = (-item * state.size) / 1000;
        if (font.vertical) this.#y += shift;
        else this.#x += shift * state.horizontalScale;
        continue;
      }
      const spacing = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
      if (font.vertical) this.#vertical(item, font, m, em, spacing);
      else this.#horizontal(item, font, m, em, spacing);
    }
  }

  #horizontal(item: PdfGlyph, font: FontFacts, m: Matrix, em: number, spacing: number): void {
    const { state } = this.graphics;
    const width = item.width * font.horizontalScale * state.size * state.horizontalScale;
    const y = this.#y + state.rise;
    const low = y + font.descent * state.size;
    const high = y + font.ascent * state.size;
    this.#emit(
      item.unicode,
      corners(m, this.#x, low, this.#x + width, high),
      em,
      angleOf(m[0] * Math.sign(width || 1), m[1] * Math.sign(width || 1)),
    );
    this.#x += width + spacing * state.horizontalScale;
  }

  #vertical(item: PdfGlyph, font: FontFacts, m: Matrix, em: number, spacing: number): void {
    const { state } = this.graphics;
    const [advance = -1000, originX = 500, originY = 880] = item.vmetric ?? font.defaultVertical;
    const unit = font.horizontalScale * state.size;
    const x = this.#x - originX * unit;
    const top = this.#y + state.rise - (originY - 880) * unit;
    this.#emit(item.unicode, corners(m, x, top + advance * unit, x + Math.abs(advance) * unit, top), em, 0);
    this.#y += advance * unit - spacing;
  }

  #emit(text: string, box: Box, size: number, angle: number): void {
    if (text === '' || this.graphics.masked) return;
    const { clip, renderMode, fill, fillAlpha, font } = this.graphics.state;
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    const inside = (b: Box): boolean => x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3];
    const shown = !inside(this.page)
      ? 'off-page'
      : !inside(clip)
        ? 'clipped'
        : INVISIBLE_MODES.has(renderMode) || fill === null || fillAlpha === 0
          ? 'invisible'
          : 'shown';
    this.glyphs.push({ text, box, size, font: font?.index ?? 0, angle, shown });
  }
}

/** Degrees clockwise in page space (y grows downward), rounded to whole degrees, 0..359. */
function angleOf(dx: number, dy: number): number {
  return (Math.round((Math.atan2(dy, dx) * 180) / Math.PI) + 360) % 360;
}

import type { Box } from '../../document/geometry.js';
import { applyX, applyY, type Matrix } from './matrix.js';

/** What the walk needs to know of a font. Metrics in shares of the font size. */
export interface FontFacts {
  readonly index: number;
  readonly horizontalScale: number;
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
  readonly defaultVertical: readonly [number, number, number];
}

/** A glyph of the operator list, shown or not. */
export interface DrawnGlyph {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly font: number;
  readonly angle: number;
  readonly shown: 'shown' | 'clipped' | 'off-page' | 'invisible' | 'covered';
}

/** pdf.js glyph, as it stands in the arguments of showText. */
export interface PdfGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: readonly number[] | null;
}

export interface State {
  ctm: Matrix;
  clip: Box;
  fill: string | null;
  stroke: string | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** Painted by another blend mode than over what is there. */
  blended: boolean;
  softMasked: boolean;
  lineWidth: number;
  font: FontFacts | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

export function initialState(viewport: Matrix, page: Box): State {
  return {
    ctm: viewport,
    clip: page,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    blended: false,
    softMasked: false,
    lineWidth: 1,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
  };
}

export function corners(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const xs = [applyX(m, x0, y0), applyX(m, x1, y0), applyX(m, x0, y1), applyX(m, x1, y1)];
  const ys = [applyY(m, x0, y0), applyY(m, x1, y0), applyY(m, x0, y1), applyY(m, x1, y1)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Degrees clockwise in page space (y grows downward), rounded to whole degrees, 0..359. */
export function angleOf(dx: number, dy: number): number {
  return (Math.round((Math.atan2(dy, dx) * 180) / Math.PI) + 360) % 360;
}

/** What a colour leaves on the page; white shows on shading only. */
export type Ink = 'dark' | 'white' | 'none';

/** White is paper. Below F5 it shows: the lightest line colour of Excel's grid is D4D4D4. */
export function inkOf(color: string | null, alpha: number): Ink {
  if (color === null || alpha === 0) return 'none';
  const rgb = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  return rgb === null || rgb.slice(1).some((part) => parseInt(part, 16) < 0xf5) ? 'dark' : 'white';
}

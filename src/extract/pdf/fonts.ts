import type { Font } from '../../document/page.js';

/** What placing its glyphs needs to know of a font. Metrics in shares of the font size. */
export interface FontFacts {
  readonly index: number;
  readonly horizontalScale: number;
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
  readonly defaultVertical: readonly [number, number, number];
}

/** The fields of pdf.js' font objects that text geometry needs. */
interface PdfFont {
  name?: string;
  bold?: boolean;
  black?: boolean;
  fontMatrix?: readonly number[];
  bbox?: readonly number[];
  vertical?: boolean;
  defaultVMetrics?: readonly number[];
  isType3Font?: boolean;
}

/**
 * One em box for every font: from 0.12 under the baseline to 0.88 over it, the proportions of CJK fonts. The
 * ascents that fonts declare differ so much (0 to 1.6) that text of one row would seem to stand in two.
 */
const ASCENT = 0.88;
const DESCENT = -0.12;

/** `index`: that of the font among the fonts of its page. */
export function fontFacts(font: PdfFont, index: number): FontFacts {
  const horizontalScale = font.fontMatrix?.[0] ?? 0.001;
  const metrics = font.isType3Font ? typeThreeMetrics(font) : null;
  const [a = -1000, b = 500, c = 880] = font.defaultVMetrics ?? [];
  return {
    index,
    horizontalScale,
    ascent: metrics?.ascent ?? ASCENT,
    descent: metrics?.descent ?? DESCENT,
    vertical: font.vertical === true,
    defaultVertical: [a, b, c],
  };
}

/** Type 3 fonts (Chromium prints CJK with them) have a glyph space of their own: FontBBox through FontMatrix. */
function typeThreeMetrics(font: PdfFont): { ascent: number; descent: number } | null {
  const scale = font.fontMatrix?.[3] ?? 0;
  const [, low = 0, , high = 0] = font.bbox ?? [];
  const edges = [low * scale, high * scale].sort((x, y) => x - y);
  const height = (edges[1] ?? 0) - (edges[0] ?? 0);
  return height > 0 && Number.isFinite(height) ? { ascent: edges[1] ?? 0, descent: edges[0] ?? 0 } : null;
}

export function fontName(font: PdfFont): Font {
  const name = font.name ?? '';
  return { name, bold: font.bold === true || font.black === true || /bold|black|heavy|,b|黑体|simhei/i.test(name) };
}

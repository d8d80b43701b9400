import type { Box } from '../../document/geometry.js';
import type { Rule } from '../../document/page.js';
import { IDENTITY, multiply, toMatrix, type Matrix } from './matrix.js';
import {
  angleOf,
  corners,
  inkOf,
  initialState,
  type DrawnGlyph,
  type FontFacts,
  type Ink,
  type PdfGlyph,
  type State,
} from './walk-state.js';
import { imageHandlers, shownPart, type DecodedImage, type DrawnImage } from './images.js';
import { boundsOf, clipRule, filledRules, shadedAreas, strokedRules, subpaths } from './paths.js';
import { Shading } from './shading.js';

export type Operators = Readonly<Record<string, number>>;

/** Render modes that leave no ink: 3 invisible, 7 clip only. */
const INVISIBLE_MODES = new Set([3, 7]);

/** Stands for a colour that is a pattern. */
const PATTERN = 'pattern';
/** What pdf.js calls painting over what was there. */
const NORMAL_BLEND = 'source-over';

/**
 * One pass over a page's operators: every glyph with its box and every table line, in page space as displayed.
 * The formulae are those of the PDF reference, 5.3 (text) and 4.4 (paths); pdf.js emits all show operators as
 * showText and all painted paths as constructPath.
 */
export class OperatorWalk {
  readonly glyphs: DrawnGlyph[] = [];
  readonly rules: Rule[] = [];
  /** The pictures that show, in drawing order. */
  readonly images: DrawnImage[] = [];
  /** How many pictures there are, those that do not show as well. */
  imageCount = 0;
  /** Something else than pictures and text leaves marks: fills, lines, white over a picture. */
  painted = false;
  /** Some of it is a pattern, which may be a picture. */
  patterned = false;
  /** Shapes with curves that were filled: of pages whose print was turned into outlines, one a character or more. */
  outlines = 0;
  #state: State;
  readonly #stack: State[] = [];
  /** Depths of #stack at the open form XObjects and groups: a form cannot pop what it did not push. */
  readonly #depths: number[] = [];
  #masks = 0;
  #pendingClip = false;
  readonly #shading = new Shading();
  #textMatrix: Matrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  #y = 0;
  readonly #page: Box;
  /** Painting operators that fill, and those that stroke. */
  readonly #fills: ReadonlySet<number>;
  readonly #strokes: ReadonlySet<number>;

  constructor(
    readonly ops: Operators,
    readonly fonts: ReadonlyMap<string, FontFacts>,
    viewport: Matrix,
    page: Box,
  ) {
    this.#page = page;
    this.#state = initialState(viewport, page);
    const both = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];
    this.#fills = new Set(['fill', 'eoFill', ...both].map((name) => ops[name] ?? -1));
    this.#strokes = new Set(['stroke', 'closeStroke', ...both].map((name) => ops[name] ?? -1));
  }

  run(fnArray: ArrayLike<number>, argsArray: ArrayLike<unknown>): this {
    const handlers = this.#handlers();
    for (let i = 0; i < fnArray.length; i++) {
      const handler = handlers.get(fnArray[i] ?? -1);
      if (handler) handler((argsArray[i] ?? []) as readonly unknown[]);
    }
    this.rules.push(...this.#shading.visible());
    return this;
  }

  #handlers(): Map<number, (args: readonly unknown[]) => void> {
    const s = (): State => this.#state;
    const number = (args: readonly unknown[], i = 0): number => Number(args[i] ?? 0);
    const table: Record<string, (args: readonly unknown[]) => void> = {
      save: () => this.#save(),
      restore: () => this.#restore(),
      transform: (args) => this.#transform(toMatrix(args as number[])),
      paintFormXObjectBegin: (args) => this.#beginForm(args),
      paintFormXObjectEnd: () => this.#end(),
      beginGroup: (args) => this.#beginGroup(args),
      endGroup: (args) => this.#endGroup(args),
      clip: () => (this.#pendingClip = true),
      eoClip: () => (this.#pendingClip = true),
      constructPath: (args) => this.#path(args),
      ...imageHandlers((source, inner, mask) => this.#image(source, inner, mask)),
      shadingFill: () => (this.painted ||= this.#masks === 0),
      setLineWidth: (args) => (s().lineWidth = number(args)),
      setFillRGBColor: (args) => (s().fill = String(args[0])),
      setStrokeRGBColor: (args) => (s().stroke = String(args[0])),
      setFillColorN: () => (s().fill = PATTERN),
      setStrokeColorN: () => (s().stroke = PATTERN),
      setFillTransparent: () => (s().fill = null),
      setStrokeTransparent: () => (s().stroke = null),
      setGState: (args) => this.#graphicsState(args),
      setFont: (args) => this.#font(args),
      setCharSpacing: (args) => (s().charSpacing = number(args)),
      setWordSpacing: (args) => (s().wordSpacing = number(args)),
      setHScale: (args) => (s().horizontalScale = number(args) / 100),
      setLeading: (args) => (s().leading = -number(args)),
      setTextRise: (args) => (s().rise = number(args)),
      setTextRenderingMode: (args) => (s().renderMode = number(args)),
      beginText: () => this.#resetText(IDENTITY),
      setTextMatrix: (args) =>
        this.#resetText(toMatrix((ArrayBuffer.isView(args[0]) || Array.isArray(args[0]) ? args[0] : args) as number[])),
      moveText: (args) => this.#moveText(number(args), number(args, 1)),
      setLeadingMoveText: (args) => {
        s().leading = number(args, 1);
        this.#moveText(number(args), number(args, 1));
      },
      nextLine: () => this.#moveText(0, s().leading),
      showText: (args) => this.#show(args[0] as readonly (PdfGlyph | number | null)[]),
    };
    const handlers = new Map<number, (args: readonly unknown[]) => void>();
    for (const [name, handler] of Object.entries(table)) {
      const code = this.ops[name];
      if (code !== undefined) handlers.set(code, handler);
    }
    return handlers;
  }

  #save(): void {
    this.#stack.push({ ...this.#state });
  }

  #restore(): void {
    if (this.#stack.length <= (this.#depths.at(-1) ?? 0)) return;
    const saved = this.#stack.pop();
    if (saved) this.#state = saved;
  }

  #transform(matrix: Matrix): void {
    this.#state.ctm = multiply(this.#state.ctm, matrix);
  }

  #begin(): void {
    this.#save();
    this.#depths.push(this.#stack.length);
  }

  #end(): void {
    const depth = this.#depths.pop();
    if (depth === undefined) return;
    while (this.#stack.length > depth) this.#stack.pop();
    this.#restore();
  }

  #beginForm(args: readonly unknown[]): void {
    this.#begin();
    if (args[0]) this.#transform(toMatrix(args[0] as number[]));
    if (args[1]) this.#clipToRectangle(args[1] as number[], this.#state.ctm);
  }

  #beginGroup(args: readonly unknown[]): void {
    const group = (args[0] ?? {}) as { matrix?: number[] | null; bbox?: number[] | null; smask?: unknown };
    this.#begin();
    if (group.smask) this.#masks++; // what is drawn here only shapes a mask
    if (group.bbox)
      this.#clipToRectangle(
        group.bbox,
        group.matrix ? multiply(this.#state.ctm, toMatrix(group.matrix)) : this.#state.ctm,
      );
  }

  #endGroup(args: readonly unknown[]): void {
    const group = (args[0] ?? {}) as { smask?: unknown };
    if (group.smask && this.#masks > 0) this.#masks--;
    this.#end();
  }

  #clipToRectangle(bbox: ArrayLike<number>, matrix: Matrix): void {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [bbox[0], bbox[1], bbox[2], bbox[3]];
    this.#clipTo(corners(matrix, x0, y0, x1, y1));
  }

  #clipTo(box: Box): void {
    const { clip } = this.#state;
    this.#state.clip = [
      Math.max(clip[0], box[0]),
      Math.max(clip[1], box[1]),
      Math.min(clip[2], box[2]),
      Math.min(clip[3], box[3]),
    ];
  }

  #graphicsState(args: readonly unknown[]): void {
    for (const [key, value] of (args[0] ?? []) as [string, unknown][]) {
      if (key === 'Font') this.#font(value as unknown[]);
      else if (key === 'LW') this.#state.lineWidth = Number(value);
      else if (key === 'ca') this.#state.fillAlpha = Number(value);
      else if (key === 'CA') this.#state.strokeAlpha = Number(value);
      else if (key === 'BM') this.#state.blended = value !== NORMAL_BLEND;
      else if (key === 'SMask') this.#state.softMasked = value !== false;
    }
  }

  #font(args: readonly unknown[]): void {
    this.#state.font = this.fonts.get(String(args[0])) ?? null;
    this.#state.size = Number(args[1] ?? 0);
  }

  #path(args: readonly unknown[]): void {
    const paint = Number(args[0]);
    const data = (args[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0];
    const { fill, fillAlpha, stroke, strokeAlpha } = this.#state;
    const fills = this.#fills.has(paint) ? this.#seen(inkOf(fill, fillAlpha)) : 'none';
    const strokes = this.#strokes.has(paint) ? this.#seen(inkOf(stroke, strokeAlpha)) : 'none';
    this.painted ||= fills !== 'none' || strokes !== 'none';
    this.patterned ||= fills !== 'none' && fill === PATTERN;
    // Most paths of a page are white areas and clips that are never painted: no need to look at those.
    if (data && data.length > 0 && (fills !== 'none' || strokes !== 'none' || this.#pendingClip))
      this.#paint(data, fills, strokes);
    this.#pendingClip = false;
  }

  #seen(ink: Ink): Ink {
    if (this.#masks > 0) return 'none';
    if (ink === 'white') this.painted ||= this.images.length > 0;
    return ink === 'white' && this.#shading.isEmpty ? 'none' : ink;
  }

  #paint(data: ArrayLike<number>, fills: Ink, strokes: Ink): void {
    const { ctm, lineWidth } = this.#state;
    const paths = subpaths(data, ctm);
    if (fills === 'dark') for (const { curved } of paths) if (curved) this.outlines++;
    if (fills === 'dark') for (const box of shadedAreas(paths)) this.#shading.shade(box);
    if (fills !== 'none') this.#draw(filledRules(paths), fills);
    if (strokes !== 'none') {
      const [a, b, c, d] = ctm;
      this.#draw(strokedRules(paths, lineWidth * Math.sqrt(Math.abs(a * d - b * c))), strokes);
    }
    const bounds = this.#pendingClip ? boundsOf(paths) : null;
    if (bounds) this.#clipTo(bounds);
  }

  #draw(rules: readonly Rule[], ink: Ink): void {
    for (const rule of rules) {
      const clipped = clipRule(rule, this.#state.clip);
      if (clipped === null) continue;
      if (ink === 'dark') this.rules.push(clipped);
      else this.#shading.addWhite(clipped);
    }
  }

  /** A picture fills the unit square of its own space. */
  #image(source: string | DecodedImage, inner: Matrix, mask: boolean): void {
    this.imageCount++;
    if (this.#masks > 0) return;
    const { ctm, clip, fill, fillAlpha, blended, softMasked } = this.#state;
    if (mask && fill === null) return;
    const image: DrawnImage = {
      source,
      matrix: multiply(ctm, inner),
      clip,
      fill: mask ? fill : null,
      mixed: fillAlpha < 1 || blended || softMasked || (mask && fill === PATTERN),
      glyphsBefore: this.glyphs.length,
    };
    if (shownPart(image) !== null) this.images.push(image);
  }

  #resetText(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#lineX = this.#lineY = this.#x = this.#y = 0;
  }

  #moveText(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  #show(items: readonly (PdfGlyph | number | null)[] | undefined): void {
    const state = this.#state;
    const { font } = state;
    if (!font || !items) return;
    const m = multiply(state.ctm, this.#textMatrix);
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
    const state = this.#state;
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
    const state = this.#state;
    const [advance = -1000, originX = 500, originY = 880] = item.vmetric ?? font.defaultVertical;
    const unit = font.horizontalScale * state.size;
    const x = this.#x - originX * unit;
    const top = this.#y + state.rise - (originY - 880) * unit;
    this.#emit(item.unicode, corners(m, x, top + advance * unit, x + Math.abs(advance) * unit, top), em, 0);
    this.#y += advance * unit - spacing;
  }

  #emit(text: string, box: Box, size: number, angle: number): void {
    if (text === '' || this.#masks > 0) return;
    const { clip, renderMode, fill, fillAlpha, font } = this.#state;
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    const inside = (b: Box): boolean => x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3];
    const shown = !inside(this.#page)
      ? 'off-page'
      : !inside(clip)
        ? 'clipped'
        : INVISIBLE_MODES.has(renderMode) || fill === null || fillAlpha === 0
          ? 'invisible'
          : 'shown';
    this.glyphs.push({ text, box, size, font: font?.index ?? 0, angle, shown });
  }
}

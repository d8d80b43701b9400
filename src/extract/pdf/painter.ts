import type { Rule } from '../../document/page.js';
import { PATTERN, type Graphics } from './graphics.js';
import { shownPart, type DecodedImage, type DrawnImage } from './images.js';
import { multiply, type Matrix } from './matrix.js';
import { boundsOf, clipRule, filledRules, shadedAreas, strokedRules, subpaths } from './paths.js';
import { Shading } from './shading.js';

/** What a colour leaves on the page; white shows on shading only. */
type Ink = 'dark' | 'white' | 'none';

/** Takes the lines of tables and the pictures from what a page paints. */
export class Painter {
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
  readonly #dark: Rule[] = [];
  readonly #shading = new Shading();
  #pendingClip = false;
  /** Painting operators that fill, and those that stroke. */
  readonly #fills: ReadonlySet<number>;
  readonly #strokes: ReadonlySet<number>;

  constructor(
    private readonly graphics: Graphics,
    codes: Readonly<Record<string, number>>,
  ) {
    const both = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];
    this.#fills = new Set(['fill', 'eoFill', ...both].map((name) => codes[name] ?? -1));
    this.#strokes = new Set(['stroke', 'closeStroke', ...both].map((name) => codes[name] ?? -1));
  }

  /** The lines that can be seen of all that was painted. */
  rules(): Rule[] {
    return [...this.#dark, ...this.#shading.visible()];
  }

  /** The next path is the new clip once it is painted. */
  clip(): void {
    this.#pendingClip = true;
  }

  path(args: readonly unknown[]): void {
    const operator = Number(args[0]);
    const data = (args[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0];
    const { fill, fillAlpha, stroke, strokeAlpha } = this.graphics.state;
    const fills = this.#fills.has(operator) ? this.#seen(inkOf(fill, fillAlpha)) : 'none';
    const strokes = this.#strokes.has(operator) ? this.#seen(inkOf(stroke, strokeAlpha)) : 'none';
    this.painted ||= fills !== 'none' || strokes !== 'none';
    this.patterned ||= fills !== 'none' && fill === PATTERN;
    // Most paths of a page are white areas and clips that are never painted: no need to look at those.
    if (data && data.length > 0 && (fills !== 'none' || strokes !== 'none' || this.#pendingClip))
      this.#paint(data, fills, strokes);
    this.#pendingClip = false;
  }

  /** A picture fills the unit square of its own space, which `inner` puts in that of the page. */
  image(source: string | DecodedImage, inner: Matrix, mask: boolean, glyphsBefore: number): void {
    this.imageCount++;
    if (this.graphics.masked) return;
    const { ctm, clip, fill, fillAlpha, blended, softMasked } = this.graphics.state;
    if (mask && fill === null) return;
    const image: DrawnImage = {
      source,
      matrix: multiply(ctm, inner),
      clip,
      fill: mask ? fill : null,
      mixed: fillAlpha < 1 || blended || softMasked || (mask && fill === PATTERN),
      glyphsBefore,
    };
    if (shownPart(image) !== null) this.images.push(image);
  }

  /** A gradient. */
  shading(): void {
    this.painted ||= !this.graphics.masked;
  }

  #seen(ink: Ink): Ink {
    if (this.graphics.masked) return 'none';
    if (ink === 'white') this.painted ||= this.images.length > 0;
    return ink === 'white' && this.#shading.isEmpty ? 'none' : ink;
  }

  #paint(data: ArrayLike<number>, fills: Ink, strokes: Ink): void {
    const { ctm, lineWidth } = this.graphics.state;
    const paths = subpaths(data, ctm);
    if (fills === 'dark') for (const { curved } of paths) if (curved) this.outlines++;
    if (fills === 'dark') for (const box of shadedAreas(paths)) this.#shading.shade(box);
    if (fills !== 'none') this.#draw(filledRules(paths), fills);
    if (strokes !== 'none') {
      const [a, b, c, d] = ctm;
      this.#draw(strokedRules(paths, lineWidth * Math.sqrt(Math.abs(a * d - b * c))), strokes);
    }
    const bounds = this.#pendingClip ? boundsOf(paths) : null;
    if (bounds) this.graphics.clipTo(bounds);
  }

  #draw(rules: readonly Rule[], ink: Ink): void {
    for (const rule of rules) {
      const clipped = clipRule(rule, this.graphics.state.clip);
      if (clipped === null) continue;
      if (ink === 'dark') this.#dark.push(clipped);
      else this.#shading.addWhite(clipped);
    }
  }
}

/** White is paper. Below F5 it shows: the lightest line colour of Excel's grid is D4D4D4. */
function inkOf(color: string | null, alpha: number): Ink {
  if (color === null || alpha === 0) return 'none';
  const rgb = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  return rgb === null || rgb.slice(1).some((part) => parseInt(part, 16) < 0xf5) ? 'dark' : 'white';
}

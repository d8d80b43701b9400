import type { Rule } from '../../document/page.js';
import type { Graphics } from './graphics.js';
import { corners } from './matrix.js';
import { boundsOf, clipRule, filledRules, shadedAreas, strokedRules, subpaths } from './paths.js';
import { Shading } from './shading.js';

/** What a colour leaves on the page; white shows on shading only. */
type Ink = 'dark' | 'white' | 'none';

/** Takes the lines of tables from the paths that a page paints, and measures its pictures. */
export class Painter {
  /** Area of the pictures drawn, in square points; overlaps count twice. */
  imageArea = 0;
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
    // Most paths of a page are white areas and clips that are never painted: no need to look at those.
    if (data && data.length > 0 && (fills !== 'none' || strokes !== 'none' || this.#pendingClip))
      this.#paint(data, fills, strokes);
    this.#pendingClip = false;
  }

  /** A picture fills the unit square of its own space. */
  image(): void {
    const { ctm, clip } = this.graphics.state;
    const [x0, y0, x1, y1] = corners(ctm, 0, 0, 1, 1);
    const width = Math.min(x1, clip[2]) - Math.max(x0, clip[0]);
    const height = Math.min(y1, clip[3]) - Math.max(y0, clip[1]);
    if (width > 0 && height > 0) this.imageArea += width * height;
  }

  #seen(ink: Ink): Ink {
    return this.graphics.masked || (ink === 'white' && this.#shading.isEmpty) ? 'none' : ink;
  }

  #paint(data: ArrayLike<number>, fills: Ink, strokes: Ink): void {
    const { ctm, lineWidth } = this.graphics.state;
    const paths = subpaths(data, ctm);
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

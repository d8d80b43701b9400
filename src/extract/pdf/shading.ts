import type { Box } from '../../document/geometry.js';
import type { Rule } from '../../document/page.js';

/** Boxes of one band of the page are looked through together, points. */
const BAND = 24;
/** A line at the edge of a shaded cell is drawn half outside of it. */
const EDGE = 1.5;
/** Pieces of one line, a piece a cell, leave at most this gap and are off each other by no more than this. */
const GAP = 1.6;
const COLLINEAR = 0.6;
/** Share of a white line that must run over shading: every other row of a banded table has none. */
const SHADED = 0.3;
/** A line is looked at at this many places at least, this many points apart at most. */
const PLACES = 4;
const STEP = 12;

/**
 * White lines (白线) are lines of a table only where they part shaded cells (底色); on paper nobody sees them. Collects
 * both while a page is drawn.
 */
export class Shading {
  readonly #bands = new Map<number, Box[]>();
  readonly #white: Rule[] = [];

  shade(box: Box): void {
    for (let band = bandOf(box[1] - EDGE); band <= bandOf(box[3] + EDGE); band++) {
      const boxes = this.#bands.get(band);
      if (boxes) boxes.push(box);
      else this.#bands.set(band, [box]);
    }
  }

  /** Nothing has been shaded: a white line drawn now is not seen. */
  get isEmpty(): boolean {
    return this.#bands.size === 0;
  }

  addWhite(rule: Rule): void {
    this.#white.push(rule);
  }

  /** The white lines that can be seen. */
  visible(): Rule[] {
    return inLines(this.#white)
      .filter((pieces) => this.#isShaded(pieces))
      .flat();
  }

  #isShaded(pieces: readonly Rule[]): boolean {
    let seen = 0;
    let all = 0;
    for (const { axis, at, from, to } of pieces) {
      const places = Math.max(PLACES, Math.ceil((to - from) / STEP));
      const step = (to - from) / places;
      for (let i = 0; i < places; i++) {
        const along = from + (i + 0.5) * step;
        const shaded = axis === 'horizontal' ? this.#shadedAt(along, at) : this.#shadedAt(at, along);
        if (shaded) seen += step;
      }
      all += to - from;
    }
    return seen >= all * SHADED;
  }

  #shadedAt(x: number, y: number): boolean {
    const boxes = this.#bands.get(bandOf(y)) ?? [];
    return boxes.some((box) => x >= box[0] - EDGE && x <= box[2] + EDGE && y >= box[1] - EDGE && y <= box[3] + EDGE);
  }
}

function bandOf(y: number): number {
  return Math.floor(y / BAND);
}

/** Pieces that make one line to the eye, together. */
function inLines(rules: readonly Rule[]): Rule[][] {
  const out: Rule[][] = [];
  for (const axis of ['horizontal', 'vertical'] as const) {
    const byPlace = new Map<number, Rule[]>();
    for (const rule of rules.filter((one) => one.axis === axis)) {
      const place = Math.round(rule.at / COLLINEAR);
      const row = byPlace.get(place);
      if (row) row.push(rule);
      else byPlace.set(place, [rule]);
    }
    for (const row of byPlace.values()) {
      let end = -Infinity;
      for (const rule of row.sort((a, b) => a.from - b.from)) {
        if (rule.from > end + GAP) out.push([rule]);
        else out.at(-1)?.push(rule);
        end = Math.max(end, rule.to);
      }
    }
  }
  return out;
}

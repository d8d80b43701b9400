import type { Rule } from '../document/page.js';

/** Excel draws a border twice, a hairline and a fill 0.5 points beside it; a header's line may stand 1 off the body's. */
const COLLINEAR = 1.3;
/** Word draws a piece a cell with a square dot at each corner: pieces that meet leave at most this gap. */
const GAP = 1.1;
/** Dashes and dots: pieces this short are joined over gaps of up to DASH_GAP. */
const DASH_LENGTH = 9;
const DASH_GAP = 4.5;
/** What is left shorter than this after merging is no line of a table: rows are 6 points high and more. */
const MIN_LENGTH = 5;

export interface MergedRules {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
}

/** Pieces of the same line as one line. */
export function mergeRules(rules: readonly Rule[]): MergedRules {
  return {
    horizontal: mergeAxis(rules.filter((rule) => rule.axis === 'horizontal')),
    vertical: mergeAxis(rules.filter((rule) => rule.axis === 'vertical')),
  };
}

/** A piece as long as wide is a dot of a dotted line, or the corner that Word draws where lines meet. */
const DOT = 1.7;
const DOT_ALIGNED = 0.4;

/**
 * The dots of a vertical dotted line would each be a tiny horizontal line as well: a dot counts along an axis only
 * where a neighbour on that axis is near.
 */
function withoutStrayDots(rules: readonly Rule[]): readonly Rule[] {
  if (!rules.some(isDot)) return rules;
  const byPlace = new Map<number, Rule[]>();
  for (const rule of [...rules].sort((a, b) => a.from - b.from)) {
    const list = byPlace.get(placeOf(rule));
    if (list) list.push(rule);
    else byPlace.set(placeOf(rule), [rule]);
  }
  const rows = new Map([...byPlace].map(([place, list]) => [place, new Row(list)]));
  return rules.filter((rule) => {
    if (!isDot(rule)) return true;
    return [-1, 0, 1].some((step) => rows.get(placeOf(rule) + step)?.hasNear(rule, 2 * DOT));
  });
}

function isDot(rule: Rule): boolean {
  return rule.to - rule.from <= DOT;
}

function placeOf(rule: Rule): number {
  return Math.round(rule.at / DOT_ALIGNED);
}

/** Pieces on one line, ascending. A browser draws tens of thousands of dots a page: each looks at its neighbours only. */
class Row {
  readonly #ends: number[] = [];

  constructor(readonly rules: readonly Rule[]) {
    let end = -Infinity;
    for (const { to } of rules) this.#ends.push((end = Math.max(end, to)));
  }

  /** Whether another piece is no farther than `gap` from this one. */
  hasNear(rule: Rule, gap: number): boolean {
    let low = 0;
    let high = this.rules.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rules[middle]?.from ?? 0) <= rule.to + gap) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && (this.#ends[i] ?? 0) >= rule.from - gap; i--) {
      const other = this.rules[i];
      if (other !== rule && other !== undefined && other.to >= rule.from - gap) return true;
    }
    return false;
  }
}

function mergeAxis(pieces: Rule[]): Rule[] {
  const rules = [...withoutStrayDots(pieces)];
  rules.sort((a, b) => a.at - b.at);
  const out: Rule[] = [];
  for (let start = 0; start < rules.length;) {
    let end = start + 1;
    const first = rules[start]?.at ?? 0;
    // A band is at most twice the tolerance wide, so that chains of close lines do not run together.
    while (
      end < rules.length &&
      (rules[end]?.at ?? 0) - (rules[end - 1]?.at ?? 0) <= COLLINEAR &&
      (rules[end]?.at ?? 0) - first <= 2 * COLLINEAR
    )
      end++;
    out.push(...mergeBand(rules.slice(start, end)));
    start = end;
  }
  return out.filter((rule) => rule.to - rule.from >= MIN_LENGTH);
}

function mergeBand(band: Rule[]): Rule[] {
  band.sort((a, b) => a.from - b.from);
  const out: Rule[] = [];
  let from = 0;
  let to = -Infinity;
  let weight = 0;
  let sum = 0;
  let width = 0;
  let last = 0;
  const flush = (axis: Rule['axis']): void => {
    if (to > from) out.push({ axis, at: sum / weight, from, to, width });
  };
  for (const rule of band) {
    const length = rule.to - rule.from;
    const gap =
      length <= DASH_LENGTH && last <= DASH_LENGTH
        ? Math.max(GAP, Math.min(DASH_GAP, 2 * Math.max(length, last)))
        : GAP;
    if (rule.from > to + gap) {
      flush(rule.axis);
      from = rule.from;
      to = -Infinity;
      weight = sum = width = 0;
    }
    to = Math.max(to, rule.to);
    weight += length + 0.01;
    sum += rule.at * (length + 0.01);
    width = Math.max(width, rule.width);
    last = length;
  }
  if (band[0]) flush(band[0].axis);
  return out;
}

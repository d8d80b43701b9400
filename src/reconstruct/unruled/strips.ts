import type { TextLine } from '../text.js';
import { CELL_GAP, inkOf, type Ink } from './ink.js';

// Which stretches of the x axis the body of a table without rules has ink in: its columns, or pieces of them.

export interface Strip {
  from: number;
  to: number;
}

/** A stretch of ink in the body. */
export interface InkStrip extends Strip {
  /** How many of its texts are amounts, and how many other numbers. */
  readonly amounts: number;
  readonly numbers: number;
  readonly texts: number;
  /** The lines that have ink in it. */
  readonly lines: ReadonlySet<number>;
}

/** Blank strips narrower than this do not part columns. */
const MIN_STRIP = 3;
/** Ink this far over a place runs over it, points. */
const OVERHANG = 0.5;
/** Share of the texts that may run over a blank that all others keep. */
const NOISE = 0.02;
/** Codes, counts and running numbers. */
const NUMBER = /^\d+$/;
/** What follows an amount in its own cell: 30.5万元, 1.2米. A label has more characters. */
const MEASURE = /^(?:[百千万亿]*元|.{1,2}$|[%％)）])/;

interface LineInk extends Ink {
  readonly line: number;
}

export function inkStrips(body: readonly TextLine[]): InkStrip[] {
  const ink = body.flatMap((text, line) => inkOf(text, CELL_GAP).map((one) => ({ ...one, line })));
  return cutAtSeams(covered(ink), ink).map((strip) => {
    const inside = ink.filter(({ from, to }) => (from + to) / 2 >= strip.from && (from + to) / 2 <= strip.to);
    return {
      ...strip,
      texts: inside.length,
      amounts: inside.filter(({ figure }) => figure).length,
      numbers: inside.filter(({ figure, text }) => !figure && NUMBER.test(text)).length,
      lines: new Set(inside.map(({ line }) => line)),
    };
  });
}

/**
 * Stretches of the x axis with ink. A single text that runs over a gap that all others keep does not close it; a
 * figure is never wider than its column.
 */
function covered(parts: readonly Ink[]): Strip[] {
  const noise = Math.floor(parts.length * NOISE);
  const events = parts.flatMap(({ from, to, figure }) => {
    const weight = figure ? noise + 1 : 1;
    return [
      { at: from, step: weight },
      { at: to, step: -weight },
    ];
  });
  events.sort((a, b) => a.at - b.at || b.step - a.step);
  const strips: Strip[] = [];
  let depth = 0;
  for (const { at, step } of events) {
    const before = depth;
    depth += step;
    if (before <= noise && depth > noise) {
      const last = strips.at(-1);
      if (last && at - last.to < MIN_STRIP) last.to = at;
      else strips.push({ from: at, to: at });
    } else if (before > noise && depth <= noise) {
      const last = strips.at(-1);
      if (last) last.to = at;
    }
  }
  return strips;
}

/**
 * An amount at the right end of its column and the label at the left end of the next may touch (5873.35一、…): a sheet
 * printed without borders leaves two points between them or none. So do two amounts. Where no other text runs over such
 * a place, it parts two columns.
 */
function cutAtSeams(strips: readonly Strip[], ink: readonly LineInk[]): Strip[] {
  const noise = Math.floor(ink.length * NOISE);
  const seams = ink.flatMap((one, i) => {
    const next = ink[i + 1];
    const touches = next?.line === one.line && one.figure && next.from - one.to < MIN_STRIP;
    return touches && !MEASURE.test(next.text) ? [{ from: one.to, to: next.from }] : [];
  });
  const over = (at: number): Ink[] => ink.filter(({ from, to }) => from < at - OVERHANG && to > at + OVERHANG);
  const cuts: number[] = [];
  for (const { from, to } of seams) {
    const at = (from + to) / 2;
    if (cuts.some((cut) => Math.abs(cut - at) < MIN_STRIP)) continue;
    const crossing = over(at);
    if (crossing.length <= noise && !crossing.some(({ figure }) => figure)) cuts.push(at);
  }
  return strips.flatMap((strip) => {
    const inside = cuts.filter((cut) => cut > strip.from && cut < strip.to).sort((a, b) => a - b);
    const ends = [strip.from, ...inside, strip.to];
    return ends.slice(1).map((to, i) => ({ from: ends[i] ?? strip.from, to }));
  });
}

import type { Page } from '../../document/page.js';
import type { TextLine } from '../text.js';
import { CELL_GAP, headParts, inkOf, type Ink } from './ink.js';
import type { Region } from './regions.js';

/** Ends of rule pieces closer than this are one border. */
const SAME_BORDER = 2;
/** No column is narrower; pieces that would make it so are dashes. */
const MIN_COLUMN = 9;
/** Blank strips narrower than this do not part columns. */
const MIN_STRIP = 3;
/** Heads whose middles are closer than this share of their height stand on one level. */
const SAME_LEVEL = 0.3;

/**
 * Borders of the columns, ascending, both outer ones included; null where the region has no columns. `above` are those
 * of the page before, where the region goes on with its table.
 */
export function columnBorders(
  page: Page,
  region: Region,
  body: readonly TextLine[],
  header: readonly TextLine[],
  numbering: TextLine | null,
  above: readonly number[] | null,
): readonly number[] | null {
  const borders = pieceBorders(page, region) ?? above ?? textBorders(region, body, header, numbering);
  return borders.length > 2 ? borders : null;
}

/**
 * Word, WPS and most report writers draw a rule cell by cell: the ends of its pieces are the borders of the
 * columns, although nothing vertical is drawn.
 */
function pieceBorders(page: Page, region: Region): number[] | null {
  const [x0, , x1] = region.box;
  const ends: number[] = [];
  for (const rule of page.rules) {
    if (rule.axis !== 'horizontal' || !region.rules.some((at) => Math.abs(at - rule.at) < 1.5)) continue;
    for (const end of [rule.from, rule.to]) if (end > x0 + MIN_COLUMN && end < x1 - MIN_COLUMN) ends.push(end);
  }
  const borders = [x0, ...cluster(ends), x1];
  const narrow = borders.some((x, i) => i > 0 && x - (borders[i - 1] ?? 0) < MIN_COLUMN);
  return borders.length > 2 && !narrow ? borders : null;
}

/**
 * Runs of columns that one piece of the uppermost rule spans: the cells of the header's first level. Empty where
 * the rule is drawn in one piece.
 */
export function topSpans(page: Page, region: Region, borders: readonly number[]): (readonly [number, number])[] {
  const top = region.rules[0];
  const [x0, , x1] = region.box;
  const ends = page.rules
    .filter((rule) => rule.axis === 'horizontal' && top !== undefined && Math.abs(rule.at - top) < 1.5)
    .flatMap(({ from, to }) => [from, to])
    .filter((end) => end > x0 + MIN_COLUMN && end < x1 - MIN_COLUMN);
  if (ends.length === 0) return [];
  const marked = borders.map(
    (border, i) => i === 0 || i === borders.length - 1 || ends.some((end) => Math.abs(end - border) < 2 * SAME_BORDER),
  );
  const out: [number, number][] = [];
  marked.forEach((is, i) => {
    if (!is || i === 0) return;
    out.push([out.at(-1)?.[1] ?? 0, i]);
  });
  // Browsers draw a piece a column, whatever the cells span.
  return out.some(([from, to]) => to - from > 1) ? out : [];
}

function cluster(values: number[]): number[] {
  values.sort((a, b) => a - b);
  const out: number[] = [];
  for (const value of values) if (out.length === 0 || value - (out.at(-1) ?? 0) > SAME_BORDER) out.push(value);
  return out;
}

/** Codes, counts and running numbers. */
const NUMBER = /^\d+$/;

interface Strip {
  from: number;
  to: number;
}

/** A stretch of ink in the body. */
interface InkStrip extends Strip {
  /** How many of its texts are amounts, and how many other numbers. */
  readonly amounts: number;
  readonly numbers: number;
  readonly texts: number;
  /** The lines that have ink in it. */
  readonly lines: ReadonlySet<number>;
}

/**
 * Columns of text: where no line of the body has ink, a border runs. Heads (and the numbers of a 栏次 row) say which of
 * the stretches of ink stand in one column, and where a column without any text is.
 */
function textBorders(
  region: Region,
  body: readonly TextLine[],
  header: readonly TextLine[],
  numbering: TextLine | null,
): number[] {
  const columns = underHeads(columnHeads(header, numbering), inkStrips(body));
  columns.sort((a, b) => a.from + a.to - b.from - b.to);
  const borders = [region.box[0]];
  columns.forEach((column, i) => {
    const next = columns[i + 1];
    if (next) borders.push((column.to + next.from) / 2);
  });
  borders.push(region.box[2]);
  return borders;
}

/** One strip for each column that the header shows: its lowest heads, and the numbers under them. */
function columnHeads(header: readonly TextLine[], numbering: TextLine | null): Strip[] {
  const numbers = numbering === null ? [] : headParts(numbering).map(({ box }) => ({ from: box[0], to: box[2] }));
  const heads = lowestHeads(header);
  for (const number of numbers) {
    const over = heads.filter((head) => meets(head, number));
    const [head] = over;
    // A head over several numbers spans their columns.
    const spans = over.some((one) => numbers.filter((other) => meets(one, other)).length > 1);
    if (head === undefined || spans) heads.push({ ...number });
  }
  return heads
    .filter((head) => numbers.filter((number) => meets(head, number)).length < 2)
    .sort((a, b) => a.from - b.from);
}

function meets(a: Strip, b: Strip): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Heads that stand over one column each: all but those of the uppermost of several levels, which span columns. */
function lowestHeads(header: readonly TextLine[]): Strip[] {
  const parts = header.flatMap((line) => headParts(line));
  const top = Math.min(...parts.map(middleOf));
  const bottom = Math.max(...parts.map(middleOf));
  const heads: Strip[] = [];
  for (const part of parts.sort((a, b) => middleOf(b) - middleOf(a))) {
    const [from, , to] = part.box;
    const wrapped = heads.find((head) => head.from < to && head.to > from);
    // The upper line of a wrapped head, or a head that spans others.
    if (wrapped) continue;
    if (middleOf(part) - top > SAME_LEVEL * part.size || bottom - top < SAME_LEVEL * part.size)
      heads.push({ from, to });
  }
  return heads;
}

function middleOf({ box }: TextLine): number {
  return (box[1] + box[3]) / 2;
}

/**
 * The columns: each head with the ink under it. Heads stand in the middle of their columns, amounts at the right end
 * or in the middle, words at the left end or in the middle: an amount ends right of its head's middle, words begin left
 * of it. Ink beside other ink of its line under the same head has a column of its own.
 */
function underHeads(heads: readonly Strip[], strips: readonly InkStrip[]): Strip[] {
  const middles = heads.map((head) => (head.from + head.to) / 2);
  const own = heads.map((): InkStrip[] => []);
  const columns: Strip[] = [];
  for (const strip of strips) {
    const touched = heads.findIndex((head) => meets(head, strip));
    const index = touched >= 0 ? touched : headOf(strip, heads, middles);
    const list = own[index];
    if (list) list.push(strip);
    else columns.push({ from: strip.from, to: strip.to });
  }
  heads.forEach((head, i) => {
    const list = own[i] ?? [];
    const gap = (strip: Strip): number => Math.max(0, strip.from - head.to, head.from - strip.to);
    const lines = new Set<number>();
    const column = { from: head.from, to: head.to };
    for (const strip of [...list].sort((a, b) => gap(a) - gap(b))) {
      // Two texts of one line stand in two columns.
      if ([...strip.lines].some((line) => lines.has(line))) columns.push({ from: strip.from, to: strip.to });
      else {
        column.from = Math.min(column.from, strip.from);
        column.to = Math.max(column.to, strip.to);
        for (const line of strip.lines) lines.add(line);
      }
    }
    columns.push(column);
  });
  return columns;
}

/** The head of a strip that does not reach under any; -1 where there is none. */
function headOf(strip: InkStrip, heads: readonly Strip[], middles: readonly number[]): number {
  if (strip.amounts * 2 > strip.texts) return middles.findLastIndex((middle) => middle <= strip.to);
  if (strip.numbers * 2 <= strip.texts) return middles.findIndex((middle) => middle >= strip.from);
  // Codes and counts stand at either end.
  const gaps = heads.map((head) => Math.max(strip.from - head.to, head.from - strip.to));
  return gaps.indexOf(Math.min(...gaps));
}

function inkStrips(body: readonly TextLine[]): InkStrip[] {
  const ink = body.flatMap((text, line) => inkOf(text, CELL_GAP).map((one) => ({ ...one, line })));
  return covered(ink).map((strip) => {
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
  const noise = Math.floor(parts.length * 0.02);
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

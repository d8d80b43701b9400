import type { Page } from '../../document/page.js';
import type { TextLine } from '../text.js';
import { codeHeads, headParts, headTexts } from './ink.js';
import type { Region } from './regions.js';
import { inkStrips, type InkStrip, type Strip } from './strips.js';

/** Ends of rule pieces closer than this are one border. */
const SAME_BORDER = 2;
/** No column is narrower; pieces that would make it so are dashes. */
const MIN_COLUMN = 9;
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
  const parts = headTexts(header);
  const top = Math.min(...parts.map(middleOf));
  const bottom = Math.max(...parts.map(middleOf));
  const codes = header.flatMap((line) => codeHeads(line) ?? []);
  const heads: Strip[] = [];
  for (const part of parts.sort((a, b) => middleOf(b) - middleOf(a))) {
    const [from, , to] = part.box;
    const wrapped = heads.find((head) => head.from < to && head.to > from);
    // 科目编码 between 类 and 款.
    const spans = codes.some(({ box }) => box[1] > middleOf(part) && box[0] < from && to < box[2]);
    // The upper line of a wrapped head, or a head that spans others.
    if (wrapped || spans) continue;
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
  const headless: Column[] = [];
  for (const strip of strips) {
    const touched = heads.findIndex((head) => meets(head, strip));
    const index = touched >= 0 ? touched : headOf(strip, heads, middles);
    const list = own[index];
    if (list) list.push(strip);
    else headless.push({ from: strip.from, to: strip.to, lines: new Set(strip.lines) });
  }
  const columns = heads.map((head, i): Column => {
    const list = own[i] ?? [];
    const gap = (strip: Strip): number => Math.max(0, strip.from - head.to, head.from - strip.to);
    const column = { from: head.from, to: head.to, lines: new Set<number>() };
    for (const strip of [...list].sort((a, b) => gap(a) - gap(b))) {
      // Two texts of one line stand in two columns.
      if (shareLine(strip, column)) headless.push({ from: strip.from, to: strip.to, lines: new Set(strip.lines) });
      else take(column, strip);
    }
    return column;
  });
  return [...columns, ...headless.filter((column) => !joinBeside(column, columns, headless))];
}

/** A column while it is put together. */
interface Column extends Strip {
  readonly lines: Set<number>;
}

function take(column: Column, strip: Strip & { readonly lines: ReadonlySet<number> }): void {
  column.from = Math.min(column.from, strip.from);
  column.to = Math.max(column.to, strip.to);
  for (const line of strip.lines) column.lines.add(line);
}

function shareLine(a: { readonly lines: ReadonlySet<number> }, b: Column): boolean {
  return [...a.lines].some((line) => b.lines.has(line));
}

/**
 * Ink without a head, between a column that has ink in the same lines and one that has none there, stands in the
 * latter: figures in the middle of a column and at its right end need not meet.
 */
function joinBeside(column: Column, headed: readonly Column[], headless: readonly Column[]): boolean {
  const apart = (other: Column): boolean => other.to <= column.from || other.from >= column.to;
  const all = [...headed, ...headless].filter((other) => other !== column);
  if (!all.every(apart)) return false;
  const left = all.filter((other) => other.to <= column.from).sort((a, b) => b.to - a.to)[0];
  const right = all.filter((other) => other.from >= column.to).sort((a, b) => a.from - b.from)[0];
  const [taken, free] = left && shareLine(column, left) ? [left, right] : [right, left];
  if (!taken || !free || !headed.includes(free) || !shareLine(column, taken) || shareLine(column, free)) return false;
  take(free, column);
  return true;
}

/** The head of a strip that does not reach under any; -1 where there is none. */
function headOf(strip: InkStrip, heads: readonly Strip[], middles: readonly number[]): number {
  if (strip.amounts * 2 > strip.texts) return middles.findLastIndex((middle) => middle <= strip.to);
  if (strip.numbers * 2 <= strip.texts) return middles.findIndex((middle) => middle >= strip.from);
  // Codes and counts stand at either end.
  const gaps = heads.map((head) => Math.max(strip.from - head.to, head.from - strip.to));
  return gaps.indexOf(Math.min(...gaps));
}

import type { Page } from '../../document/page.js';
import { splitLine, type TextLine } from '../text.js';
import type { Region } from './regions.js';

/** Ends of rule pieces closer than this are one border. */
const SAME_BORDER = 2;
/** No column is narrower; pieces that would make it so are dashes. */
const MIN_COLUMN = 9;
/** Texts of one cell stand closer than this many characters. */
const WORD_GAP = 0.9;
/** Blank strips narrower than this do not part columns. */
const MIN_STRIP = 3;
/** Heads whose middles are closer than this share of their height stand on one level. */
const SAME_LEVEL = 0.3;

/** Borders of the columns, ascending, both outer ones included; null where the region has no columns. */
export function columnBorders(
  page: Page,
  region: Region,
  body: readonly TextLine[],
  header: readonly TextLine[],
): number[] | null {
  const borders = pieceBorders(page, region) ?? textBorders(region, body, header);
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
  return out;
}

function cluster(values: number[]): number[] {
  values.sort((a, b) => a - b);
  const out: number[] = [];
  for (const value of values) if (out.length === 0 || value - (out.at(-1) ?? 0) > SAME_BORDER) out.push(value);
  return out;
}

interface Strip {
  from: number;
  to: number;
}

interface TextColumn extends Strip {
  /** Texts of the body stand in it. */
  readonly inked: boolean;
  headed: boolean;
}

/**
 * Columns of text: where no line of the body has ink, a border runs. Columns without any figure show only in the
 * header: a head over no column of the body has one of its own, unless a column beside it lacks a head.
 */
function textBorders(region: Region, body: readonly TextLine[], header: readonly TextLine[]): number[] {
  const columns: TextColumn[] = covered(body.flatMap(inkOf)).map((strip) => ({
    ...strip,
    inked: true,
    headed: false,
  }));
  const alone = headsAlone(columns, lowestHeads(header));
  for (const head of alone) placeHead(columns, head);
  columns.sort((a, b) => a.from - b.from);
  const borders = [region.box[0]];
  columns.forEach((column, i) => {
    const next = columns[i + 1];
    if (next) borders.push((column.to + next.from) / 2);
  });
  borders.push(region.box[2]);
  return borders;
}

/** Heads that stand over one column each: all but those of the uppermost of several levels, which span columns. */
function lowestHeads(header: readonly TextLine[]): Strip[] {
  const parts = header.flatMap((line) => splitLine(line, WORD_GAP));
  const top = Math.min(...parts.map(middleOf));
  const bottom = Math.max(...parts.map(middleOf));
  const heads: Strip[] = [];
  for (const part of parts.sort((a, b) => middleOf(b) - middleOf(a))) {
    const [from, , to] = part.box;
    const wrapped = heads.find((head) => head.from < to && head.to > from);
    if (wrapped) {
      // The upper line of a wrapped head, or a head that spans others.
      if (
        wrapped.from > from &&
        wrapped.to < to &&
        !heads.some((other) => other !== wrapped && other.from < to && other.to > from)
      )
        Object.assign(wrapped, { from, to });
    } else if (middleOf(part) - top > SAME_LEVEL * part.size || bottom - top < SAME_LEVEL * part.size)
      heads.push({ from, to });
  }
  return heads;
}

function middleOf({ box }: TextLine): number {
  return (box[1] + box[3]) / 2;
}

/** Marks the columns that have a head over them; the heads that stand over none. */
function headsAlone(columns: readonly TextColumn[], heads: readonly Strip[]): Strip[] {
  return heads.filter((head) => {
    const under = columns.filter((column) => column.from < head.to && column.to > head.from);
    for (const column of under) column.headed = true;
    return under.length === 0;
  });
}

/**
 * A head in the middle of its column stands beside figures at the right end and labels at the left end that are
 * narrower than half of the column: it heads the nearest column beside it that has no head, else one of its own.
 */
function placeHead(columns: TextColumn[], head: Strip): void {
  const gap = (column: Strip): number => Math.max(head.from - column.to, column.from - head.to);
  const beside = [
    columns.filter((column) => column.to <= head.from).sort((a, b) => gap(a) - gap(b))[0],
    columns.filter((column) => column.from >= head.to).sort((a, b) => gap(a) - gap(b))[0],
  ].filter((column) => column !== undefined && column.inked && !column.headed);
  const [nearest] = beside.sort((a, b) => (a && b ? gap(a) - gap(b) : 0));
  if (nearest)
    Object.assign(nearest, {
      from: Math.min(nearest.from, head.from),
      to: Math.max(nearest.to, head.to),
      headed: true,
    });
  else columns.push({ ...head, inked: false, headed: true });
}

interface Ink extends Strip {
  readonly figure: boolean;
}

/** Glyphs of codes and figures. */
const DIGIT = /^[\d.,]$/;
/** An amount; codes and counts have no decimals. */
const AMOUNT = /^\d[\d,]*\.\d{2,6}$/;

/**
 * Words and figures of a line, one by one: a figure at the right end of its column and the label at the left end
 * of the next may stand closer than two words of one text.
 */
function inkOf(line: TextLine): Ink[] {
  const runs: { from: number; to: number; text: string; digits: boolean }[] = [];
  for (const { text, box, size } of line.glyphs) {
    const digits = DIGIT.test(text);
    const last = runs.at(-1);
    if (last && last.digits === digits && box[0] - last.to <= WORD_GAP * size) {
      last.to = Math.max(last.to, box[2]);
      last.text += text;
    } else runs.push({ from: box[0], to: box[2], text, digits });
  }
  return runs.map(({ from, to, text, digits }) => ({ from, to, figure: digits && AMOUNT.test(text) }));
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

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

/**
 * Columns of text: where no line of the body has ink, a border runs. Columns without any figure show only in the
 * header: a header text over no column of the body has one of its own.
 */
function textBorders(region: Region, body: readonly TextLine[], header: readonly TextLine[]): number[] {
  const columns = covered(body.flatMap((line) => splitLine(line, WORD_GAP)));
  for (const part of header.flatMap((line) => splitLine(line, WORD_GAP))) {
    const [from, , to] = part.box;
    if (!columns.some((column) => column.from < to && column.to > from)) columns.push({ from, to });
  }
  columns.sort((a, b) => a.from - b.from);
  const borders = [region.box[0]];
  columns.forEach((column, i) => {
    const next = columns[i + 1];
    if (next) borders.push((column.to + next.from) / 2);
  });
  borders.push(region.box[2]);
  return borders;
}

/** Stretches of the x axis with ink; a single text that runs over a gap that all others keep does not close it. */
function covered(parts: readonly TextLine[]): Strip[] {
  const events = parts.flatMap(({ box }) => [
    { at: box[0], step: 1 },
    { at: box[2], step: -1 },
  ]);
  events.sort((a, b) => a.at - b.at || b.step - a.step);
  const noise = Math.floor(parts.length * 0.02);
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

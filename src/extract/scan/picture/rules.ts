import type { Rule } from '../../../document/page.js';
import { grow } from './grow.js';
import { piecesOf } from './pieces.js';
import { ridgesOf } from './ridges.js';
import { snapRules } from './snap.js';
import { chain, heightAt, inkAlong, isInked, strokesOf, type Stroke } from './strokes.js';
import { transpose } from './transpose.js';
import type { GrayImage } from './types.js';

/** A stroke this long is a line by itself: the top strokes of a heading in bold run together over less. */
const ALONE_INCHES = 1.2;
/** A stroke this long is a line where it meets another; a shorter one where it runs from line to line. */
const LONG_INCHES = 0.4;
/** The ends of a stroke lie this near to the lines that it meets. */
const MEETS_INCHES = 0.05;
/** Smoothing lengthens a stroke by this at each end. */
const LONGER_INCHES = 0.04;
/** What runs on for less is blur, or a corner that does not quite meet. */
const RUNS_ON_INCHES = 0.1;
/** Between characters, and between them and the lines around, is more paper than this: a line has no such gap. */
const WHOLE_INCHES = 0.011;
const WHOLE = 0.97;
const BRANCHED = 0.25;
/** A broken line is told from print by the paper on both sides of it. */
const BROKEN = 0.85;
const BARE = 0.08;
/** A line broken by a fold or faint print: its parts are joined over this gap where nothing crosses there. */
const BREAK_INCHES = 0.3;
const BREAK_ASIDE_INCHES = 0.02;
/** Two strokes of a double line are this near. */
const DOUBLE_INCHES = 0.04;

/**
 * The ruling lines of a straightened picture in even light, in its pixels; what is print is told apart by its
 * length, its gaps, and by running from line to line.
 */
export function findRules(image: GrayImage, dpi: number): Rule[] {
  const across = transpose(image);
  const horizontal = linesOf(image, dpi);
  const vertical = linesOf(across, dpi);
  const alone = ({ from, to }: Stroke): boolean => to - from >= ALONE_INCHES * dpi;
  let sure = { horizontal: horizontal.filter(alone), vertical: vertical.filter(alone) };
  const lines = (picture: GrayImage, strokes: readonly Stroke[], crossing: readonly Stroke[]): Stroke[] =>
    strokes.flatMap((stroke) => (alone(stroke) ? stroke : (lineIn(picture, stroke, crossing, dpi) ?? [])));
  // What meets sure lines is sure; twice, for what meets those.
  for (let round = 0; round < 2; round++)
    sure = {
      horizontal: grown(image, lines(image, horizontal, sure.vertical), sure.vertical, dpi),
      vertical: grown(across, lines(across, vertical, sure.horizontal), sure.horizontal, dpi),
    };
  const finish = (
    picture: GrayImage,
    strokes: readonly Stroke[],
    crossing: readonly Stroke[],
    axis: Rule['axis'],
  ): Rule[] =>
    mendBreaks(strokes, crossing, dpi).map((stroke) => toRule(axis, withoutPrint(picture, stroke, crossing, dpi)));
  return snapRules(
    [
      ...finish(image, sure.horizontal, sure.vertical, 'horizontal'),
      ...finish(across, sure.vertical, sure.horizontal, 'vertical'),
    ],
    dpi,
  );
}

function grown(image: GrayImage, strokes: readonly Stroke[], crossing: readonly Stroke[], dpi: number): Stroke[] {
  return withoutDoubles(
    strokes.map((stroke) => grow(image, stroke, crossing, dpi)),
    dpi,
  );
}

function linesOf(image: GrayImage, dpi: number): Stroke[] {
  return withoutDoubles(strokesOf(image, piecesOf(ridgesOf(image, dpi), dpi), dpi), dpi);
}

/**
 * What of a stroke that is not long enough by itself is a line, by the sure lines that it meets: the part between the
 * first and the last of them (print may prolong it) and what runs on from there without a gap, or all of it where it is
 * long and meets one. Null where nothing is.
 */
function lineIn(image: GrayImage, stroke: Stroke, crossing: readonly Stroke[], dpi: number): Stroke | null {
  const near = MEETS_INCHES * dpi;
  const stops = stopsOf(stroke, crossing, near);
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return null;
  const long = stroke.to - stroke.from >= LONG_INCHES * dpi;
  if (last - first > near) {
    const between = part(stroke, first, last);
    if (!isWhole(image, between, dpi)) return longestWhole(image, stroke, stops, dpi);
    // A table that goes on from the page before is open at its top: its lines run on beyond the first they meet.
    const runsOn = (from: number, to: number): boolean =>
      to - from > RUNS_ON_INCHES * dpi && isWhole(image, part(stroke, from, to), dpi);
    const [start, end] = [stroke.from + LONGER_INCHES * dpi, stroke.to - LONGER_INCHES * dpi];
    return part(stroke, runsOn(start, first) ? start : first, runsOn(last, end) ? end : last);
  }
  const ends = Math.abs(first - stroke.from) <= near || Math.abs(last - stroke.to) <= near;
  return long && ends && isWhole(image, stroke, dpi) ? stroke : null;
}

/** The longest part of a stroke, from one of its stops to another, that is whole between each two of them. */
function longestWhole(image: GrayImage, stroke: Stroke, stops: readonly number[], dpi: number): Stroke | null {
  let best: Stroke | null = null;
  let start = stops[0] ?? 0;
  for (let i = 1; i < stops.length; i++) {
    const [from, to] = [stops[i - 1] ?? 0, stops[i] ?? 0];
    // The two lines of a double line leave nothing between them to judge by.
    if (to - from > MEETS_INCHES * dpi && !isWhole(image, part(stroke, from, to), dpi)) start = to;
    else if (to - start > (best === null ? MEETS_INCHES * dpi : best.to - best.from)) best = part(stroke, start, to);
  }
  return best;
}

/** Places along a stroke where lines of the other direction cross or meet it, ascending. */
function stopsOf(stroke: Stroke, crossing: readonly Stroke[], near: number): number[] {
  return crossing
    .filter(
      ({ at, from, to }) =>
        at >= stroke.from - near && at <= stroke.to + near && from - near <= stroke.at && stroke.at <= to + near,
    )
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

function part(stroke: Stroke, from: number, to: number): Stroke {
  return { ...stroke, from, to, at: heightAt(stroke, (from + to) / 2) };
}

function isWhole(image: GrayImage, stroke: Stroke, dpi: number): boolean {
  const { gap, share, branched } = inkAlong(image, stroke);
  if (gap <= WHOLE_INCHES * dpi && share >= WHOLE && branched <= BRANCHED) return true;
  return stroke.to - stroke.from >= LONG_INCHES * dpi && share >= BROKEN && branched <= BARE;
}

/** A line ends where print goes on: a stroke of a character above or below it in its direction. */
function withoutPrint(image: GrayImage, stroke: Stroke, crossing: readonly Stroke[], dpi: number): Stroke {
  const near = MEETS_INCHES * dpi;
  const stops = stopsOf(stroke, crossing, 0).filter((at) => at > stroke.from + near && at < stroke.to - near);
  // Smoothing lengthens a line beyond the last that it meets: there is paper.
  const met = (x: number): number => meets(stroke, x, crossing, near)?.at ?? x;
  const isPrint = (from: number, to: number): boolean => {
    const { share, gap, branched } = inkAlong(image, part(stroke, met(from), met(to)));
    return branched > BRANCHED && (gap > WHOLE_INCHES * dpi || share < WHOLE);
  };
  // What goes beyond the last line without meeting another is a line cut by the page, or print: that has gaps.
  const hangs = (from: number, to: number, end: number): boolean => {
    if (meets(stroke, end, crossing, near) !== null) return false;
    const hanging = part(stroke, from, to);
    return !isInked(image, hanging, dpi) || inkAlong(image, hanging).branched > BRANCHED;
  };
  let { from, to } = stroke;
  if (stops[0] !== undefined && hangs(from, stops[0], from)) from = stops.shift() ?? from;
  if (stops.length > 0 && hangs(stops.at(-1) ?? to, to, to)) to = stops.pop() ?? to;
  while (stops[0] !== undefined && isPrint(from, stops[0])) from = stops.shift() ?? from;
  for (let last = stops.at(-1); last !== undefined && isPrint(last, to); last = stops.at(-1)) to = stops.pop() ?? to;
  return part(stroke, from, to);
}

function toRule(axis: Rule['axis'], { at, from, to, width }: Stroke): Rule {
  return { axis, at, from, to, width };
}

/** The line of the other direction that passes within `near` of the stroke's end `x`. */
function meets(stroke: Stroke, x: number, crossing: readonly Stroke[], near: number): Stroke | null {
  return (
    crossing.find(
      ({ at, from, to }) => Math.abs(at - x) <= near && from - near <= stroke.at && stroke.at <= to + near,
    ) ?? null
  );
}

/** Joins the parts of a broken line; ends that meet a crossing line are ends, not breaks. */
function mendBreaks(strokes: readonly Stroke[], crossing: readonly Stroke[], dpi: number): Stroke[] {
  const near = MEETS_INCHES * dpi;
  const ended = (stroke: Stroke, x: number): boolean => meets(stroke, x, crossing, near) !== null;
  const [left, rest] = partition(strokes, (stroke) => ended(stroke, stroke.from) && ended(stroke, stroke.to));
  return [...left, ...chain(rest, BREAK_INCHES * dpi, BREAK_ASIDE_INCHES * dpi)];
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

/** The two strokes of a double line as one. */
function withoutDoubles(strokes: readonly Stroke[], dpi: number): Stroke[] {
  const out: Stroke[] = [];
  for (const stroke of [...strokes].sort((a, b) => b.to - b.from - (a.to - a.from))) {
    const i = out.findIndex(
      ({ at, from, to }) =>
        Math.abs(at - stroke.at) <= DOUBLE_INCHES * dpi && from - stroke.from <= dpi / 10 && stroke.to - to <= dpi / 10,
    );
    const other = out[i];
    if (other === undefined) out.push(stroke);
    else if (stroke.to - stroke.from > (other.to - other.from) / 2)
      out[i] = {
        ...other,
        at: (other.at + stroke.at) / 2,
        width: Math.abs(other.at - stroke.at) + (other.width + stroke.width) / 2,
      };
  }
  return out;
}

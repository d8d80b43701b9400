import type { Rule } from '../../../document/page.js';
import { piecesOf } from './pieces.js';
import { ridgesOf } from './ridges.js';
import { snapRules } from './snap.js';
import { chain, strokesOf, type Stroke } from './strokes.js';
import { transpose } from './transpose.js';
import type { GrayImage } from './types.js';

/** A stroke this long is a line by itself; a shorter one where it runs from line to line. */
const LONG_INCHES = 0.5;
/** A short stroke's ends lie this near to the lines that it runs between. */
const MEETS_INCHES = 0.05;
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
  let horizontal = withoutDoubles(strokesOf(image, piecesOf(ridgesOf(image, dpi), dpi), dpi), dpi);
  let vertical = withoutDoubles(strokesOf(across, piecesOf(ridgesOf(across, dpi), dpi), dpi), dpi);
  const long = ({ from, to }: Stroke): boolean => to - from >= LONG_INCHES * dpi;
  const near = MEETS_INCHES * dpi;
  let sure = { horizontal: horizontal.filter(long), vertical: vertical.filter(long) };
  // What runs between sure lines is sure; twice, for what runs between those.
  for (let round = 0; round < 2; round++)
    sure = {
      horizontal: horizontal.filter((stroke) => long(stroke) || runsBetween(stroke, sure.vertical, near)),
      vertical: vertical.filter((stroke) => long(stroke) || runsBetween(stroke, sure.horizontal, near)),
    };
  horizontal = mendBreaks(sure.horizontal, sure.vertical, dpi);
  vertical = mendBreaks(sure.vertical, sure.horizontal, dpi);
  return snapRules(
    [
      ...horizontal.map((stroke) => toRule('horizontal', stroke)),
      ...vertical.map((stroke) => toRule('vertical', stroke)),
    ],
    dpi,
  );
}

function toRule(axis: Rule['axis'], { at, from, to, width }: Stroke): Rule {
  return { axis, at, from, to, width };
}

function runsBetween(stroke: Stroke, crossing: readonly Stroke[], near: number): boolean {
  return meets(stroke, stroke.from, crossing, near) && meets(stroke, stroke.to, crossing, near);
}

/** Whether a line of the other direction passes within `near` of the stroke's end `x`. */
function meets(stroke: Stroke, x: number, crossing: readonly Stroke[], near: number): boolean {
  return crossing.some(
    ({ at, from, to }) => Math.abs(at - x) <= near && from - near <= stroke.at && stroke.at <= to + near,
  );
}

/** Joins the parts of a broken line; ends that meet a crossing line are ends, not breaks. */
function mendBreaks(strokes: readonly Stroke[], crossing: readonly Stroke[], dpi: number): Stroke[] {
  const near = MEETS_INCHES * dpi;
  const ended = (stroke: Stroke, x: number): boolean => meets(stroke, x, crossing, near);
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

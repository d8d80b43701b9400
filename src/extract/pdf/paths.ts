import type { Box } from '../../document/geometry.js';
import type { Rule } from '../../document/page.js';
import { applyX, applyY, type Matrix } from './matrix.js';

/**
 * Widest filled strip that is a rule. Real disclosures draw 0.45 to 1.6 points; the heavy frames of form
 * templates go to 2.25 (the widest line weight of Word's table dialog that is common); cell shading starts at a
 * line of text, 8 points and more.
 */
const MAX_RULE_WIDTH = 3;
/** A segment that leaves its axis by more than this over its length is a drawing, no rule. */
const MAX_SLANT = 0.75;

/** Codes of pdf.js path data (DrawOPS). */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** A polygon of a path in page space: x, y, x, y … */
export interface Subpath {
  readonly points: number[];
  readonly closed: boolean;
  readonly curved: boolean;
}

/** pdf.js path data (codes and coordinates in one list) as polygons in page space. */
export function subpaths(data: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const out: Subpath[] = [];
  let points: number[] = [];
  let curved = false;
  const flush = (closed: boolean): void => {
    if (points.length >= 4) out.push({ points, closed, curved });
    points = [];
    curved = false;
  };
  const add = (x: number, y: number): void => {
    points.push(applyX(matrix, x, y), applyY(matrix, x, y));
  };
  for (let i = 0; i < data.length;) {
    const code = data[i++];
    if (code === MOVE) {
      flush(false);
      add(data[i] ?? 0, data[i + 1] ?? 0);
      i += 2;
    } else if (code === LINE) {
      add(data[i] ?? 0, data[i + 1] ?? 0);
      i += 2;
    } else if (code === CURVE) {
      curved = true;
      add(data[i + 4] ?? 0, data[i + 5] ?? 0);
      i += 6;
    } else if (code === QUADRATIC) {
      curved = true;
      add(data[i + 2] ?? 0, data[i + 3] ?? 0);
      i += 4;
    } else if (code === CLOSE) {
      const [x, y] = points;
      flush(true);
      if (x !== undefined && y !== undefined) points = [x, y];
    } else break;
  }
  flush(false);
  return out;
}

/** The box around the points of all paths, null where there are none. */
export function boundsOf(paths: readonly Subpath[]): Box | null {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const { points } of paths)
    for (let i = 0; i + 1 < points.length; i += 2) {
      const x = points[i] ?? 0;
      const y = points[i + 1] ?? 0;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  return x0 > x1 ? null : [x0, y0, x1, y1];
}

/**
 * A path with a curve in it is a drawing, its straight pieces too: letters turned into outlines, and the outlines that
 * printing through cairo draws around the letters of bold titles, are full of them.
 */
function isDrawing(paths: readonly Subpath[]): boolean {
  return paths.some(({ curved }) => curved);
}

/** Thin filled shapes as rules; large fills give none. */
export function filledRules(paths: readonly Subpath[]): Rule[] {
  if (isDrawing(paths)) return [];
  const out: Rule[] = [];
  for (const path of paths) {
    const box = boundsOf([path]);
    if (box === null) continue;
    const width = box[2] - box[0];
    const height = box[3] - box[1];
    if (Math.min(width, height) > MAX_RULE_WIDTH) continue;
    // A square dot belongs to both of the lines that may pass through it: Word draws one where lines meet, browsers
    // draw dotted lines of them. Its sides are equal to rounding only.
    const dot = Math.max(width, height) <= MAX_RULE_WIDTH;
    if (dot || width > height)
      out.push({ axis: 'horizontal', at: (box[1] + box[3]) / 2, from: box[0], to: box[2], width: height });
    if (dot || height > width)
      out.push({ axis: 'vertical', at: (box[0] + box[2]) / 2, from: box[1], to: box[3], width });
  }
  return out;
}

/** Filled areas larger than a rule: the shading (底色) of cells and rows. */
export function shadedAreas(paths: readonly Subpath[]): Box[] {
  if (isDrawing(paths)) return [];
  return paths.flatMap((path) => {
    const box = boundsOf([path]);
    const isArea = box !== null && Math.min(box[2] - box[0], box[3] - box[1]) > MAX_RULE_WIDTH;
    return isArea ? [box] : [];
  });
}

/** Straight axis-parallel segments of stroked shapes as rules; oblique lines give none. */
export function strokedRules(paths: readonly Subpath[], lineWidth: number): Rule[] {
  if (lineWidth > MAX_RULE_WIDTH || isDrawing(paths)) return [];
  const out: Rule[] = [];
  for (const { points, closed } of paths) {
    const count = points.length / 2;
    for (let i = 0; i < (closed ? count : count - 1); i++) {
      const j = (i + 1) % count;
      const xa = points[2 * i] ?? 0;
      const ya = points[2 * i + 1] ?? 0;
      const xb = points[2 * j] ?? 0;
      const yb = points[2 * j + 1] ?? 0;
      const dx = Math.abs(xb - xa);
      const dy = Math.abs(yb - ya);
      if (dy <= MAX_SLANT && dx > dy)
        out.push({
          axis: 'horizontal',
          at: (ya + yb) / 2,
          from: Math.min(xa, xb),
          to: Math.max(xa, xb),
          width: lineWidth,
        });
      else if (dx <= MAX_SLANT && dy > dx)
        out.push({
          axis: 'vertical',
          at: (xa + xb) / 2,
          from: Math.min(ya, yb),
          to: Math.max(ya, yb),
          width: lineWidth,
        });
    }
  }
  return out;
}

/** The part of a rule inside `clip`, null where nothing is left. */
export function clipRule(rule: Rule, clip: Box): Rule | null {
  const [across0, along0, across1, along1] =
    rule.axis === 'horizontal' ? [clip[1], clip[0], clip[3], clip[2]] : [clip[0], clip[1], clip[2], clip[3]];
  const slack = 1; // a clip may run along the middle of the line that it frames
  if (rule.at < across0 - slack || rule.at > across1 + slack) return null;
  const from = Math.max(rule.from, along0);
  const to = Math.min(rule.to, along1);
  return to > from ? { ...rule, from, to } : null;
}

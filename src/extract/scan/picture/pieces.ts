import { DisjointSets } from '../../../document/disjoint-sets.js';
import type { InkMask } from './types.js';

/** A run of marked pixels shorter than this is part of a character: one of 10.5 points is 0.146 in wide. */
const RUN_INCHES = 0.1;

/** A connected piece of a nearly horizontal line. Lengths in pixels. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Middle across, at the middle along. */
  readonly at: number;
  /** Rise of the middle per pixel along. */
  readonly slope: number;
  readonly width: number;
}

/** Sums over the pixels of a piece, from which its line is fitted. */
interface Sums {
  from: number;
  to: number;
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly id: number;
}

/** Runs of marked pixels that touch from row to row, as pieces. */
export function piecesOf({ width, height, data }: InkMask, dpi: number): Piece[] {
  const shortest = Math.max(6, Math.round(RUN_INCHES * dpi));
  const runs: Sums[] = [];
  const sets = new DisjointSets();
  let before: Run[] = [];
  for (let y = 0; y < height; y++) {
    const row: Run[] = [];
    for (let x = 0, start = y * width; x < width; x++) {
      if (data[start + x] === 0) continue;
      const from = x;
      while (x < width && data[start + x] === 1) x++;
      if (x - from < shortest) continue;
      row.push({ from, to: x, id: sets.add() });
      runs.push(sumsOf(from, x, y + 0.5));
    }
    joinTouching(before, row, sets);
    before = row;
  }
  const pieces = new Map<number, Sums>();
  runs.forEach((run, i) => {
    const root = sets.rootOf(i);
    const into = pieces.get(root);
    if (into) add(into, run);
    else pieces.set(root, run);
  });
  return [...pieces.values()].map(fit);
}

function joinTouching(above: readonly Run[], below: readonly Run[], sets: DisjointSets): void {
  let i = 0;
  for (const run of below) {
    while (i < above.length && (above[i]?.to ?? 0) < run.from) i++;
    for (let k = i; k < above.length; k++) {
      const other = above[k];
      if (!other || other.from > run.to) break;
      sets.join(other.id, run.id);
    }
  }
}

function sumsOf(from: number, to: number, y: number): Sums {
  const n = to - from;
  const middle = (from + to) / 2;
  return { from, to, n, x: n * middle, y: n * y, xx: n * middle * middle + n ** 3 / 12, xy: n * middle * y };
}

function add(into: Sums, run: Sums): void {
  into.from = Math.min(into.from, run.from);
  into.to = Math.max(into.to, run.to);
  for (const key of ['n', 'x', 'y', 'xx', 'xy'] as const) into[key] += run[key];
}

/** The line through the pixels, by least squares. */
function fit({ from, to, n, x, y, xx, xy }: Sums): Piece {
  const [mx, my] = [x / n, y / n];
  const slope = (xy / n - mx * my) / Math.max(1e-6, xx / n - mx * mx);
  return { from, to, at: my + slope * ((from + to) / 2 - mx), slope, width: n / (to - from) };
}

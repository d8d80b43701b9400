import type { Piece } from './pieces.js';
import type { GrayImage } from './types.js';

/** Pieces of one line that leave at most this gap are one stroke: a break in faint print, a dash. */
const GAP_INCHES = 0.1;
/** Pieces of one line lie this near to each other's prolongation: a sheet that was not flat bends its lines. */
const ASIDE_INCHES = 0.006;
/** A line is inked all along; of a row of characters less than two thirds is, at any height. */
const SUPPORT = 0.8;
/** A long line of dots, dashes or what a bilevel scanner left of a hairline: it has paper on both sides. */
const DOTTED_INCHES = 1;
const DOTTED = 0.5;
const DOTTED_GAP_INCHES = 0.05;
const BARE = 0.08;
/** No line of a table is steeper once the page is straightened, but print is: the stroke of a 3 or of 乙. */
const STEEPEST = 0.02;

/** A line found in the picture, nearly horizontal: a piece, or several in a row. */
export type Stroke = Piece;

/** Pieces joined to strokes; what has gaps like print is left out. */
export function strokesOf(image: GrayImage, pieces: readonly Piece[], dpi: number): Stroke[] {
  const straight = pieces.filter(
    ({ slope, from, to, width }) => Math.abs(slope) <= Math.max(STEEPEST, width / (to - from)),
  );
  return chain(straight, GAP_INCHES * dpi, Math.max(1.2, ASIDE_INCHES * dpi)).filter((stroke) =>
    isInked(image, stroke, dpi),
  );
}

/** Whether there is as much ink along the stroke as a line has, a dotted one if it is long. */
export function isInked(image: GrayImage, stroke: Piece, dpi: number): boolean {
  const { share, gap, branched } = inkAlong(image, stroke);
  if (share >= SUPPORT) return true;
  const long = stroke.to - stroke.from >= DOTTED_INCHES * dpi;
  return long && share >= DOTTED && gap <= DOTTED_GAP_INCHES * dpi && branched <= BARE;
}

/** Joins pieces, the left one first, whose ends meet. */
export function chain(pieces: readonly Piece[], gap: number, aside: number): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.from - b.from);
  const open: Piece[] = [];
  for (const piece of sorted) {
    let best = -1;
    let nearest = aside;
    open.forEach((candidate, i) => {
      // What lies beside a line is no part of it: print that touches it.
      if (piece.from - candidate.to > gap || (piece.from + piece.to) / 2 < candidate.to) return;
      const x = Math.max(candidate.to, piece.from);
      const off = Math.abs(heightAt(candidate, x) - heightAt(piece, x));
      if (off <= nearest && Math.abs(joined(candidate, piece).slope) <= STEEPEST) [nearest, best] = [off, i];
    });
    const into = open[best];
    if (into === undefined) open.push(piece);
    else open[best] = joined(into, piece);
  }
  return open;
}

export function heightAt({ at, slope, from, to }: Piece, x: number): number {
  return at + slope * (x - (from + to) / 2);
}

/** The line through both, by least squares, each piece weighed by its pixels. */
function joined(a: Piece, b: Piece): Piece {
  const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
  const parts = [a, b].map((piece) => {
    const length = piece.to - piece.from;
    return { ...piece, n: piece.width * length, x: (piece.from + piece.to) / 2, spread: length ** 2 / 12 };
  });
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const x = parts.reduce((sum, part) => sum + part.n * part.x, 0) / n;
  const y = parts.reduce((sum, part) => sum + part.n * part.at, 0) / n;
  const xx = parts.reduce((sum, part) => sum + part.n * (part.spread + (part.x - x) ** 2), 0);
  const xy = parts.reduce((sum, part) => sum + part.n * (part.slope * part.spread + (part.x - x) * (part.at - y)), 0);
  const slope = xy / xx;
  return { from, to, slope, at: y + slope * ((from + to) / 2 - x), width: n / (to - from) };
}

/** A column of pixels has ink where it is at least this far from white to the line's usual darkness. */
const INKED = 0.5;

export interface Inked {
  /** Share of the columns of a stroke that have ink on it, of its own darkness. */
  readonly share: number;
  /** The longest run of columns without. */
  readonly gap: number;
  /** Share of the columns where ink stands right beside it: strokes of a character branch, lines of a table do not. */
  readonly branched: number;
}

export function inkAlong({ width, height, data }: GrayImage, stroke: Piece): Inked {
  const darkest: number[] = [];
  const beside: number[] = [];
  const aside = Math.ceil(stroke.width / 2) + 2;
  for (let x = Math.max(0, Math.ceil(stroke.from)); x < Math.min(width, stroke.to); x++) {
    const middle = Math.floor(heightAt(stroke, x));
    let dark = 255;
    for (let y = Math.max(0, middle - 1); y <= Math.min(height - 1, middle + 1); y++)
      dark = Math.min(dark, data[y * width + x] ?? 255);
    darkest.push(dark);
    beside.push(
      Math.min(
        data[Math.max(0, middle - aside) * width + x] ?? 255,
        data[Math.min(height - 1, middle + aside) * width + x] ?? 255,
      ),
    );
  }
  const usual = [...darkest].sort((a, b) => a - b)[Math.floor(darkest.length / 4)] ?? 255;
  const limit = 255 - INKED * (255 - usual);
  let inked = 0;
  let run = 0;
  let gap = 0;
  for (const value of darkest) {
    if (value < limit) {
      inked++;
      run = 0;
    } else gap = Math.max(gap, ++run);
  }
  const count = Math.max(1, darkest.length);
  return { share: inked / count, gap, branched: beside.filter((value) => value < limit).length / count };
}

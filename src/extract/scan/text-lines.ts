import type { Areas } from './areas.js';
import type { InkPiece } from './ink.js';
import type { LineBox, PixelBox } from './line-image.js';

/** A line of text, or a part of one between wide gaps, found by its ink. */
export interface InkLine extends PixelBox {
  /** Index of the area (cell) that it stands in. */
  readonly area: number;
  readonly pieces: readonly InkPiece[];
}

export interface TextLines {
  readonly lines: readonly InkLine[];
  /** Usual height of a line's ink on the page, pixels. */
  readonly usual: number;
}

// Lengths in points: the smallest type of disclosures is 7.5 points, read from 150 dpi (2 pixels a point) up.

/** What belongs to a character has this extent at least; smaller ink is a point, a comma or dirt. */
const PART_OF_CHARACTER = 2.4;
/** A row of this height at least counts when the usual height of lines is asked for. */
const SMALLEST_LINE = 4.5;
/** Longer and thinner than any stroke of print in a table; titles of 22 point type have strokes of 20 points. */
const LONG = 26;
const THIN = 3;
/** Height of lines on a page that has next to none. */
const USUAL_LINE = 9;

/** A point of 8 point type at 150 dpi has this many pixels; a digit of 12 points is no larger than that. */
const FAINT_PIXELS = 3;
const FAINT_EXTENT = 10;

// Lengths in line heights.

/** Ink pieces above each other that belong to one character (三, 二, ：) stand in one line of this height at most. */
const TALLEST = 1.15;
/** Such pieces are flat themselves. */
const FLAT = 0.5;
/** A gap as wide as this divides two texts; a full-width blank is 1. */
const WIDE_GAP = 2;
/** Two lines that touch are this high at least. */
const TOUCHING = 1.6;
/** The gap between points, commas or a minus and the line's other ink, sideways, and how far they reach above or below it. */
const BESIDE = 0.5;
const BELOW = 0.2;
/** Share of the pieces that must stand clear of a cut between two lines that touch. */
const CLEAR = 0.85;

/**
 * Lines of text by the gaps between pieces of ink, area by area: recursive X-Y cut (Nagy and Seth, 1984). Faint ink
 * makes no line, it belongs to one.
 */
export function findTextLines(
  pieces: readonly InkPiece[],
  areas: Areas,
  pixelsPerPoint: number,
  faint: readonly InkPiece[] = [],
): TextLines {
  const byArea: InkPiece[][] = Array.from({ length: areas.count }, () => []);
  const small: InkPiece[][] = Array.from({ length: areas.count }, () => []);
  for (const piece of pieces) {
    if (isRemnant(piece, pixelsPerPoint)) continue;
    const area = areas.at((piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2);
    const extent = Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0);
    (extent >= PART_OF_CHARACTER * pixelsPerPoint ? byArea : small)[area]?.push(piece);
  }
  for (const piece of faint) {
    const extent = Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0);
    if (piece.pixels < FAINT_PIXELS || extent > FAINT_EXTENT * pixelsPerPoint) continue;
    small[areas.at((piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2)]?.push(piece);
  }
  const usual = usualHeight(byArea, pixelsPerPoint);
  const lines = byArea.flatMap((own, area) =>
    cut(own, usual).map((line): InkLine => ({ ...withMarks(line, small[area] ?? [], usual), area })),
  );
  return { lines, usual };
}

/** A stretch of a ruling line that was not taken for one: it would tie the lines beside it together. */
function isRemnant({ x0, y0, x1, y1 }: InkPiece, pixelsPerPoint: number): boolean {
  const [width, height] = [(x1 - x0) / pixelsPerPoint, (y1 - y0) / pixelsPerPoint];
  return (height >= LONG && width <= THIN) || (width >= LONG && height <= THIN);
}

/**
 * The line with the points and commas around it. Faint print falls into specks: one that was reached reaches the next
 * (the 一 of 一级指标 in 9 point type at 200 dpi).
 */
function withMarks(line: Piled, small: readonly InkPiece[], usual: number): Piled {
  const height = Math.max(usual, line.y1 - line.y0);
  let { x0, x1 } = line;
  let left = small.filter(({ y0, y1 }) => y0 > line.y0 - BELOW * height && y1 < line.y1 + BELOW * height);
  const marks: InkPiece[] = [];
  for (let reached = left; reached.length > 0;) {
    reached = left.filter((mark) => mark.x1 > x0 - BESIDE * height && mark.x0 < x1 + BESIDE * height);
    left = left.filter((mark) => !reached.includes(mark));
    marks.push(...reached);
    x0 = Math.min(x0, ...reached.map((mark) => mark.x0));
    x1 = Math.max(x1, ...reached.map((mark) => mark.x1));
  }
  return pile([...line.pieces, ...marks]);
}

/** The median height of what horizontal gaps divide. */
function usualHeight(byArea: readonly (readonly InkPiece[])[], pixelsPerPoint: number): number {
  const heights = byArea
    .flatMap((pieces) => divide(pieces, 'y', 1).map((band) => boundsOf(band)))
    .map(({ y0, y1 }) => y1 - y0)
    .filter((height) => height >= SMALLEST_LINE * pixelsPerPoint)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? USUAL_LINE * pixelsPerPoint;
}

interface Piled extends PixelBox {
  readonly pieces: readonly InkPiece[];
}

function cut(pieces: readonly InkPiece[], usual: number): Piled[] {
  if (pieces.length === 0) return [];
  const bands = joinFlat(
    divide(pieces, 'y', 1).map((band) => pile(band)),
    usual,
  );
  return bands.flatMap((band) => {
    const parts = divide(band.pieces, 'x', WIDE_GAP * Math.max(usual, Math.min(band.y1 - band.y0, 2 * usual)));
    // A part of a band may hold several lines that only the other parts tied together.
    if (parts.length > 1) return parts.flatMap((part) => cut(part, usual));
    return untouch(band, usual);
  });
}

/** Groups of pieces with at least `gap` free pixels between them along an axis, in order. */
function divide(pieces: readonly InkPiece[], axis: 'x' | 'y', gap: number): InkPiece[][] {
  const [start, end] = axis === 'x' ? (['x0', 'x1'] as const) : (['y0', 'y1'] as const);
  const groups: InkPiece[][] = [];
  let reach = -Infinity;
  for (const piece of [...pieces].sort((a, b) => a[start] - b[start])) {
    if (piece[start] >= reach + gap) groups.push([]);
    groups.at(-1)?.push(piece);
    reach = Math.max(reach, piece[end]);
  }
  return groups;
}

/** 三, 二 and ： are pieces above each other: flat bands are joined up to the height of a line. */
function joinFlat(bands: readonly Piled[], usual: number): Piled[] {
  const out: Piled[] = [];
  for (const band of bands) {
    const last = out.at(-1);
    const flat = (one: Piled): boolean => one.y1 - one.y0 < FLAT * usual;
    if (last && (flat(last) || flat(band)) && band.y1 - last.y0 <= TALLEST * usual)
      out[out.length - 1] = pile([...last.pieces, ...band.pieces]);
    else out.push(band);
  }
  return out;
}

/** Cuts a band too high for one line where (nearly) all of its pieces stand above or below. */
function untouch(band: Piled, usual: number): Piled[] {
  const height = band.y1 - band.y0;
  if (height < TOUCHING * usual) return [band];
  let best = { at: 0, clear: 0 };
  for (let at = band.y0 + Math.round(usual / 2); at <= band.y1 - usual / 2; at++) {
    const above = band.pieces.filter(({ y1 }) => y1 <= at).length;
    const below = band.pieces.filter(({ y0 }) => y0 >= at).length;
    const clear = above === 0 || below === 0 ? 0 : (above + below) / band.pieces.length;
    if (clear > best.clear) best = { at, clear };
  }
  if (best.clear < CLEAR) return [band];
  const middle = ({ y0, y1 }: InkPiece): number => (y0 + y1) / 2;
  const above = pile(band.pieces.filter((piece) => middle(piece) < best.at));
  const below = pile(band.pieces.filter((piece) => middle(piece) >= best.at));
  return [
    { ...above, y1: Math.min(above.y1, best.at) },
    ...untouch({ ...below, y0: Math.max(below.y0, best.at) }, usual),
  ];
}

function pile(pieces: readonly InkPiece[]): Piled {
  return { ...boundsOf(pieces), pieces };
}

function boundsOf(pieces: readonly InkPiece[]): PixelBox {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const piece of pieces) {
    box.x0 = Math.min(box.x0, piece.x0);
    box.y0 = Math.min(box.y0, piece.y0);
    box.x1 = Math.max(box.x1, piece.x1);
    box.y1 = Math.max(box.y1, piece.y1);
  }
  return box;
}

/** Paper left at both ends of a line's ink, in line heights: the recogniser was trained on crops with such an edge. */
const MARGIN_BESIDE = 0.25;
/** A line of 一 or - alone is not magnified to the height of a character. */
const LOWEST = 0.75;

/** Grey pixels around what was taken for ink. */
const FRINGE = 2;

/** What to show the recogniser of a line: `margin` is the paper above and below its ink, in line heights. */
export function cropOf(line: InkLine, usual: number, margin: number): LineBox {
  const height = Math.max(line.y1 - line.y0, LOWEST * usual);
  const middle = (line.y0 + line.y1) / 2;
  const half = height * (0.5 + margin);
  return {
    x0: line.x0 - MARGIN_BESIDE * height,
    x1: line.x1 + MARGIN_BESIDE * height,
    y0: middle - half,
    y1: middle + half,
    ink: { x0: line.x0 - FRINGE, y0: line.y0 - FRINGE, x1: line.x1 + FRINGE, y1: line.y1 + FRINGE },
  };
}

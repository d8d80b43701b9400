import { CENTRED, columnAt, meets, sameLevel, type Piece } from './header-pieces.js';

// Over which columns each text of a header without rules stands.

/** A text of a cell as high as the header is off the header's middle by no more than this share of a line. */
const HALF_WAY = 0.4;
/** Ink this far over a border runs over it, points. */
const OVERHANG = 2;
/** Goals are as long as this, or sentences; heads are neither. */
const RUNNING_TEXT = 30;
const SENTENCE = /[。，；,;].|[。；]$/;

/** 绩效目标 | 1.保障……: running text beside its label takes in all columns to its right, whatever it is centred on. */
export function runOn(piece: Piece, borders: readonly number[], all: readonly Piece[]): void {
  const left = columnAt(borders, piece.box[0] + OVERHANG);
  const right = columnAt(borders, piece.box[2] - OVERHANG);
  const beside = all.some((other) => other !== piece && sameLevel(other, piece) && other.box[0] > piece.box[2]);
  const text = piece.glyphs.map((glyph) => glyph.text).join('');
  if (right === left || beside || (text.length < RUNNING_TEXT && !SENTENCE.test(text))) return;
  const labels = all.filter((other) => other !== piece && sameLevel(other, piece) && other.box[2] <= piece.box[0]);
  piece.runsOn = true;
  [piece.from, piece.to] = [labels.length > 0 ? Math.max(...labels.map(({ to }) => to)) : left, borders.length - 1];
}

/** The uppermost text under each piece of the top rule takes in the columns under that piece. */
export function spreadOver(pieces: Piece[], spans: readonly (readonly [number, number])[]): void {
  for (const [from, to] of spans) {
    const own = pieces.filter((piece) => piece.from >= from && piece.from < to).sort((a, b) => a.box[1] - b.box[1]);
    const [top] = own;
    if (!top || to - from < 2) continue;
    const beside = own.some((other) => other !== top && sameLevel(other, top));
    if (!beside) [top.from, top.to] = [from, to];
  }
}

/** Texts over other texts take in the columns that they are centred on, or else the nearest ones; `feet` are under all. */
export function spread(heads: readonly Piece[], feet: readonly Piece[], borders: readonly number[]): void {
  const pieces = [...heads, ...feet];
  // The next level begins below a text; cells beside it that reach down two levels do not.
  const below = (piece: Piece): Piece[] => pieces.filter((other) => other !== piece && other.box[1] >= piece.box[3]);
  const tall = new Set(heads.filter((piece) => isTall(piece, heads)));
  for (const piece of [...heads].sort((a, b) => b.box[1] - a.box[1])) {
    if (tall.has(piece) || piece.runsOn === true) continue;
    const lower = below(piece).filter((other) => !tall.has(other));
    const middle = (piece.box[0] + piece.box[2]) / 2;
    const crosses =
      (borders[piece.from] ?? 0) > piece.box[0] + OVERHANG || (borders[piece.to] ?? 0) < piece.box[2] - OVERHANG;
    if (lower.length === 0 && !crosses) continue;
    const range = sharedRange(piece, borders, lower, pieces) ?? centredRange(middle, borders, piece, lower, pieces);
    if (range) [piece.from, piece.to] = range;
  }
}

/** A text at half the height of the header stands in a cell as high as the header (序号). */
function isTall(piece: Piece, pieces: readonly Piece[]): boolean {
  if (pieces.some((other) => other !== piece && meets(other, piece))) return false;
  const top = Math.min(...pieces.map(({ box }) => box[1]));
  const bottom = Math.max(...pieces.map(({ box }) => box[3]));
  const levels = pieces.some((other) => !sameLevel(other, piece));
  return levels && Math.abs(piece.box[1] + piece.box[3] - top - bottom) / 2 < HALF_WAY * lineHeight(pieces);
}

function lineHeight(pieces: readonly Piece[]): number {
  return Math.min(...pieces.map(({ box }) => box[3] - box[1]));
}

/**
 * The run of columns that a text stands in belongs to it and the other texts of its level over it, to the last
 * column: cut so that each stands as nearly in the middle of its own as can be.
 */
function sharedRange(
  piece: Piece,
  borders: readonly number[],
  lower: readonly Piece[],
  all: readonly Piece[],
): [number, number] | null {
  const start = columnAt(borders, middleX(piece));
  const under = lower.filter((other) => other.from <= start && other.to > start).map(middleY);
  if (under.length === 0) return null;
  // What stands higher than the text right below reaches up beside this one and is not under it.
  const next = Math.min(...under) - HALF_WAY * lineHeight(all);
  const level = lower.filter((other) => middleY(other) > next);
  const filled = (column: number): boolean => filledBelow(column, column + 1, level);
  let [from, to] = [start, start + 1];
  while (from > 0 && filled(from - 1)) from--;
  while (filled(to)) to++;
  const heads = all
    .filter((other) => sameLevel(other, piece))
    .filter((other) => columnAt(borders, middleX(other)) >= from && columnAt(borders, middleX(other)) < to)
    .sort((a, b) => middleX(a) - middleX(b));
  const at = heads.indexOf(piece);
  const cuts = cutAmong(heads.map(middleX), borders, from, to);
  return [cuts[at] ?? from, cuts[at + 1] ?? to];
}

/** Cuts the columns `from`..`to` into one run for each of `middles`, with the least sum of distances from their middles. */
function cutAmong(middles: readonly number[], borders: readonly number[], from: number, to: number): number[] {
  const off = (a: number, b: number, middle: number): number =>
    Math.abs(((borders[a] ?? 0) + (borders[b] ?? 0)) / 2 - middle);
  const best = (start: number, rest: readonly number[]): { cost: number; cuts: number[] } => {
    const [middle = 0, ...others] = rest;
    if (others.length === 0) return { cost: off(start, to, middle), cuts: [start, to] };
    let found = { cost: Infinity, cuts: [start, to] };
    for (let end = start + 1; end <= to - others.length; end++) {
      const tail = best(end, others);
      const cost = off(start, end, middle) + tail.cost;
      if (cost < found.cost) found = { cost, cuts: [start, ...tail.cuts] };
    }
    return found;
  };
  return best(from, middles).cuts;
}

function middleY({ box }: Piece): number {
  return (box[1] + box[3]) / 2;
}

function middleX({ box }: Piece): number {
  return (box[0] + box[2]) / 2;
}

/** The narrowest run of columns whose middle is the text's, each column of which has a text below. */
function centredRange(
  middle: number,
  borders: readonly number[],
  piece: Piece,
  lower: readonly Piece[],
  all: readonly Piece[],
): [number, number] | null {
  let best: [number, number] | null = null;
  let bestOff = Infinity;
  for (let from = 0; from <= piece.from; from++)
    for (let to = piece.to; to < borders.length; to++) {
      const off = Math.abs(((borders[from] ?? 0) + (borders[to] ?? 0)) / 2 - middle);
      const single = to - from === 1;
      if (!single && !filledBelow(from, to, lower)) continue;
      if (
        !single &&
        all.some((other) => other !== piece && sameLevel(other, piece) && other.from < to && other.to > from)
      )
        continue;
      // A narrower run wins unless a wider one is clearly better centred.
      if (off < bestOff - CENTRED || (off <= CENTRED && best === null)) {
        best = [from, to];
        bestOff = off;
      }
    }
  return best;
}

function filledBelow(from: number, to: number, lower: readonly Piece[]): boolean {
  for (let column = from; column < to; column++)
    if (!lower.some((other) => other.from <= column && other.to > column)) return false;
  return true;
}

import type { Glyph } from '../../document/page.js';
import { unionBox, type Box } from '../../document/geometry.js';
import type { TextLine } from '../text.js';

// The texts of a header without rules, each whole: lines that wrap in one cell joined, heads over heads apart.

/** A text of the header, and the columns that it stands over (`to` not included). */
export interface Piece {
  /** Its columns are settled. */
  runsOn?: boolean;
  readonly glyphs: Glyph[];
  box: Box;
  from: number;
  to: number;
}

/** A wrapped header text's next line follows within this many heights; browsers set CJK text 1.45 apart. */
const WRAPPED = 1.55;
/** A centred text's middle is off its cell's middle by no more than this many points. */
export const CENTRED = 3;
/** A line of running text is longer than this. */
const RUNNING_LINE = 20;
/** Texts whose middles are closer than this share of their height stand in one line. */
const SAME_LINE = 0.2;

/** Each text in the column that its middle stands in. */
export function piecesOf(parts: readonly TextLine[], borders: readonly number[]): Piece[] {
  return parts.map((part) => {
    const glyphs = [...part.glyphs];
    const column = columnAt(borders, (part.box[0] + part.box[2]) / 2);
    return { glyphs, box: part.box, from: column, to: column + 1 };
  });
}

export function columnAt(borders: readonly number[], x: number): number {
  const index = borders.findIndex((border) => border > x) - 1;
  return index < 0 ? (x < (borders[0] ?? 0) ? 0 : borders.length - 2) : index;
}

/** Lines of one wrapped text lie under each other. */
export function joinWrapped(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.box[1] - b.box[1])) {
    const size = piece.box[3] - piece.box[1];
    const upper = out.findLast((other) => {
      const shared = Math.min(other.box[2], piece.box[2]) - Math.max(other.box[0], piece.box[0]);
      const narrower = Math.min(other.box[2] - other.box[0], piece.box[2] - piece.box[0]);
      const step = (piece.box[1] - other.box[3] + size) / size;
      const middle = Math.abs(other.box[0] + other.box[2] - piece.box[0] - piece.box[2]) / 2;
      if (shared <= 0.8 * narrower || step >= WRAPPED || headsRun(other, piece, pieces)) return false;
      // Running text begins its lines at the same place, heads have theirs in the middle.
      const running = other.glyphs.length >= RUNNING_LINE && Math.abs(other.box[0] - piece.box[0]) < 0.5 * size;
      return running || (middle < Math.max(CENTRED, 0.6 * size) && other.to === piece.to);
    });
    if (upper) {
      upper.glyphs.push(...piece.glyphs);
      upper.box = unionBox([upper.box, piece.box]) ?? upper.box;
    } else out.push(piece);
  }
  return out;
}

/**
 * 功能分类科目编码 over 类 | 款 | 项: the lower text is one of several side by side that only the upper one can head, as it
 * stands in the middle of them. A wrapped text stands in the middle of its own lines.
 */
function headsRun(upper: Piece, lower: Piece, all: readonly Piece[]): boolean {
  const bare = all.filter(
    (other) =>
      onLine(other, lower) &&
      (other === lower || !all.some((above) => above !== upper && onLine(above, upper) && meetsX(above, other))),
  );
  const run = [lower];
  for (const step of [-1, 1])
    for (let column = lower.from + step; ; column += step) {
      const next = bare.find((other) => other.from === column);
      if (next === undefined) break;
      run.push(next);
    }
  if (run.length < 3) return false;
  const box = unionBox(run.map((one) => one.box)) ?? lower.box;
  const within = upper.box[0] < box[2] && run.filter((one) => meetsX(one, upper)).length > 1;
  return within || Math.abs(box[0] + box[2] - upper.box[0] - upper.box[2]) / 2 < CENTRED;
}

/** Both texts stand in one line. */
function onLine(a: Piece, b: Piece): boolean {
  return Math.abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]) / 2 < SAME_LINE * (b.box[3] - b.box[1]);
}

function meetsX(a: Piece, b: Piece): boolean {
  return a.box[0] < b.box[2] && b.box[0] < a.box[2];
}

export function meets(a: Piece, b: Piece): boolean {
  return a.from < b.to && b.from < a.to;
}

export function sameLevel(a: Piece, b: Piece): boolean {
  return (
    Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]) >
    0.5 * Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1])
  );
}

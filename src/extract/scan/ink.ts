import { DisjointSets } from '../../document/disjoint-sets.js';
import type { FAINT, InkMask } from './picture/types.js';

/** A connected piece of ink: its bounding box in pixels (x1 and y1 excluded) and how many pixels it has. */
export interface InkPiece {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  pixels: number;
}

/** Connected pieces of ink of one kind (eight neighbours), by runs of rows and union-find. Kinds touch nowhere. */
export function inkPieces({ width, height, data }: InkMask, kind: 1 | typeof FAINT = 1): InkPiece[] {
  const pieces: InkPiece[] = [];
  const sets = new DisjointSets();
  let above: number[] = []; // triples of start, end, piece
  for (let y = 0; y < height; y++) {
    const here: number[] = [];
    const row = data.subarray(y * width, (y + 1) * width);
    let cursor = 0;
    for (let start = row.indexOf(kind); start !== -1;) {
      const zero = row.indexOf(0, start);
      const stop = zero === -1 ? width : zero;
      let root = -1;
      // Runs of the row above that touch this one, corners included.
      while (cursor < above.length && (above[cursor + 1] ?? 0) < start) cursor += 3;
      for (let i = cursor; i < above.length && (above[i] ?? 0) <= stop; i += 3) {
        const other = sets.rootOf(above[i + 2] ?? 0);
        if (root === -1) root = other;
        else if (root !== other) {
          sets.join(root, other);
          join(pieces[root], pieces[other]);
        }
      }
      if (root === -1) {
        root = sets.add();
        pieces.push({ x0: start, y0: y, x1: stop, y1: y + 1, pixels: 0 });
      }
      join(pieces[root], { x0: start, y0: y, x1: stop, y1: y + 1, pixels: stop - start });
      here.push(start, stop, root);
      start = row.indexOf(kind, stop);
    }
    above = here;
  }
  return pieces.filter((_, i) => sets.rootOf(i) === i);
}

function join(piece: InkPiece | undefined, other: InkPiece | undefined): void {
  if (!piece || !other) return;
  piece.x0 = Math.min(piece.x0, other.x0);
  piece.y0 = Math.min(piece.y0, other.y0);
  piece.x1 = Math.max(piece.x1, other.x1);
  piece.y1 = Math.max(piece.y1, other.y1);
  piece.pixels += other.pixels;
}

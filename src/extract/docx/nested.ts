import { SAME_SIDE, layOut, type Piece } from './layout.js';
import { cellText, type DocxBlock } from './model.js';

/** A cell in place with its text, no further tables in it. */
export interface Patch {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

/**
 * A table in a cell of a table is drawn as further lines of the same grid, and that is how it is read: the cell is cut
 * into the rows and columns of the inner table, and its row becomes as many rows as the inner table needs.
 */
export function expandNested(pieces: readonly Piece[]): Patch[] {
  const inner = new Map<Piece, Patch[]>();
  for (const piece of pieces) if (hasTable(piece.blocks)) inner.set(piece, stack(piece.blocks));
  if (inner.size === 0) return pieces.map((piece) => ({ ...piece, text: cellText(piece.blocks) }));

  const offsets = rowOffsets(pieces, inner);
  const at = (row: number): number => offsets[row] ?? 0;
  const sides = new Set(pieces.flatMap((piece) => [piece.left, piece.right]));
  return pieces.flatMap((piece): Patch[] => {
    const patches = inner.get(piece);
    const top = at(piece.top);
    const bottom = at(piece.bottom);
    if (patches === undefined) return [{ ...piece, top, bottom, text: cellText(piece.blocks) }];
    const width = greatest(patches, 'right');
    const rows = greatest(patches, 'bottom');
    const scale = (x: number): number => snap(piece.left + ((piece.right - piece.left) * x) / width, sides);
    return patches.map((patch) => ({
      text: patch.text,
      top: top + patch.top,
      // The last inner row reaches down to the bottom of the cell.
      bottom: patch.bottom === rows ? bottom : top + patch.bottom,
      left: scale(patch.left),
      right: scale(patch.right),
    }));
  });
}

function hasTable(blocks: readonly DocxBlock[]): boolean {
  return blocks.some((block) => block.type === 'table');
}

/** Content of a cell as a table of its own: text before, between and after the inner tables takes a row across. */
function stack(blocks: readonly DocxBlock[]): Patch[] {
  const parts: { patches: Patch[]; width: number }[] = [];
  let lines: DocxBlock[] = [];
  const endLines = (): void => {
    const text = cellText(lines);
    if (text !== '') parts.push({ patches: [{ top: 0, bottom: 1, left: 0, right: 1, text }], width: 1 });
    lines = [];
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') lines.push(block);
    else {
      endLines();
      const patches = expandNested(layOut(block));
      parts.push({ patches, width: greatest(patches, 'right') });
    }
  }
  endLines();
  const width = greatest(parts, 'width');
  const out: Patch[] = [];
  let row = 0;
  for (const part of parts) {
    const scale = (x: number): number => (x * width) / part.width;
    for (const patch of part.patches)
      out.push({
        text: patch.text,
        top: row + patch.top,
        bottom: row + patch.bottom,
        left: scale(patch.left),
        right: scale(patch.right),
      });
    row += greatest(part.patches, 'bottom');
  }
  return out;
}

/** New number of every row, rows with inner tables counted as many times as these have rows. */
function rowOffsets(pieces: readonly Piece[], inner: ReadonlyMap<Piece, readonly Patch[]>): number[] {
  const rows = greatest(pieces, 'bottom');
  const heights = new Array<number>(rows).fill(1);
  for (const [piece, patches] of inner) {
    const needed = greatest(patches, 'bottom') - (piece.bottom - piece.top - 1);
    heights[piece.bottom - 1] = Math.max(heights[piece.bottom - 1] ?? 1, needed);
  }
  const out = [0];
  for (const height of heights) out.push((out.at(-1) ?? 0) + height);
  return out;
}

/** Not Math.max(...): a table may have more cells than a call may have arguments. */
function greatest<K extends string>(items: readonly Record<K, number>[], key: K): number {
  return items.reduce((most, item) => Math.max(most, item[key]), 0);
}

function snap(x: number, sides: Iterable<number>): number {
  for (const side of sides) if (Math.abs(side - x) <= SAME_SIDE * 2) return side;
  return x;
}

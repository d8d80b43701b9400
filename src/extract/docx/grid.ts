import type { Block } from '../../document/body.js';
import type { Cell, Table } from '../../document/table.js';
import { newCell, newTable } from '../new-table.js';
import { Ranks } from '../../document/ranks.js';
import { layOut, SAME_SIDE } from './layout.js';
import type { DocxBlock, DocxTable } from './model.js';
import { expandNested, type Patch } from './nested.js';

/** Word blocks as blocks of the shared model. Frames around prose are opened, tables become grids. */
export function toBlocks(blocks: readonly DocxBlock[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.type === 'table') return isFrame(block) ? toBlocks(frameContent(block)) : toTable(block);
    // A soft line break (w:br) in prose ends a line that stands alone: title, unit and address blocks are typed so.
    return block.text
      .split('\n')
      .filter((text) => text !== '')
      .map((text): Block => ({ type: 'paragraph', text, page: null, bbox: null, size: block.size }));
  });
}

/** A table that only draws a box around text or around another table. */
function isFrame(table: DocxTable): boolean {
  const cells = table.rows.flatMap((row) => row.cells);
  if (cells.length === 1) return true;
  const single = table.rows.every((row) => row.cells.length === 1);
  return single && cells.some((cell) => cell.blocks.some((block) => block.type === 'table'));
}

function frameContent(table: DocxTable): DocxBlock[] {
  return table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks));
}

function toTable(table: DocxTable): Block[] {
  const grid = fromPatches(expandNested(layOut(table)));
  if (grid.cells.every((cell) => cell.text === '')) return [];
  return [{ type: 'table', table: grid }];
}

/** Rectangles with sides in twips to rows and columns that are counted. */
function fromPatches(patches: readonly Patch[]): Table {
  const columns = sideIndex(patches);
  const inColumns = patches.map((patch) => ({ ...patch, start: columns(patch.left), end: columns(patch.right) }));
  const kept = inColumns.filter((patch) => patch.end > patch.start);
  // A row in which no cell begins is no row on the page, and a column side at which none begins is no line.
  const rows = new Ranks(kept.map((patch) => patch.top));
  const sides = new Ranks(kept.map((patch) => patch.start));
  const cells = kept.map((patch): Cell => {
    const row = rows.below(patch.top);
    const col = sides.below(patch.start);
    return newCell(row, col, rows.below(patch.bottom) - row, sides.below(patch.end) - col, patch.text);
  });
  return newTable(rows.size, sides.size, cells);
}

/** Sides that lie within 2 pt of each other count as one. */
function sideIndex(patches: readonly Patch[]): (side: number) => number {
  const sides = [...new Set(patches.flatMap((patch) => [patch.left, patch.right]))].sort((a, b) => a - b);
  const index = new Map<number, number>();
  let first = Number.NEGATIVE_INFINITY;
  let n = -1;
  for (const side of sides) {
    if (side - first > SAME_SIDE) {
      n++;
      first = side;
    }
    index.set(side, n);
  }
  return (side) => index.get(side) ?? 0;
}

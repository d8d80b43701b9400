import type { Box } from '../document/geometry.js';
import type { Glyph } from '../document/page.js';
import type { Lattice } from './lattice.js';
import { joinLines, toLines } from './text.js';

/** A cell of one page's part of a table, with its text. */
export interface PageCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  /** The last line of the text runs to the right border: it may go on in the next part of the table. */
  readonly full: boolean;
}

/** One page's part of a table. */
export interface PageTable {
  readonly page: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly PageCell[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** For each row, whether the outer border is drawn at its left and right end. */
  readonly closedLeft: readonly boolean[];
  readonly closedRight: readonly boolean[];
  readonly ruled: boolean;
}

export interface Filled {
  readonly tables: PageTable[];
  /** Glyphs that stand in no table. */
  readonly outside: Glyph[];
}

/** Gives every glyph to the cell that its middle stands in. */
export function fillLattices(page: number, lattices: readonly Lattice[], glyphs: readonly Glyph[]): Filled {
  const tables = lattices.map((lattice) => ({ lattice, owner: owners(lattice), glyphs: lattice.cells.map((): Glyph[] => []) }));
  const outside: Glyph[] = [];
  for (const glyph of glyphs) {
    const x = (glyph.box[0] + glyph.box[2]) / 2;
    const y = (glyph.box[1] + glyph.box[3]) / 2;
    let placed = false;
    for (const { lattice, owner, glyphs: inside } of tables) {
      const col = bandOf(lattice.xs, x);
      const row = bandOf(lattice.ys, y);
      if (col < 0 || row < 0) continue;
      const cell = owner[row * (lattice.xs.length - 1) + col];
      if (cell === undefined) continue;
      inside[cell]?.push(glyph);
      placed = true;
      break;
    }
    if (!placed) outside.push(glyph);
  }
  return {
    tables: tables.map(({ lattice, glyphs: inside }) => ({
      page,
      box: lattice.box,
      xs: lattice.xs,
      ys: lattice.ys,
      cells: lattice.cells.map((cell, i) => ({ ...cell, page, ...cellText(lattice, cell, inside[i] ?? []) })),
      openTop: lattice.openTop,
      openBottom: lattice.openBottom,
      closedLeft: lattice.closedLeft,
      closedRight: lattice.closedRight,
      ruled: true,
    })),
    outside,
  };
}

function owners(lattice: Lattice): Int32Array {
  const columns = lattice.xs.length - 1;
  const out = new Int32Array(columns * (lattice.ys.length - 1)).fill(-1);
  lattice.cells.forEach((cell, i) => {
    for (let y = cell.row; y < cell.row + cell.rowSpan; y++)
      for (let x = cell.col; x < cell.col + cell.colSpan; x++) out[y * columns + x] = i;
  });
  return out;
}

/** Index of the band of `borders` that holds `at`, -1 outside. */
function bandOf(borders: readonly number[], at: number): number {
  if (at < (borders[0] ?? 0) || at > (borders.at(-1) ?? 0)) return -1;
  let low = 0;
  let high = borders.length - 2;
  while (low < high) {
    const half = (low + high + 1) >> 1;
    if ((borders[half] ?? 0) <= at) low = half;
    else high = half - 1;
  }
  return low;
}

export function cellText(
  grid: { readonly xs: readonly number[]; readonly ys: readonly number[] },
  cell: { row: number; col: number; rowSpan: number; colSpan: number },
  glyphs: readonly Glyph[],
): { text: string; box: Box; full: boolean } {
  const left = grid.xs[cell.col] ?? 0;
  const right = grid.xs[cell.col + cell.colSpan] ?? 0;
  const box: Box = [left, grid.ys[cell.row] ?? 0, right, grid.ys[cell.row + cell.rowSpan] ?? 0];
  const lines = toLines(glyphs);
  const last = lines.at(-1);
  const full = last !== undefined && right - last.box[2] < 1.6 * last.size && last.box[2] - last.box[0] > 0.6 * (right - left);
  return { text: joinLines(lines, left, right), box, full };
}

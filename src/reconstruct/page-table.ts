import { bandOf, type Box } from '../document/geometry.js';
import type { Glyph } from '../document/page.js';
import type { Lattice, LatticeCell } from './lattice.js';
import { crossesBorder, drawnBlocks, overprinted } from './overflow.js';
import { surenessOf, type Sureness } from './readings.js';
import { joinLines, toLines } from './text.js';
import { uprightGlyphs } from './upright.js';
import { drawnFigures } from './whole-figures.js';

/** A cell of one page's part of a table, with its text. */
export interface PageCell extends LatticeCell, Sureness {
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  /** The last line of the text runs to the right border: it may go on in the next part of the table. */
  readonly full: boolean;
}

/** One page's part of a table: its lattice with the texts in it. */
export interface PageTable extends Omit<Lattice, 'cells'> {
  readonly page: number;
  readonly cells: readonly PageCell[];
  /** Where it ends on the right of its own page (the last page of those joined sideways). */
  readonly rightEdge: number;
  readonly ruled: boolean;
  /** Where the texts of each column begin and end, of a table whose columns only its texts show; null for a blank one. */
  readonly inks?: readonly (readonly [number, number] | null)[];
  /** The lines of the header as printed, of a table whose columns only its texts show. */
  readonly headLines?: readonly string[];
  /** Its columns are those of the page before's table, in the same order. */
  readonly goesOn?: boolean;
}

export interface Filled {
  readonly tables: PageTable[];
  /** Glyphs that stand in no table. */
  readonly outside: Glyph[];
}

/** Gives every glyph to the cell that its middle stands in; text that overflows its row, whole, to the row it is centred on. */
export function fillLattices(page: number, lattices: readonly Lattice[], glyphs: readonly Glyph[]): Filled {
  const places = lattices.map((lattice) => ({
    lattice,
    owner: owners(lattice),
    glyphs: lattice.cells.map((): Glyph[] => []),
  }));
  const outside: Glyph[] = [];
  const crossing = new Set<Glyph>();
  const at = new Map<Glyph, Glyph[]>();
  const holderOf = (x: number, y: number): { inside: Glyph[]; box: Box } | null => {
    for (const { lattice, owner, glyphs: inside } of places) {
      const col = bandWithin(lattice.xs, x);
      const row = bandWithin(lattice.ys, y);
      const index = col < 0 || row < 0 ? -1 : (owner[row * (lattice.xs.length - 1) + col] ?? -1);
      const cell = lattice.cells[index];
      if (cell) return { inside: inside[index] ?? [], box: boxOf(lattice, cell) };
    }
    return null;
  };
  for (const glyph of glyphs) {
    const holder = holderOf((glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2);
    if (holder === null) {
      outside.push(glyph);
      continue;
    }
    holder.inside.push(glyph);
    at.set(glyph, holder.inside);
    if (crossesBorder(glyph, holder.box)) crossing.add(glyph);
  }
  for (const figure of drawnFigures(glyphs)) {
    const homes = new Set(figure.map((glyph) => at.get(glyph)));
    const [home] = [...homes];
    if (homes.size < 2 || homes.has(undefined) || home === undefined) continue;
    for (const glyph of figure) move(glyph, at.get(glyph), home);
  }
  for (const place of places)
    for (const inside of place.glyphs) for (const glyph of overprinted(inside)) crossing.add(glyph);
  if (crossing.size > 0)
    for (const block of drawnBlocks(glyphs.filter((glyph) => at.has(glyph)))) {
      if (!block.glyphs.some((glyph) => crossing.has(glyph))) continue;
      const target = holderOf((block.box[0] + block.box[2]) / 2, (block.box[1] + block.box[3]) / 2)?.inside;
      if (target) for (const glyph of block.glyphs) move(glyph, at.get(glyph), target);
    }
  return {
    tables: places.map(({ lattice, glyphs: inside }) => ({
      ...lattice,
      page,
      cells: lattice.cells.map((cell, i) => ({ ...cell, page, ...cellText(lattice, cell, inside[i] ?? []) })),
      rightEdge: lattice.box[2],
      ruled: true,
    })),
    outside,
  };
}

function move(glyph: Glyph, from: Glyph[] | undefined, to: Glyph[]): void {
  if (from === undefined || from === to) return;
  from.splice(from.indexOf(glyph), 1);
  to.push(glyph);
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
function bandWithin(borders: readonly number[], at: number): number {
  return at < (borders[0] ?? 0) || at > (borders.at(-1) ?? 0) ? -1 : bandOf(borders, at);
}

interface Borders {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

type Span = Pick<PageCell, 'row' | 'col' | 'rowSpan' | 'colSpan'>;

function boxOf(grid: Borders, cell: Span): Box {
  return [
    grid.xs[cell.col] ?? 0,
    grid.ys[cell.row] ?? 0,
    grid.xs[cell.col + cell.colSpan] ?? 0,
    grid.ys[cell.row + cell.rowSpan] ?? 0,
  ];
}

/** Word keeps 5.4 points free at each side of a cell. */
const PADDING = 5.4;

export function cellText(
  grid: Borders,
  cell: Span,
  glyphs: readonly Glyph[],
): { text: string; box: Box; full: boolean } & Sureness {
  const box = boxOf(grid, cell);
  const [left, , right] = box;
  const lines = toLines(uprightGlyphs(glyphs));
  const last = lines.at(-1);
  // No room for one more character: measured by width, since a centred line leaves half of its room on each side.
  const full = last !== undefined && last.box[2] - last.box[0] > right - left - 2 * PADDING - 1.5 * last.size;
  return { text: joinLines(lines, left, right), box, full, ...surenessOf(lines) };
}

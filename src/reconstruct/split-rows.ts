import type { Glyph } from '../document/page.js';
import { joinCells, type Lattice } from './lattice.js';
import { toLines } from './text.js';
import { bandLines, isFigure, isNumbered, toRows } from './unruled/rows.js';

// Some tables draw their columns but not their rows: the body is one row of high cells, each with a whole column
// of figures in it. No real cell holds several figures under each other.

/** Lines of figures, or of numbered labels, that two columns must hold each for a row to be a whole body. */
const ENOUGH = 3;
/** Amounts printed in full: two under each other are two rows, since a wrapped amount ends in its last line only. */
const ENOUGH_AMOUNTS = 2;
const AMOUNT = /^-?[\d,]*\d\.\d{2}$/;
/** Such a row makes up most of its table; figures wrapped in a narrow column stand in rows among many. */
const MOST = 0.5;

/** The lattice with such rows cut into the rows that its lines of text make. */
export function splitOpenRows(lattice: Lattice, glyphs: readonly Glyph[]): Lattice {
  const cuts: number[] = [];
  for (let row = 0; row + 1 < lattice.ys.length; row++) {
    const top = lattice.ys[row] ?? 0;
    const bottom = lattice.ys[row + 1] ?? 0;
    if (bottom - top < MOST * (lattice.box[3] - lattice.box[1])) continue;
    const cells = lattice.cells.filter((cell) => cell.row === row);
    if (cells.length < 2 || cells.length !== lattice.xs.length - 1 || cells.some((cell) => cell.rowSpan > 1)) continue;
    const inside = glyphs.filter(
      ({ box }) =>
        (box[1] + box[3]) / 2 > top &&
        (box[1] + box[3]) / 2 < bottom &&
        (box[0] + box[2]) / 2 > lattice.box[0] &&
        (box[0] + box[2]) / 2 < lattice.box[2],
    );
    const lines = bandLines(toLines(inside), lattice.xs);
    const holding = (count: number, entry: (text: string) => boolean): number =>
      lattice.xs.filter((_, col) => lines.filter(({ texts }) => entry(texts.get(col) ?? '')).length >= count).length;
    const isEntry = (text: string): boolean => isFigure(text) || isNumbered(text);
    if (holding(ENOUGH, isEntry) < 2 && holding(ENOUGH_AMOUNTS, (text) => AMOUNT.test(text)) < 2) continue;
    const rows = toRows(lines, lattice.xs);
    rows.slice(1).forEach((below, i) => cuts.push(((rows[i]?.at(-1)?.y1 ?? 0) + (below[0]?.y0 ?? 0)) / 2));
  }
  return cuts.length === 0 ? lattice : withRows(lattice, cuts);
}

function withRows(lattice: Lattice, cuts: readonly number[]): Lattice {
  const ys = [...lattice.ys, ...cuts].sort((a, b) => a - b);
  const columns = lattice.xs.length - 1;
  const oldRow = (row: number): number => lattice.ys.findLastIndex((y) => y <= (ys[row] ?? 0) + 0.01);
  const owner = (row: number, col: number): number =>
    lattice.cells.findIndex(
      (cell) => cell.row <= row && row < cell.row + cell.rowSpan && cell.col <= col && col < cell.col + cell.colSpan,
    );
  const isCut = (row: number): boolean => cuts.includes(ys[row] ?? NaN);
  const cells = joinCells(
    ys.length - 1,
    columns,
    (row, col) => owner(oldRow(row), col) !== owner(oldRow(row), col - 1),
    (row, col) => isCut(row) || owner(oldRow(row), col) !== owner(oldRow(row - 1), col),
  );
  const side = (closed: readonly boolean[]): boolean[] => ys.slice(1).map((_, row) => closed[oldRow(row)] ?? true);
  return { ...lattice, ys, cells, closedLeft: side(lattice.closedLeft), closedRight: side(lattice.closedRight) };
}

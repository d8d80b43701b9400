import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/document/page.js';
import { findLattices, joinCells, type Lattice } from '../../src/reconstruct/lattice.js';
import { mergeRules } from '../../src/reconstruct/merge-rules.js';
import { drawGrid, gridOf, horizontal, vertical } from '../support/page.js';

function lattices(rules: readonly Rule[]): Lattice[] {
  return findLattices(mergeRules(rules));
}

function cells(lattice: Lattice | undefined): string[] {
  return (lattice?.cells ?? []).map(({ row, col, rowSpan, colSpan }) => `${row},${col} ${rowSpan}x${colSpan}`);
}

describe('ruled grids', () => {
  it('finds the cells of a grid and its borders', () => {
    const [only, ...rest] = lattices(drawGrid(gridOf(['a|b', 'c|d'], [100, 60])).rules);
    expect(rest).toEqual([]);
    expect(cells(only)).toEqual(['0,0 1x1', '0,1 1x1', '1,0 1x1', '1,1 1x1']);
    expect([only?.xs.map(Math.round), only?.ys.map(Math.round)]).toEqual([
      [50, 150, 210],
      [100, 120, 140],
    ]);
    expect([only?.openTop, only?.openBottom]).toEqual([false, false]);
  });

  it('gives spans where a piece of line is missing', () => {
    const [only] = lattices(drawGrid(gridOf(['a|b|<', '^|c|d', 'e|f|g'], [60, 60, 60])).rules);
    expect(cells(only)).toEqual(['0,0 2x1', '0,1 1x2', '1,1 1x1', '1,2 1x1', '2,0 1x1', '2,1 1x1', '2,2 1x1']);
  });

  it('cuts a shape that is no rectangle along its rows', () => {
    // The line between two columns ends half way down: L-shaped.
    expect(
      joinCells(
        2,
        2,
        (row, col) => col === 1 && row === 1,
        (row) => row === 0,
      ),
    ).toEqual([
      { row: 0, col: 0, rowSpan: 1, colSpan: 2 },
      { row: 1, col: 0, rowSpan: 1, colSpan: 1 },
      { row: 1, col: 1, rowSpan: 1, colSpan: 1 },
    ]);
  });

  it('keeps two tables apart and puts the upper first', () => {
    const lower = drawGrid(gridOf(['a|b', 'c|d'], [100, 60], 50, 400));
    const upper = drawGrid(gridOf(['a|b|c'], [50, 50, 50], 50, 100));
    expect(lattices([...lower.rules, ...upper.rules]).map(({ cells: own }) => own.length)).toEqual([3, 4]);
  });

  it('takes neither an underline nor a lone box for a table', () => {
    expect(lattices([horizontal(100, 50, 300), horizontal(130, 50, 300)])).toEqual([]);
    expect(
      lattices([horizontal(100, 50, 300), horizontal(130, 50, 300), vertical(50, 100, 130), vertical(300, 100, 130)]),
    ).toEqual([]);
  });

  it('ignores a ghost column: a header line a point off the body’s', () => {
    const header = drawGrid(gridOf(['a|b'], [100, 60]));
    const body = drawGrid(gridOf(['c|d', 'e|f'], [102, 58], 50, 120));
    expect(lattices([...header.rules, ...body.rules])[0]?.xs.length).toBe(3);
  });

  it('meets corners that Word leaves open', () => {
    const rules = [50, 150, 210].map((x) => vertical(x, 101.5, 138.5));
    const across = [100, 120, 140].map((y) => horizontal(y, 51.5, 208.5));
    expect(cells(lattices([...rules, ...across])[0]).length).toBe(4);
  });

  it('closes a grid that the page cut above', () => {
    const rules = [50, 150, 210].map((x) => vertical(x, 80, 140));
    const [only] = lattices([...rules, horizontal(120, 50, 210), horizontal(140, 50, 210)]);
    expect([only?.ys.map(Math.round), only?.openTop, only?.openBottom]).toEqual([[80, 120, 140], true, false]);
    expect(only?.closedTop).toEqual([false, false]);
    expect(only?.closedBottom).toEqual([true, true]);
  });

  it('closes a grid without outer verticals', () => {
    const rules = [150, 210].map((x) => vertical(x, 100, 140));
    const [only] = lattices([...rules, ...[100, 120, 140].map((y) => horizontal(y, 50, 300))]);
    expect(only?.xs.map(Math.round)).toEqual([50, 150, 210, 300]);
    expect([only?.closedLeft, only?.closedRight]).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});

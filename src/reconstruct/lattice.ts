import { DisjointSets } from '../document/disjoint-sets.js';
import type { Box } from '../document/geometry.js';
import { overlap } from '../document/geometry.js';
import type { Rule } from '../document/page.js';
import type { MergedRules } from './merge-rules.js';

/** Two lines meet when the end of one comes this close to the other: Word leaves up to 2 points at corners. */
const MEET = 2.5;
/** Grid lines closer than this are one line; the narrowest real column (类|款|项 on A4) is 14 points wide. */
const SAME_LINE = 3.5;
/** Share of a cell's side that must be drawn for the side to be there. */
const DRAWN = 0.55;
/** Lines that run on past the outermost crossing line by more than this leave the grid open there. */
const OPEN = 5;

/** One cell of a page's grid, before text. */
export interface LatticeCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** The lines of one ruled table on one page, and the cells they make. */
export interface Lattice {
  /** Column and row borders, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
  readonly box: Box;
  /** No rule was drawn at that edge: the page cut the table there, or the table has no outer border. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** For each row, whether a rule stands at its left and right end. */
  readonly closedLeft: readonly boolean[];
  readonly closedRight: readonly boolean[];
  /** For each column, whether a rule stands at its upper and lower end. */
  readonly closedTop: readonly boolean[];
  readonly closedBottom: readonly boolean[];
}

/**
 * Ruled tables of a page: lines that cross make a table; cells are the smallest areas with lines between them,
 * a missing piece of line joins two areas to one cell with a span. After Nurminen's thesis (2013) and
 * pdfplumber, with explicit spans and with grids closed where the page cut them.
 */
export function findLattices(rules: MergedRules): Lattice[] {
  const out: Lattice[] = [];
  for (const component of components(rules)) {
    const lattice = toLattice(component);
    if (lattice) out.push(lattice);
  }
  return out.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/** Groups of lines that hang together through crossings. */
function components({ horizontal, vertical }: MergedRules): MergedRules[] {
  const sets = new DisjointSets(horizontal.length + vertical.length);
  horizontal.forEach((h, i) =>
    vertical.forEach((v, j) => {
      const meets = v.at >= h.from - MEET && v.at <= h.to + MEET && h.at >= v.from - MEET && h.at <= v.to + MEET;
      if (meets) sets.join(horizontal.length + j, i);
    }),
  );
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const add = (rule: Rule, index: number): void => {
    const root = sets.rootOf(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    group[rule.axis].push(rule);
    groups.set(root, group);
  };
  horizontal.forEach(add);
  vertical.forEach((rule, j) => add(rule, horizontal.length + j));
  return [...groups.values()].filter((group) => group.horizontal.length > 0 && group.vertical.length > 0);
}

function toLattice({ horizontal, vertical }: MergedRules): Lattice | null {
  const x = borders(vertical, horizontal);
  const y = borders(horizontal, vertical);
  const columns = x.lines.length - 1;
  const rows = y.lines.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2) return null;
  const sideDrawn = sideTest(x.lines, y.lines, vertical);
  const topDrawn = sideTest(y.lines, x.lines, horizontal);
  const cells = joinCells(
    rows,
    columns,
    (row, col) => sideDrawn(col, row),
    (row, col) => topDrawn(row, col),
  );
  return {
    xs: x.lines,
    ys: y.lines,
    cells,
    box: [x.lines[0] ?? 0, y.lines[0] ?? 0, x.lines.at(-1) ?? 0, y.lines.at(-1) ?? 0],
    openTop: y.openStart,
    openBottom: y.openEnd,
    closedLeft: Array.from({ length: rows }, (_, row) => sideDrawn(0, row)),
    closedRight: Array.from({ length: rows }, (_, row) => sideDrawn(columns, row)),
    closedTop: Array.from({ length: columns }, (_, col) => topDrawn(0, col)),
    closedBottom: Array.from({ length: columns }, (_, col) => topDrawn(rows, col)),
  };
}

/**
 * Positions of the borders across: the lines themselves, and where the crossing lines run on past the outermost
 * of them, their ends (a page without top rule, a table without outer verticals).
 */
function borders(
  lines: readonly Rule[],
  crossing: readonly Rule[],
): { lines: number[]; openStart: boolean; openEnd: boolean } {
  const positions = cluster(lines.map((line) => ({ at: line.at, weight: line.to - line.from })));
  const first = positions[0] ?? 0;
  const last = positions.at(-1) ?? 0;
  const starts = crossing.map((line) => line.from).filter((at) => at < first - OPEN);
  const ends = crossing.map((line) => line.to).filter((at) => at > last + OPEN);
  // One line running on is a stray underline; the sides of an open grid run on together.
  const enough = Math.max(2, crossing.length * 0.3);
  const openStart = starts.length >= enough;
  const openEnd = ends.length >= enough;
  if (openStart) positions.unshift(Math.min(...starts));
  if (openEnd) positions.push(Math.max(...ends));
  return { lines: positions, openStart, openEnd };
}

/** Positions that are one line to the eye, as one: the mean by drawn length. */
function cluster(points: { at: number; weight: number }[]): number[] {
  points.sort((a, b) => a.at - b.at);
  const out: number[] = [];
  let sum = 0;
  let weight = 0;
  let first = 0;
  for (const point of points) {
    if (weight > 0 && (point.at - sum / weight > SAME_LINE || point.at - first > 1.6 * SAME_LINE)) {
      out.push(sum / weight);
      sum = weight = 0;
    }
    if (weight === 0) first = point.at;
    sum += point.at * point.weight;
    weight += point.weight;
  }
  if (weight > 0) out.push(sum / weight);
  return out;
}

/** Whether the border line `index` is drawn along the band `band` of the crossing direction. */
function sideTest(
  positions: readonly number[],
  bands: readonly number[],
  rules: readonly Rule[],
): (index: number, band: number) => boolean {
  const byLine: Rule[][] = positions.map(() => []);
  for (const rule of rules) {
    let best = -1;
    let distance = 1.6 * SAME_LINE;
    positions.forEach((at, i) => {
      if (Math.abs(at - rule.at) < distance) {
        best = i;
        distance = Math.abs(at - rule.at);
      }
    });
    byLine[best]?.push(rule);
  }
  return (index, band) => {
    const from = bands[band] ?? 0;
    const to = bands[band + 1] ?? 0;
    let drawn = 0;
    for (const rule of byLine[index] ?? []) drawn = Math.max(drawn, overlap(rule.from, rule.to, from, to));
    return drawn >= (to - from) * DRAWN;
  };
}

/**
 * Areas joined where no line stands between them. A joined shape that is no rectangle (a piece of line is
 * missing) is cut into rectangles along its rows.
 */
export function joinCells(
  rows: number,
  columns: number,
  leftDrawn: (row: number, col: number) => boolean,
  topDrawn: (row: number, col: number) => boolean,
): LatticeCell[] {
  const owner = new Int32Array(rows * columns).fill(-1);
  const cells: LatticeCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < columns; col++) {
      if (owner[row * columns + col] !== -1) continue;
      let colSpan = 1;
      while (col + colSpan < columns && owner[row * columns + col + colSpan] === -1 && !leftDrawn(row, col + colSpan))
        colSpan++;
      let rowSpan = 1;
      while (row + rowSpan < rows && extendsDown(row + rowSpan, col, colSpan)) rowSpan++;
      for (let y = row; y < row + rowSpan; y++)
        for (let x = col; x < col + colSpan; x++) owner[y * columns + x] = cells.length;
      cells.push({ row, col, rowSpan, colSpan });
    }
  return cells;

  function extendsDown(row: number, col: number, colSpan: number): boolean {
    for (let x = col; x < col + colSpan; x++) {
      if (owner[row * columns + x] !== -1 || topDrawn(row, x)) return false;
      if (x > col && leftDrawn(row, x)) return false;
    }
    // The run below must be as wide as the one above.
    if (col > 0 && !leftDrawn(row, col)) return false;
    return col + colSpan >= columns || leftDrawn(row, col + colSpan);
  }
}

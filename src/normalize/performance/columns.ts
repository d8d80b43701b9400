import type { Cell } from '../../document/table.js';
import { roleOf, type Catalogue } from '../../recognize/performance-labels.js';
import { blank, type FormSheet } from './sheet.js';

/** A column of a block: the grid columns `from` to `to` (exclusive) under one head cell. */
export interface Column<Role extends string> {
  from: number;
  to: number;
  readonly role: Role;
  /** Head texts from the top to the leaf. */
  readonly path: readonly string[];
}

/**
 * The columns under the head rows. The leaf names the column (符号 | 值 | 单位 under 指标值), except where its parent is one of
 * `groups` (未完成原因 over 经费保障 | 人员保障 | …). An unnamed head cell widens the column before it: splits lose spans.
 */
export function readColumns<Role extends string>(
  sheet: FormSheet,
  head: number,
  depth: number,
  catalogue: Catalogue<Role>,
  groups: ReadonlySet<Role> = new Set(),
): Column<Role>[] {
  const columns: Column<Role>[] = [];
  const heads = Array.from({ length: sheet.table.columns }, (_, x) => headCells(sheet, head, depth, x));
  /** Heads over others (指标值 over 符号 | 值 | 单位): where one stands alone in a column, its sub-head is missing. */
  const over = new Set(heads.flatMap((cells) => cells.slice(0, -1)));
  let last: { cells: readonly Cell[]; column: Column<Role> } | null = null;
  for (const [x, cells] of heads.entries()) {
    const leaf = cells.at(-1);
    const unnamed =
      leaf === undefined ? openBelow(sheet, head, x) : over.has(leaf) && last?.cells.includes(leaf) === true;
    if (last !== null && (unnamed || (leaf !== undefined && leaf === last.cells.at(-1)))) {
      last.column.to = x + 1;
      continue;
    }
    last = null;
    if (leaf === undefined || (over.has(leaf) && !groupHas(leaf, catalogue, groups))) continue;
    const role = roleOfPath(cells, catalogue, groups);
    if (role === null) continue;
    const column = { from: x, to: x + 1, role, path: cells.map((cell) => cell.text) };
    columns.push(column);
    last = { cells, column };
  }
  return columns;
}

function groupHas<Role extends string>(cell: Cell, catalogue: Catalogue<Role>, groups: ReadonlySet<Role>): boolean {
  const role = roleOf(catalogue, cell.text);
  return role !== null && groups.has(role);
}

/**
 * Filled head cells over grid column x; cells that reach below the head are labels of the block, not of the column. In a
 * list, 项目名称 may begin above the row of the indicator heads and end with it.
 */
function headCells(sheet: FormSheet, head: number, depth: number, x: number): Cell[] {
  const out: Cell[] = [];
  for (let row = head; row < head + depth; row++) {
    const cell = sheet.at(row, x);
    if (cell === undefined || blank(cell) || out.includes(cell)) continue;
    const end = cell.row + cell.rowSpan;
    if (cell.row >= head ? end <= head + depth : end === head + depth) out.push(cell);
  }
  return out;
}

/** An empty head cell that belongs to the head row (and is not the block's label reaching down). */
function openBelow(sheet: FormSheet, head: number, x: number): boolean {
  const cell = sheet.at(head, x);
  return cell !== undefined && blank(cell);
}

function roleOfPath<Role extends string>(
  cells: readonly Cell[],
  catalogue: Catalogue<Role>,
  groups: ReadonlySet<Role>,
): Role | null {
  const roles = cells.map((cell) => roleOf(catalogue, cell.text));
  const group = roles.find((role) => role !== null && groups.has(role));
  return group ?? roles.findLast((role) => role !== null) ?? null;
}

/** How many rows the head takes: its tallest named cell, and, where spans were lost, a row below that only divides. */
export function headDepth(sheet: FormSheet, head: number, isHead: (cell: Cell) => boolean): number {
  const named = sheet.starting(head).filter(isHead);
  let depth = Math.max(1, ...named.map((cell) => cell.rowSpan));
  // 绩效目标 down the left of the indicators is the block's label, though a list may head a column with the same word.
  const [lead, ...rest] = named;
  const others = Math.max(1, ...rest.map((cell) => cell.rowSpan));
  if (lead !== undefined && rest.length > 0 && lead.rowSpan > others)
    if (!sheet.starting(head + others).some(isHead)) depth = others;
  if (depth === 1) {
    const below = sheet.starting(head + 1);
    const split = named.filter((cell) => cell.colSpan > 1);
    const under = (cell: Cell): boolean =>
      split.some((over) => cell.col >= over.col && cell.col + cell.colSpan <= over.col + over.colSpan);
    if (below.some(isHead) && below.every((cell) => under(cell) && !/\d/.test(cell.text))) depth = 2;
  }
  return depth;
}

/** Which column each cell of a body row stands in: the one it shares most grid columns with. */
export function assign<Role extends string>(
  sheet: FormSheet,
  row: number,
  columns: readonly Column<Role>[],
): Map<Column<Role>, Cell[]> {
  const out = new Map<Column<Role>, Cell[]>();
  for (const cell of sheet.row(row)) {
    let best: Column<Role> | null = null;
    let shared = 0;
    for (const column of columns) {
      const common = Math.min(column.to, cell.col + cell.colSpan) - Math.max(column.from, cell.col);
      if (common > shared) {
        best = column;
        shared = common;
      }
    }
    if (best !== null) out.set(best, [...(out.get(best) ?? []), cell]);
  }
  return out;
}

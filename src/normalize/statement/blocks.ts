import type { GridIndex, Table } from '../../document/table.js';
import { BREAKDOWN_HEADINGS, DIRECTIONS } from '../../recognize/statement-catalogue-columns.js';
import { CLASSIFICATION_HINTS } from '../../recognize/statement-catalogue.js';
import { plain } from '../../recognize/table-features.js';
import type { Direction, StatementKind } from '../../schema/index.js';
import type { ColumnRole } from './column-roles.js';
import type { Heading } from './headings.js';
import { isSided } from './sides.js';

/** One side of a statement: label columns and the figures to their right. */
export interface Block {
  readonly codes: number[];
  readonly labels: number[];
  readonly amounts: number[];
  readonly percents: number[];
  readonly attributes: number[];
  /** From the headings over the side, else from its row labels; null where a table has one side. */
  direction: Direction | null;
  readonly breakdown: (typeof BREAKDOWN_HEADINGS)[number]['value'] | null;
  readonly classification: (typeof CLASSIFICATION_HINTS)[number]['classification'] | null;
}

/** All columns of a side. */
export function columnsOf({ codes, labels, amounts, percents, attributes }: Block): number[] {
  return [...codes, ...labels, ...amounts, ...percents, ...attributes];
}

/**
 * Splits the columns where a new list begins: 收入 | 支出, 收入 | 功能分类 | 支出用途, or the same list going on
 * beside itself (人员经费 | 公用经费).
 */
export function splitBlocks(
  table: Table,
  index: GridIndex,
  headings: readonly Heading[],
  roles: readonly ColumnRole[],
  kind: StatementKind,
): Block[] {
  const groups: number[][] = [];
  let group: number[] = [];
  let figures = false;
  for (const [col, role] of roles.entries()) {
    const opens = figures && (role === 'label' || role === 'code' || role === 'index');
    if (opens && beginsSide(table, index, headings, roles, col, [...groups, group], kind)) {
      groups.push(group);
      group = [];
      figures = false;
    }
    group.push(col);
    if (role === 'amount' || role === 'percent') figures = true;
  }
  groups.push(group);
  const blocks = groups.map((cols) => blockOf(cols, headings, roles));
  if (blocks.length > 1) for (const block of blocks) block.direction ??= directionByLabels(table, index, block);
  return blocks;
}

function blockOf(cols: readonly number[], headings: readonly Heading[], roles: readonly ColumnRole[]): Block {
  const pick = (...wanted: ColumnRole[]) => cols.filter((col) => wanted.includes(roles[col] ?? 'none'));
  const words = [...new Set(cols.flatMap((col) => headings[col]?.words ?? []))];
  const tops = words.filter((word) => !cols.every((col) => headings[col]?.leaf === word));
  return {
    codes: pick('code'),
    labels: pick('label'),
    amounts: pick('amount'),
    percents: pick('percent'),
    attributes: pick('attribute'),
    direction: directionOf(tops),
    breakdown: BREAKDOWN_HEADINGS.find(({ pattern }) => words.some((word) => pattern.test(word)))?.value ?? null,
    classification:
      CLASSIFICATION_HINTS.find(({ pattern }) => words.some((word) => pattern.test(word)))?.classification ?? null,
  };
}

/** The side's own heading decides: 收入, 财政拨款支出. A heading that names both says nothing. */
function directionOf(words: readonly string[]): Direction | null {
  for (const word of words) {
    const found = DIRECTIONS.find(({ pattern }) => pattern.test(word))?.value ?? 'both';
    if (found !== 'both') return found;
  }
  return null;
}

function beginsSide(
  table: Table,
  index: GridIndex,
  headings: readonly Heading[],
  roles: readonly ColumnRole[],
  col: number,
  groups: readonly (readonly number[])[],
  kind: StatementKind,
): boolean {
  const named = roles[col] === 'index' ? col + 1 : col;
  if (!['label', 'code'].includes(roles[named] ?? 'none')) return false;
  if (!roles.slice(named).some((role) => role === 'amount')) return false;
  if (isSided(kind)) return true;
  const leaf = bare(headings[named]?.leaf);
  const firsts = groups.map((group) => group.find((c) => roles[c] === 'label' || roles[c] === 'code'));
  if (firsts.some((first) => first !== undefined && bare(headings[first]?.leaf) === leaf)) return true;
  for (let row = 0; row < table.headerRows; row++) {
    const cell = index.at(row, named);
    if (cell === undefined || cell.col < col || cell.colSpan < 2 || plain(cell.text) === '') continue;
    const covered = roles.slice(cell.col, cell.col + cell.colSpan);
    if (covered.includes('amount') && SIDE_HEADING.test(plain(cell.text))) return true;
  }
  return false;
}

/** 项目（按功能分类） and 项目 head the same sort of column. */
function bare(leaf: string | undefined): string {
  return (leaf ?? '').replace(/[([].*$/, '');
}

/** A wide heading that opens a list of its own, not 政府采购项目来源 over two columns of one list. */
const SIDE_HEADING = /收入|支出|分类|用途|性质|科目|经费|^项目$/;

function directionByLabels(table: Table, index: GridIndex, block: Block): Direction | null {
  let balance = 0;
  for (let row = table.headerRows; row < table.rows; row++)
    for (const col of block.labels) {
      const text = plain(index.at(row, col)?.text ?? '');
      if (/收入|拨款|资金|上年结转/.test(text)) balance++;
      else if (/支出|下年|年末/.test(text)) balance--;
    }
  return balance === 0 ? null : balance > 0 ? 'revenue' : 'expenditure';
}

import type { Cell } from '../../document/table.js';
import {
  FUND_COLUMNS,
  INDICATOR_COLUMNS,
  ITEM_COLUMNS,
  TASK_COLUMNS,
  roleOf,
  type Catalogue,
  type HeadLabel,
} from '../../recognize/performance-labels.js';
import { isRulerRow } from '../../text/table-words.js';
import { isFigure } from './amounts.js';
import { headDepth, readColumns, type Column } from './columns.js';
import { isTotal, type FormSheet } from './sheet.js';

export type IndicatorRole = keyof typeof INDICATOR_COLUMNS;
export type FundRole = keyof typeof FUND_COLUMNS;
export type TaskRole = keyof typeof TASK_COLUMNS;
export type ItemRole = keyof typeof ITEM_COLUMNS;

/** A block of a form that is a table of its own: its head row, its columns, its body rows `body` to `end` (exclusive). */
export interface Block<Kind extends string, Role extends string> {
  readonly kind: Kind;
  readonly head: number;
  readonly body: number;
  readonly end: number;
  readonly columns: readonly Column<Role>[];
}

export type Region =
  Block<'indicators', IndicatorRole> | Block<'funds', FundRole> | Block<'tasks', TaskRole> | Block<'items', ItemRole>;

const MONEY: readonly FundRole[] = ['initialBudget', 'fullYearBudget', 'executed', 'rate'];

/** Labels that, at the beginning of a row, end the block above. 资金 labels do not: 预算执行 is also a first-level indicator. */
const ENDING: ReadonlySet<HeadLabel> = new Set([
  'project',
  'program',
  'authority',
  'implementingUnit',
  'goalAnnual',
  'goalImplementation',
  'goalPlanned',
  'goalAchieved',
  'taskBlock',
  'itemBlock',
  'duties',
  'staff',
  'scoreIndicators',
  'scoreExecution',
  'scoreTotal',
  'signature',
  'otherLabel',
]);

const DIVIDING: ReadonlySet<HeadLabel | null> = new Set(['fundBySource', 'fundByUse']);

/** The blocks of a form in their order. */
export function findRegions(sheet: FormSheet): Region[] {
  const heads = sheet.rows().flatMap((row) => {
    const kind = headKind(sheet, row);
    return kind === null ? [] : [{ row, kind }];
  });
  const out: Region[] = [];
  heads.forEach(({ row, kind }, i) => {
    const previous = out.at(-1);
    if (previous !== undefined && row < previous.body) return; // a sub-head
    out.push(regionAt(sheet, kind, row, heads[i + 1]?.row ?? sheet.to));
  });
  return out;
}

/** What table the row is the head of, told from the column names in it. */
function headKind(sheet: FormSheet, row: number): Region['kind'] | null {
  const cells = sheet.starting(row).filter((cell) => cell.text.length <= 60);
  const indicator = rolesIn(cells, INDICATOR_COLUMNS);
  const levels = ['level1', 'level2', 'level3'].filter((level) => indicator.has(level)).length;
  if (levels >= 2 || (levels === 1 && indicator.has('target'))) return 'indicators';
  const task = rolesIn(cells, TASK_COLUMNS);
  if (task.has('label') && task.size >= 2) return 'tasks';
  const funds = rolesIn(cells, FUND_COLUMNS);
  const figures = cells.some((cell) => isFigure(cell.text));
  if (MONEY.filter((role) => funds.has(role)).length >= 2 && !figures) return 'funds';
  const item = rolesIn(cells, ITEM_COLUMNS);
  const described = ['detail', 'rationale', 'goalAnnual', 'goalImplementation'].some((role) => item.has(role));
  return item.has('label') && item.has('amount') && described ? 'items' : null;
}

function rolesIn<Role extends string>(cells: readonly Cell[], catalogue: Catalogue<Role>): Set<string> {
  return new Set(cells.map((cell) => roleOf(catalogue, cell.text)).filter((role) => role !== null));
}

function regionAt(sheet: FormSheet, kind: Region['kind'], head: number, limit: number): Region {
  switch (kind) {
    case 'indicators':
      return block(sheet, kind, head, limit, INDICATOR_COLUMNS, new Set<IndicatorRole>(['shortfall']));
    case 'funds':
      return block(sheet, kind, head, limit, FUND_COLUMNS);
    case 'tasks':
      return block(sheet, kind, head, limit, TASK_COLUMNS);
    case 'items':
      return block(sheet, kind, head, limit, ITEM_COLUMNS);
  }
}

function block<Kind extends Region['kind'], Role extends string>(
  sheet: FormSheet,
  kind: Kind,
  head: number,
  limit: number,
  catalogue: Catalogue<Role>,
  groups?: ReadonlySet<Role>,
): Block<Kind, Role> {
  const depth = headDepth(sheet, head, (cell) => roleOf(catalogue, cell.text) !== null);
  const columns = readColumns(sheet, head, depth, catalogue, groups);
  let body = head + depth;
  while (body < limit && isRulerRow(sheet.starting(body).map((cell) => cell.text))) body++;
  let end = body;
  while (end < Math.max(limit, body) && !endsBlock(sheet, kind, end, columns)) end++;
  return { kind, head, body, end, columns };
}

function endsBlock(sheet: FormSheet, kind: Region['kind'], row: number, columns: readonly Column<string>[]): boolean {
  const [lead, ...others] = sheet.starting(row);
  if (lead === undefined) return false;
  // 按收入性质分 | 按支出性质分 below the sums: lists of labels and values side by side, no rows of the columns.
  if (kind === 'funds' && [lead, ...others].some((cell) => DIVIDING.has(sheet.label(cell)))) return true;
  // A name inside the table is a name, whatever it says: only what stands left of it can open another block.
  const inner = columns.find((column) => column.role === 'level3' || column.role === 'content');
  if (inner !== undefined && lead.col >= inner.from) return false;
  if (kind === 'indicators' && isTotal(lead.text)) return true;
  const label = sheet.label(lead);
  return label !== null && ENDING.has(label);
}

export function inRegion(regions: readonly Region[], row: number): boolean {
  return regions.some((region) => row >= region.head && row < region.end);
}

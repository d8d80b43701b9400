import type { Cell, Table } from '../document/table.js';
import { fold } from '../text/fold.js';
import {
  HEAD_LABELS,
  INDICATOR_COLUMNS,
  LEVEL1_NAME,
  LEVEL2_NAME,
  labelKey,
  roleOf,
  type HeadLabel,
} from './performance-labels.js';

const LEVELS = ['level1', 'level2', 'level3'] as const;
const GOALS: ReadonlySet<HeadLabel> = new Set(['goalAnnual', 'goalImplementation', 'goalPlanned']);
const SCORES: ReadonlySet<HeadLabel> = new Set(['scoreIndicators', 'scoreExecution', 'scoreTotal']);
/** Labels that only a form's head carries beside its goal. */
const HEADS: ReadonlySet<HeadLabel> = new Set([
  'project',
  'program',
  'authority',
  'implementingUnit',
  'period',
  'fundTotal',
  'executionWeight',
  'staff',
  'goalAchieved',
]);
const TITLE = /绩效(目标|自评|指标|评价|运行)|自评表/;

/**
 * Whether a table is a performance form (绩效目标表, 汇总表, 自评表), by its structure: the head of an indicator block, a goal
 * among a form's labels, a score row, or, for a page tail whose head is lost, the names of the indicator levels.
 */
export function isPerformanceTable(table: Table): boolean {
  const cells = table.cells.filter((cell) => cell.text.trim() !== '');
  if (hasIndicatorHead(cells) || hasScoreRow(cells)) return true;
  const labels = new Set(cells.map((cell) => roleOf(HEAD_LABELS, cell.text)));
  const goals = [...GOALS].filter((label) => labels.has(label)).length;
  const heads = [...HEADS].filter((label) => labels.has(label)).length;
  if (goals > 0 && (goals > 1 || heads > 0 || TITLE.test(fold(table.caption.title ?? '')))) return true;
  // A form's first page may end before its goal.
  if (labels.has('project') && labels.has('fundTotal') && heads >= 3) return true;
  return hasLevelNames(cells);
}

function hasIndicatorHead(cells: readonly Cell[]): boolean {
  const rows = new Map<number, Set<string>>();
  for (const cell of cells) {
    const key = labelKey(cell.text);
    const level = LEVELS.find((name) => INDICATOR_COLUMNS[name].test(key));
    const role = level ?? (INDICATOR_COLUMNS.target.test(key) && key !== '值' ? 'target' : null);
    if (role !== null) rows.set(cell.row, (rows.get(cell.row) ?? new Set()).add(role));
  }
  return [...rows.values()].some((roles) => roles.size >= 2);
}

/** 总评价得分, C+D: words that no accounting table prints. */
function hasScoreRow(cells: readonly Cell[]): boolean {
  return cells.some((cell) => {
    const role = roleOf(HEAD_LABELS, cell.text);
    return role !== null && SCORES.has(role);
  });
}

function hasLevelNames(cells: readonly Cell[]): boolean {
  const names = new Set<string>();
  for (const cell of cells) {
    const key = labelKey(cell.text);
    if (LEVEL1_NAME.test(key)) names.add(`1${key}`);
    else if (LEVEL2_NAME.test(key) && key.endsWith('指标')) names.add(`2${key}`);
  }
  return names.size >= 2;
}

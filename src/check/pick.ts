import type { Column, Fund, Item, Line } from '../schema/index.js';
import { fold } from '../text/fold.js';
import { columnGroups } from './column-groups.js';
import type { StatementView, Term } from './view.js';

// Where in a statement the figures stand that other statements must agree with.

/** The column that says a row whole: 合计, or the only one. */
export function wholeColumn(view: StatementView): Column | undefined {
  return view.once('whole column', () => findWholeColumn(view));
}

function findWholeColumn(view: StatementView): Column | undefined {
  const columns = view.amountColumns;
  if (columns.length === 1) return columns[0];
  const [group] = [...columnGroups(view)].sort(
    (a, b) => a.total.path.length - b.total.path.length || b.parts.length - a.parts.length,
  );
  return group?.total ?? columns.find(({ item }) => item === 'total' || item === 'three-public-total');
}

/** The first column of an item (公务接待费 …). */
export function itemColumn(view: StatementView, item: Item): Column | undefined {
  return view.amountColumns.find((column) => column.item === item);
}

/** The first column of a fund on the side of expenditure. */
export function fundColumn(view: StatementView, fund: Fund): Column | undefined {
  return view.amountColumns.find((column) => column.fund === fund && column.direction !== 'revenue');
}

/** The row of the totals; a table of one row has no label for it. */
export function totalRow(view: StatementView): Line | undefined {
  // Counts beside the money (团组数) are lines of their own, without amounts.
  const money = view.lines.filter(({ amounts }) => Object.keys(amounts).length > 0);
  return view.totals.at(-1) ?? (money.length === 1 ? money[0] : undefined);
}

/** The total of a one-sided table. */
export function grandTotal(view: StatementView): Term | undefined {
  return cell(view, totalRow(view), wholeColumn(view));
}

/** The figure of a line in a column; undefined where either is missing or nothing is printed there. */
export function cell(view: StatementView, line: Line | undefined, column: Column | undefined): Term | undefined {
  if (line === undefined || column === undefined) return undefined;
  const term = view.term(line, column);
  return term.value === undefined ? undefined : term;
}

/** The totals of one side of a 收支总表: 本年合计 and 总计, in the column that holds them. */
export function sideTotals(
  view: StatementView,
  direction: 'revenue' | 'expenditure',
): { current: Term | undefined; total: Term | undefined } {
  const find = (role: Line['role']): Term | undefined => {
    const line = view.lines.findLast((candidate) => candidate.role === role && candidate.direction === direction);
    const column = view.amountColumns.find(
      (candidate) => line !== undefined && candidate.key in line.cols && isWhole(view, candidate),
    );
    return cell(view, line, column);
  };
  return { current: find('current-year-total'), total: find('total') };
}

/** Not one of the funds beside a 合计. */
function isWhole(view: StatementView, column: Column): boolean {
  return !columnGroups(view).some(({ parts }) => parts.includes(column));
}

/** Names are compared without brackets, quotes and 支出 at the end. */
export function bareName(name: string): string {
  let bare = BARE_NAMES.get(name);
  if (bare === undefined) {
    bare = strip(name);
    if (BARE_NAMES.size < MOST_NAMES) BARE_NAMES.set(name, bare);
  }
  return bare;
}

/** Names recur in every table; a run over thousands of files must not keep them all. */
const BARE_NAMES = new Map<string, string>();
const MOST_NAMES = 5_000;

function strip(name: string): string {
  return fold(name)
    .replace(/["'()、,·]/g, '')
    .replace(/^(?:其中:?|[一二三四五六七八九十]+、)/, '')
    .replace(/(?:支出|费用?|经费)$/, '');
}

/** Lines of the functional or economic classification by code. */
export function byCode(view: StatementView): ReadonlyMap<string, Line> {
  return view.once('by code', () => indexCodes(view));
}

function indexCodes(view: StatementView): Map<string, Line> {
  const lines = new Map<string, Line>();
  const twice = new Set<string>();
  for (const line of view.lines) {
    if (line.code === null || line.classification === 'unit' || line.classification === 'other') continue;
    if (lines.has(line.code)) twice.add(line.code);
    lines.set(line.code, line);
  }
  for (const code of twice) lines.delete(code);
  return lines;
}

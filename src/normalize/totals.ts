import { isDoubtful } from '../document/confidence.js';
import type { Line, Statement, StatementKind } from '../schema/index.js';
import { buildDocument } from './document.js';
import { nearness } from './figures.js';
import type { Part } from './part.js';

/** The tables that state the whole of a budget. */
const WHOLE: ReadonlySet<StatementKind> = new Set([
  'revenue-expenditure-summary',
  'revenue-summary',
  'expenditure-summary',
  'fiscal-appropriation-summary',
]);

interface Total {
  readonly statement: Statement;
  readonly amount: number;
}

/** The totals that a part states, by the kind of table and its side. */
export type Totals = ReadonlyMap<string, readonly Total[]>;

export function totalsOf(part: Part): Totals {
  const totals = new Map<string, Total[]>();
  for (const statement of buildDocument([part]).document.statements) {
    if (!WHOLE.has(statement.kind)) continue;
    for (const line of statement.lines) {
      // A digit that was recognised with doubt makes no second edition.
      if (line.role !== 'total' || isDoubtful(line)) continue;
      const amount = wholeOf(statement, line);
      if (amount === null) continue;
      const key = `${statement.kind}/${line.direction ?? ''}`;
      totals.set(key, [...(totals.get(key) ?? []), { statement, amount }]);
    }
  }
  return totals;
}

/** The whole of a row that also shows its parts; of 年初预算数 and 决算数 side by side, the latter. */
function wholeOf({ columns }: Statement, { amounts }: Line): number | null {
  const all = columns.filter(({ key }) => typeof amounts[key] === 'number');
  const executed = all.filter(({ phase }) => phase === 'executed');
  const values = (executed.length > 0 ? executed : all).map(({ key }) => amounts[key] ?? 0);
  return values.length === 0 ? null : Math.max(...values);
}

/** Whether two parts state different totals in tables of one kind: they are no halves of one disclosure. */
export function contradictTotals(a: Totals, b: Totals): boolean {
  return [...a].some(([key, own]) => {
    const others = b.get(key);
    return (
      others !== undefined &&
      own.every((one) => others.every((other) => !nearness(one.statement, other.statement)(one.amount, other.amount)))
    );
  });
}

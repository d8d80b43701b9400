import type { BudgetDocument, Check, Fact } from '../schema/index.js';
import { organizationKey } from '../recognize/identity/organization.js';
import { CheckContext } from './context.js';
import { counterparts } from './counterpart/index.js';
import { isOwnPhase, keyOf, PROSE_HALF, quote, quoteEn, wan } from './narrative.js';
import { both, difference } from './numbers.js';
import { report } from './report.js';
import type { Outcome, Rule } from './rule.js';

/** X-15, tried where a run holds the documents of a department for several years. */
export const YEAR_RULE: Rule = {
  id: 'X-15',
  name: 'year-over-year',
  title: both('上年数与上年文件一致', 'last year’s figures are those of last year’s document'),
  explanation: both(
    '一次运行中有同一部门（同一行政区划、同一口径、同一阶段）相邻两年的文件时：文字中的上年数（或由增减额推得的上年数）应等于上年文件中的数；决算的年初结转应等于上年决算的年末结转。允许误差 u×2。',
    'where a run holds two years of a department (of one place, scope and stage): the amounts of last year that the text states or implies, and the opening balances, are those of last year’s document; tolerance u × 2.',
  ),
  severity: 'warning',
  check: () => [],
};

/** Tries the rule on a document where the run holds the one of the year before. */
export function checkYear(document: BudgetDocument, documents: readonly BudgetDocument[]): Check[] {
  const line = yearLine(document);
  if (line === null || document.fiscalYear === null) return [];
  const last = document.fiscalYear - 1;
  const [before, another] = documents.filter((other) => other.fiscalYear === last && yearLine(other) === line);
  // Two editions of last year's: nobody can say which of them this year's speaks of.
  if (before === undefined || another !== undefined) return [];
  const rule: Rule = { ...YEAR_RULE, check: (context) => compareYears(context, new CheckContext(before, [])) };
  return report(rule, new CheckContext(document, []));
}

/** Names that are one body's without the name of a place: 西南大学. */
const OF_ONE_BODY = /.{2}(?:大学|学院)$/;

/**
 * Equal for the documents of one department over the years: of one place, scope and stage. Null where the place is not
 * known, because two counties have departments of one name; ministries and universities need none.
 */
export function yearLine({ department, stage }: BudgetDocument): string | null {
  const { name, region, scope, level } = department;
  if (name === '' || (region === null && level !== 'central' && !OF_ONE_BODY.test(name))) return null;
  return [region?.code ?? region?.name ?? '-', organizationKey(name), scope, stage].join('/');
}

function compareYears(now: CheckContext, before: CheckContext): Outcome[] {
  return [...statedBefore(now, before), ...balances(now, before)];
}

/** Totals that mean the same every year; items and classes are moved about between years. */
const COMPARED: ReadonlySet<Fact['item']> = new Set([
  'total',
  'current-year-revenue',
  'current-year-expenditure',
  'basic-expenditure',
  'project-expenditure',
  'three-public-total',
]);

function statedBefore(now: CheckContext, before: CheckContext): Outcome[] {
  return now.facts.flatMap((fact, index) => {
    if (!COMPARED.has(fact.item)) return [];
    const prior = priorAmount(now, index);
    if (prior === null) return [];
    const known = [
      ...before.facts.filter(
        (one) =>
          keyOf(one) === keyOf(fact) && one.measure === 'amount' && one.year === before.year && isOwnPhase(one, before),
      ),
    ].map(({ amount }) => amount);
    const printed = counterparts(before, { ...fact, year: before.year }).map(({ value }) => value);
    const amounts = [...known, ...printed].filter((amount) => typeof amount === 'number');
    const [first] = amounts;
    if (first === undefined) return [];
    const tolerance = PROSE_HALF * 3;
    const same = amounts.find((amount) => Math.abs(difference(amount, prior)) <= tolerance);
    const expected = same ?? first;
    return [
      {
        status: same === undefined ? 'fail' : 'pass',
        unit: 'yuan',
        expected,
        actual: prior,
        tolerance,
        message: both(
          `${quote(fact)} 所说的上年数为 ${wan(prior)}，上年文件为 ${wan(expected)}`,
          `${quoteEn(fact)} puts last year at ${wan(prior)}, last year’s document at ${wan(expected)}`,
        ),
        evidence: [{ fact: index }],
        group: 'years',
      } satisfies Outcome,
    ];
  });
}

/** Last year's amount: stated, or this year's less the change. */
function priorAmount({ facts, year }: CheckContext, index: number): number | null {
  const fact = facts[index];
  if (fact === undefined || year === null) return null;
  if (fact.measure === 'amount' && fact.year === year - 1 && fact.phase === 'budget') return fact.amount;
  const own = facts[index - 1];
  if (own?.source !== fact.source) return null;
  if (fact.measure !== 'change' || fact.amount === null || own.measure !== 'amount' || keyOf(own) !== keyOf(fact))
    return null;
  if (own.year !== year || own.amount === null || fact.change === null || /执行|决算/.test(fact.raw)) return null;
  return difference(
    own.amount,
    fact.change === 'increase' ? fact.amount : fact.change === 'decrease' ? -fact.amount : 0,
  );
}

/** 年初结转和结余 of the accounts is 年末结转和结余 of the year before. */
function balances(now: CheckContext, before: CheckContext): Outcome[] {
  if (!now.final) return [];
  const [opening, closing] = [balanceOf(now, 'opening-balance'), balanceOf(before, 'closing-balance')];
  if (opening === null || closing === null) return [];
  return [
    {
      status: Math.abs(difference(opening.amount, closing.amount)) <= PROSE_HALF * 2 ? 'pass' : 'fail',
      unit: 'yuan',
      expected: closing.amount,
      actual: opening.amount,
      tolerance: PROSE_HALF * 2,
      message: both(
        `年初结转和结余 ${wan(opening.amount)}，上年决算的年末结转和结余为 ${wan(closing.amount)}`,
        `opening balance ${wan(opening.amount)}, closing balance of the year before ${wan(closing.amount)}`,
      ),
      evidence: [{ table: opening.table, row: opening.row }],
      group: 'balances',
    },
  ];
}

function balanceOf(
  context: CheckContext,
  item: 'opening-balance' | 'closing-balance',
): { amount: number; table: number; row: number } | null {
  for (const view of context.of('revenue-expenditure-summary'))
    for (const line of view.lines) {
      // The table may hold 年初预算数 and 决算数 side by side: what was left over is in the latter.
      const columns = view.amountColumns.filter(({ key }) => key in line.amounts);
      const column = columns.find(({ phase }) => phase === 'executed') ?? columns[0];
      const amount = column === undefined ? null : line.amounts[column.key];
      if (line.item === item && typeof amount === 'number')
        return { amount, table: view.statement.table, row: line.row };
    }
  return null;
}

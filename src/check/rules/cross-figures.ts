import type { Fund, Line, StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { equation, trusted } from '../equation.js';
import { both, sum } from '../numbers.js';
import { bareName, cell, fundColumn, grandTotal, itemColumn, sideTotals, totalRow, wholeColumn } from '../pick.js';
import type { Outcome } from '../rule.js';
import { named } from '../sums.js';
import type { StatementView, Term } from '../view.js';

/** One figure of one table must be one of the figures of another. */
function agree(
  view: StatementView,
  left: Term | undefined,
  others: readonly (Term | undefined)[],
  there: StatementView,
): Outcome[] {
  const known = others.filter((term) => term !== undefined);
  const [first] = known;
  if (left === undefined || first === undefined) return [];
  const outcomes = known.flatMap((right) => {
    const other = both(`${there.name} ${right.label}`, `${there.name} ${right.label}`);
    const outcome = equation(left, [right], named(view, left.label, other, `${view.group} ${there.group}`));
    return outcome === null ? [] : [outcome];
  });
  const pass = outcomes.find(({ status }) => status === 'pass');
  return pass === undefined ? outcomes.slice(0, 1) : [pass];
}

/** Every statement of one kind with every one of the other. */
export function pairs(
  context: CheckContext,
  left: StatementKind,
  right: StatementKind,
): [StatementView, StatementView][] {
  return context.of(left).flatMap((a) => context.of(right).map((b): [StatementView, StatementView] => [a, b]));
}

/** the totals of the 收支总表 against those of 收入总表 and 支出总表. */
export function summaryTotals(context: CheckContext): Outcome[] {
  return (['revenue', 'expenditure'] as const).flatMap((direction) =>
    pairs(
      context,
      'revenue-expenditure-summary',
      direction === 'revenue' ? 'revenue-summary' : 'expenditure-summary',
    ).flatMap(([summary, list]) => {
      const { current, total } = sideTotals(summary, direction);
      return agree(list, grandTotal(list), [current, total], summary);
    }),
  );
}

/** 收支总表 names the 类 without a code, 支出表 has both. */
export function summaryClasses(context: CheckContext): Outcome[] {
  return pairs(context, 'revenue-expenditure-summary', 'expenditure-summary').flatMap(([summary, list]) =>
    classAgreement(
      summary,
      summary.lines.filter(({ breakdown, level }) => breakdown === 'function' && level === 1),
      undefined,
      list,
    ),
  );
}

function classAgreement(
  view: StatementView,
  lines: readonly Line[],
  column: ReturnType<typeof wholeColumn>,
  list: StatementView,
): Outcome[] {
  const whole = wholeColumn(list);
  const classes = new Map(
    list.lines
      .filter(({ classification, code }) => classification === 'function' && code?.length === 3)
      .map((line) => [bareName(line.label ?? ''), line]),
  );
  if (classes.size === 0) return [];
  return trusted(
    lines.flatMap((line) => {
      const other = classes.get(bareName(line.label ?? ''));
      const own = column ?? view.amountColumns.find(({ key }) => key in line.cols);
      if (other === undefined || own === undefined) return [];
      return agree(view, cell(view, line, own), [cell(list, other, whole)], list);
    }),
  );
}

/** 基本支出 of the expenditure tables against the tables of basic expenditure. */
export function basicTotals(context: CheckContext): Outcome[] {
  const outcomes = (
    [
      ['general-public-budget-expenditure', 'general-public-budget-basic-expenditure'],
      ['fiscal-appropriation-expenditure', 'fiscal-appropriation-basic-expenditure'],
    ] as const
  ).flatMap(([whole, basic]) =>
    pairs(context, whole, basic).flatMap(([view, list]) =>
      agree(list, basicTotal(list), [cell(view, totalRow(view), itemColumn(view, 'basic-expenditure'))], view),
    ),
  );
  const byUse = (
    ['fiscal-appropriation-basic-expenditure', 'general-public-budget-basic-expenditure'] as const
  ).flatMap((kind) =>
    pairs(context, 'fiscal-appropriation-summary', kind).flatMap(([summary, list]) => {
      const line = summary.lines.find(({ item }) => item === 'basic-expenditure');
      const column = summary.amountColumns.find(({ key }) => line !== undefined && key in line.cols);
      return agree(list, basicTotal(list), [cell(summary, line, column)], summary);
    }),
  );
  return [...outcomes, ...byUse];
}

/** T-14: a table that prints no total has one for each of its two lists. */
export function basicParts(context: CheckContext): Outcome[] {
  return pairs(context, 'general-public-budget-expenditure', 'general-public-budget-basic-expenditure').flatMap(
    ([view, list]) =>
      grandTotal(list) === undefined
        ? agree(list, basicTotal(list), [cell(view, totalRow(view), itemColumn(view, 'basic-expenditure'))], view)
        : [],
  );
}

/** The total of a table of basic expenditure; lists side by side print one for each. */
function basicTotal(view: StatementView): Term | undefined {
  const total = grandTotal(view);
  if (total !== undefined) return total;
  const column = wholeColumn(view);
  const parts = view.lines.filter(
    ({ role, item }) => role === 'subtotal' && (item === 'personnel-expenses' || item === 'non-personnel-expenses'),
  );
  if (column === undefined || parts.length !== 2) return undefined;
  const terms = parts.map((line) => view.term(line, column));
  const [first] = terms;
  if (first === undefined || terms.some(({ value }) => typeof value !== 'number')) return undefined;
  return { ...first, value: sum(terms.map(({ value }) => value ?? 0)), label: '人员经费与公用经费合计' };
}

const FUND_TABLES: readonly (readonly [Fund, StatementKind])[] = [
  ['general-public-budget', 'general-public-budget-expenditure'],
  ['government-fund', 'government-fund'],
  ['state-capital', 'state-capital'],
];

/** 财政拨款收支总表 by fund against the table of each fund, total and 类. */
export function fundTables(context: CheckContext): Outcome[] {
  const byFund = FUND_TABLES.flatMap(([fund, kind]) =>
    pairs(context, 'fiscal-appropriation-summary', kind).flatMap(([summary, list]) => {
      const column = fundColumn(summary, fund);
      if (column === undefined) return [];
      const row = (role: Line['role']): Line | undefined =>
        summary.lines.findLast((line) => line.role === role && line.direction === 'expenditure');
      const totals = [cell(summary, row('current-year-total'), column), cell(summary, row('total'), column)];
      const classes = summary.lines.filter(({ breakdown, level }) => breakdown === 'function' && level === 1);
      return [
        ...agree(list, expenditureTotal(list), totals, summary),
        ...classAgreement(summary, classes, column, list),
      ];
    }),
  );
  const whole = pairs(context, 'fiscal-appropriation-summary', 'fiscal-appropriation-expenditure').flatMap(
    ([summary, list]) => {
      const { current, total } = sideTotals(summary, 'expenditure');
      return agree(list, grandTotal(list), [current, total], summary);
    },
  );
  return [...byFund, ...whole];
}

/** 本年支出 where a table of a fund prints its balances too. */
function expenditureTotal(view: StatementView): Term | undefined {
  return cell(view, totalRow(view), itemColumn(view, 'current-year-expenditure')) ?? grandTotal(view);
}

/** 财政拨款 of the 收入总表 against the revenue of the 财政拨款收支总表. */
export function appropriationRevenue(context: CheckContext): Outcome[] {
  const lists = pairs(context, 'fiscal-appropriation-summary', 'revenue-summary').flatMap(([summary, list]) => {
    const { current, total } = sideTotals(summary, 'revenue');
    const column = list.amountColumns.find(
      ({ path }) => path.some((word) => /^财政拨款/.test(word)) && !path.some((word) => /结转|结余/.test(word)),
    );
    return agree(list, cell(list, totalRow(list), column), [current, total], summary);
  });
  const summaries = pairs(context, 'fiscal-appropriation-summary', 'revenue-expenditure-summary').flatMap(
    ([summary, both_]) => {
      const { current, total } = sideTotals(summary, 'revenue');
      const line = both_.lines.find(({ label, role }) => role === 'item' && /^财政拨款(收入)?$/.test(label ?? ''));
      const column = both_.amountColumns.find(({ key }) => line !== undefined && key in line.cols);
      return agree(both_, cell(both_, line, column), [current, total], summary);
    },
  );
  return [...lists, ...summaries];
}

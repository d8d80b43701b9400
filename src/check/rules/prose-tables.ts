import { THREE_PUBLIC_ITEMS, type Fact, type StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { FISCAL, SUMMARY } from '../counterpart/figures.js';
import { counterparts } from '../counterpart/index.js';
import { isOwnPhase, PROSE_HALF, quote, quoteEn, wan } from '../narrative.js';
import { both, difference } from '../numbers.js';
import { fold } from '../../text/fold.js';
import { grandTotal, sideTotals } from '../pick.js';
import type { Outcome, Rule } from '../rule.js';
import type { Term } from '../view.js';

/** 元 for 万元 or the other way about. */
const UNIT_FACTOR = 10_000;
/** Beyond this share of a figure an amount is not that figure with a slip. */
const FAR = 0.2;

interface Compared {
  readonly index: number;
  readonly amount: number;
  readonly nearest: Term;
  readonly off: number;
  readonly tolerance: number;
  /** The amounts differ by the factor of the units alone. */
  readonly otherUnit: boolean;
  /** The table that the text speaks of may be missing, and this one is of other funds. */
  readonly otherScope: boolean;
}

/** Each amount of the text with the figure of the tables that it is nearest to. */
function compareAll(context: CheckContext): Compared[] {
  return context.once('prose and tables', () => compareFacts(context));
}

function compareFacts(context: CheckContext): Compared[] {
  return context.facts.flatMap((fact, index) => {
    if (fact.measure !== 'amount' || fact.amount === null || fact.year !== context.year) return [];
    if (!isOwnPhase(fact, context) && !context.has('three-public-expenses')) return [];
    const amount = fact.amount;
    const found = counterparts(context, fact).filter(
      () => isOwnPhase(fact, context) || THREE_PUBLIC_ITEMS.has(fact.item),
    );
    const distance = (term: Term): number => Math.abs(difference(amount, term.value ?? 0));
    const [first] = found;
    const [closest] = [...found].sort((a, b) => distance(a) - distance(b));
    if (first === undefined || closest === undefined) return [];
    // Far from all of them, the first is the one that the text means.
    const nearest = distance(closest) > FAR * Math.abs(closest.value ?? 0) ? first : closest;
    const half = Math.max(nearest.half, /亿元/.test(fact.raw) ? 500_000 : PROSE_HALF);
    const otherUnit = amount !== 0 && found.some(({ value }) => sameUpToUnit(amount, value ?? 0));
    const otherScope = !isOfKnownScope(context, fact.item);
    return [{ index, amount, nearest, off: distance(nearest), tolerance: half, otherUnit, otherScope }];
  });
}

/** Whether the table that an amount of the item is in can be none but those of the document. */
function isOfKnownScope(context: CheckContext, item: Fact['item']): boolean {
  switch (item) {
    case 'functional-item':
      return scopesAreKnown(context, true);
    case 'basic-expenditure':
    case 'project-expenditure':
      return scopesAreKnown(context, false);
    case 'current-year-revenue':
    case 'current-year-expenditure':
      // Where there are balances, 合计 of a list may hold them or not; the summary has both.
      return context.has(SUMMARY, FISCAL) || !hasBalances(context);
    default:
      return true;
  }
}

function hasBalances({ facts }: CheckContext): boolean {
  return facts.some(
    ({ item, amount }) => (item === 'opening-balance' || item === 'closing-balance') && (amount ?? 0) !== 0,
  );
}

/** There are tables of all funds and of 财政拨款 alone, or these are the same amount: one of them is the text's. */
function scopesAreKnown(context: CheckContext, byFunction: boolean): boolean {
  return context.once(`scopes are known ${byFunction}`, () => {
    // Some tables of all expenditure are one row; their classes stand in the summary.
    const lists = context
      .of('expenditure-summary', ...(byFunction ? [SUMMARY] : []))
      .filter(({ lines }) => !byFunction || lines.some(({ breakdown }) => breakdown === 'function'));
    const fiscal = context.of('fiscal-appropriation-expenditure', 'general-public-budget-expenditure');
    if (lists.length > 0 && fiscal.length > 0) return true;
    const totals = [
      [...context.of('expenditure-summary').map(grandTotal), ...wholesOf(context, SUMMARY)],
      [...fiscal.map(grandTotal), ...wholesOf(context, FISCAL)],
    ].map((terms) => terms.find((term) => typeof term?.value === 'number'));
    const [all, some] = totals;
    return (
      all !== undefined && some !== undefined && Math.abs(difference(all.value ?? 0, some.value ?? 0)) <= all.half * 2
    );
  });
}

function wholesOf(context: CheckContext, kind: StatementKind): (Term | undefined)[] {
  return context.of(kind).flatMap((view) => {
    const { current, total } = sideTotals(view, 'expenditure');
    return [current, total];
  });
}

function sameUpToUnit(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false;
  const [small, large] = a < b ? [a, b] : [b, a];
  return Math.abs(large / small / UNIT_FACTOR - 1) < 0.001;
}

function outcome(context: CheckContext, compared: Compared, group: string): Outcome {
  const { index, amount, nearest, off, tolerance, otherScope } = compared;
  const fact = context.facts[index];
  const status = off <= tolerance + 0.5 ? 'pass' : otherScope ? 'undetermined' : 'fail';
  const view = context.views.find(({ statement }) => statement.table === nearest.evidence.table);
  const where = view?.name ?? '';
  const value = nearest.value ?? 0;
  return {
    status,
    ...(off > 0 && off <= 2 * tolerance + 0.5 ? { severity: 'info' as const } : {}),
    unit: 'yuan',
    expected: value,
    actual: amount,
    tolerance,
    get message() {
      if (fact === undefined) return both('', '');
      const [a, b] = [wan(amount), wan(value)];
      return both(
        `${quote(fact)}，而《${where}》${nearest.label} 为 ${b}（相差 ${wan(difference(amount, value))}）`,
        `${quoteEn(fact)} says ${a}, table “${where}” has ${b} for ${nearest.label}`,
      );
    },
    evidence: [{ fact: index }, nearest.evidence],
    group,
  };
}

function amounts(context: CheckContext): Outcome[] {
  return compareAll(context)
    .filter(({ otherUnit, otherScope, off, tolerance }) => !otherUnit || otherScope || off <= tolerance)
    .map((one) => outcome(context, one, 'prose'));
}

/** Amounts of the text that no figure of the tables bears out: nothing can be worked out of them. */
export function contradicted(context: CheckContext): ReadonlySet<number> {
  const wrong = compareAll(context).filter(
    ({ off, tolerance, otherScope }) => !otherScope && off > 2 * tolerance + 0.5,
  );
  return new Set(wrong.map(({ index }) => index));
}

function units(context: CheckContext): Outcome[] {
  return compareAll(context)
    .filter(({ otherUnit, otherScope, off, tolerance }) => otherUnit && !otherScope && off > tolerance)
    .map((one) => outcome(context, one, 'prose units'));
}

/** 固定资产 in the text is often the 资产总额 of the table, 无形资产 included. */
function fixedAssets(context: CheckContext): Outcome[] {
  const [view] = context.of('state-assets');
  if (view === undefined) return [];
  return context.facts.flatMap((fact, index) => {
    if (fact.item !== 'fixed-assets' || fact.amount === null) return [];
    const amount = fact.amount;
    const column = view.amountColumns.find(({ key }) => view.totals.some(({ amounts: own }) => key in own));
    const total = view.totals.at(-1);
    const intangible = view.lines.find(({ label }) => /无形资产/.test(fold(label ?? '')));
    if (column === undefined || total === undefined) return [];
    const whole = view.term(total, column);
    const without = intangible?.amounts[column.key] ?? 0;
    if (typeof whole.value !== 'number') return [];
    const expected = difference(whole.value, without);
    const ok = Math.abs(difference(amount, expected)) <= PROSE_HALF;
    const included = without !== 0 && Math.abs(difference(amount, whole.value)) <= PROSE_HALF;
    return [
      {
        status: ok ? ('pass' as const) : ('fail' as const),
        unit: 'yuan' as const,
        expected,
        actual: amount,
        tolerance: PROSE_HALF,
        message: both(
          `${quote(fact)}，《${view.name}》的资产总额为 ${wan(whole.value)}${included ? `，其中含无形资产 ${wan(without)}，固定资产为 ${wan(expected)}` : ''}`,
          `${quoteEn(fact)}: the total of “${view.name}” is ${wan(whole.value)}${included ? ` and includes intangible assets of ${wan(without)}; fixed assets are ${wan(expected)}` : ''}`,
        ),
        evidence: [{ fact: index }, whole.evidence],
        group: 'assets',
      },
    ];
  });
}

export const PROSE_TABLE_RULES: readonly Rule[] = [
  {
    id: 'N-01',
    name: 'prose-vs-table',
    identity: true,
    title: both('文字中的金额与表格一致', 'amounts in the text are those of the tables'),
    explanation: both(
      '文字说明中的金额，换算单位后应等于表格中的相应数字，允许误差为较粗一方末位的一半。表格中没有对应数字的不查。',
      'an amount of the text must be a figure of the tables after conversion, within half of the last place of the coarser one; what has no counterpart is not tried.',
    ),
    severity: 'error',
    check: amounts,
  },
  {
    id: 'N-09',
    name: 'fixed-assets',
    title: both('文字中的固定资产与资产表一致', 'fixed assets in the text are those of the table'),
    explanation: both(
      '文字中的固定资产金额应等于资产表中除无形资产以外的总额。',
      'fixed assets of the text = total of the assets table without intangible assets.',
    ),
    severity: 'warning',
    check: fixedAssets,
  },
  {
    id: 'N-11',
    name: 'prose-unit',
    title: both('文字中的金额单位与表格一致', 'the text uses the right unit of money'),
    explanation: both(
      '文字中的金额与表格恰好相差一万倍时，元与万元用错。',
      'an amount of the text that differs from the table by the factor 10,000 has the wrong unit.',
    ),
    severity: 'error',
    check: units,
  },
];

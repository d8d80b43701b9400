import type { Fact } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { sum } from '../numbers.js';
import type { Outcome } from '../rule.js';
import { rateOutcome } from './prose-changes.js';
import { RESERVE } from './prose-sums.js';

/** 占“三公”经费的, 占收入总额的: what the share is taken of, else the last total before it. */
const OF_THREE_PUBLIC = /占"?三公/;
const OF_OTHERS = /占(?:同期|全区|全市|全省|地区)/;

export function shares(context: CheckContext): Outcome[] {
  return context.facts.flatMap((fact, index) => {
    if (fact.measure !== 'share' || fact.percent === null || OF_OTHERS.test(fact.raw)) return [];
    const own = index - 1;
    const part = context.facts[own];
    if (
      part?.measure !== 'amount' ||
      part.amount === null ||
      part.item !== fact.item ||
      part.labelPath.join() !== fact.labelPath.join()
    )
      return [];
    const whole = OF_THREE_PUBLIC.test(fact.raw.replace(/[“”]/g, '"'))
      ? threePublicTotal(context, index)
      : wholeBefore(context, own);
    if (whole === null || whole.amount === 0) return [];
    const [percent, amount] = [fact.percent, part.amount];
    const judge = (of: Whole): Outcome =>
      rateOutcome(
        fact,
        percent,
        amount,
        of.amount,
        [{ fact: index }, { fact: own }, ...of.facts.map((one) => ({ fact: one }))],
        '占比',
      );
    const outcome = judge(whole);
    if (outcome.status === 'pass') return [outcome];
    // The whole may stand elsewhere, where the pages are in another order.
    const other = sameWholes(context, whole).map(judge);
    return [other.find(({ status }) => status === 'pass') ?? outcome];
  });
}

interface Whole {
  readonly amount: number;
  readonly facts: readonly number[];
}

function wholeBefore(context: CheckContext, index: number): Whole | null {
  const part = context.facts[index];
  if (part === undefined) return null;
  const revenue = part.item === 'current-year-revenue' || part.item === 'opening-balance';
  const wanted = revenue
    ? 'current-year-revenue'
    : part.item.startsWith('procurement')
      ? 'procurement-total'
      : 'current-year-expenditure';
  const ofYear = /占本年支出/.test(context.facts[index + 1]?.raw ?? '');
  for (let i = index - 1; i >= 0; i--) {
    const fact = context.facts[i];
    if (fact?.item !== wanted || fact.measure !== 'amount' || fact.amount === null || fact.year !== context.year)
      continue;
    if (fact.phase !== part.phase || fact.labelPath[0] === RESERVE) continue;
    if ((revenue || ofYear) && fact.labelPath.length > 0) continue;
    return { amount: fact.amount, facts: [i] };
  }
  return null;
}

/** Totals of the document that the share may be of as well: the same item, year and phase as the one that was taken. */
function sameWholes(context: CheckContext, { facts: [taken] }: Whole): Whole[] {
  const of = taken === undefined ? undefined : context.facts[taken];
  if (of === undefined || THREE_ITEMS.includes(of.item)) return [];
  return context.facts.flatMap((fact, i) =>
    fact.item === of.item &&
    fact.measure === 'amount' &&
    fact.year === of.year &&
    fact.phase === of.phase &&
    (fact.amount ?? 0) > 0
      ? [{ amount: fact.amount ?? 0, facts: [i] }]
      : [],
  );
}

const THREE_ITEMS: readonly Fact['item'][] = ['overseas-trips', 'official-vehicles', 'official-reception'];

/** The total where the text names it, else the sum of the three items beside each other. */
function threePublicTotal(context: CheckContext, index: number): Whole | null {
  const near = context.facts
    .map((fact, i) => ({ fact, i }))
    .filter(({ fact, i }) => Math.abs(i - index) <= 6 && fact.measure === 'amount' && fact.amount !== null);
  const items = THREE_ITEMS.map((item) => near.find(({ fact }) => fact.item === item));
  if (items.some((one) => one === undefined)) return null;
  const known = items.filter((one) => one !== undefined);
  return { amount: sum(known.map(({ fact }) => fact.amount ?? 0)), facts: known.map(({ i }) => i) };
}

import type { Fact } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { amountBefore, keyOf, percentDecimals, PROSE_HALF, quote, quoteEn, wan } from '../narrative.js';
import { both, difference, round } from '../numbers.js';
import type { Evidence, Outcome, Rule } from '../rule.js';
import { contraryWords } from './change-words.js';
import { contradicted } from './prose-tables.js';

/** A stated change with the amounts it is about: this one and the one it is compared with. */
interface Change {
  readonly fact: Fact;
  readonly index: number;
  readonly current: number;
  readonly prior: number;
  /** The amount compared with is printed, not worked out of the change. */
  readonly priorPrinted: boolean;
  readonly evidence: readonly Evidence[];
}

const AGAINST_BUDGET = /决算数?.{0,8}预算数/;
/** 基本持平: what still counts as unchanged. */
const ABOUT = 0.01;

function changes(context: CheckContext): Change[] {
  const { facts, year } = context;
  return facts.flatMap((fact, index): Change[] => {
    if (fact.measure !== 'change') return [];
    const againstBudget = AGAINST_BUDGET.test(fact.raw);
    const own = amountBefore(facts, index, (one) => one.year === year && (!againstBudget || one.phase === 'executed'));
    if (own === null) return [];
    // A second change of one amount has another basis (同口径) than the first.
    if (
      !againstBudget &&
      facts
        .slice(own + 1, index)
        .some((one) => keyOf(one) === keyOf(fact) && one.measure === 'change' && !AGAINST_BUDGET.test(one.raw))
    )
      return [];
    const other = amountBefore(facts, index, (one) =>
      againstBudget ? one.year === year && one.phase === 'budget' : year !== null && one.year === year - 1,
    );
    const current = facts[own]?.amount ?? 0;
    const evidence = [{ fact: index }, { fact: own }, ...(other === null ? [] : [{ fact: other }])];
    if (other !== null)
      return [{ fact, index, current, prior: facts[other]?.amount ?? 0, priorPrinted: true, evidence }];
    const prior = priorOf(fact, current);
    return prior === null || contradicted(context).has(own)
      ? []
      : [{ fact, index, current, prior, priorPrinted: false, evidence }];
  });
}

/** What it was before, from what it is and by how much it changed. */
function priorOf(fact: Fact, current: number): number | null {
  if (fact.amount === null || fact.change === null) return null;
  if (fact.change === 'unchanged') return current;
  return difference(current, fact.change === 'increase' ? fact.amount : -fact.amount);
}

const WORDS = {
  increase: both('增加', 'an increase'),
  decrease: both('减少', 'a decrease'),
  unchanged: both('持平', 'no change'),
} as const;

function trendOf(from: number, to: number): keyof typeof WORDS {
  const delta = difference(to, from);
  return Math.abs(delta) <= PROSE_HALF ? 'unchanged' : delta > 0 ? 'increase' : 'decrease';
}

function wrongWord({ fact, current, prior }: Change): boolean {
  const trend = trendOf(prior, current);
  if (fact.change === null || fact.change === trend) return false;
  if (fact.change === 'unchanged' || trend === 'unchanged')
    return (
      Math.abs(difference(current, prior)) > (/基本/.test(fact.raw) ? ABOUT * Math.abs(prior) : PROSE_HALF) ||
      (trend === 'unchanged' && fact.amount !== null && fact.amount > PROSE_HALF)
    );
  return true;
}

/** N-02: the word and the amount of a change fit the two amounts. */
function directions(context: CheckContext): Outcome[] {
  return changes(context).flatMap((change) => {
    const { fact, current, prior, priorPrinted, evidence } = change;
    if (!priorPrinted || fact.change === null || fact.change === 'unchanged') return [];
    const delta = difference(current, prior);
    const wrong = wrongWord(change);
    const amountWrong = fact.amount !== null && Math.abs(difference(Math.abs(delta), fact.amount)) > 3 * PROSE_HALF;
    const trend = WORDS[trendOf(prior, current)];
    return [
      {
        status: wrong || amountWrong ? 'fail' : 'pass',
        unit: 'yuan',
        expected: delta,
        actual: fact.amount === null ? null : fact.change === 'decrease' ? -fact.amount : fact.amount,
        tolerance: 3 * PROSE_HALF,
        message: both(
          `${quote(fact)}，而由 ${wan(prior)} 到 ${wan(current)} 是${trend.zh} ${wan(Math.abs(delta))}`,
          `${quoteEn(fact)}: from ${wan(prior)} to ${wan(current)} is ${trend.en} of ${wan(Math.abs(delta))}`,
        ),
        evidence,
        group: 'changes',
      } satisfies Outcome,
    ];
  });
}

/** N-08: nothing grows at a rate from zero, and what differs is not 持平. */
function impossible(context: CheckContext): Outcome[] {
  return changes(context).flatMap((change): Outcome[] => {
    const { fact, current, prior, priorPrinted, evidence } = change;
    if (!priorPrinted) return [];
    const fromZero = fact.percent !== null && prior === 0 && current !== 0;
    const notSame = fact.change === 'unchanged' && wrongWord(change);
    if (!fromZero && fact.change !== 'unchanged') return [];
    const base = {
      unit: 'yuan' as const,
      expected: prior,
      actual: current,
      tolerance: PROSE_HALF,
      evidence,
      group: 'unchanged',
    };
    if (!fromZero && !notSame)
      return [{ ...base, status: 'pass' as const, message: both(`${quote(fact)} 属实`, `${quoteEn(fact)} is so`) }];
    return [
      {
        ...base,
        status: 'fail' as const,
        message: fromZero
          ? both(
              `${quote(fact)}，而基数为 0，没有增减幅度可言`,
              `${quoteEn(fact)}: the base is 0 and has no rate of change`,
            )
          : both(
              `${quote(fact)}，而由 ${wan(prior)} 变为 ${wan(current)}`,
              `${quoteEn(fact)}, while it went from ${wan(prior)} to ${wan(current)}`,
            ),
      },
    ];
  });
}

/** Rates that are off by no more than this are a matter of rounding. */
const SLIGHT = 0.05;

/** N-03: the stated rate is the change over the amount before. */
function rates(context: CheckContext): Outcome[] {
  return changes(context).flatMap((change) => {
    const { fact, current, prior, priorPrinted, evidence } = change;
    if (fact.percent === null || Math.abs(prior) <= PROSE_HALF || (priorPrinted && wrongWord(change))) return [];
    const delta = fact.amount ?? Math.abs(difference(current, prior));
    return [rateOutcome(fact, fact.percent, delta, prior, evidence, '变动')];
  });
}

/** N-03 for 完成年初预算的 N%. */
function completions(context: CheckContext): Outcome[] {
  const { facts, year } = context;
  return facts.flatMap((fact, index) => {
    if (fact.measure !== 'rate' || fact.percent === null) return [];
    const spent = amountBefore(facts, index, (one) => one.year === year && one.phase === 'executed');
    const planned = amountBefore(facts, index, (one) => one.year === year && one.phase === 'budget');
    if (spent === null || planned === null) return [];
    const [part, whole] = [facts[spent]?.amount ?? 0, facts[planned]?.amount ?? 0];
    if (whole === 0) return [];
    return [
      rateOutcome(fact, fact.percent, part, whole, [{ fact: index }, { fact: spent }, { fact: planned }], '完成'),
    ];
  });
}

export function rateOutcome(
  fact: Fact,
  stated: number,
  part: number,
  whole: number,
  evidence: readonly Evidence[],
  what: string,
): Outcome {
  const decimals = percentDecimals(fact);
  const computed = round((part / whole) * 100, Math.max(2, decimals));
  const off = Math.abs(round(computed, decimals) - stated);
  const step = 10 ** -decimals;
  // What the rounding of the two amounts themselves can do to the rate.
  const play = whole === 0 ? 0 : ((PROSE_HALF * (1 + Math.abs(part / whole))) / Math.abs(whole)) * 100 + step / 2;
  const status = off < step / 2 ? 'pass' : 'fail';
  const slight = off <= Math.max(SLIGHT, play) + 1e-9;
  return {
    status,
    ...(status === 'fail' && slight ? { severity: 'info' as const } : {}),
    unit: 'percent',
    expected: computed,
    actual: stated,
    tolerance: round(step / 2, 4),
    message: both(
      `${quote(fact)}，按 ${wan(part)} 与 ${wan(whole)} 计算为 ${computed}%`,
      `${quoteEn(fact)}: ${wan(part)} over ${wan(whole)} is ${computed} %`,
    ),
    evidence,
    group: `rates ${what}`,
  };
}

export const PROSE_CHANGE_RULES: readonly Rule[] = [
  {
    id: 'N-02',
    name: 'change-direction',
    title: both('增减的方向和金额与前后两数相符', 'the direction and the amount of a change fit the two amounts'),
    explanation: both(
      '增减额 = 本年数 − 上年数，允许误差 u×3；“增加”“减少”“大于”“小于”等词应与符号一致，同一变动的额与幅度方向应相同。决算数与预算数的比较同样如此。',
      'change = this year − last year, tolerance u × 3; the word (增加, 减少, 大于, 小于) must agree with the sign, and the amount and the rate of one change must go the same way. The same for 决算数 against 预算数.',
    ),
    severity: 'error',
    check: (context) => [...directions(context), ...contraryWords(context)],
  },
  {
    id: 'N-03',
    name: 'change-rate',
    title: both('增减幅度、完成率计算无误', 'rates of change and of completion are computed right'),
    explanation: both(
      '幅度 = 增减额 ÷ 上年数 × 100，完成率 = 决算数 ÷ 预算数 × 100，按印出的小数位比较；相差不超过 0.05 个百分点的为提示。',
      'rate = change / last year × 100, completion = accounts / budget × 100, at the printed decimals; differences up to 0.05 points are information.',
    ),
    severity: 'warning',
    check: (context) => [...rates(context), ...completions(context)],
  },
  {
    id: 'N-08',
    name: 'impossible-change',
    title: both('持平与幅度的说法成立', '持平 and rates from zero'),
    explanation: both(
      '前后两数不同则不能说持平；上年数为零则没有增减幅度。',
      'amounts that differ are not 持平; from a base of zero there is no rate.',
    ),
    severity: 'error',
    check: impossible,
  },
];

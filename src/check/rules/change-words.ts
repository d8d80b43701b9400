import type { Fact } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding } from '../finding.js';
import { keyOf, quote, quoteEn } from '../narrative.js';
import { both } from '../numbers.js';
import type { Outcome } from '../rule.js';

/** 增长9.21%: a rate with nothing before its word, which belongs to the amount before it. */
const BARE_RATE = /^(?:增长|下降|增加|减少|上升|降低|提高)(?:了|率)?(?:为|约)?[\d.,]+%$/;

/** 减少498.72万元，增长9.21%: one change told with two words that exclude each other. */
export function contraryWords(context: CheckContext): Outcome[] {
  return context.facts.flatMap((fact, index) => {
    const before = context.facts[index - 1];
    if (before === undefined || !isRateOf(fact, before)) return [];
    const [first, second] = [before.change, fact.change];
    if (first === null || second === null || first === second || (fact.percent ?? 0) === 0) return [];
    const message = both(
      `${quote(before)}与其后的“${fact.raw}”方向相反`,
      `${quoteEn(before)} and “${fact.raw}” after it go in opposite directions`,
    );
    return [finding(message, [{ fact: index - 1 }, { fact: index }], `words ${index}`)];
  });
}

function isRateOf(rate: Fact, change: Fact): boolean {
  return (
    rate.measure === 'change' &&
    change.measure === 'change' &&
    rate.amount === null &&
    change.percent === null &&
    rate.page === change.page &&
    keyOf(rate) === keyOf(change) &&
    rate.year === change.year &&
    BARE_RATE.test(fold(rate.raw)) &&
    !/决算数?.{0,8}预算数/.test(fold(change.raw))
  );
}

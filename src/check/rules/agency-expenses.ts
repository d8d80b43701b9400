import type { Fact } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { counterparts } from '../counterpart/index.js';
import { isOwnPhase, PROSE_HALF, quote, quoteEn, wan } from '../narrative.js';
import { both, difference } from '../numbers.js';
import { ruleText, type Outcome, type Rule } from '../rule.js';

const ADMINISTRATIVE = /行政|参公|参照公务员|机关/;

/**
 * 机关运行经费 is 公用经费 of the bodies that are offices (行政单位和参公单位). A department with public institutions
 * (事业单位) has more of the latter: only one whose own list of bodies names no other can be wrong.
 */
function agencyExpenses(context: CheckContext): Outcome[] {
  return context.facts.flatMap((fact, index) => {
    if (fact.item !== 'agency-operating-expenses' || fact.measure !== 'amount' || fact.amount === null) return [];
    if (fact.year !== context.year || !isOwnPhase(fact, context)) return [];
    const terms = counterparts(context, { ...fact, item: 'non-personnel-expenses' } satisfies Fact);
    const amount = fact.amount;
    const off = (value: number | null | undefined): number => Math.abs(difference(amount, value ?? 0));
    const [nearest] = [...terms].sort((a, b) => off(a.value) - off(b.value));
    if (typeof nearest?.value !== 'number') return [];
    const tolerance = Math.max(PROSE_HALF, nearest.half) * 2;
    const equal = off(nearest.value) <= tolerance;
    if (!equal && !officesOnly(context)) return [];
    return [
      {
        status: equal ? 'pass' : 'fail',
        unit: 'yuan',
        expected: nearest.value,
        actual: amount,
        tolerance,
        message: both(
          `${quote(fact)}，基本支出表的公用经费为 ${wan(nearest.value)}`,
          `${quoteEn(fact)}; non-personnel expenses of the table of basic expenditure are ${wan(nearest.value)}`,
        ),
        evidence: [{ fact: index }, nearest.evidence],
        group: 'agency',
      } satisfies Outcome,
    ];
  });
}

/** 部门机构设置情况表 lists the bodies and the nature of each. */
function officesOnly(context: CheckContext): boolean {
  const bodies = context.of('organization').flatMap(({ lines }) => lines);
  return (
    bodies.length > 0 &&
    bodies.every(({ attributes }) =>
      attributes.some(({ column, text }) => /性质|类型/.test(fold(column)) && ADMINISTRATIVE.test(fold(text))),
    )
  );
}

export const AGENCY_EXPENSES_RULE: Rule = {
  id: 'X-11',
  name: 'agency-expenses',
  ...ruleText(
    '行政单位和参公单位的机关运行经费等于基本支出中的公用经费；部门另有事业单位的不查',
    'operating expenses of offices are the non-personnel expenses of their basic expenditure; departments with public institutions are not tried',
    both('允许误差 u×2', 'tolerance u × 2'),
  ),
  severity: 'warning',
  check: agencyExpenses,
};

import type { CheckContext } from '../context.js';
import { textFinding } from '../finding.js';
import { PROSE_HALF, quote, quoteEn, wan } from '../narrative.js';
import { both, difference, sum } from '../numbers.js';
import type { Outcome } from '../rule.js';

// Wholes of the text whose parts are told by what the text calls them: sources of revenue, kinds of vehicles.

/** 本年收入 and the sources that are named after it. */
export function revenueParts(context: CheckContext): Outcome[] {
  return context.facts.flatMap((whole, index) => {
    if (
      whole.item !== 'current-year-revenue' ||
      whole.labelPath.length > 0 ||
      whole.measure !== 'amount' ||
      whole.year !== context.year
    )
      return [];
    const named: number[] = [];
    for (let i = index + 1; i < context.facts.length; i++) {
      const fact = context.facts[i];
      if (
        fact === undefined ||
        !(fact.item === 'opening-balance' || (fact.item === 'current-year-revenue' && fact.labelPath.length > 0))
      )
        break;
      if (fact.measure === 'amount' && fact.year === context.year && fact.amount !== null) named.push(i);
    }
    const path = (i: number): string => context.facts[i]?.labelPath[0] ?? '';
    const whole_ = named.some((i) => path(i) === '财政拨款');
    const parts = named.filter((i) => !whole_ || !OF_APPROPRIATION.has(path(i)));
    if (new Set(parts.map(path)).size !== parts.length || parts.length < 2) return [];
    if (!parts.some((i) => context.facts[i]?.item === 'current-year-revenue')) return [];
    const expected = sum(parts.map((i) => context.facts[i]?.amount ?? 0));
    const off = Math.abs(difference(whole.amount ?? 0, expected));
    const tolerance = PROSE_HALF * (parts.length + 1);
    return [
      {
        status: off <= tolerance ? 'pass' : 'fail',
        unit: 'yuan',
        expected,
        actual: whole.amount,
        tolerance,
        message: both(
          `${quote(whole)}，而各项收入之和为 ${wan(expected)}`,
          `${quoteEn(whole)}: its sources add up to ${wan(expected)}`,
        ),
        evidence: [{ fact: index }, ...parts.map((fact) => ({ fact }))],
        group: 'breakdown revenue',
      } satisfies Outcome,
    ];
  });
}

const OF_APPROPRIATION: ReadonlySet<string> = new Set(['一般公共预算', '政府性基金预算', '国有资本经营预算']);

/** 共有车辆 N 辆 and the parts by use. */
export function vehicleCounts(context: CheckContext): Outcome[] {
  return context.facts.flatMap((whole, index) => {
    if (whole.item !== 'vehicles-count' || whole.labelPath.length > 0) return [];
    const end = context.facts.findIndex(
      (fact, i) => i > index && (fact.item !== 'vehicles-count' || fact.labelPath.length === 0),
    );
    const parts = context.facts.slice(index + 1, end < 0 ? undefined : end);
    if (parts.length < 3) return [];
    const expected = sum(parts.map(({ amount }) => amount ?? 0));
    return [
      {
        status: expected === whole.amount ? 'pass' : 'fail',
        unit: 'count',
        expected,
        actual: whole.amount,
        tolerance: 0,
        message: both(
          `${quote(whole)}，而各类用车之和为 ${expected} 辆`,
          `${quoteEn(whole)}: the kinds of vehicles add up to ${expected}`,
        ),
        evidence: [{ fact: index }],
        group: 'vehicles',
      } satisfies Outcome,
    ];
  });
}

/** A vehicle more, or new ones: what is said to make the expense grow. */
const MORE_VEHICLES =
  /(?:增加|新增|购置|更新)(?:了)?[^。;,()]{0,6}(?:用车|车辆)(?![^。;,]{0,4}(?:费|经费|支出|次数|里程))/g;

/** The text has the cause that vehicles were added, and nothing for buying one. */
export function unpaidVehicles(context: CheckContext): Outcome[] {
  const none = context.facts.findIndex(
    ({ item, measure, amount, year }) =>
      item === 'vehicle-purchase' && measure === 'amount' && amount === 0 && year === context.year,
  );
  const fact = context.facts[none];
  if (fact === undefined) return [];
  return context.prose.flatMap((passage) => {
    // Only where it gives the reason of the change of the “三公” expenses.
    if (!/三公/.test(passage.folded)) return [];
    return [...passage.folded.matchAll(MORE_VEHICLES)]
      .filter(({ index }) => /原因[^。;]{0,12}$/.test(passage.folded.slice(0, index)))
      .map((match) => {
        const span = { from: match.index, to: match.index + match[0].length };
        const what = both(
          '原因是增加车辆，而公务用车购置费为 0',
          'vehicles were added, and nothing is spent on buying any',
        );
        return textFinding(passage, span, what, 'vehicles bought', 'info');
      });
  });
}

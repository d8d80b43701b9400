import type { Fact } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { isOwnPhase, PROSE_HALF, quote, quoteEn, wan } from '../narrative.js';
import { both, difference, sum } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import { revenueParts, unpaidVehicles, vehicleCounts } from './prose-parts.js';
import { shares } from './shares.js';

type Item = Fact['item'];

/** A whole in the text and the parts that are named right after it. */
interface Breakdown {
  readonly rule: 'N-04' | 'N-05';
  readonly whole: Item;
  readonly parts: readonly Item[];
  /** Which of the parts must be named; the others count as nothing where they are not. */
  readonly required: readonly Item[];
  /** Named among the parts without being one. */
  readonly among?: readonly Item[];
}

const BREAKDOWNS: readonly Breakdown[] = [
  {
    rule: 'N-04',
    whole: 'current-year-expenditure',
    parts: [
      'basic-expenditure',
      'project-expenditure',
      'business-expenditure',
      'remittance-to-superior',
      'subsidy-to-subordinates',
      'closing-balance',
    ],
    required: ['basic-expenditure', 'project-expenditure'],
    among: ['personnel-expenses', 'non-personnel-expenses'],
  },
  {
    rule: 'N-04',
    whole: 'total',
    parts: ['basic-expenditure', 'project-expenditure'],
    required: ['basic-expenditure', 'project-expenditure'],
  },
  {
    rule: 'N-04',
    whole: 'basic-expenditure',
    parts: ['personnel-expenses', 'non-personnel-expenses'],
    required: ['personnel-expenses', 'non-personnel-expenses'],
  },
  {
    rule: 'N-04',
    whole: 'procurement-total',
    parts: ['procurement-goods', 'procurement-works', 'procurement-services'],
    required: ['procurement-goods', 'procurement-services'],
  },
  {
    rule: 'N-05',
    whole: 'three-public-total',
    parts: ['overseas-trips', 'official-vehicles', 'official-reception'],
    required: ['official-reception'],
    among: ['vehicle-purchase', 'vehicle-operation'],
  },
  {
    rule: 'N-05',
    whole: 'official-vehicles',
    parts: ['vehicle-purchase', 'vehicle-operation'],
    required: ['vehicle-purchase', 'vehicle-operation'],
  },
];

function breakdowns(context: CheckContext, id: Breakdown['rule']): Outcome[] {
  return BREAKDOWNS.filter(({ rule }) => rule === id).flatMap((breakdown) =>
    context.facts.flatMap((whole, index) => {
      const isAmount = whole.measure === 'amount' && isOwnPhase(whole, context);
      const isChange = whole.measure === 'change' && whole.amount !== null && whole.change !== null;
      if (whole.item !== breakdown.whole || whole.year !== context.year || (!isAmount && !isChange)) return [];
      const parts = partsAfter(context, index, breakdown);
      const outcome = partsOutcome(context, whole, index, parts, breakdown);
      return outcome === null ? [] : [outcome];
    }),
  );
}

/** Facts of the parts after the whole, up to the first fact about something else; each part once. */
function partsAfter(context: CheckContext, index: number, { whole, parts, among = [] }: Breakdown): number[] {
  const of = context.facts[index];
  const found: number[] = [];
  for (let i = index + 1; i < context.facts.length; i++) {
    const fact = context.facts[i];
    if (fact === undefined || of === undefined) break;
    if (fact.item === whole && fact.measure === of.measure && fact.labelPath.length === of.labelPath.length) break;
    const extra = fact.item === 'current-year-expenditure' && fact.labelPath[0] === RESERVE;
    if (fact.item !== whole && !parts.includes(fact.item) && !among.includes(fact.item) && !extra) break;
    if (!parts.includes(fact.item) && !extra) continue;
    if (
      fact.measure !== of.measure ||
      fact.year !== of.year ||
      fact.phase !== of.phase ||
      (fact.amount === null && fact.change !== 'unchanged')
    )
      continue;
    if (!found.some((j) => context.facts[j]?.item === fact.item)) found.push(i);
  }
  return found;
}

/** Jiangsu budgets a reserve beside basic and project expenditure. */
export const RESERVE = '单位预留机动经费';

function partsOutcome(
  context: CheckContext,
  whole: Fact,
  index: number,
  parts: readonly number[],
  breakdown: Breakdown,
): Outcome | null {
  const found = parts.map((i) => context.facts[i]).filter((fact) => fact !== undefined);
  const vehicles =
    breakdown.whole === 'three-public-total' && !found.some(({ item }) => item === 'official-vehicles')
      ? vehicleParts(context, index)
      : [];
  const all = [...found, ...vehicles];
  const items = all.map(({ item }) => item);
  const change = whole.measure === 'change';
  if (change ? all.every(({ amount }) => amount === null) : !breakdown.required.every((item) => items.includes(item)))
    return null;
  if (change && breakdown.whole !== 'three-public-total' && !breakdown.required.every((item) => items.includes(item)))
    return null;
  if (all.length < (change ? 1 : 2)) return null;
  const [actual, expected] = [signed(whole), sum(all.map(signed))];
  const tolerance = PROSE_HALF * (all.length + 1);
  const off = Math.abs(difference(actual, expected));
  return {
    status: off <= tolerance ? 'pass' : 'fail',
    ...(off > 0 && off <= 2 * PROSE_HALF * all.length ? { severity: 'info' as const } : {}),
    unit: 'yuan',
    expected,
    actual,
    tolerance,
    message: both(
      `${quote(whole)}，而其各项之和为 ${wan(expected)}`,
      `${quoteEn(whole)}: its parts add up to ${wan(expected)}`,
    ),
    evidence: [{ fact: index }, ...parts.map((fact) => ({ fact }))],
    group: `breakdown ${breakdown.whole}`,
  };
}

/** 购置 and 运行 named apart, without their sum. */
function vehicleParts(context: CheckContext, index: number): Fact[] {
  const of = context.facts[index];
  const out: Fact[] = [];
  for (const fact of context.facts.slice(index + 1)) {
    if (!['overseas-trips', 'vehicle-purchase', 'vehicle-operation', 'official-reception'].includes(fact.item)) break;
    if (
      fact.measure === of?.measure &&
      fact.year === of.year &&
      fact.item.startsWith('vehicle-') &&
      !out.some(({ item }) => item === fact.item)
    )
      out.push(fact);
  }
  return out;
}

function signed({ amount, change }: Fact): number {
  return change === 'decrease' ? -(amount ?? 0) : (amount ?? 0);
}

function explain(zh: string, en: string): Rule['explanation'] {
  return both(`${zh}。允许误差 u×(n+1)。`, `${en}; tolerance u × (n + 1).`);
}

export const PROSE_SUM_RULES: readonly Rule[] = [
  {
    id: 'N-04',
    name: 'prose-breakdown',
    title: both('文字中的合计等于各项之和', 'totals in the text are the sums of their parts'),
    explanation: explain(
      '支出 = 基本支出 + 项目支出，增减额同此；基本支出 = 人员经费 + 公用经费；收入 = 各项收入；政府采购 = 货物 + 工程 + 服务；车辆 = 各类用车',
      'expenditure = basic + project, changes likewise; basic = personnel + non-personnel; revenue = its sources; procurement = goods + works + services; vehicles = their kinds',
    ),
    severity: 'error',
    check: (context) => [...breakdowns(context, 'N-04'), ...revenueParts(context), ...vehicleCounts(context)],
  },
  {
    id: 'N-05',
    name: 'prose-three-public',
    title: both('文字中的“三公”经费等于各项之和', 'the three public expenses in the text add up'),
    explanation: explain(
      '“三公”经费 = 因公出国（境）+ 公务用车 + 公务接待，增减额同此；公务用车 = 购置 + 运行；说增加了车辆而购置费为 0 的，作提示',
      'three public = trips abroad + vehicles + reception, changes likewise; vehicles = purchase + operation; vehicles added without an expense for buying them are information',
    ),
    severity: 'error',
    check: (context) => [...breakdowns(context, 'N-05'), ...unpaidVehicles(context)],
  },
  {
    id: 'N-07',
    name: 'share',
    title: both('占比计算无误', 'shares are computed right'),
    explanation: both(
      '占比 = 部分 ÷ 总数 × 100，按印出的小数位比较；收入类以本年收入合计、支出类以本年支出合计、“三公”各项以三项之和为总数。相差不超过 0.05 个百分点的为提示。',
      'share = part / whole × 100 at the printed decimals; the whole is the year’s revenue, the year’s expenditure, or the sum of the three public expenses; differences up to 0.05 points are information.',
    ),
    severity: 'warning',
    check: shares,
  },
];

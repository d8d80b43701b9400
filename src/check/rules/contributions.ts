import type { CheckContext } from '../context.js';
import { equation, judgedAs } from '../equation.js';
import { wan } from '../narrative.js';
import { both } from '../numbers.js';
import { byCode, cell, wholeColumn } from '../pick.js';
import type { Outcome, Rule } from '../rule.js';
import { named } from '../sums.js';
import type { StatementView } from '../view.js';

/** Contributions that stand in two classifications. */
const TWINS = [
  ['30108', '2080505'],
  ['30109', '2080506'],
  ['30113', '2210201'],
] as const;

/** 职工基本医疗保险缴费 and 公务员医疗补助缴费 together are 行政事业单位医疗. */
const MEDICAL = { economic: ['30110', '30111'], functional: '21011' } as const;

function twins(context: CheckContext): Outcome[] {
  return context.of('general-public-budget-basic-expenditure').flatMap((basic) =>
    context.of('general-public-budget-expenditure').flatMap((view) => [
      ...medical(basic, view),
      ...TWINS.flatMap(([economic, functional]) => {
        const left = cell(basic, byCode(basic).get(economic), wholeColumn(basic));
        const right = cell(view, byCode(view).get(functional), wholeColumn(view));
        if (left === undefined || right === undefined) return [];
        const other = both(`${functional} ${right.label}`, `${functional} ${right.label}`);
        const outcome = equation(left, [right], named(basic, `${economic} ${left.label}`, other));
        return outcome === null ? [] : [judgedAs(outcome, outcome.status, 'info')];
      }),
    ]),
  );
}

function medical(basic: StatementView, view: StatementView): Outcome[] {
  const whole = cell(view, byCode(view).get(MEDICAL.functional), wholeColumn(view));
  const parts = MEDICAL.economic
    .map((code) => cell(basic, byCode(basic).get(code), wholeColumn(basic)))
    .filter((term) => term !== undefined);
  if (whole === undefined || parts.length === 0) return [];
  const codes = MEDICAL.economic.join(' + ');
  const outcome = equation(whole, parts, named(view, `${MEDICAL.functional} ${whole.label}`, both(codes, codes)));
  return outcome === null ? [] : [judgedAs(outcome, outcome.status, 'info')];
}

/** 职业年金 (8 %) over the employer's pension contribution: 20 % until the spring of 2019, 16 % since. */
const PENSION_RATES: readonly { readonly until: number; readonly share: number }[] = [
  { until: 2018, share: 0.4 },
  { until: Number.POSITIVE_INFINITY, share: 0.5 },
];
/** The year in which the rate changed has both. */
const PENSION_CHANGE = 2019;
const PENSION_PLAY = 0.02;

function pensions(context: CheckContext): Outcome[] {
  const { year } = context;
  const share = PENSION_RATES.find(({ until }) => year !== null && year <= until)?.share;
  if (share === undefined || year === PENSION_CHANGE) return [];
  return context.of('general-public-budget-basic-expenditure').flatMap((view) => {
    const [pension, annuity] = ['30108', '30109'].map((code) => cell(view, byCode(view).get(code), wholeColumn(view)));
    if (typeof pension?.value !== 'number' || typeof annuity?.value !== 'number' || pension.value <= 0) return [];
    const expected = pension.value * share;
    const tolerance = PENSION_PLAY * expected + 2 * pension.half;
    return [
      {
        status: Math.abs(annuity.value - expected) <= tolerance ? 'pass' : 'fail',
        unit: 'yuan',
        expected,
        actual: annuity.value,
        tolerance,
        message: both(
          `《${view.name}》职业年金 ${wan(annuity.value)}，按养老保险 ${wan(pension.value)} 推算约为 ${wan(expected)}`,
          `“${view.name}”: annuities of ${wan(annuity.value)} against about ${wan(expected)} for pensions of ${wan(pension.value)}`,
        ),
        evidence: [annuity.evidence, pension.evidence],
        group: view.group,
      } satisfies Outcome,
    ];
  });
}

export const CONTRIBUTION_RULES: readonly Rule[] = [
  {
    id: 'X-09',
    name: 'same-contribution',
    title: both('同一笔缴费在两种分类中相等', 'a contribution has one amount in both classifications'),
    explanation: both(
      '30108 = 2080505，30109 = 2080506，30113 = 2210201，30110 + 30111 = 21011；项目支出中也列有缴费的部门除外，故只作提示。',
      '30108 = 2080505, 30109 = 2080506, 30113 = 2210201, 30110 + 30111 = 21011; departments that pay some from projects differ, hence information only.',
    ),
    severity: 'info',
    check: twins,
  },
  {
    id: 'X-10',
    name: 'annuity-share',
    title: both('职业年金与养老保险缴费成比例', 'annuities are in proportion to pension contributions'),
    explanation: both(
      '法定比例为 8% 与 16%（2019 年以前为 20%），允许误差 2%。',
      'the statutory rates are 8 % and 16 % (20 % before 2019); tolerance 2 %.',
    ),
    severity: 'info',
    check: pensions,
  },
];

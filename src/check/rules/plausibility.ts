import type { Indicator, Performance } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { inForm, nameOfSheet } from '../finding.js';
import { likeness } from '../likeness.js';
import { wan } from '../narrative.js';
import { both, difference } from '../numbers.js';
import { ruleText, type Outcome, type Rule } from '../rule.js';

/** What people × rate may differ from an amount. */
const ROUGH = 0.05;
/** From this likeness on, words before an amount of the text name the project. */
const SAME_PROJECT = 0.75;
/** So many characters before an amount may name what it is for. */
const NAMED_WITHIN = 30;

/** 人数 × 标准 against the project's amount. */
function plausibility(context: CheckContext): Outcome[] {
  return context.document.performance.flatMap((sheet, index) => {
    const people = sheet.indicators.filter((one) => hasUnit(one, /^(万)?人$/));
    const rates = sheet.indicators.filter(isRate);
    const [count] = people;
    const [rate] = rates;
    const amount = sheet.amount ?? amountInText(context, sheet);
    if (amount === null || people.length !== 1 || rates.length !== 1 || !count?.target || !rate?.target) return [];
    const expected =
      (count.target.value ?? 0) * (/万/.test(count.target.unit ?? '') ? 10_000 : 1) * (rate.target.value ?? 0);
    return [
      {
        status: Math.abs(difference(amount, expected)) <= ROUGH * amount ? 'pass' : 'fail',
        unit: 'yuan',
        expected,
        actual: amount,
        tolerance: ROUGH * amount,
        message: both(
          `${nameOfSheet(sheet)}：${count.target.raw} × ${rate.target.raw} = ${wan(expected)}，项目金额为 ${wan(amount)}`,
          `${nameOfSheet(sheet)}: ${count.target.raw} × ${rate.target.raw} = ${wan(expected)}, the project has ${wan(amount)}`,
        ),
        evidence: [inForm(index, count.row)],
        group: `plausible ${index}`,
      } satisfies Outcome,
    ];
  });
}

function hasUnit({ target }: Indicator, unit: RegExp): boolean {
  return target?.kind === 'quantity' && target.value !== null && unit.test(fold(target.unit ?? ''));
}

/** 96元/人, or 人均…标准 in 元. */
function isRate(indicator: Indicator): boolean {
  return (
    hasUnit(indicator, /^元\/人(次)?$/) || (/人均|每人/.test(indicator.level3 ?? '') && hasUnit(indicator, /^元$/))
  );
}

/** 新冠病毒疫苗及接种补助资金3000万元: the amount that the text has for a project whose form has none. */
function amountInText({ prose }: CheckContext, { project }: Performance): number | null {
  if (project === null) return null;
  const found = prose.flatMap(({ folded }) =>
    [...folded.matchAll(/(\d+(?:\.\d+)?)万元/g)]
      .filter(({ index }) => likeness(project, folded.slice(Math.max(0, index - NAMED_WITHIN), index)) >= SAME_PROJECT)
      .map(([, digits]) => Number(digits) * 10_000),
  );
  const [amount] = found;
  return amount !== undefined && new Set(found).size === 1 ? amount : null;
}

export const PLAUSIBILITY_RULE: Rule = {
  id: 'N-12',
  name: 'plausible-amount',
  ...ruleText('人数 × 标准与项目金额相当（5%）', 'people × rate is about the project’s amount (5 %)'),
  severity: 'info',
  check: plausibility,
};

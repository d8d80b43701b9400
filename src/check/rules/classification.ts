import { ECONOMIC_ITEMS } from '../../normalize/classification/economic.js';
import { FUNCTION_CLASSES } from '../../normalize/classification/function.js';
import type { Line } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { equation, judgedAs } from '../equation.js';
import { quote, quoteEn, wan } from '../narrative.js';
import { both } from '../numbers.js';
import { bareName, byCode, cell, wholeColumn } from '../pick.js';
import type { Evidence, Outcome, Rule } from '../rule.js';
import { named } from '../sums.js';
import type { StatementView } from '../view.js';

interface Named {
  readonly code: string;
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** 2018 began the present economic classification; older codes mean other things. */
const ECONOMIC_SINCE = 2018;

function validIn({ from, to }: Named, year: number): boolean {
  return (from === null || year >= from) && (to === null || year <= to);
}

/** One name holds the other, or they share most of their characters: 城镇职工基本医疗保险缴费 is 职工基本医疗保险缴费. */
function alike(a: string, b: string): boolean {
  const [x, y] = [bareName(a), bareName(b)];
  if (x.includes(y) || y.includes(x)) return true;
  const common = [...new Set(x)].filter((char) => y.includes(char)).length;
  return common / Math.max(new Set(x).size, new Set(y).size) >= 0.7;
}

function finding(zh: string, en: string, evidence: readonly Evidence[], group: string): Outcome {
  return {
    status: 'fail',
    unit: null,
    expected: null,
    actual: null,
    tolerance: null,
    message: both(zh, en),
    evidence,
    group,
  };
}

/** What is wrong with a code and its name in a year; null where nothing is. */
function mismatch(
  list: readonly Named[],
  code: string,
  label: string,
  year: number,
): { zh: string; en: string } | null {
  const names = list.filter((one) => one.code === code);
  if (names.length === 0 || label === '') return null;
  const current = names.filter((one) => validIn(one, year));
  if (
    current.some(({ name }) => alike(name, label)) &&
    !names.some((one) => !validIn(one, year) && bareName(one.name) === bareName(label))
  )
    return null;
  if (current.some(({ name }) => bareName(name) === bareName(label))) return null;
  const now = current[0]?.name;
  if (now === undefined) return { zh: `${year} 年没有这一科目`, en: `the classification of ${year} has no such code` };
  const outdated = names.some((one) => bareName(one.name) === bareName(label));
  return outdated
    ? { zh: `${year} 年的名称是“${now}”，这是旧名称`, en: `its name in ${year} is “${now}”; this one is outdated` }
    : { zh: `与科目名称“${now}”不符`, en: `the name of the code is “${now}”` };
}

function codes(context: CheckContext): Outcome[] {
  const { year } = context;
  if (year === null) return [];
  return context.views.flatMap((view) => {
    const printed = new Set(view.lines.flatMap(({ code }) => (code === null ? [] : [code])));
    const outcomes = view.lines.flatMap((line) => lineOutcomes(view, line, year, printed));
    return outcomes.length > 0 || printed.size === 0
      ? outcomes
      : [
          {
            ...finding(
              `《${view.name}》的科目编码与名称相符`,
              `the codes of “${view.name}” have their names`,
              [{ table: view.statement.table }],
              view.group,
            ),
            status: 'pass',
          },
        ];
  });
}

function lineOutcomes(view: StatementView, line: Line, year: number, printed: ReadonlySet<string>): Outcome[] {
  const { code, label, classification } = line;
  if (code === null || label === null) return [];
  const evidence = [{ table: view.statement.table, row: line.row }];
  const group = `${view.group} ${code}`;
  const what =
    classification === 'function'
      ? mismatch(FUNCTION_CLASSES, code, label, year)
      : classification === 'economic-department' && year >= ECONOMIC_SINCE
        ? mismatch(ECONOMIC_ITEMS, code, label, year)
        : null;
  const out: Outcome[] = [];
  if (what !== null)
    out.push(
      finding(
        `《${view.name}》${code} ${label}：${what.zh}`,
        `“${view.name}” ${code} ${label}: ${what.en}`,
        evidence,
        group,
      ),
    );
  const parent = code.slice(0, -2);
  const nested = (classification === 'function' || classification === 'economic-department') && code.length > 3;
  const hasParents = [...printed].some((other) => other.length === parent.length);
  if (nested && hasParents && !printed.has(parent))
    out.push(
      finding(
        `《${view.name}》有 ${code} ${label}，没有上级科目 ${parent}`,
        `“${view.name}” has ${code} ${label} without its parent ${parent}`,
        evidence,
        `${group} parent`,
      ),
    );
  return out;
}

/** 类 that the text names with an outdated name or with the code of another. */
function proseCodes(context: CheckContext): Outcome[] {
  const { year } = context;
  if (year === null) return [];
  const seen = new Set<string>();
  return context.facts.flatMap((fact, index) => {
    const [label] = fact.labelPath;
    if (fact.item !== 'functional-item' || fact.code === null || label === undefined || fact.labelPath.length < 2)
      return [];
    const code = fact.code.slice(0, 3);
    if (seen.has(`${code}${label}`)) return [];
    seen.add(`${code}${label}`);
    const what = mismatch(FUNCTION_CLASSES, code, label, year);
    return what === null
      ? []
      : [finding(`${quote(fact)}：${what.zh}`, `${quoteEn(fact)}: ${what.en}`, [{ fact: index }], `prose ${code}`)];
  });
}

/** Contributions that stand in two classifications. */
const TWINS = [
  ['30108', '2080505'],
  ['30109', '2080506'],
  ['30113', '2210201'],
] as const;

function twins(context: CheckContext): Outcome[] {
  return context.of('general-public-budget-basic-expenditure').flatMap((basic) =>
    context.of('general-public-budget-expenditure').flatMap((view) =>
      TWINS.flatMap(([economic, functional]) => {
        const left = cell(basic, byCode(basic).get(economic), wholeColumn(basic));
        const right = cell(view, byCode(view).get(functional), wholeColumn(view));
        if (left === undefined || right === undefined) return [];
        const other = both(`${functional} ${right.label}`, `${functional} ${right.label}`);
        const outcome = equation(left, [right], named(basic, `${economic} ${left.label}`, other));
        return outcome === null ? [] : [judgedAs(outcome, outcome.status, 'info')];
      }),
    ),
  );
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

export const CLASSIFICATION_RULES: readonly Rule[] = [
  {
    id: 'X-09',
    name: 'same-contribution',
    title: both('同一笔缴费在两种分类中相等', 'a contribution has one amount in both classifications'),
    explanation: both(
      '30108 = 2080505，30109 = 2080506，30113 = 2210201；项目支出中也列有缴费的部门除外，故只作提示。',
      '30108 = 2080505, 30109 = 2080506, 30113 = 2210201; departments that pay some from projects differ, hence information only.',
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
  {
    id: 'X-17',
    name: 'classification',
    title: both('科目编码与名称符合当年的收支分类', 'codes and names are those of the year’s classification'),
    explanation: both(
      '类和经济分类款的名称应与当年的政府收支分类科目相符；款、项应有上级科目。没有收录的项级编码不算错。',
      'names of 类 and of economic 款 must be those of the year; 款 and 项 need their parents. Unknown 项 codes are no error.',
    ),
    severity: 'warning',
    check: (context) => [...codes(context), ...proseCodes(context)],
  },
];

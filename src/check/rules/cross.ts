import type { CheckContext } from '../context.js';
import { compare, judgedAs } from '../equation.js';
import { both } from '../numbers.js';
import { byCode, cell, totalRow, wholeColumn } from '../pick.js';
import { rule, type Outcome, type Rule } from '../rule.js';
import { named } from '../sums.js';
import type { StatementView, Term } from '../view.js';
import { rowAgreement } from './rows.js';
import {
  appropriationRevenue,
  basicTotals,
  fundTables,
  pairs,
  summaryClasses,
  summaryTotals,
} from './cross-figures.js';

/** Rules between tables have one number for budgets and another for final accounts. */
function forStage(final: boolean, check: Rule['check']): Rule['check'] {
  return (context) => (context.final === final ? check(context) : []);
}

const THREE_PUBLIC_CODES = [
  ['official-reception', '30217'],
  ['overseas-trips', '30212'],
  ['vehicle-operation', '30231'],
] as const;

/** “三公” pays from basic and project expenditure: never less than its share of basic expenditure. */
function threePublicInBasic(context: CheckContext): Outcome[] {
  return pairs(context, 'three-public-expenses', 'general-public-budget-basic-expenditure').flatMap(([view, basic]) => {
    const codes = byCode(basic);
    return THREE_PUBLIC_CODES.flatMap(([item, code]) => {
      const line = codes.get(code);
      const right = cell(basic, line, wholeColumn(basic));
      const left = threePublicTerm(view, item, context.final);
      if (typeof left?.value !== 'number' || typeof right?.value !== 'number') return [];
      const other = both(`基本支出中的 ${code} ${right.label}`, `${code} ${right.label} in basic expenditure`);
      const names = named(view, left.label, other, `${view.group} ${basic.group}`);
      const outcome = compare(left.value, right.value, Math.max(left.half, right.half) * 2, names, [left, right], 1);
      return [left.value > right.value ? judgedAs(outcome, 'pass', 'warning') : outcome];
    });
  });
}

function threePublicTerm(
  view: StatementView,
  item: 'official-reception' | 'overseas-trips' | 'vehicle-operation',
  final: boolean,
): Term | undefined {
  const column = view.amountColumns.find((one) => one.item === item && (one.phase === 'executed') === final);
  if (column !== undefined) return cell(view, totalRow(view), column);
  const line = view.lines.find((one) => one.item === item);
  return cell(view, line, wholeColumn(view));
}

/** 办公设备购置 in the budget while nothing is to be bought. */
function purchasesPlanned(context: CheckContext): Outcome[] {
  const equipment = context.of('general-public-budget-basic-expenditure', 'basic-expenditure').flatMap((view) => {
    const line = byCode(view).get('31002');
    const term = cell(view, line, wholeColumn(view));
    return typeof term?.value !== 'number' || term.value <= 0 ? [] : [{ view, term }];
  });
  const [found] = equipment;
  const none = context.facts.findIndex(
    ({ item, measure, amount, year }) =>
      (item === 'procurement-total' || item === 'asset-purchase') &&
      measure === 'amount' &&
      amount === 0 &&
      year === context.year,
  );
  const some = context.facts.some(({ item, amount }) => item === 'procurement-total' && (amount ?? 0) > 0);
  if (found === undefined || (none < 0 && !some)) return [];
  const { view, term } = found;
  const base = { unit: 'yuan' as const, tolerance: 0, group: view.group, actual: term.value ?? null };
  if (none < 0 || some)
    return [
      {
        ...base,
        status: 'pass',
        expected: term.value ?? null,
        message: both('办公设备购置有相应的采购', 'office equipment is bought and procurement is planned'),
        evidence: [term.evidence],
      },
    ];
  return [
    {
      ...base,
      status: 'fail',
      expected: 0,
      message: both(
        `${view.name}：31002 办公设备购置 ${(term.value ?? 0) / 10_000} 万元，文字却说政府采购或拟购置固定资产为 0`,
        `${view.name}: 31002 office equipment ${(term.value ?? 0) / 10_000} 万元, while the text plans no procurement or purchase of assets`,
      ),
      evidence: [term.evidence, { fact: none }],
    },
  ];
}

const TOLERANCE = { tolerance: both('允许误差 u×2', 'tolerance u × 2') };

const IDENTITY = { ...TOLERANCE, identity: true };

export const CROSS_TABLE_RULES: readonly Rule[] = [
  rule(
    'X-01',
    'summary-vs-lists',
    '收支总表的合计等于收入总表、支出总表的合计',
    'the summary’s totals are those of the revenue and the expenditure table',
    'error',
    forStage(false, summaryTotals),
    IDENTITY,
  ),
  rule(
    'X-02',
    'summary-classes',
    '收支总表各类支出等于支出总表同类',
    'each class of the summary is that of the expenditure table',
    'error',
    forStage(false, summaryClasses),
    IDENTITY,
  ),
  rule(
    'X-03',
    'basic-expenditure',
    '支出表的基本支出等于基本支出表合计',
    'basic expenditure is the total of its own table',
    'error',
    forStage(false, basicTotals),
    IDENTITY,
  ),
  rule(
    'X-04',
    'fund-tables',
    '财政拨款收支总表各预算支出等于相应的支出表',
    'each fund of the fiscal summary is the total of its own table',
    'error',
    forStage(false, fundTables),
    IDENTITY,
  ),
  rule(
    'X-05',
    'appropriation-revenue',
    '财政拨款收支总表的收入等于收入总表的财政拨款',
    'fiscal revenue is the appropriation of the revenue table',
    'error',
    forStage(false, appropriationRevenue),
    IDENTITY,
  ),
  rule(
    'X-06',
    'same-rows',
    '全部支出来自同一资金时，各支出表同一科目相等',
    'where one fund pays for everything, the same code has the same amount in each expenditure table',
    'warning',
    (context) => rowAgreement(context, 'expenditure'),
    IDENTITY,
  ),
  rule(
    'X-07',
    'revenue-vs-expenditure-rows',
    '没有结转时，收入总表与支出总表同一科目相等',
    'without balances, revenue and expenditure agree code by code',
    'warning',
    (context) => rowAgreement(context, 'both'),
    IDENTITY,
  ),
  rule(
    'X-08',
    'three-public-in-basic',
    '“三公”各项不小于基本支出中的同一科目',
    'the three public expenses are no less than their share of basic expenditure',
    'warning',
    threePublicInBasic,
    TOLERANCE,
  ),
  rule(
    'X-13',
    'purchases-planned',
    '有办公设备购置预算时，政府采购或拟购置资产不应为零',
    'a budget for office equipment and no procurement contradict each other',
    'warning',
    purchasesPlanned,
    TOLERANCE,
  ),
  rule(
    'X-14',
    'accounts-tables',
    '决算各表的合计彼此相等',
    'the totals of the tables of final accounts agree',
    'error',
    forStage(true, (context) => [
      ...summaryTotals(context),
      ...summaryClasses(context),
      ...basicTotals(context),
      ...fundTables(context),
      ...appropriationRevenue(context),
    ]),
    IDENTITY,
  ),
];

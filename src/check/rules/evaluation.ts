import type { Performance } from '../../schema/index.js';
import { judgedAs } from '../equation.js';
import { nameOfSheet } from '../finding.js';
import { judge } from '../judge.js';
import { round, sum } from '../numbers.js';
import { rule, type Outcome, type Rule } from '../rule.js';
import { fundOutcomes, itemOutcomes, taskOutcomes } from './evaluation-money.js';

type Sheet = Performance;

/** Tries a rule on every sheet; the evidence is the sheet and the row. */
function onEach(check: (sheet: Sheet, index: number) => Outcome[]): Rule['check'] {
  return ({ document }) => document.performance.flatMap(check);
}

const isEvaluation = ({ kind }: Sheet): boolean => kind.endsWith('self-evaluation');
const FULL_MARKS = [100, 90];

function weights(sheet: Sheet, index: number): Outcome[] {
  const given = sheet.indicators.map(({ weight }) => weight).filter((weight) => weight !== null);
  const printed = printedMarks(sheet);
  if ((!isEvaluation(sheet) && printed === null) || given.length === 0) return [];
  const total = sum(given);
  const usual = FULL_MARKS.find((marks) => Math.abs(marks - total) <= 0.5) ?? (total > 90 ? 100 : 90);
  const expected = isEvaluation(sheet) ? usual : (printed ?? usual);
  const outcome = judge(index, {
    zh: `${nameOfSheet(sheet)}：分值之和`,
    en: `${nameOfSheet(sheet)}: sum of weights`,
    actual: total,
    expected,
    tolerance: 0.5,
    unit: 'count',
    row: null,
  });
  // Fewer than all: rows of the form are lost or stand elsewhere; one that says its maximum and has every row is wrong.
  const whole = printed !== null && !sheet.orphan && given.length === sheet.indicators.length;
  return [total < expected - 0.5 && (isEvaluation(sheet) || !whole) ? judgedAs(outcome, 'undetermined') : outcome];
}

/** What the weights of the indicators add up to by the form's own word: 执行率分值（10）, 分值（90）. */
function printedMarks({ weights: { execution, indicators } }: Sheet): number | null {
  return indicators ?? (execution === null ? null : 100 - execution);
}

function scores(sheet: Sheet, index: number): Outcome[] {
  const { indicators, execution, total, row } = sheet.score;
  if (total === null) return [];
  const name = nameOfSheet(sheet);
  if (indicators !== null && execution !== null)
    return [
      judge(index, {
        zh: `${name}：总分与各部分得分之和`,
        en: `${name}: total score and its parts`,
        actual: total,
        expected: sum([indicators, execution]),
        tolerance: 0.1,
        unit: 'count',
        row,
      }),
    ];
  const given = sheet.indicators.map(({ score }) => score).filter((score) => score !== null);
  if (given.length === 0) return [];
  const expected = sum(given);
  const outcome = judge(index, {
    zh: `${name}：总分与各指标得分之和`,
    en: `${name}: total score and the scores`,
    actual: total,
    expected,
    tolerance: 0.1,
    unit: 'count',
    row,
  });
  return [expected < total - 0.1 ? judgedAs(outcome, 'undetermined') : outcome];
}

function bounds(sheet: Sheet, index: number): Outcome[] {
  return sheet.indicators.flatMap(({ score, weight, row, level3 }) => {
    if (score === null || weight === null) return [];
    const expected = Math.min(Math.max(score, 0), weight);
    return [
      judge(index, {
        zh: `“${level3 ?? ''}”得分不超过分值 ${weight}`,
        en: `“${level3 ?? ''}”: score within its weight ${weight}`,
        actual: score,
        expected,
        tolerance: 0,
        unit: 'count',
        row,
      }),
    ];
  });
}

function rates(sheet: Sheet, index: number): Outcome[] {
  return [...sheet.funds, ...sheet.tasks].flatMap(({ label, fullYearBudget, executed, rate, row }) => {
    if (rate === null || executed === null || fullYearBudget === null || fullYearBudget === 0) return [];
    const expected = round((executed / fullYearBudget) * 100, 2);
    return [
      judge(index, {
        zh: `“${label}”执行率`,
        en: `“${label}”: execution rate`,
        actual: rate,
        expected,
        tolerance: rate === Math.round(rate) ? 0.5 : 0.01,
        unit: 'percent',
        row,
      }),
    ];
  });
}

function executionScore(sheet: Sheet, index: number): Outcome[] {
  return sheet.funds.flatMap(({ label, weight, score, rate, row }) => {
    if (weight === null || score === null || rate === null) return [];
    const expected = Math.min(weight, (weight * rate) / 100);
    return [
      judge(index, {
        zh: `“${label}”执行率得分`,
        en: `“${label}”: score of the execution rate`,
        actual: score,
        expected: round(expected, 3),
        tolerance: 0.5,
        unit: 'count',
        row,
      }),
    ];
  });
}

export const EVALUATION_RULES: readonly Rule[] = [
  rule(
    'T-18',
    'weights',
    '绩效表分值之和为 100（或表中注明的数）',
    'the weights of a performance form add up to 100, or to what the form says',
    'error',
    onEach(weights),
  ),
  rule(
    'T-19',
    'total-score',
    '总分等于各项得分之和',
    'the total score is the sum of the scores',
    'error',
    onEach(scores),
  ),
  rule('T-20', 'score-bounds', '得分在 0 与分值之间', 'a score is between 0 and its weight', 'error', onEach(bounds)),
  rule(
    'T-21',
    'execution-rate',
    '执行率 = 全年执行数 ÷ 全年预算数',
    'execution rate = executed / full-year budget',
    'warning',
    onEach(rates),
  ),
  rule(
    'T-22',
    'execution-score',
    '执行率得分 = 分值 × 执行率，允许取整',
    'score of the execution rate = weight × rate, rounded',
    'warning',
    onEach(executionScore),
  ),
  rule(
    'T-23',
    'fund-sums',
    '收入、基本支出、项目支出小计等于各项之和',
    'the subtotals of funds are the sums of their lines',
    'error',
    onEach((sheet, index) => fundOutcomes(sheet, index).sums),
  ),
  rule(
    'T-24',
    'fund-balance',
    '收入与支出相等（差额可由上年结转解释）',
    'revenue equals expenditure (a gap may be the balance carried over)',
    'warning',
    onEach((sheet, index) => fundOutcomes(sheet, index).balance),
  ),
  rule(
    'T-25',
    'tasks-vs-projects',
    '主要任务之和等于项目支出',
    'the tasks add up to project expenditure',
    'warning',
    onEach(taskOutcomes),
  ),
  rule(
    'T-26',
    'project-items',
    '项目金额等于支出明细之和',
    'a project’s amount is the sum of its items',
    'error',
    onEach((sheet, index) => (sheet.kind === 'special-fund-summary' ? [] : itemOutcomes(sheet, index))),
  ),
  rule(
    'T-27',
    'special-fund-sums',
    '专项汇总合计等于各方向之和',
    'the summary of special funds adds up',
    'error',
    onEach((sheet, index) => (sheet.kind === 'special-fund-summary' ? itemOutcomes(sheet, index) : [])),
  ),
  rule(
    'T-28',
    'department-funds',
    '资金总额等于各来源、各用途之和',
    'total funds are the sum of their sources and of their uses',
    'error',
    onEach((sheet, index) => fundOutcomes(sheet, index).total),
  ),
];

import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { nameOfSheet } from '../finding.js';
import { judge } from '../judge.js';
import { PROSE_HALF } from '../narrative.js';
import { sum } from '../numbers.js';
import { rule, type Outcome, type Rule } from '../rule.js';

/** projects of one form, 项目支出 of another. */
function projectTotal({ document }: CheckContext): Outcome[] {
  const overall = document.performance.findIndex(({ kind }) => kind === 'overall-targets');
  const summary = document.performance.find(({ kind }) => kind === 'special-fund-summary');
  const uses = document.performance[overall]?.funds.find(({ by, label }) => by === 'use' && /^项目支出/.test(label));
  const total = summary?.amount ?? summary?.items.find(({ label }) => /^合计$/.test(fold(label)))?.amount;
  if (typeof uses?.initialBudget !== 'number' || typeof total !== 'number') return [];
  return [
    judge(overall, {
      zh: '项目支出与专项汇总合计',
      en: 'project expenditure and the total of special funds',
      actual: uses.initialBudget,
      expected: total,
      tolerance: PROSE_HALF * 2,
      unit: 'yuan',
      row: uses.row,
    }),
  ];
}

/** each line of the summary has its form, in the same order; their names may differ. */
function summaryForms({ document }: CheckContext): Outcome[] {
  const summary = document.performance.find(({ kind }) => kind === 'special-fund-summary');
  const forms = document.performance
    .map((sheet, index) => ({ sheet, index }))
    .filter(({ sheet }) => sheet.kind === 'project-targets' && sheet.amount !== null);
  const lines = (summary?.items ?? []).filter(
    ({ label, amount }) => !/^(合计|总计)$/.test(fold(label)) && amount !== null,
  );
  if (lines.length === 0 || lines.length !== forms.length) return [];
  return forms.map(({ sheet, index }, i) =>
    judge(index, {
      zh: `${nameOfSheet(sheet)}的金额与汇总表“${lines[i]?.label ?? ''}”`,
      en: `amount of ${nameOfSheet(sheet)} and of “${lines[i]?.label ?? ''}” in the summary`,
      actual: sheet.amount ?? 0,
      expected: lines[i]?.amount ?? 0,
      tolerance: 0,
      unit: 'yuan',
      row: null,
    }),
  );
}

const CARRIED_OVER = /上年结转/;

/** 上年结转 of the whole against that of its projects. */
function carriedOver({ document }: CheckContext): Outcome[] {
  const index = document.performance.findIndex(({ kind }) => kind === 'overall-self-evaluation');
  const whole = document.performance[index]?.funds.find(({ label }) => CARRIED_OVER.test(label));
  const parts = document.performance
    .filter(({ kind }) => kind === 'project-self-evaluation')
    .flatMap(({ funds }) => funds.filter(({ label }) => CARRIED_OVER.test(label)));
  const amounts = parts.map(({ fullYearBudget }) => fullYearBudget).filter((amount) => amount !== null);
  if (typeof whole?.fullYearBudget !== 'number' || amounts.length === 0) return [];
  const outcome = judge(index, {
    zh: '整体上年结转与各项目上年结转之和',
    en: 'balance carried over of the whole and of its projects',
    actual: whole.fullYearBudget,
    expected: sum(amounts),
    tolerance: PROSE_HALF * (amounts.length + 1),
    unit: 'yuan',
    row: whole.row,
  });
  return [outcome];
}

export const PERFORMANCE_CROSS_RULES: readonly Rule[] = [
  rule(
    'X-12',
    'projects-vs-expenditure',
    '项目支出等于专项合计',
    'project expenditure is the total of the special funds',
    'warning',
    projectTotal,
  ),
  rule(
    'X-19',
    'summary-vs-forms',
    '汇总表各项等于相应项目表的金额',
    'each line of the summary is the amount of its form',
    'warning',
    summaryForms,
  ),
  rule(
    'X-20',
    'carried-over',
    '整体的上年结转等于各项目上年结转之和',
    'the balance carried over of the whole is that of its projects',
    'warning',
    carriedOver,
  ),
];

import type { Indicator } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { nameOfSheet, textFinding } from '../finding.js';
import { judge } from '../judge.js';
import { PROSE_HALF, wan } from '../narrative.js';
import { both, difference, sum } from '../numbers.js';
import { ruleText, type Outcome, type Rule } from '../rule.js';

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

const INDICATOR_LIST = /^绩效指标:/;
const STATED = /^(.*?)(?:达到|在|保持在|不低于|≥)?(\d+(?:\.\d+)?)%(?:以上)?$/;
/** From this share of a description on, a clause of the text speaks of the same thing. */
const ALIKE = 0.6;

/** N-10: the targets that the text names against those of the project's own table. */
function proseTargets(context: CheckContext): Outcome[] {
  const lists = context.prose.filter(({ folded }) => INDICATOR_LIST.test(folded));
  const sheets = context.document.performance;
  if (lists.length === 0 || sheets.length === 0) return [];
  return lists.flatMap((passage, i) => {
    const sheet = sheets[i];
    if (sheet?.kind !== 'project-targets') return [];
    return clauses(passage.folded).flatMap(({ name, value, from, to }): Outcome[] => {
      const indicator = bestMatch(sheet.indicators, name);
      if (typeof indicator?.target?.value !== 'number' || indicator.target.unit !== '%') return [];
      const target = indicator.target.value;
      const evidence = [{ performance: i, ...(indicator.row === null ? {} : { row: indicator.row }) }];
      const told = textFinding(
        passage,
        { from, to },
        both(
          `绩效表“${indicator.level3 ?? ''}”的指标值为 ${indicator.target.raw}`,
          `the table has ${indicator.target.raw} for “${indicator.level3 ?? ''}”`,
        ),
        `targets ${i} ${from}`,
      );
      return [
        {
          ...told,
          status: target === value ? 'pass' : 'fail',
          unit: 'percent',
          expected: target,
          actual: value,
          tolerance: 0,
          evidence,
          group: target === value ? 'targets' : told.group,
        },
      ];
    });
  });
}

function clauses(text: string): { name: string; value: number; from: number; to: number }[] {
  const out: { name: string; value: number; from: number; to: number }[] = [];
  let from = text.indexOf(':') + 1;
  for (const part of text.slice(from).split(/[;。,]/)) {
    const match = STATED.exec(part);
    const [, names = '', digits] = match ?? [];
    // 权益保障比率和报销及时率达到 99%: one value for two things.
    const several = /比率和|率和/.test(names) ? names.split('和') : [names];
    if (digits !== undefined)
      for (const name of several) out.push({ name, value: Number(digits), from, to: from + part.length });
    from += part.length + 1;
  }
  return out;
}

function bestMatch(indicators: readonly Indicator[], name: string): Indicator | null {
  const scored = indicators
    .map((indicator) => ({
      indicator,
      score: Math.max(likeness(indicator.description ?? '', name), likeness(indicator.level3 ?? '', name)),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best !== undefined && best.score >= ALIKE && best.score > (second?.score ?? 0) ? best.indicator : null;
}

/** The share of a description's pairs of characters that the clause has too. */
function likeness(description: string, clause: string): number {
  const text = fold(description);
  if (text.length < 4) return 0;
  let common = 0;
  for (let i = 0; i + 1 < text.length; i++) if (clause.includes(text.slice(i, i + 2))) common++;
  return common / (text.length - 1);
}

/** N-12: people × amount for each against the project's amount. */
function plausibility({ document }: CheckContext): Outcome[] {
  return document.performance.flatMap((sheet, index) => {
    const people = sheet.indicators.filter(
      ({ target }) => target?.kind === 'quantity' && /^(万)?人$/.test(fold(target.unit ?? '')) && target.value !== null,
    );
    const rates = sheet.indicators.filter(
      ({ target }) => target?.kind === 'quantity' && /^元\/人$/.test(fold(target.unit ?? '')) && target.value !== null,
    );
    const [count] = people;
    const [rate] = rates;
    if (sheet.amount === null || people.length !== 1 || rates.length !== 1 || !count?.target || !rate?.target)
      return [];
    const expected =
      (count.target.value ?? 0) * (/万/.test(count.target.unit ?? '') ? 10_000 : 1) * (rate.target.value ?? 0);
    const off = Math.abs(difference(sheet.amount, expected));
    return [
      {
        status: off <= ROUGH * sheet.amount ? 'pass' : 'fail',
        unit: 'yuan',
        expected,
        actual: sheet.amount,
        tolerance: ROUGH * sheet.amount,
        message: both(
          `${nameOfSheet(sheet)}：${count.target.raw} × ${rate.target.raw} = ${wan(expected)}，项目金额为 ${wan(sheet.amount)}`,
          `${nameOfSheet(sheet)}: ${count.target.raw} × ${rate.target.raw} = ${wan(expected)}, the project has ${wan(sheet.amount)}`,
        ),
        evidence: [{ performance: index, ...(count.row === null ? {} : { row: count.row }) }],
        group: `plausible ${index}`,
      } satisfies Outcome,
    ];
  });
}

const ROUGH = 0.05;

function rule(
  id: string,
  name: string,
  zh: string,
  en: string,
  severity: Rule['severity'],
  check: Rule['check'],
): Rule {
  return { id, name, ...ruleText(zh, en), severity, check };
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
  rule(
    'N-10',
    'prose-targets',
    '文字中的目标与绩效表的指标值一致',
    'targets in the text are those of the table',
    'warning',
    proseTargets,
  ),
  rule(
    'N-12',
    'plausible-amount',
    '人数 × 标准与项目金额相当（5%）',
    'people × rate is about the project’s amount (5 %)',
    'info',
    plausibility,
  ),
];

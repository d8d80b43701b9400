import type { Performance } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { judgedAs } from '../equation.js';
import { nameOfSheet } from '../finding.js';
import { judge } from '../judge.js';
import { PROSE_HALF } from '../narrative.js';
import { difference, sum } from '../numbers.js';
import type { Outcome } from '../rule.js';

type Fund = Performance['funds'][number];
const AMOUNTS = ['initialBudget', 'fullYearBudget', 'executed'] as const;
const AMOUNT_NAMES = { initialBudget: '年初预算', fullYearBudget: '全年预算', executed: '全年执行' } as const;

/** 年度部门预算收入小计（1至7项）, 基本支出（第1至4项小计）: a subtotal, and what it is of. */
const SUBTOTAL = /小计/;
const CARRIED_OVER = /上年结转/;

interface FundOutcomes {
  readonly sums: Outcome[];
  readonly balance: Outcome[];
  readonly total: Outcome[];
}

/** The money of a form: subtotals with their lines, revenue against expenditure, the total against its parts. */
export function fundOutcomes(sheet: Performance, index: number): FundOutcomes {
  const groups = groupFunds(sheet.funds);
  return {
    sums: groups.flatMap(({ head, lines }) =>
      AMOUNTS.flatMap((key) => {
        const given = lines.filter((line) => line[key] !== null);
        if (head[key] === null || given.length === 0) return [];
        return [
          judge(index, {
            zh: `${nameOfSheet(sheet)}“${head.label}”${AMOUNT_NAMES[key]}与各项之和`,
            en: `${nameOfSheet(sheet)} “${head.label}”, ${key}, and the sum of its lines`,
            actual: head[key],
            expected: sum(given.map((line) => line[key] ?? 0)),
            tolerance: PROSE_HALF * (given.length + 1),
            unit: 'yuan',
            row: head.row,
          }),
        ];
      }),
    ),
    balance: balance(
      sheet,
      index,
      groups.map(({ head }) => head),
    ),
    total: [...totals(sheet, index), ...sources(sheet, index)],
  };
}

function groupFunds(funds: readonly Fund[]): { head: Fund; lines: Fund[] }[] {
  const groups: { head: Fund; lines: Fund[] }[] = [];
  for (const fund of funds) {
    if (SUBTOTAL.test(fund.label)) groups.push({ head: fund, lines: [] });
    else groups.at(-1)?.lines.push(fund);
  }
  return groups;
}

function balance(sheet: Performance, index: number, heads: readonly Fund[]): Outcome[] {
  const revenue = heads.find(({ by }) => by === 'source');
  const uses = heads.filter(({ by }) => by === 'use');
  if (revenue === undefined || uses.length === 0) return [];
  const carried = sheet.funds.find(({ label, by }) => by === 'source' && CARRIED_OVER.test(label));
  return (['initialBudget', 'fullYearBudget'] as const).flatMap((key) => {
    if (revenue[key] === null || uses.some((use) => use[key] === null)) return [];
    const expected = sum(uses.map((use) => use[key] ?? 0));
    const gap = difference(revenue[key], expected);
    const explained =
      gap !== 0 && typeof carried?.[key] === 'number' && Math.abs(difference(gap, carried[key])) <= PROSE_HALF;
    return [
      judge(index, {
        zh: `${nameOfSheet(sheet)}${AMOUNT_NAMES[key]}收入与支出${explained ? '（差额正是上年结转，支出中未列）' : ''}`,
        en: `${nameOfSheet(sheet)}, ${key}: revenue and expenditure${explained ? ' (the gap is the balance carried over, left out of expenditure)' : ''}`,
        actual: revenue[key],
        expected,
        tolerance: PROSE_HALF * 3,
        unit: 'yuan',
        row: revenue.row,
        ...(explained ? { severity: 'info' as const } : {}),
      }),
    ];
  });
}

/** 资金总额 against 按收入性质分 and 按支出性质分. */
function totals(sheet: Performance, index: number): Outcome[] {
  const total = sheet.funds.find(({ label, by }) => by === null && /资金总额|预算资金总额/.test(fold(label)));
  if (typeof total?.initialBudget !== 'number') return [];
  return (['source', 'use'] as const).flatMap((by) => {
    const lines = sheet.funds.filter(
      (fund) => fund.by === by && fund.initialBudget !== null && !SUBTOTAL.test(fund.label),
    );
    if (lines.length === 0) return [];
    return [
      judge(index, {
        zh: `${nameOfSheet(sheet)}资金总额与按${by === 'source' ? '收入' : '支出'}性质各项之和`,
        en: `${nameOfSheet(sheet)}: total funds and the sum by ${by}`,
        actual: total.initialBudget ?? 0,
        expected: sum(lines.map(({ initialBudget }) => initialBudget ?? 0)),
        tolerance: PROSE_HALF * (lines.length + 1),
        unit: 'yuan',
        row: total.row,
      }),
    ];
  });
}

const WHOLE = /^(?:年度)?(?:预算)?资金总额/;

/** 年度资金总额 against the sources named under it: 财政拨款, 上年结转, 其他资金. */
function sources(sheet: Performance, index: number): Outcome[] {
  const heads = sheet.funds.filter(({ label, by }) => by === null && WHOLE.test(fold(label)));
  const [head] = heads;
  const parts = sheet.funds.filter((fund) => fund !== head && fund.by === null && !SUBTOTAL.test(fund.label));
  if (head === undefined || heads.length > 1 || parts.length < 2 || parts.length < sheet.funds.length - 1) return [];
  return AMOUNTS.flatMap((key) => {
    const given = parts.filter((part) => part[key] !== null);
    if (head[key] === null || given.length === 0) return [];
    const outcome = judge(index, {
      zh: `${nameOfSheet(sheet)}“${head.label}”${AMOUNT_NAMES[key]}与各来源之和`,
      en: `${nameOfSheet(sheet)} “${head.label}”, ${key}, and the sum of its sources`,
      actual: head[key],
      expected: sum(given.map((part) => part[key] ?? 0)),
      tolerance: PROSE_HALF * (given.length + 1),
      unit: 'yuan',
      row: head.row,
    });
    // A source whose cell is blank may be what is missing.
    return [given.length < parts.length && outcome.status === 'fail' ? judgedAs(outcome, 'undetermined') : outcome];
  });
}

/** 主要任务 against 项目支出: what the tasks cost is what the projects spend. */
export function taskOutcomes(sheet: Performance, index: number): Outcome[] {
  const projects = sheet.funds.find(({ by, label }) => by === 'use' && /^项目支出/.test(label));
  const tasks = sheet.tasks.filter(({ label }) => !/^合计/.test(fold(label)));
  if (projects === undefined || tasks.length === 0) return [];
  const carried = sheet.funds.find(({ label, by }) => by === 'source' && CARRIED_OVER.test(label));
  return AMOUNTS.flatMap((key) => {
    const given = tasks.map((task) => task[key]).filter((amount) => amount !== null);
    if (projects[key] === null || given.length === 0) return [];
    const [actual, expected] = [sum(given), projects[key]];
    const gap = difference(actual, expected);
    const explained =
      gap !== 0 && typeof carried?.[key] === 'number' && Math.abs(difference(gap, carried[key])) <= PROSE_HALF;
    const outcome = judge(index, {
      zh: `${nameOfSheet(sheet)}主要任务${AMOUNT_NAMES[key]}之和与项目支出${explained ? '（差额正是上年结转）' : ''}`,
      en: `${nameOfSheet(sheet)}, ${key}: tasks and project expenditure${explained ? ' (the gap is the balance carried over)' : ''}`,
      actual,
      expected,
      tolerance: PROSE_HALF * (given.length + 1),
      unit: 'yuan',
      row: tasks[0]?.row ?? null,
      ...(explained ? { severity: 'info' as const } : {}),
    });
    // A task without the figure may be what is missing.
    return [given.length < tasks.length && outcome.status === 'fail' ? judgedAs(outcome, 'undetermined') : outcome];
  });
}

/** 支出明细 and the lines of a 汇总表 against the amount and against their own 合计. */
export function itemOutcomes(sheet: Performance, index: number): Outcome[] {
  const isTotal = (label: string): boolean => /^(合计|总计|小计)$/.test(fold(label));
  const lines = sheet.items.filter(({ label, amount }) => !isTotal(label) && amount !== null);
  if (lines.length === 0) return [];
  const expected = sum(lines.map(({ amount }) => amount ?? 0));
  const printed = sheet.items.find(({ label, amount }) => isTotal(label) && amount !== null);
  const judged = (actual: number, row: number | null, zh: string, en: string): Outcome =>
    judge(index, {
      zh: `${nameOfSheet(sheet)}${zh}与明细之和`,
      en: `${nameOfSheet(sheet)}: ${en} and the sum of its items`,
      actual,
      expected,
      tolerance: PROSE_HALF,
      unit: 'yuan',
      row,
    });
  return [
    ...(sheet.amount === null ? [] : [judged(sheet.amount, null, '项目金额', 'amount')]),
    ...(typeof printed?.amount !== 'number' ? [] : [judged(printed.amount, printed.row, '合计', 'total')]),
  ];
}

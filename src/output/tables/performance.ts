import type { Performance } from '../../schema/index.js';
import { column, defineTable } from './column.js';
import { CellIndex, rowColumns } from './evidence.js';
import { formColumns, formsOf, rowEvidence, type FormRow } from './forms.js';
import { documentKeys } from './keys.js';

type Fund = Performance['funds'][number];
type Task = Performance['tasks'][number];
type Item = Performance['items'][number];

interface MoneyRow extends FormRow {
  readonly section: 'fund' | 'task' | 'item';
  readonly index: number;
  readonly line: Partial<Fund> & Partial<Task> & Partial<Item>;
}

interface GoalRow extends FormRow {
  readonly index: number;
  readonly goal: Performance['goals'][number];
}

export const performance = defineTable<FormRow>({
  name: 'performance',
  description: { zh: '绩效目标表和自评表，每张一行', en: 'performance forms, one row a form' },
  primaryKey: ['document_id', 'form_index'],
  columns: [
    ...documentKeys<FormRow>(),
    ...formColumns<FormRow>(),
    column('title', 'string', '标题', 'title', ({ form }) => form.title),
    column('origin', 'string', '来自表格 table 或文字 prose', 'table or prose', ({ form }) => form.origin),
    column('orphan', 'boolean', '表头缺失', 'the head of the form is lost', ({ form }) => form.orphan),
    column(
      'program',
      'string',
      '所属专项',
      'special fund it belongs to',
      ({ form }) => form.program?.name ?? null,
      'activity:generic:program:label',
    ),
    column(
      'program_amount',
      'amount',
      '所属专项金额（元）',
      'amount of the special fund in yuan',
      ({ form }) => form.program?.amount ?? null,
    ),
    column('authority', 'string', '主管部门', 'authority', ({ form }) => form.authority?.name ?? null),
    column(
      'authority_code',
      'string',
      '主管部门编码',
      'code of the authority',
      ({ form }) => form.authority?.code ?? null,
    ),
    column('implementing_unit', 'string', '实施单位', 'implementing unit', ({ form }) => form.implementingUnit),
    column(
      'implementation_period',
      'string',
      '实施期',
      'implementation period',
      ({ form }) => form.implementationPeriod,
    ),
    column('amount', 'amount', '资金总额（元）', 'amount in yuan', ({ form }) => form.amount, 'value'),
    column('staff', 'number', '财政供养人员', 'staff paid from the budget', ({ form }) => form.staff),
    column('execution_weight', 'number', '执行率分值', 'weight of execution', ({ form }) => form.weights.execution),
    column(
      'indicators_weight',
      'number',
      '指标分值',
      'weight of the indicators',
      ({ form }) => form.weights.indicators,
    ),
    column('execution_score', 'number', '执行率得分', 'score of execution', ({ form }) => form.score.execution),
    column('indicators_score', 'number', '指标得分', 'score of the indicators', ({ form }) => form.score.indicators),
    column('total_score', 'number', '总分', 'total score', ({ form }) => form.score.total),
    ...rowColumns<FormRow>(),
  ],
  rows: (document) => formsOf(document, new CellIndex(document)),
});

export const performanceFunds = defineTable<MoneyRow>({
  name: 'performance_funds',
  description: {
    zh: '绩效表中的资金、任务和测算明细，每行一条',
    en: 'funds, tasks and itemised amounts of the performance forms, one row a printed row',
  },
  primaryKey: ['document_id', 'form_index', 'section', 'entry_index'],
  columns: [
    ...documentKeys<MoneyRow>(),
    ...formColumns<MoneyRow>(),
    column('section', 'string', '资金 fund、任务 task、明细 item', 'fund, task or item', ({ section }) => section),
    column('entry_index', 'integer', '序号（从 0 起）', 'counted from 0 in its section', ({ index }) => index),
    column('label', 'string', '名称', 'label', ({ line }) => line.label ?? null),
    column(
      'fund_by',
      'string',
      '按收入性质 source 或支出性质 use',
      'by source or by use',
      ({ line }) => line.by ?? null,
    ),
    column('task_project', 'string', '任务对应项目', 'project of the task', ({ line }) => line.project ?? null),
    column('responsible', 'string', '责任单位', 'responsible', ({ line }) => line.responsible ?? null),
    column('goal', 'string', '目标', 'goal', goalOf),
    column('detail', 'string', '明细', 'detail', ({ line }) => line.detail ?? null),
    column('rationale', 'string', '测算依据', 'rationale', ({ line }) => line.rationale ?? null),
    column('amount', 'amount', '金额（元）', 'amount of an item in yuan', ({ line }) => line.amount ?? null, 'value'),
    column(
      'initial_budget',
      'amount',
      '年初预算（元）',
      'initial budget in yuan',
      ({ line }) => line.initialBudget ?? null,
    ),
    column(
      'full_year_budget',
      'amount',
      '全年预算（元）',
      'full-year budget in yuan',
      ({ line }) => line.fullYearBudget ?? null,
    ),
    column('executed', 'amount', '全年执行（元）', 'executed in yuan', ({ line }) => line.executed ?? null),
    column('rate', 'number', '执行率（%）', 'execution rate in per cent', ({ line }) => line.rate ?? null),
    column('weight', 'number', '分值', 'weight', ({ line }) => line.weight ?? null),
    column('score', 'number', '得分', 'score', ({ line }) => line.score ?? null),
    ...rowColumns<MoneyRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const place of formsOf(document, cells)) {
      const sections = [
        ['fund', place.form.funds],
        ['task', place.form.tasks],
        ['item', place.form.items],
      ] as const;
      for (const [section, entries] of sections)
        for (const [index, line] of entries.entries())
          yield { ...place, section, index, line, evidence: rowEvidence(place, line.row, cells) };
    }
  },
});

export const performanceGoals = defineTable<GoalRow>({
  name: 'performance_goals',
  description: { zh: '绩效表中的总体目标，每个一行', en: 'goals of the performance forms, one row a goal' },
  primaryKey: ['document_id', 'form_index', 'goal_index'],
  columns: [
    ...documentKeys<GoalRow>(),
    ...formColumns<GoalRow>(),
    column('goal_index', 'integer', '序号（从 0 起）', 'counted from 0 in the form', ({ index }) => index),
    column(
      'period',
      'string',
      '年度 annual 或实施期 implementation',
      'annual or implementation',
      ({ goal }) => goal.period,
    ),
    column('text', 'string', '目标', 'goal', ({ goal }) => goal.text),
    column('achieved', 'string', '完成情况', 'what was achieved', ({ goal }) => goal.achieved),
    ...rowColumns<GoalRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const place of formsOf(document, cells))
      for (const [index, goal] of place.form.goals.entries())
        yield { ...place, index, goal, evidence: rowEvidence(place, goal.row, cells) };
  },
});

/** A task's goal, or the goal texts of a line of a 汇总表. */
function goalOf({ line }: MoneyRow): string | null {
  return line.goal ?? line.goals?.map(({ text }) => text).join('\n') ?? null;
}

import type { Indicator, IndicatorValue } from '../../schema/index.js';
import { column, defineTable, type ColumnOf } from './column.js';
import { CellIndex, rowColumns } from './evidence.js';
import { formColumns, formsOf, rowEvidence, type FormRow } from './forms.js';
import { documentKeys } from './keys.js';

interface IndicatorRow extends FormRow {
  readonly index: number;
  readonly indicator: Indicator;
}

/** The parts of a target (指标值) or an actual value (完成值). */
function valueColumns(
  prefix: 'target' | 'actual',
  zh: string,
  read: (indicator: Indicator) => IndicatorValue | null,
): ColumnOf<IndicatorRow>[] {
  const of = (part: keyof IndicatorValue) => (row: IndicatorRow) =>
    (read(row.indicator)?.[part] ?? null) as string | number | null;
  return [
    column(`${prefix}_printed`, 'string', `${zh}：印刷文字`, `${prefix}: printed text`, of('raw')),
    column(`${prefix}_kind`, 'string', `${zh}：种类`, `${prefix}: kind`, of('kind')),
    column(`${prefix}_operator`, 'string', `${zh}：比较符`, `${prefix}: operator`, of('operator')),
    column(`${prefix}_value`, 'number', `${zh}：数值`, `${prefix}: value`, of('value')),
    column(`${prefix}_value_max`, 'number', `${zh}：上限`, `${prefix}: upper end of a range`, of('valueMax')),
    column(`${prefix}_unit`, 'string', `${zh}：单位`, `${prefix}: unit`, of('unit')),
    column(`${prefix}_deadline_from`, 'date', `${zh}：期限起`, `${prefix}: start of the period`, of('deadlineFrom')),
    column(`${prefix}_deadline`, 'date', `${zh}：期限`, `${prefix}: deadline`, of('deadline')),
  ];
}

export const indicators = defineTable<IndicatorRow>({
  name: 'indicators',
  description: { zh: '绩效指标，每个一行', en: 'performance indicators, one row an indicator' },
  primaryKey: ['document_id', 'form_index', 'indicator_index'],
  columns: [
    ...documentKeys<IndicatorRow>(),
    ...formColumns<IndicatorRow>(),
    column('indicator_index', 'integer', '序号（从 0 起）', 'counted from 0 in the form', ({ index }) => index),
    column('level1', 'string', '一级指标', 'first level', ({ indicator }) => indicator.level1),
    column('level2', 'string', '二级指标', 'second level', ({ indicator }) => indicator.level2),
    column('level3', 'string', '三级指标', 'third level', ({ indicator }) => indicator.level3),
    column('description', 'string', '指标描述', 'description', ({ indicator }) => indicator.description),
    column('basis', 'string', '确定依据', 'basis', ({ indicator }) => indicator.basis),
    column('standard', 'string', '绩效标准', 'standard', ({ indicator }) => indicator.standard),
    column('scoring', 'string', '评（扣）分标准', 'scoring', ({ indicator }) => indicator.scoring),
    ...valueColumns('target', '指标值', ({ target }) => target),
    ...valueColumns('actual', '完成值', ({ actual }) => actual),
    column(
      'completion_printed',
      'string',
      '完成率：印刷文字',
      'completion: printed text',
      ({ indicator }) => indicator.completion?.raw ?? null,
    ),
    column(
      'completion',
      'number',
      '完成率（%）',
      'completion in per cent',
      ({ indicator }) => indicator.completion?.value ?? null,
    ),
    column('weight', 'number', '分值', 'weight', ({ indicator }) => indicator.weight),
    column('score', 'number', '得分', 'score', ({ indicator }) => indicator.score),
    column('shortfall', 'string', '未完成原因', 'reason of a shortfall', ({ indicator }) => indicator.shortfall),
    column('improvement', 'string', '改进措施', 'improvement', ({ indicator }) => indicator.improvement),
    ...rowColumns<IndicatorRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const place of formsOf(document, cells))
      for (const [index, indicator] of place.form.indicators.entries())
        yield { ...place, index, indicator, evidence: rowEvidence(place, indicator.row, cells) };
  },
});

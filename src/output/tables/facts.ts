import type { BudgetDocument, Fact } from '../../schema/index.js';
import { column, defineTable } from './column.js';
import { boxColumns, CellIndex, onPage, pageColumns, type Evidence } from './evidence.js';
import { documentKeys } from './keys.js';
import { PATH_SEPARATOR } from './lines.js';

interface FactRow {
  readonly document: BudgetDocument;
  readonly fact: Fact;
  readonly index: number;
  readonly evidence: Evidence;
}

/** Amounts, changes, shares and rates stated in prose. */
export const facts = defineTable<FactRow>({
  name: 'facts',
  description: { zh: '文字说明中的数字，每个一行', en: 'figures stated in prose, one row a figure' },
  primaryKey: ['document_id', 'fact_index'],
  columns: [
    ...documentKeys<FactRow>(),
    column('fact_index', 'integer', '序号（从 0 起）', 'counted from 0 in the document', ({ index }) => index),
    column('item', 'string', '所指事项', 'subject', ({ fact }) => fact.item),
    column('code', 'string', '科目编码', 'classification code', ({ fact }) => fact.code),
    column('label_path', 'string', '各级名称，由外到内', 'labels, from the outer to the inner one', ({ fact }) =>
      fact.labelPath.length === 0 ? null : fact.labelPath.join(PATH_SEPARATOR),
    ),
    column(
      'measure',
      'string',
      '金额 amount、增减 change、占比 share、比率 rate',
      'amount, change, share or rate',
      ({ fact }) => fact.measure,
      'value-kind:code',
    ),
    column(
      'phase',
      'string',
      '预算数、调整数、决算数',
      'budget, adjusted or executed',
      ({ fact }) => fact.phase,
      'phase:id',
    ),
    column('figure_year', 'integer', '数字所属年度', 'year of the figure', ({ fact }) => fact.year),
    column('amount', 'amount', '金额（元）', 'amount in yuan', ({ fact }) => fact.amount, 'value'),
    column('percent', 'number', '百分数', 'per cent', ({ fact }) => fact.percent),
    column('change', 'string', '增减方向', 'direction of a change', ({ fact }) => fact.change),
    column('text', 'string', '原文', 'printed words', ({ fact }) => fact.raw),
    ...pageColumns<FactRow>(),
    ...boxColumns<FactRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const [index, fact] of document.facts.entries())
      yield { document, fact, index, evidence: onPage(cells.file(fact.source), fact.page, fact.bbox) };
  },
});

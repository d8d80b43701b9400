import type { BudgetDocument, Performance } from '../../schema/index.js';
import { column, type ColumnOf } from './column.js';
import { onPage, type CellIndex, type Evidence } from './evidence.js';

/** What every row of the tables of performance forms (绩效表) begins from: the form that it is of. */
export interface FormRow {
  readonly document: BudgetDocument;
  readonly form: Performance;
  readonly formIndex: number;
  readonly evidence: Evidence;
}

export function formColumns<Row extends FormRow>(): ColumnOf<Row>[] {
  return [
    column('form_index', 'integer', '绩效表序号（从 0 起）', 'form, counted from 0', ({ formIndex }) => formIndex),
    column('kind', 'string', '绩效表种类', 'kind of the form', ({ form }) => form.kind),
    column('project', 'string', '项目名称', 'project', ({ form }) => form.project, 'activity:generic:project:label'),
  ];
}

/** The forms of a document in their order. */
export function* formsOf(document: BudgetDocument, cells: CellIndex): Iterable<FormRow> {
  for (const [formIndex, form] of document.performance.entries())
    yield {
      document,
      form,
      formIndex,
      evidence: { ...onPage(cells.file(form.source), form.page), table: form.table },
    };
}

/** Where a row of a form stands; forms told in prose have no rows. */
export function rowEvidence({ form, evidence }: FormRow, row: number | null, cells: CellIndex): Evidence {
  return form.table === null || row === null ? evidence : cells.evidence(form.table, row, null);
}

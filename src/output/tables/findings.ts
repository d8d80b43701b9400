import type { BudgetDocument, Check } from '../../schema/index.js';
import { stringify } from '../json.js';
import { column, defineTable } from './column.js';
import { CellIndex, gridColumns, onPage, pageColumns, type Evidence } from './evidence.js';
import { documentKeys } from './keys.js';

interface CheckRow {
  readonly document: BudgetDocument;
  readonly check: Check;
  readonly index: number;
  readonly evidence: Evidence;
}

interface DiagnosticRow {
  readonly document: BudgetDocument;
  readonly diagnostic: BudgetDocument['diagnostics'][number];
  readonly index: number;
  readonly evidence: Evidence;
}

export const checks = defineTable<CheckRow>({
  name: 'checks',
  description: { zh: '校验结果，每条一行', en: 'accounting rules that were tried, one row a result' },
  primaryKey: ['document_id', 'check_index'],
  columns: [
    ...documentKeys<CheckRow>(),
    column('check_index', 'integer', '序号（从 0 起）', 'counted from 0 in the document', ({ index }) => index),
    column('rule', 'string', '规则编号', 'id of the rule', ({ check }) => check.rule),
    column('name', 'string', '规则名称', 'name of the rule', ({ check }) => check.name),
    column(
      'status',
      'string',
      '相符 pass、不符 fail、无法判断 undetermined',
      'pass, fail or undetermined',
      ({ check }) => check.status,
    ),
    column('severity', 'string', '级别', 'error, warning or info', ({ check }) => check.severity),
    column('unit', 'string', '数值的单位（yuan 为元）', 'unit of the values', ({ check }) => check.unit),
    column('expected', 'number', '应为', 'what was expected', ({ check }) => check.expected),
    column('actual', 'number', '实为', 'what was found', ({ check }) => check.actual),
    column('difference', 'number', '相差', 'difference', ({ check }) => check.difference),
    column('tolerance', 'number', '允许误差', 'tolerance', ({ check }) => check.tolerance),
    column('message_zh', 'string', '说明（中文）', 'message in Chinese', ({ check }) => check.message.zh),
    column('message_en', 'string', '说明（英文）', 'message in English', ({ check }) => check.message.en),
    ...pageColumns<CheckRow>(),
    ...gridColumns<CheckRow>(),
    column('evidence', 'string', '全部依据（JSON）', 'all evidence as JSON', ({ check }) => stringify(check.evidence)),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const [index, check] of document.checks.entries())
      yield { document, check, index, evidence: checkEvidence(document, check, cells) };
  },
});

export const diagnostics = defineTable<DiagnosticRow>({
  name: 'diagnostics',
  description: { zh: '诊断：没有把握或未能读取之处，每条一行', en: 'what the parser was unsure of or could not read' },
  primaryKey: ['document_id', 'diagnostic_index'],
  columns: [
    ...documentKeys<DiagnosticRow>(),
    column('diagnostic_index', 'integer', '序号（从 0 起）', 'counted from 0 in the document', ({ index }) => index),
    column('severity', 'string', '级别', 'error, warning or info', ({ diagnostic }) => diagnostic.severity),
    column('code', 'string', '诊断代码', 'code of the diagnostic', ({ diagnostic }) => diagnostic.code),
    column('message_zh', 'string', '说明（中文）', 'message in Chinese', ({ diagnostic }) => diagnostic.message.zh),
    column('message_en', 'string', '说明（英文）', 'message in English', ({ diagnostic }) => diagnostic.message.en),
    ...pageColumns<DiagnosticRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const [index, diagnostic] of document.diagnostics.entries())
      yield { document, diagnostic, index, evidence: onPage(cells.file(diagnostic.source), diagnostic.page) };
  },
});

/** The place of a check's first piece of evidence; `evidence` holds them all. */
function checkEvidence(document: BudgetDocument, { evidence: [first] }: Check, cells: CellIndex): Evidence {
  if (first?.table !== undefined) return cells.evidence(first.table, first.row ?? null, first.col ?? null);
  const fact = first?.fact === undefined ? undefined : document.facts[first.fact];
  if (fact !== undefined) return onPage(cells.file(fact.source), fact.page, fact.bbox);
  const form = first?.performance === undefined ? undefined : document.performance[first.performance];
  if (form === undefined) return onPage(null, null);
  if (form.table !== null && first?.row !== undefined) return cells.evidence(form.table, first.row, null);
  return { ...onPage(cells.file(form.source), form.page), table: form.table };
}

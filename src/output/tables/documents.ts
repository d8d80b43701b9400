import type { BudgetDocument, Source } from '../../schema/index.js';
import { column, defineTable, type ColumnOf } from './column.js';
import { documentKeys, type OfDocument } from './keys.js';

interface SourceRow extends OfDocument {
  readonly source: Source;
  readonly index: number;
}

function count(name: string, zh: string, en: string, of: (document: BudgetDocument) => number): ColumnOf<OfDocument> {
  return column(name, 'integer', zh, en, ({ document }) => of(document));
}

type Severity = BudgetDocument['diagnostics'][number]['severity'];

const failed = (severity: Severity) => (document: BudgetDocument) =>
  document.checks.filter((check) => check.status === 'fail' && check.severity === severity).length;

const ofStatus = (status: 'pass' | 'undetermined') => (document: BudgetDocument) =>
  document.checks.filter((check) => check.status === status).length;

const diagnosed = (severity: Severity) => (document: BudgetDocument) =>
  document.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;

export const documents = defineTable<OfDocument>({
  name: 'documents',
  description: { zh: '部门年度，每个一行', en: 'department-years, one row each' },
  primaryKey: ['document_id'],
  columns: [
    ...documentKeys(),
    column('level', 'string', '预算级次', 'level of the budget', ({ document }) => document.department.level),
    column(
      'department_code',
      'string',
      '部门编码',
      'code of the department',
      ({ document }) => document.department.code,
      'administrative-classification:generic:code',
    ),
    column(
      'scope',
      'string',
      '部门 consolidated 或单位 unit',
      'consolidated or unit',
      ({ document }) => document.department.scope,
    ),
    column(
      'parent_department',
      'string',
      '所属部门',
      'department that a unit belongs to',
      ({ document }) => document.department.parent,
    ),
    column('sources', 'string', '来源文件', 'files', ({ document }) =>
      document.sources.map(({ file }) => file).join('; '),
    ),
    count('statements', '报表数', 'statements', (document) => document.statements.length),
    count('amounts', '报表金额数', 'amounts in statements', (document) =>
      document.statements
        .flatMap(({ lines }) => lines)
        .reduce((total, { amounts }) => total + Object.keys(amounts).length, 0),
    ),
    count('forms', '绩效表数', 'performance forms', (document) => document.performance.length),
    count('facts', '文字中的数字', 'figures in prose', (document) => document.facts.length),
    count('checks_passed', '校验相符', 'checks that hold', ofStatus('pass')),
    count('checks_failed_error', '校验不符（error）', 'checks failed, error', failed('error')),
    count('checks_failed_warning', '校验不符（warning）', 'checks failed, warning', failed('warning')),
    count('checks_failed_info', '校验不符（info）', 'checks failed, info', failed('info')),
    count('checks_undetermined', '无法判断的校验', 'checks undetermined', ofStatus('undetermined')),
    count('diagnostics_error', '诊断（error）', 'diagnostics, error', diagnosed('error')),
    count('diagnostics_warning', '诊断（warning）', 'diagnostics, warning', diagnosed('warning')),
    count('diagnostics_info', '诊断（info）', 'diagnostics, info', diagnosed('info')),
    column('schema_version', 'string', '规范版本', 'version of the contract', ({ document }) => document.schemaVersion),
    column(
      'generator_version',
      'string',
      '解析器版本',
      'version of the parser',
      ({ document }) => document.generator.version,
    ),
  ],
  rows: (document) => [{ document }],
});

export const sources = defineTable<SourceRow>({
  name: 'sources',
  description: { zh: '来源文件，每个一行', en: 'files that the documents were read from, one row a file' },
  primaryKey: ['document_id', 'source_index'],
  columns: [
    ...documentKeys<SourceRow>(),
    column('source_index', 'integer', '序号（从 0 起）', 'counted from 0 in the document', ({ index }) => index),
    column('file', 'string', '文件名', 'name of the file', ({ source }) => source.file),
    column('sha256', 'string', 'SHA-256', 'SHA-256', ({ source }) => source.sha256),
    column('bytes', 'integer', '字节数', 'size in bytes', ({ source }) => source.bytes),
    column('media_type', 'string', '媒体类型', 'media type', ({ source }) => source.mediaType),
    column('pages', 'integer', '页数', 'number of pages', ({ source }) => source.pages),
    column('page_ranges', 'string', '本部门年度所在页', 'pages of this department-year', ({ source }) =>
      source.pageRanges.length === 0 ? null : source.pageRanges.map((range) => range.join('-')).join(','),
    ),
    column('producer', 'string', '生成软件', 'what wrote the file', ({ source }) => source.producer),
    column('text', 'string', '有无文字层', 'born-digital, scanned, mixed or none', ({ source }) => source.text),
  ],
  rows: (document) => document.sources.map((source, index) => ({ document, source, index })),
});

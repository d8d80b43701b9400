import type { BudgetDocument, Column as StatementColumn, Line, Statement } from '../../schema/index.js';
import { column, defineTable, type ColumnOf } from './column.js';
import { boxColumns, CellIndex, gridColumns, pageColumns, readColumns, rowColumns, type Evidence } from './evidence.js';
import { documentKeys } from './keys.js';

interface LineRow {
  readonly document: BudgetDocument;
  readonly statement: Statement;
  readonly statementIndex: number;
  readonly line: Line;
  readonly lineIndex: number;
  readonly evidence: Evidence;
}

interface AmountRow extends LineRow {
  readonly key: string;
  readonly column: StatementColumn | null;
  readonly amount: number | null;
}

interface AttributeRow extends LineRow {
  readonly attribute: Line['attributes'][number];
  readonly attributeIndex: number;
}

/** Between the parts of a path (labels from the outer to the inner one, heads from the top to the leaf). */
export const PATH_SEPARATOR = ' > ';

function codeOf(line: Line, ...classifications: Line['classification'][]): string | null {
  return classifications.includes(line.classification) ? line.code : null;
}

function statementColumns<Row extends LineRow>(): ColumnOf<Row>[] {
  return [
    column(
      'statement_index',
      'integer',
      '报表序号（从 0 起）',
      'statement, counted from 0',
      (row) => row.statementIndex,
    ),
    column('kind', 'string', '报表种类', 'kind of the statement', ({ statement }) => statement.kind),
    column('title', 'string', '报表标题', 'title of the statement', ({ statement }) => statement.title),
    column('line_index', 'integer', '行序号（从 0 起）', 'line, counted from 0', (row) => row.lineIndex),
  ];
}

function labelColumns<Row extends LineRow>(): ColumnOf<Row>[] {
  return [
    column(
      'code',
      'string',
      '科目编码（款、项补足两位）',
      'classification code, 款 and 项 with two digits',
      ({ line }) => line.code,
    ),
    column('code_printed', 'string', '印刷的编码', 'code as printed', ({ line }) => line.codeRaw),
    column(
      'classification',
      'string',
      '编码所属分类',
      'classification that the code belongs to',
      ({ line }) => line.classification,
    ),
    column(
      'function_code',
      'string',
      '功能分类编码',
      'the code, where it is of the functional classification',
      ({ line }) => codeOf(line, 'function'),
      'functional-classification:generic:code',
    ),
    column(
      'economic_code',
      'string',
      '经济分类编码（部门或政府）',
      'the code, where it is of an economic classification',
      ({ line }) => codeOf(line, 'economic-department', 'economic-government'),
      'economic-classification:generic:code',
    ),
    column('ordinal', 'string', '序号（一、（一）……）', 'printed ordinal of the label', ({ line }) => line.ordinal),
    column('label', 'string', '科目或项目名称', 'label of the line', ({ line }) => line.label),
    column('label_path', 'string', '各级名称，由外到内', 'labels, from the outer to the inner one', ({ line }) =>
      line.labelPath.length === 0 ? null : line.labelPath.join(PATH_SEPARATOR),
    ),
    column('line_item', 'string', '行所指事项', 'subject of the line', ({ line }) => line.item),
    column('role', 'string', '行的角色（小计、合计等）', 'role of the line', ({ line }) => line.role),
    column(
      'level',
      'integer',
      '级次（类 1、款 2、项 3；合计 0）',
      'level: 类 1, 款 2, 项 3; a total 0',
      ({ line }) => line.level,
    ),
    column('parent_index', 'integer', '上级行的序号', 'line above it in the hierarchy', ({ line }) => line.parent),
    column('leaf', 'boolean', '没有下级行', 'no other line is below it', ({ line }) => line.leaf),
    column('of_which', 'boolean', '行为“其中”', 'the line is an of-which line', ({ line }) => line.role === 'of-which'),
  ];
}

/** One row an amount of the accounting statements. */
export const lines = defineTable<AmountRow>({
  name: 'lines',
  description: { zh: '报表金额，每个金额一行', en: 'amounts of the accounting statements, one row an amount' },
  primaryKey: ['document_id', 'statement_index', 'line_index', 'column_key'],
  columns: [
    ...documentKeys<AmountRow>(),
    column(
      'figure_id',
      'string',
      '金额标识：部门年度、表格、行、列',
      'id of the amount: department-year, table, row and column',
      ({ document, evidence }) => `${document.id}#t${evidence.table}r${evidence.row}c${evidence.col}`,
      'budget-line-id',
    ),
    ...statementColumns<AmountRow>(),
    column(
      'direction',
      'string',
      '收入 revenue 或支出 expenditure',
      'revenue or expenditure',
      (row) => row.line.direction ?? row.column?.direction ?? null,
      'direction',
    ),
    column('breakdown', 'string', '按什么分列', 'what the side is broken down by', ({ line }) => line.breakdown),
    ...labelColumns<AmountRow>(),
    column('column_key', 'string', '报表列的标识', 'key of the statement’s column', ({ key }) => key),
    column('column_path', 'string', '表头，由上到下', 'heads of the column, from the top', (row) =>
      row.column === null ? null : row.column.path.join(PATH_SEPARATOR),
    ),
    column('column_item', 'string', '列所指事项', 'subject of the column', (row) => row.column?.item ?? null),
    column(
      'fund',
      'string',
      '资金性质',
      'fund of the column',
      (row) => row.column?.fund ?? null,
      'fin-source:generic:code',
    ),
    column(
      'phase',
      'string',
      '预算数、调整数、决算数',
      'budget, adjusted or executed',
      (row) => row.column?.phase ?? null,
      'phase:id',
    ),
    column('column_year', 'integer', '列的年度', 'year of the column', (row) => row.column?.year ?? null),
    column(
      'measure',
      'string',
      '金额 amount 或增减额 change',
      'amount, change or percent',
      (row) => row.column?.measure ?? null,
      'value-kind:code',
    ),
    column(
      'column_of_which',
      'boolean',
      '列为“其中”',
      'the column is an of-which column',
      (row) => row.column?.ofWhich ?? null,
    ),
    column('amount', 'amount', '金额（元）', 'amount in yuan', ({ amount }) => amount, 'value'),
    column(
      'unit_printed',
      'string',
      '印刷的计量单位',
      'unit of money as printed',
      (row) => row.column?.unit ?? row.statement.unit,
    ),
    ...pageColumns<AmountRow>(),
    ...gridColumns<AmountRow>(),
    ...boxColumns<AmountRow>(),
    ...readColumns<AmountRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const place of linesOf(document)) {
      const columns = new Map(place.statement.columns.map((one) => [one.key, one]));
      for (const [key, amount] of Object.entries(place.line.amounts)) {
        const evidence = cells.evidence(place.statement.table, place.line.row, place.line.cols[key] ?? null);
        yield { ...place, key, column: columns.get(key) ?? null, amount, evidence };
      }
    }
  },
});

/** What else stands in the lines: quantities, prices, units of measure, remarks. */
export const attributes = defineTable<AttributeRow>({
  name: 'attributes',
  description: { zh: '报表中金额以外的内容（数量、单价、备注等）', en: 'what the statements hold besides amounts' },
  primaryKey: ['document_id', 'statement_index', 'line_index', 'attribute_index'],
  columns: [
    ...documentKeys<AttributeRow>(),
    ...statementColumns<AttributeRow>(),
    ...labelColumns<AttributeRow>(),
    column(
      'attribute_index',
      'integer',
      '行内序号（从 0 起）',
      'counted from 0 in the line',
      (row) => row.attributeIndex,
    ),
    column('attribute', 'string', '表头', 'head of the column', ({ attribute }) => attribute.column),
    column('text', 'string', '印刷文字', 'printed text', ({ attribute }) => attribute.text),
    column('value', 'number', '其中的数值', 'the number in it', ({ attribute }) => attribute.value),
    ...rowColumns<AttributeRow>(),
  ],
  *rows(document) {
    const cells = new CellIndex(document);
    for (const place of linesOf(document))
      for (const [attributeIndex, attribute] of place.line.attributes.entries())
        yield {
          ...place,
          attribute,
          attributeIndex,
          evidence: cells.evidence(place.statement.table, place.line.row, null),
        };
  },
});

function* linesOf(document: BudgetDocument): Iterable<Omit<LineRow, 'evidence'>> {
  for (const [statementIndex, statement] of document.statements.entries())
    for (const [lineIndex, line] of statement.lines.entries())
      yield { document, statement, statementIndex, line, lineIndex };
}

import { buildColumn, buildLine } from './lines.js';
import type { BudgetDocument, Fact, Line, Performance, Statement, StatementKind } from '../../src/schema/index.js';

// Small documents made by hand: a statement is its columns and rows, figures in 万元 as they are printed.

export interface Row {
  readonly label: string | null;
  /** One printed figure a column; null is a blank. */
  readonly figures: readonly (string | null)[];
  readonly with?: Partial<Line>;
}

export function statement(
  kind: StatementKind,
  columns: readonly Partial<Statement['columns'][number]>[],
  rows: readonly Row[],
  more: Partial<Statement> = {},
): Statement {
  const built = columns.map((column, i) => buildColumn(column, i));
  return {
    kind,
    title: kind,
    table: 0,
    unit: '万元',
    unitFrom: 'table',
    empty: rows.every(({ figures }) => figures.every((figure) => figure === null)),
    notes: [],
    columns: built,
    lines: rows.map((row, i) => buildLine(row, i, built)),
    ...more,
  };
}

/** A document of the statements; each gets a table that shows its figures. */
export function document(statements: readonly Statement[], more: Partial<BudgetDocument> = {}): BudgetDocument {
  return {
    schemaVersion: '1.0',
    generator: { name: 'budget-parse', version: '0.0.0' },
    id: '-/某局/2022/budget',
    department: { name: '某局', code: null, scope: 'consolidated', parent: null, level: 'prefecture', region: null },
    fiscalYear: 2022,
    stage: 'budget',
    sources: [
      {
        file: 'a.pdf',
        sha256: '0'.repeat(64),
        bytes: 1,
        mediaType: 'application/pdf',
        pages: 1,
        pageRanges: [[1, 1]],
        producer: null,
        text: 'born-digital',
      },
    ],
    statements: statements.map((one, table) => ({ ...one, table })),
    performance: [],
    facts: [],
    tables: statements.map((one) => tableOf(one)),
    checks: [],
    diagnostics: [],
    ...more,
  };
}

function tableOf(one: Statement): BudgetDocument['tables'][number] {
  const columns = one.columns.length + 1;
  const cell = (row: number, col: number, text: string): BudgetDocument['tables'][number]['cells'][number] => ({
    row,
    col,
    rowSpan: 1,
    colSpan: 1,
    text,
    page: 1,
    bbox: null,
    parts: [],
    confidence: null,
  });
  const cells = one.lines.flatMap((line) => [
    cell(line.row, 0, line.label ?? ''),
    ...Object.entries(line.cols).map(([key, col]) => cell(line.row, col, printed(line.amounts[key] ?? 0))),
  ]);
  return {
    source: 0,
    pages: [1],
    title: one.title,
    unit: one.unit,
    read: 'text',
    rows: one.lines.length + 1,
    columns,
    headerRows: 1,
    cells,
  };
}

function printed(yuan: number): string {
  return (yuan / 10_000).toFixed(2);
}

export function fact(item: Fact['item'], amount: number | null, more: Partial<Fact> = {}): Fact {
  return {
    item,
    code: null,
    labelPath: [],
    measure: 'amount',
    phase: 'budget',
    year: 2022,
    amount,
    percent: null,
    change: null,
    raw: `${item} ${amount ?? ''}`,
    source: 0,
    page: 1,
    bbox: null,
    confidence: null,
    ...more,
  };
}

export function sheet(more: Partial<Performance>): Performance {
  return {
    kind: 'project-targets',
    title: '绩效目标表',
    origin: 'table',
    table: null,
    source: 0,
    page: 1,
    orphan: false,
    project: '甲项目',
    program: null,
    authority: null,
    implementingUnit: null,
    implementationPeriod: null,
    amount: null,
    staff: null,
    goals: [],
    funds: [],
    tasks: [],
    items: [],
    indicators: [],
    weights: { execution: null, indicators: null },
    score: { indicators: null, execution: null, total: null, row: null },
    ...more,
  };
}

import { describe, expect, it } from 'vitest';
import { toFigures } from '../../src/output/figures.js';
import { anyDocument } from '../support/documents.js';

describe('figures', () => {
  const document = anyDocument();
  const rows = toFigures(document)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string | number | null>);

  it('are one row an amount', () => {
    const amounts = document.statements.flatMap(({ lines }) => lines.flatMap(({ amounts }) => Object.values(amounts)));
    expect(rows.map(({ amount }) => amount)).toEqual(amounts);
  });

  it('lead to the cell that they were read from', () => {
    for (const { figure_id, table_index, row_index, column_index, page, x0, printed } of rows) {
      const cell = document.tables[Number(table_index)]?.cells.find(
        ({ row, col }) => row === row_index && col === column_index,
      );
      expect(figure_id).toBe(`${document.id}#t${table_index}r${row_index}c${column_index}`);
      expect({ page, x0, printed }).toEqual({ page: cell?.page, x0: cell?.bbox?.[0], printed: cell?.text });
      expect(printed).toMatch(/\d/);
    }
  });

  it('say what they are', () => {
    expect(rows[0]).toMatchObject({
      department: '邯郸市医疗保障局',
      fiscal_year: 2022,
      stage: 'budget',
      kind: 'revenue-expenditure-summary',
      direction: 'revenue',
      label_path: '一般公共预算拨款收入',
      phase: 'budget',
      amount: 58733500,
      printed: '5873.35',
      page: 2,
    });
  });

  it('give no line for a document without statements', () => {
    expect(toFigures(anyDocument({ statements: [] }))).toBe('');
  });
});

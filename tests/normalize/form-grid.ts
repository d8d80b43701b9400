import type { Cell, Table } from '../../src/document/table.js';
import type { NormalizeContext } from '../../src/normalize/context.js';

/** A table from drawn rows, cells divided by |: `<` belongs to the cell on its left, `^` to the cell above. */
export function formTable(rows: readonly string[], caption: Partial<Table['caption']> = {}): Table {
  const texts = rows.map((row) => row.split('|').map((text) => text.trim()));
  const columns = Math.max(...texts.map((row) => row.length));
  const cells: Cell[] = [];
  const at: (Cell | undefined)[][] = texts.map(() => []);
  texts.forEach((row, y) => {
    for (let x = 0; x < columns; x++) {
      const text = row[x] ?? '';
      const origin = text === '<' ? at[y]?.[x - 1] : text === '^' ? at[y - 1]?.[x] : undefined;
      if (origin !== undefined) {
        origin.rowSpan = Math.max(origin.rowSpan, y - origin.row + 1);
        origin.colSpan = Math.max(origin.colSpan, x - origin.col + 1);
        (at[y] ??= [])[x] = origin;
        continue;
      }
      const plain = text.replace(/\\n/g, '\n');
      const cell: Cell = {
        ...{ row: y, col: x, rowSpan: 1, colSpan: 1, text: plain },
        ...{ page: null, bbox: null, parts: [], confidence: null },
      };
      cells.push(cell);
      (at[y] ??= [])[x] = cell;
    }
  });
  return {
    rows: rows.length,
    columns,
    cells,
    pages: [],
    headerRows: 0,
    read: 'text',
    caption: { title: null, unit: null, department: null, year: null, notes: [], ...caption },
  };
}

export const CONTEXT: NormalizeContext = {
  source: 0,
  tableIndex: 3,
  fiscalYear: 2023,
  stage: 'budget',
  departmentName: null,
  documentUnit: null,
};

import type { Cell, Table } from '../../src/document/table.js';
import { countHeaderRows } from '../../src/recognize/header-rows.js';

/**
 * A table drawn as text: cells divided by |, `<` goes on from the cell to the left, `^` from the cell above.
 * The header rows are counted unless they are given.
 */
export function drawTable(
  rows: readonly string[],
  about: Partial<Table['caption']> & { headerRows?: number } = {},
): Table {
  const grid = rows.map((row) => row.split('|').map((text) => text.trim()));
  const columns = Math.max(...grid.map((row) => row.length));
  const cells: Cell[] = [];
  const owner: (Cell | undefined)[][] = grid.map(() => []);
  for (const [row, texts] of grid.entries())
    for (let col = 0; col < columns; col++) {
      const text = texts[col] ?? '';
      const from = text === '<' ? owner[row]?.[col - 1] : text === '^' ? owner[row - 1]?.[col] : undefined;
      if (from !== undefined) {
        from.colSpan = Math.max(from.colSpan, col - from.col + 1);
        from.rowSpan = Math.max(from.rowSpan, row - from.row + 1);
      }
      const cell = from ?? { row, col, rowSpan: 1, colSpan: 1, text, page: 1, bbox: null, parts: [], confidence: null };
      if (from === undefined) cells.push(cell);
      (owner[row] ??= [])[col] = cell;
    }
  const { headerRows, ...caption } = about;
  const table: Table = {
    rows: grid.length,
    columns,
    cells,
    pages: [1],
    headerRows: 0,
    read: 'text',
    caption: { title: null, unit: null, department: null, year: null, notes: [], ...caption },
  };
  table.headerRows = headerRows ?? countHeaderRows(table);
  return table;
}

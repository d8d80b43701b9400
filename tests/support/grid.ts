import type { Table } from '../../src/document/table.js';
import { countHeaderRows } from '../../src/recognize/header-rows.js';
import { drawnCells } from './drawn-cells.js';

/** A table drawn as text (drawn-cells.ts). The header rows are counted unless they are given. */
export function drawTable(
  rows: readonly string[],
  about: Partial<Table['caption']> & { headerRows?: number } = {},
): Table {
  const { columns, cells } = drawnCells(rows);
  const { headerRows, ...caption } = about;
  const table: Table = {
    rows: rows.length,
    columns,
    cells: cells.map((cell) => ({ ...cell, page: 1, bbox: null, parts: [], confidence: null })),
    pages: [1],
    headerRows: 0,
    read: 'text',
    caption: { title: null, unit: null, department: null, year: null, notes: [], ...caption },
  };
  table.headerRows = headerRows ?? countHeaderRows(table);
  return table;
}

import type { Cell, Table } from '../document/table.js';

/** Cells and tables of formats without pages. What stands around a table is found out later, for all formats alike. */
export function newCell(row: number, col: number, rowSpan: number, colSpan: number, text: string): Cell {
  return { row, col, rowSpan, colSpan, text, page: null, bbox: null, parts: [], confidence: null };
}

/** `cells` in any order. */
export function newTable(rows: number, columns: number, cells: readonly Cell[]): Table {
  return {
    rows,
    columns,
    cells: [...cells].sort((a, b) => a.row - b.row || a.col - b.col),
    pages: [],
    headerRows: 0,
    read: 'text',
    caption: { title: null, unit: null, department: null, year: null, notes: [] },
  };
}

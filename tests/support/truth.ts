import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Table } from '../../src/document/table.js';

interface TruthTable {
  readonly title: string | null;
  readonly unit: string | null;
  readonly headerRows: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly { row: number; col: number; rowspan?: number; colspan?: number; text: string }[];
}

interface TruthFile {
  readonly articles: readonly { readonly year: string | number; readonly tables: readonly TruthTable[] }[];
}

export interface TruthCase {
  readonly name: string;
  readonly year: number;
  readonly table: Table;
}

const ROOT = new URL('../../../shared/corpus/', import.meta.url);

/** Tables of a corpus of published disclosures, where one lies beside the project. Not part of it. */
export function truthTables(): TruthCase[] {
  if (!existsSync(ROOT)) return [];
  return ['seeds/', 'real/']
    .map((folder) => new URL(folder, ROOT))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.truth.json'))
        .sort()
        .flatMap((file) => casesOf(file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as TruthFile)),
    );
}

function casesOf(file: string, truth: TruthFile): TruthCase[] {
  return truth.articles.flatMap((article) =>
    article.tables.map((table, i) => ({
      name: `${file} ${i} ${table.title ?? ''}`,
      year: Number(article.year),
      table: toTable(table),
    })),
  );
}

function toTable(truth: TruthTable): Table {
  return {
    rows: truth.rows,
    columns: truth.columns,
    cells: truth.cells.map(({ row, col, rowspan = 1, colspan = 1, text }) => ({
      row,
      col,
      rowSpan: rowspan,
      colSpan: colspan,
      text,
      page: 1,
      bbox: null,
      parts: [],
      confidence: null,
    })),
    pages: [1],
    headerRows: truth.headerRows,
    read: 'text',
    caption: {
      title: truth.title === '' ? null : truth.title,
      unit: truth.unit === '' ? null : truth.unit,
      department: null,
      year: null,
      notes: [],
    },
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Table } from '../../src/document/table.js';

export interface TruthCell {
  readonly row: number;
  readonly col: number;
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly text: string;
}

export interface TruthTable {
  readonly title: string | null;
  readonly unit: string | null;
  readonly headerRows: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly TruthCell[];
}

/** A disclosure of one department and year. */
export interface TruthArticle {
  readonly department: string;
  readonly year: string | number;
  readonly tables: readonly TruthTable[];
}

export interface TruthCase {
  readonly name: string;
  readonly year: number;
  readonly table: Table;
}

const ROOT = new URL('../../../shared/corpus/', import.meta.url);

// Disclosures whose tables were written down by hand, where they lie beside the project. No part of it.

/** Every table of them. */
export function truthTables(): TruthCase[] {
  return ['seeds', 'real'].flatMap((folder) =>
    !existsSync(new URL(folder, ROOT))
      ? []
      : readdirSync(new URL(folder, ROOT))
          .filter((file) => file.endsWith('.truth.json'))
          .sort()
          .flatMap((file) => casesOf(`${folder}/${file.replace(/\.truth\.json$/, '')}`)),
  );
}

function casesOf(name: string): TruthCase[] {
  return truthArticles(name).flatMap((article) =>
    article.tables.map((table, i) => ({
      name: `${name} ${i} ${table.title ?? ''}`,
      year: Number(article.year),
      table: toTable(table),
    })),
  );
}

/** `name`: folder and name of a disclosure, without extension. */
export function hasTruth(name: string): boolean {
  return existsSync(fileOf(name));
}

export function truthArticles(name: string): readonly TruthArticle[] {
  return (JSON.parse(readFileSync(fileOf(name), 'utf8')) as { articles: readonly TruthArticle[] }).articles;
}

function fileOf(name: string): URL {
  return new URL(`${name}.truth.json`, ROOT);
}

export function toTable(truth: TruthTable): Table {
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

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Table } from '../../src/document/table.js';
import type { NormalizeContext } from '../../src/normalize/context.js';

/** A corpus of disclosures whose tables were written down by hand; it lies beside the project where it is there at all. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

export interface TruthCell {
  readonly row: number;
  readonly col: number;
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly text: string;
}

export interface TruthTable {
  readonly title: string;
  readonly unit: string;
  readonly headerRows: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly TruthCell[];
}

export interface TruthArticle {
  readonly department: string;
  readonly year: string;
  readonly tables: readonly TruthTable[];
}

export function truthPath(name: string): string {
  return `${CORPUS}${name}.truth.json`;
}

export function hasTruth(name: string): boolean {
  return existsSync(truthPath(name));
}

export function truthArticles(name: string): TruthArticle[] {
  return (JSON.parse(readFileSync(truthPath(name), 'utf8')) as { articles: TruthArticle[] }).articles;
}

export function tableOf(truth: TruthTable): Table {
  return {
    rows: truth.rows,
    columns: truth.columns,
    cells: truth.cells.map(({ row, col, rowspan, colspan, text }) => ({
      row,
      col,
      rowSpan: rowspan ?? 1,
      colSpan: colspan ?? 1,
      text,
      page: null,
      bbox: null,
      parts: [],
      confidence: null,
    })),
    pages: [],
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

export function contextOf(article: TruthArticle): NormalizeContext {
  return {
    source: 0,
    tableIndex: 0,
    fiscalYear: Number(article.year),
    stage: 'budget',
    departmentName: article.department,
    documentUnit: null,
  };
}

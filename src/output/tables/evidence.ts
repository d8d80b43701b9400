import type { Box, BudgetDocument } from '../../schema/index.js';
import { column, type ColumnOf } from './column.js';

type Cell = BudgetDocument['tables'][number]['cells'][number];

/** Where a row stands: on the page and, where it comes from a table, in the table's grid. */
export interface Evidence {
  readonly file: string | null;
  readonly page: number | null;
  readonly bbox: Box | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly col: number | null;
  readonly printed: string | null;
  readonly read: 'text' | 'ocr' | null;
  readonly confidence: number | null;
}

export interface WithEvidence {
  readonly evidence: Evidence;
}

/** Finds the cells of one document by the grid positions they cover. */
export class CellIndex {
  readonly #document: BudgetDocument;
  readonly #starts = new Map<number, Map<string, Cell>>();

  constructor(document: BudgetDocument) {
    this.#document = document;
  }

  /** The cell over a grid position, null where there is none. */
  at(table: number, row: number, col: number): Cell | null {
    const start = this.#startsOf(table).get(`${row},${col}`);
    if (start !== undefined) return start;
    return this.#document.tables[table]?.cells.find((cell) => covers(cell, row, col)) ?? null;
  }

  /** The evidence of a table's cell, or with `col` null of its row. */
  evidence(table: number, row: number | null, col: number | null): Evidence {
    const grid = this.#document.tables[table];
    const cell = row === null ? null : this.at(table, row, col ?? 0);
    return {
      file: this.file(grid?.source ?? null),
      page: cell?.page ?? grid?.pages[0] ?? null,
      bbox: col === null ? null : (cell?.bbox ?? null),
      table,
      row,
      col,
      printed: col === null ? null : (cell?.text ?? null),
      read: grid?.read ?? null,
      confidence: col === null ? null : (cell?.confidence ?? null),
    };
  }

  /** The name of a source, null where none is meant. */
  file(source: number | null): string | null {
    return source === null ? null : (this.#document.sources[source]?.file ?? null);
  }

  #startsOf(table: number): Map<string, Cell> {
    let starts = this.#starts.get(table);
    if (starts === undefined) {
      starts = new Map(this.#document.tables[table]?.cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
      this.#starts.set(table, starts);
    }
    return starts;
  }
}

function covers(cell: Cell, row: number, col: number): boolean {
  return cell.row <= row && row < cell.row + cell.rowSpan && cell.col <= col && col < cell.col + cell.colSpan;
}

/** Evidence of something that stands on a page and in no table's cell. */
export function onPage(file: string | null, page: number | null, bbox: Box | null = null): Evidence {
  return { file, page, bbox, table: null, row: null, col: null, printed: null, read: null, confidence: null };
}

export function pageColumns<Row extends WithEvidence>(): ColumnOf<Row>[] {
  return [
    column('file', 'string', '来源文件', 'file it was read from', ({ evidence }) => evidence.file),
    column('page', 'integer', '页码（从 1 起）', 'page, counted from 1', ({ evidence }) => evidence.page),
  ];
}

/** The position in the grid of the document's `tables`; all three count from 0. */
export function gridColumns<Row extends WithEvidence>(): ColumnOf<Row>[] {
  return [
    column('table_index', 'integer', '表格序号（从 0 起）', 'table, counted from 0', ({ evidence }) => evidence.table),
    column(
      'row_index',
      'integer',
      '表格行号（从 0 起）',
      'row of the table, counted from 0',
      ({ evidence }) => evidence.row,
    ),
    column(
      'column_index',
      'integer',
      '表格列号（从 0 起）',
      'column of the table, counted from 0',
      ({ evidence }) => evidence.col,
    ),
  ];
}

/** For rows that hold more than one value of a printed row: page, table and row, no column. */
export function rowColumns<Row extends WithEvidence>(): ColumnOf<Row>[] {
  return [...pageColumns<Row>(), ...gridColumns<Row>().slice(0, 2)];
}

const EDGES = [
  ['x0', '左', 'left'],
  ['y0', '上', 'top'],
  ['x1', '右', 'right'],
  ['y1', '下', 'bottom'],
] as const;

/** Points from the top left of the page as displayed. */
export function boxColumns<Row extends WithEvidence>(): ColumnOf<Row>[] {
  return EDGES.map(([name, zh, en], edge) =>
    column<Row>(
      name,
      'number',
      `位置：${zh}（点，自页面左上角）`,
      `${en} edge in points from the top left of the page`,
      ({ evidence }) => evidence.bbox?.[edge] ?? null,
    ),
  );
}

export function readColumns<Row extends WithEvidence>(): ColumnOf<Row>[] {
  return [
    column('printed', 'string', '单元格印刷文字', 'printed text of the cell', ({ evidence }) => evidence.printed),
    column('read', 'string', '读取方式：text 或 ocr', 'text or ocr', ({ evidence }) => evidence.read),
    column(
      'confidence',
      'number',
      '识别置信度（0–1，仅 ocr）',
      'confidence of OCR, 0 to 1',
      ({ evidence }) => evidence.confidence,
    ),
  ];
}

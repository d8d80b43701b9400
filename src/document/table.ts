import type { Box } from './geometry.js';

/** Where the part of a cut cell stands. */
export interface CellPart {
  readonly page: number;
  readonly bbox: Box;
}

/** A cell of a merged grid. Every grid position is covered by exactly one cell. */
export interface Cell {
  row: number;
  col: number;
  rowSpan: number;
  colSpan: number;
  /** Wrapped lines joined; a real line break is \n. */
  text: string;
  page: number | null;
  bbox: Box | null;
  /** Further parts of a cell that a page break cut. */
  parts: CellPart[];
  /** 0..1 for OCR, null for text layers. */
  confidence: number | null;
  /** Other readings of the text, best first, where the reading is not certain. Not part of the output. */
  alternatives?: readonly string[];
  /** A text dump does not say which column it belongs to: no amount is read from it. Not part of the output. */
  unplaced?: true;
}

/** A table as it stands in the document: the grid, before anybody asks what it means. */
export interface Grid {
  rows: number;
  columns: number;
  cells: Cell[];
}

/** What stands around a table and names it. Texts as printed, spaces folded. */
export interface Caption {
  /** 标题, without the mark (公开01表) and without the unit. */
  title: string | null;
  /** 元, 千元, 万元, 亿元 …, as printed in 单位：万元. */
  unit: string | null;
  /** 编制部门：…, 部门：…, 填报单位：…, or a bare "207 邯郸市医疗保障局" over the table. */
  department: string | null;
  /** 预算年度：2022. */
  year: number | null;
  /** 注：… and 空表说明 under (or over) the table. */
  notes: string[];
}

/** A table with what stands around it. */
export interface Table extends Grid {
  /** Pages the table stands on, ascending; empty for formats without pages. */
  pages: number[];
  /** Rows above the first row that holds figures or row labels; 0 for forms. */
  headerRows: number;
  read: 'text' | 'ocr';
  caption: Caption;
}

/** The cell that covers (row, col), or undefined outside the grid. Build once, ask often. */
export class GridIndex {
  readonly #at: (Cell | undefined)[];
  readonly #columns: number;

  constructor(grid: Grid) {
    this.#columns = grid.columns;
    this.#at = new Array<Cell | undefined>(grid.rows * grid.columns);
    for (const cell of grid.cells)
      for (let y = cell.row; y < cell.row + cell.rowSpan; y++)
        for (let x = cell.col; x < cell.col + cell.colSpan; x++) this.#at[y * grid.columns + x] = cell;
  }

  at(row: number, col: number): Cell | undefined {
    return row < 0 || col < 0 || col >= this.#columns ? undefined : this.#at[row * this.#columns + col];
  }

  /** The cells of a row from left to right, each once; cells that begin in a row above included. */
  row(row: number): Cell[] {
    const out: Cell[] = [];
    for (let x = 0; x < this.#columns;) {
      const cell = this.at(row, x);
      if (cell === undefined) x++;
      else {
        out.push(cell);
        x = cell.col + cell.colSpan;
      }
    }
    return out;
  }
}

import type { PageCell, PageTable } from './page-table.js';

/** Looks up the cell of a page table that covers a grid position. */
export class PageGrid {
  readonly rows: number;
  readonly columns: number;
  readonly #at: (PageCell | undefined)[];

  constructor(readonly table: PageTable) {
    this.rows = table.ys.length - 1;
    this.columns = table.xs.length - 1;
    this.#at = new Array<PageCell | undefined>(this.rows * this.columns);
    for (const cell of table.cells)
      for (let y = cell.row; y < cell.row + cell.rowSpan; y++)
        for (let x = cell.col; x < cell.col + cell.colSpan; x++) this.#at[y * this.columns + x] = cell;
  }

  at(row: number, col: number): PageCell | undefined {
    return this.#at[row * this.columns + col];
  }

  /** The cells of a row, left to right, each once. */
  row(row: number): PageCell[] {
    const out: PageCell[] = [];
    for (let col = 0; col < this.columns;) {
      const cell = this.at(row, col);
      if (cell) out.push(cell);
      col = cell ? cell.col + cell.colSpan : col + 1;
    }
    return out;
  }
}

import { LIMITS } from '../ooxml/limits.js';
import type { XmlElement } from '../ooxml/xml.js';
import type { DocxBlock, DocxCell, DocxRow, DocxTable } from './model.js';
import { isOn } from './styles.js';

/** A w:tbl being read. Rows and cells of tracked deletions are left out. */
export class TableBuilder {
  readonly table: DocxTable = { type: 'table', gridWidths: [], rows: [] };
  #row: DocxRow | null = null;
  #rowDeleted = false;
  #cell: DocxCell | null = null;
  #cellDeleted = false;

  beginRow(): void {
    this.#row = { before: 0, after: 0, cells: [] };
    this.#rowDeleted = false;
  }

  endRow(): void {
    if (this.#row !== null && !this.#rowDeleted && this.#row.cells.length > 0) this.table.rows.push(this.#row);
    this.#row = null;
  }

  /** The list that the cell's paragraphs go to. */
  beginCell(): DocxBlock[] {
    this.#cell = { span: 1, width: null, vertical: null, withLeft: false, blocks: [] };
    this.#cellDeleted = false;
    return this.#cell.blocks;
  }

  endCell(): void {
    if (this.#cell !== null && !this.#cellDeleted) this.#row?.cells.push(this.#cell);
    this.#cell = null;
  }

  property({ name, attr }: XmlElement, parent: string): void {
    if (parent === 'w:tblGrid' && name === 'w:gridCol') {
      if (this.table.gridWidths.length < LIMITS.columns) this.table.gridWidths.push(count(attr('w'), 100_000));
    } else if (parent === 'w:trPr' && this.#row !== null) {
      if (name === 'w:gridBefore') this.#row.before = count(attr('val'), LIMITS.columns);
      else if (name === 'w:gridAfter') this.#row.after = count(attr('val'), LIMITS.columns);
      else if (name === 'w:del' || name === 'w:moveFrom') this.#rowDeleted = true;
      else if (name === 'w:hidden' && isOn(attr('val'))) this.#rowDeleted = true;
    } else if (parent === 'w:tcPr' && this.#cell !== null) {
      if (name === 'w:gridSpan') this.#cell.span = Math.max(1, count(attr('val'), LIMITS.columns));
      else if (name === 'w:vMerge') this.#cell.vertical = attr('val') === 'restart' ? 'restart' : 'continue';
      else if (name === 'w:hMerge') this.#cell.withLeft = attr('val') !== 'restart';
      else if (name === 'w:tcW' && attr('type') === 'dxa') this.#cell.width = count(attr('w'), 100_000);
      else if (name === 'w:cellDel') this.#cellDeleted = true;
    }
  }
}

function count(value: string | null, most: number): number {
  const number = Math.round(Number(value));
  return Number.isFinite(number) ? Math.min(Math.max(0, number), most) : 0;
}

import { GridIndex, type Cell, type Table } from '../../document/table.js';
import { isWide, tidy } from '../../text/fold.js';
import { HEAD_LABELS, labelKey, roleOf, type HeadLabel } from '../../recognize/performance-labels.js';
import { isBlank } from '../money.js';

/** One form in a table: its rows `from` to `to` (exclusive), asked by position and by label. */
export class FormSheet {
  readonly #index: GridIndex;
  readonly #labels = new Map<Cell, HeadLabel | null>();

  constructor(
    readonly table: Table,
    readonly from: number,
    readonly to: number,
  ) {
    this.#index = new GridIndex(table);
  }

  at(row: number, col: number): Cell | undefined {
    return row < this.from || row >= this.to ? undefined : this.#index.at(row, col);
  }

  /** All cells of a row, those merged down from above included. */
  row(row: number): Cell[] {
    return row < this.from || row >= this.to ? [] : this.#index.row(row);
  }

  /** The filled cells that begin in this row. */
  starting(row: number): Cell[] {
    return this.row(row).filter((cell) => cell.row === row && !blank(cell));
  }

  rows(): number[] {
    return Array.from({ length: this.to - this.from }, (_, i) => this.from + i);
  }

  label(cell: Cell): HeadLabel | null {
    let label = this.#labels.get(cell);
    if (label === undefined) this.#labels.set(cell, (label = roleOf(HEAD_LABELS, cell.text)));
    return label;
  }

  /** Cells to the right of `cell` in `row`, nearest first. */
  rightOf(cell: Cell, row: number): Cell[] {
    return this.row(row).filter((other) => other.col >= cell.col + cell.colSpan);
  }

  /** The row below what a label stands beside: its span, and, where the span was lost, the rows with nothing under it. */
  reach(label: Cell): number {
    let end = label.row + label.rowSpan;
    for (let under = this.at(end, label.col); under !== undefined; under = this.at(end, label.col)) {
      if (!blank(under) || under.col !== label.col || under.rowSpan > 1) break;
      end++;
    }
    return end;
  }

  page(): number | null {
    for (const row of this.rows()) for (const cell of this.row(row)) if (cell.page !== null) return cell.page;
    return this.table.pages[0] ?? null;
  }
}

export function blank(cell: Cell): boolean {
  return cell.text.trim() === '';
}

/** The printed text, or null for a blank cell and for a cell that only holds a dash. */
export function textOf(cell: Cell | undefined): string | null {
  if (cell === undefined || isBlank(cell.text)) return null;
  return tidy(cell.text);
}

/** A name: on one line, without the spaces that wrapping left between Chinese characters. */
export function nameOf(text: string): string {
  const flat = tidy(text).replace(/\n/g, ' ');
  let out = '';
  for (let i = 0; i < flat.length; i++) {
    const char = flat.charAt(i);
    if (char === ' ' && isWide(flat.charAt(i - 1)) && isWide(flat.charAt(i + 1))) continue;
    out += char;
  }
  return out;
}

/** A printed label for output: without ordinal, 其中 and closing colon, but with its brackets. */
export function labelText(text: string): string {
  return nameOf(text)
    .replace(/^(其中[:：]|[一二三四五六七八九十]+、|\d{1,2}[.、．](?!\d))\s*/, '')
    .replace(/[:：]$/, '')
    .trim();
}

export function isTotal(text: string): boolean {
  return /^((金额)?合计|总计|小计|总分)$/.test(labelKey(text));
}

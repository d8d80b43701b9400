import { tooLarge } from '../ooxml/failures.js';
import type { Range } from './reference.js';
import type { Sheet, SheetCell } from './sheet.js';
import { BOTTOM, LEFT, RIGHT, TOP } from './styles.js';

/** Positions that merged cells may cover in all; a sheet of a thousand rows and fifty columns has 50,000. */
const MAX_COVERED = 2_000_000;
/** Columns of a sheet, to number positions by. */
const WIDTH = 16_384;

/** A cell as printed: its text, and the positions that it covers. */
export interface Area extends Range {
  readonly text: string;
  readonly size: number | null;
}

/** A sheet as it is printed: hidden rows and columns are gone, merged cells are known wherever they reach. */
export class VisibleSheet {
  readonly file: string;
  readonly rows: number;
  /** Filled cells that stand in hidden rows or columns. */
  readonly hiddenCells: number;
  readonly #cells = new Map<number, SheetCell>();
  readonly #merged = new Map<number, Area>();
  /** Columns of the filled cells that begin in a row. Sheets are wide and mostly empty. */
  readonly #filled = new Map<number, Set<number>>();
  /** Rows that a filled cell of a row above reaches into. */
  readonly #covered = new Set<number>();

  constructor(sheet: Sheet, file: string) {
    this.file = file;
    const rowOf = visibleOrdinal([...sheet.hiddenRows].map((row) => [row, row]));
    const colOf = visibleOrdinal(sheet.hiddenColumns.map((range) => [range.left, range.right]));
    let hiddenCells = 0;
    let rows = 0;
    let columns = 0;
    const texts = new Map<number, SheetCell>();
    for (const cell of sheet.cells) {
      texts.set(cell.row * WIDTH + cell.col, cell);
      const row = rowOf(cell.row);
      const col = colOf(cell.col);
      if (rowOf(cell.row + 1) === row || colOf(cell.col + 1) === col) hiddenCells += cell.text === '' ? 0 : 1;
      else {
        this.#cells.set(row * WIDTH + col, cell);
        if (cell.text !== '') this.#fill(row, col);
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, col + 1);
      }
    }
    this.rows = rows;
    this.hiddenCells = hiddenCells;

    let covered = 0;
    for (const merge of sheet.merges) {
      const cell = texts.get(merge.top * WIDTH + merge.left);
      const area: Area = {
        top: rowOf(merge.top),
        bottom: Math.min(rowOf(merge.bottom + 1), rows) - 1,
        left: colOf(merge.left),
        right: Math.min(colOf(merge.right + 1), columns) - 1,
        text: cell?.text ?? '',
        size: cell?.size ?? null,
      };
      covered += Math.max(0, area.bottom - area.top + 1) * Math.max(0, area.right - area.left + 1);
      if (covered > MAX_COVERED) throw tooLarge(file, `> ${MAX_COVERED} merged cells`);
      if (area.text !== '' && area.top <= area.bottom && area.left <= area.right) {
        this.#fill(area.top, area.left);
        for (let y = area.top + 1; y <= area.bottom; y++) this.#covered.add(y);
      }
      for (let y = area.top; y <= area.bottom; y++)
        for (let x = area.left; x <= area.right; x++) this.#merged.set(y * WIDTH + x, area);
    }
  }

  /** The cell that covers a position. */
  area(row: number, col: number): Area {
    const merged = this.#merged.get(row * WIDTH + col);
    if (merged !== undefined) return merged;
    const cell = this.#cells.get(row * WIDTH + col);
    return { top: row, bottom: row, left: col, right: col, text: cell?.text ?? '', size: cell?.size ?? null };
  }

  /** Filled cells that begin in a row, from left to right. */
  filled(row: number): Area[] {
    return [...(this.#filled.get(row) ?? [])]
      .sort((a, b) => a - b)
      .map((col) => ({ col, area: this.area(row, col) }))
      .filter(({ col, area }) => area.top === row && area.left === col && area.text !== '')
      .map(({ area }) => area);
  }

  /** Whether nothing is printed in a row. */
  isBlank(row: number): boolean {
    return !this.#covered.has(row) && this.filled(row).length === 0;
  }

  /** Whether lines around a position make it a cell of a drawn table; a line below alone may be a title's. */
  isBoxed(row: number, col: number): boolean {
    const own = this.#borders(row, col);
    const has = (side: number, beside: number, opposite: number): boolean =>
      (own & side) !== 0 || (beside & opposite) !== 0;
    const upright = has(LEFT, this.#borders(row, col - 1), RIGHT) || has(RIGHT, this.#borders(row, col + 1), LEFT);
    const top = has(TOP, this.#borders(row - 1, col), BOTTOM);
    const bottom = has(BOTTOM, this.#borders(row + 1, col), TOP);
    return upright ? top || bottom : top && bottom;
  }

  /** Positions of boxed cells. */
  *boxed(): Generator<{ row: number; col: number }> {
    const seen = new Set<number>();
    const keys = [...this.#cells.keys(), ...this.#merged.keys()];
    for (const key of keys) {
      if (seen.has(key)) continue;
      seen.add(key);
      const row = Math.floor(key / WIDTH);
      const col = key % WIDTH;
      const { top, bottom, left, right } = this.area(row, col);
      // Programs draw the lines of a merged cell on any of the cells it covers.
      if (
        this.isBoxed(row, col) ||
        (top < bottom || left < right ? this.isBoxed(top, left) && this.isBoxed(bottom, right) : false)
      )
        yield { row, col };
    }
  }

  #fill(row: number, col: number): void {
    const columns = this.#filled.get(row);
    if (columns === undefined) this.#filled.set(row, new Set([col]));
    else columns.add(col);
  }

  #borders(row: number, col: number): number {
    return row < 0 || col < 0 ? 0 : (this.#cells.get(row * WIDTH + col)?.borders ?? 0);
  }
}

/** Number of a row or column when hidden ones are not counted; a hidden one has the number of the next. */
function visibleOrdinal(hidden: readonly (readonly [number, number])[]): (index: number) => number {
  const ranges = [...hidden].sort((a, b) => a[0] - b[0]);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [from, to] of ranges) {
    const last = ends.length - 1;
    if (last >= 0 && from <= (ends[last] ?? -1) + 1) ends[last] = Math.max(ends[last] ?? 0, to);
    else {
      starts.push(from);
      ends.push(to);
    }
  }
  return (index) => {
    let gone = 0;
    for (let i = 0; i < starts.length; i++) {
      const from = starts[i] ?? 0;
      if (from >= index) break;
      gone += Math.min(index - 1, ends[i] ?? 0) - from + 1;
    }
    return index - gone;
  };
}

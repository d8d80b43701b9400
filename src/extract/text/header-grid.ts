import type { Cell } from '../../document/table.js';
import { newCell } from '../new-table.js';

/** A head that was moved from one column to another. */
export interface MovedHeader {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A dump writes a cell that spans rows one column too early when the group to its left ends in the next row:
 *   本年收入 |  …  | 上年结转 |                本年收入 |  …  |          | 上年结转
 *           小计 … |         | 其他收入   →           小计 … | 其他收入 |
 * A group whose first column has no head, while the group before it goes on right behind, does not exist. Changes the
 * rows in place and says what was moved.
 */
export function putMovedHeadersRight(header: string[][], columns: number): MovedHeader[] {
  const moved: MovedHeader[] = [];
  for (let y = 0; y + 1 < header.length; y++) {
    const upper = header[y] ?? [];
    const lower = header[y + 1] ?? [];
    const at = (row: readonly string[], x: number): string => row[x] ?? '';
    for (let x = 1; x + 1 < columns; x++) {
      const text = at(upper, x);
      if (text === '' || at(lower, x) !== '' || at(upper, x + 1) !== '' || at(lower, x + 1) === '') continue;
      // The columns to the left must stand in a group, else there is nothing for the heads to return to.
      if (!isInGroup(upper, lower, x - 1)) continue;
      let end = x + 1;
      while (end + 1 < columns && at(upper, end + 1) === '' && at(lower, end + 1) !== '') end++;
      for (let k = x; k < end; k++) lower[k] = at(lower, k + 1);
      lower[end] = '';
      upper[x] = '';
      upper[end] = text;
      moved.push({ text, from: x, to: end });
    }
  }
  return moved;
}

/** Whether column x is headed below, or spanned by a head of such a group (科目编码 over 类 | 款 | 项). */
function isInGroup(upper: readonly string[], lower: readonly string[], x: number): boolean {
  for (let k = x; k >= 0; k--) {
    if ((lower[k] ?? '') !== '') return true;
    if ((upper[k] ?? '') !== '') return false;
  }
  return false;
}

/**
 * Header rows with the spans that the dump lost: a head reaches right over its group and down to the next head. A column
 * that nothing heads belongs to the head at its left (科目编码 over 类 | 款 | 项), unless it holds amounts: what these
 * are cannot be known.
 */
export function headerCells(
  header: readonly (readonly string[])[],
  columns: number,
  holdsAmounts: (column: number) => boolean,
): Cell[] {
  const rows = header.length;
  const owner: (Cell | undefined)[][] = header.map(() => []);
  const text = (y: number, x: number): string => header[y]?.[x] ?? '';
  const isFree = (y: number, x: number): boolean => x < columns && owner[y]?.[x] === undefined && text(y, x) === '';
  const headedBelow = (y: number, x: number): boolean => header.slice(y + 1).some((row) => (row[x] ?? '') !== '');
  const cells: Cell[] = [];
  const last = header.reduce(
    (most, row) =>
      Math.max(
        most,
        row.findLastIndex((cell) => cell !== ''),
      ),
    0,
  );
  /** Where the head at (y, x) ends to the right: a group reaches to the last column that is headed below it. */
  const reach = (y: number, x: number): number => {
    const parent = owner[y - 1]?.[x];
    const isGroup = headedBelow(y, x);
    let right = x + 1;
    for (let k = x + 1; k <= last && isFree(y, k) && owner[y - 1]?.[k] === parent; k++) {
      if (headedBelow(y, k)) {
        if (!isGroup) break;
      } else if (holdsAmounts(k)) break;
      right = k + 1;
    }
    return right;
  };
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (owner[y]?.[x] !== undefined) continue;
      const own = text(y, x);
      const right = own === '' ? x + 1 : reach(y, x);
      const spanned = Array.from({ length: right - x }, (_, i) => x + i);
      let bottom = y + 1;
      if (own !== '') while (bottom < rows && spanned.every((k) => isFree(bottom, k))) bottom++;
      const cell = newCell(y, x, bottom - y, right - x, own);
      for (let v = y; v < bottom; v++) for (const k of spanned) (owner[v] ?? [])[k] = cell;
      cells.push(cell);
    }
  }
  return cells;
}

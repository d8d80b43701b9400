import type { Cell } from '../../document/table.js';
import { newCell } from '../new-table.js';

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
      // The column to the left must stand in a group, else there is nothing for the heads to return to.
      if (at(lower, x - 1) === '') continue;
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

/** Header rows with the spans that the dump lost: a head reaches right over its group and down to the next head. */
export function headerCells(header: readonly (readonly string[])[], columns: number): Cell[] {
  const rows = header.length;
  const taken = header.map(() => new Array<boolean>(columns).fill(false));
  const text = (y: number, x: number): string => header[y]?.[x] ?? '';
  const isFree = (y: number, x: number): boolean => x < columns && taken[y]?.[x] === false && text(y, x) === '';
  const headedBelow = (y: number, x: number): boolean => header.slice(y + 1).some((row) => (row[x] ?? '') !== '');
  const cells: Cell[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (taken[y]?.[x] !== false) continue;
      const own = text(y, x);
      let right = x + 1;
      let bottom = y + 1;
      if (own !== '') {
        // A group spans its columns only where something heads them below; a free column without that is another's.
        if (headedBelow(y, x)) while (isFree(y, right) && headedBelow(y, right)) right++;
        const spanned = Array.from({ length: right - x }, (_, i) => x + i);
        while (bottom < rows && spanned.every((k) => isFree(bottom, k))) bottom++;
      }
      for (let v = y; v < bottom; v++) for (let k = x; k < right; k++) (taken[v] ?? [])[k] = true;
      cells.push(newCell(y, x, bottom - y, right - x, own));
    }
  }
  return cells;
}

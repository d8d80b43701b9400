import { fold } from '../text/fold.js';
import type { PageTable } from './page-table.js';

/** Figures, codes or numbered entries: anything that no header holds. */
const BODY = /^(?:[-△(]?[\d,]*\d(?:\.\d+)?%?\)?|[一二三四五六七八九十]+[、.].+)$/;
/** Headers have up to five rows (the 三公 table of the final accounts); more rows are a body. */
const MAX_HEADER = 5;

/** Whether a part of a table holds more than (a piece of) its header. */
export function hasBody(table: PageTable): boolean {
  return table.ys.length - 1 > MAX_HEADER || table.cells.some((cell) => BODY.test(fold(cell.text)));
}

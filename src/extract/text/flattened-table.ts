import type { Cell, Table } from '../../document/table.js';
import { fold } from '../../text/fold.js';
import { isFigure, isTotalWord } from '../../text/table-words.js';
import { newCell, newTable } from '../new-table.js';
import type { FlatRow } from './flattened.js';
import { spansByColumns } from './flattened-spans.js';
import { isIndicatorHeader } from './words.js';

/** The rows of a flattened table as a grid: which columns a cell spans is told by how many cells its row has. */
export function flattenedTable(rows: readonly FlatRow[]): Table | null {
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (columns < 2) return null;
  const cells: Cell[] = [];
  /** Cells of the row above by their first column. */
  let above = new Map<number, Cell>();
  let section = 0;
  let indicators = false;
  const known = spansByColumns(
    rows.map((row) => row.cells),
    columns,
  );
  rows.forEach(({ cells: texts }, y) => {
    if (texts[0] !== '') {
      section = texts.length;
      indicators = isIndicatorHeader(texts);
    }
    const own = known?.rows[y] ?? null;
    const spans = own ?? spansOf(texts, columns, section);
    // Where the heads could not be set over their columns, no figure below them is certain.
    const isSure = known === null || (known.headed && own !== null);
    const isHeader = known !== null && y < known.headerRows && own !== null;
    const current = new Map<number, Cell>();
    let x = 0;
    texts.forEach((text, i) => {
      const span = spans[i] ?? 1;
      const upper = above.get(x);
      if (text === '' && upper?.colSpan === span && (isHeader || goesOn(upper, texts, i, indicators, current))) {
        upper.rowSpan++;
        current.set(x, upper);
      } else {
        const cell = newCell(y, x, 1, span, text);
        if (!isSure && isFigure(text)) cell.unplaced = true;
        cells.push(cell);
        current.set(x, cell);
      }
      x += span;
    });
    above = current;
  });
  return newTable(rows.length, columns, cells);
}

/** Widths of a row's cells. Columns to spare go to the cell after the label, where forms put their values. */
function spansOf(texts: readonly string[], columns: number, section: number): number[] {
  const n = texts.length;
  if (n === 1) return [columns];
  const total = texts.findIndex((text) => isTotalWord(text));
  // 合计 takes the place of the cells that its row lacks.
  if (total > 0 && n < section) {
    const spans = spansOf(new Array<string>(section).fill('-'), columns, section);
    const merged = spans.splice(total, section - n + 1).reduce((sum, span) => sum + span, 0);
    spans.splice(total, 0, merged);
    return spans;
  }
  const spare = columns - n;
  const each = Math.floor(spare / (n - 1));
  const rest = spare % (n - 1);
  return texts.map((_, i) => (i === 0 ? 1 : 1 + each + (i <= rest ? 1 : 0)));
}

/** Whether an empty cell is the rest of the cell above: labels reach down, values that are not given are empty. */
function goesOn(
  upper: Cell,
  texts: readonly string[],
  i: number,
  indicators: boolean,
  row: ReadonlyMap<number, Cell>,
): boolean {
  // 合计 in a list has no running number; it is no part of the head 序号 above it.
  if (i === 0) return !/^(序号|编号|行次)$/.test(fold(upper.text));
  if (upper.text === '' || isFigure(upper.text)) return false;
  const filledAfter = texts.slice(i + 1).some((text) => text !== '');
  // 一级指标, and 二级指标 where that goes on too.
  if (indicators) return i === 1 ? filledAfter : i === 2 && filledAfter && [...row.values()].at(-1)?.rowSpan !== 1;
  // 所属专项 | 名称 over | 金额: a label with two heads beside it.
  return i > 1 && (texts[i + 1] ?? '') !== '' && (texts[i - 1] ?? '') !== '' && fold(upper.text).length <= 8;
}

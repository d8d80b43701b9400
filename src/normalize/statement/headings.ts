import type { Cell, GridIndex, Table } from '../../document/table.js';
import { plain } from '../../recognize/table-features.js';
import { fold } from '../../text/fold.js';
import { isCaptionText, isRulerRow, joinWords } from '../../text/table-words.js';

/** What stands over a grid column, from the top to the leaf. */
export interface Heading {
  /** As printed, spread-out spaces joined; without 栏次, digit-only and empty cells. */
  readonly path: readonly string[];
  /** The same folded for comparison, years that stand alone included. */
  readonly words: readonly string[];
  /** Last of `words`, '' where the column has no heading. */
  readonly leaf: string;
}

export function readHeadings(table: Table, index: GridIndex): Heading[] {
  const rows: number[] = [];
  for (let row = 0; row < table.headerRows; row++)
    if (!isRuler(index, row) && !isCaptionRow(table, row)) rows.push(row);
  return Array.from({ length: table.columns }, (_, col) => {
    const cells = new Set(rows.flatMap((row) => index.at(row, col) ?? []));
    const filled = [...cells].filter((cell) => fold(cell.text) !== '');
    const named = filled.filter((cell) => !/^\d+$/.test(fold(cell.text)));
    const words = filled.map((cell) => plain(cell.text)).filter((text) => !/^\d+$/.test(text) || /^20\d\d$/.test(text));
    return { path: named.map((cell) => joinWords(cell.text)), words, leaf: words.at(-1) ?? '' };
  });
}

function isRuler(index: GridIndex, row: number): boolean {
  return isRulerRow(index.row(row).map((cell) => (cell.row === row ? cell.text : '')));
}

/** A title, 单位：万元 or 编制部门 printed inside the grid heads no column. */
function isCaptionRow(table: Table, row: number): boolean {
  const filled = captionCells(table, row);
  const [only] = filled;
  if (only === undefined) return false;
  // 2024年 | 2025年 | 2026年 are heads; one year alone is the table's.
  if (filled.every((cell) => isCaptionText(cell.text)))
    return filled.length === 1 || !filled.every((cell) => /^20\d\d年?度?$/.test(fold(cell.text)));
  return filled.length === 1 && only.rowSpan === 1 && /表([(（].*[)）])?$/.test(fold(only.text));
}

function captionCells(table: Table, row: number): Cell[] {
  return table.cells.filter((cell) => cell.row === row && fold(cell.text) !== '');
}

import { GridIndex, type Cell, type Table } from '../document/table.js';
import { fold } from '../text/fold.js';
import { isFigure } from '../text/table-words.js';
import type { LayoutFeatures } from './statement-catalogue-layouts.js';

/** Reads off a table what its layout can be told by, without its title. */
export function layoutFeatures(table: Table): LayoutFeatures {
  const index = new GridIndex(table);
  const header = table.cells.filter((cell) => cell.row < table.headerRows);
  const body = table.cells.filter((cell) => cell.row >= table.headerRows);
  const numbered = new Set(header.filter((cell) => /^(序号|行次)$/.test(fold(cell.text))).map((cell) => cell.col));
  const words = (cells: readonly Cell[]) =>
    [...new Set(cells.map((cell) => plain(cell.text)).filter((text) => text !== '' && !isFigure(text)))].join('|');
  const codes = body.map((cell) => codeAt(index, cell));
  return {
    header: words(header),
    labels: words(body),
    twoSided: isTwoSided(index, table, header, body),
    functionCodes: codes.filter((code) => code !== null && FUNCTION_CODE.test(code)).length,
    economicCodes: codes.filter((code) => code !== null && ECONOMIC_CODE.test(code)).length,
    figures: body.filter((cell) => isFigure(cell.text) && !numbered.has(cell.col)).length,
  };
}

/** Share of the rows with figures that must have a name or a code for the rest to be told by theirs. */
const NAMED_ROWS = 0.25;

/**
 * Several rows of figures that nothing names: the right part of a table that the page cut sideways. What a figure
 * in it says stands on another page. A single row is told by the heads over it (三公经费).
 */
export function isNameless(table: Table): boolean {
  const index = new GridIndex(table);
  let rows = 0;
  let named = 0;
  for (let row = table.headerRows; row < table.rows; row++) {
    const cells = index.row(row);
    if (!cells.some((cell) => isFigure(cell.text))) continue;
    rows++;
    if (cells.some((cell) => isName(cell.text) || codeAt(index, cell) !== null)) named++;
  }
  return rows > 1 && named < rows * NAMED_ROWS;
}

const isName = (text: string): boolean => /\p{L}/u.test(text) && !isFigure(text);

/** The comparison form without quotation marks: “三公”经费 and 三公经费 are one. */
export function plain(text: string): string {
  return fold(text).replace(/["']/g, '');
}

const FUNCTION_CODE = /^2[0-3]\d(\d\d){0,2}$/;
const ECONOMIC_CODE = /^(3[01]\d|399|5[01]\d|599)(\d\d)?$/;

/** A code stands left of a name or of the next part of itself; a figure does not. */
function codeAt(index: GridIndex, cell: Cell): string | null {
  const code = fold(cell.text);
  if (!FUNCTION_CODE.test(code) && !ECONOMIC_CODE.test(code)) return null;
  const next = fold(index.at(cell.row, cell.col + cell.colSpan)?.text ?? '');
  return next === '' || /^\d{1,2}$/.test(next) || !isFigure(next) ? code : null;
}

const REVENUE_HEAD = /收入/;
const EXPENDITURE_HEAD = /支出/;

/** 收入 | 支出 side by side, told from the wide headings or, without them, from the rows of totals. */
function isTwoSided(index: GridIndex, table: Table, header: readonly Cell[], body: readonly Cell[]): boolean {
  const wide = (cell: Cell) =>
    cell.colSpan > 1 || (plain(index.at(cell.row, cell.col + 1)?.text ?? '-') === '' && cell.rowSpan === 1);
  const heads = header.filter((cell) => cell.colSpan < table.columns - 1 && wide(cell));
  const left = heads.find((cell) => cell.col <= 1 && side(cell) === 'revenue');
  if (left !== undefined && heads.some((cell) => cell.row === left.row && side(cell) === 'expenditure')) return true;
  const totals = body.filter((cell) => /^(本年)?收入(总计|合计)$/.test(plain(cell.text)));
  return totals.some((cell) =>
    index.row(cell.row).some((other) => /^(本年)?支出(总计|合计)$/.test(plain(other.text)) && other !== cell),
  );
}

function side(cell: Cell): 'revenue' | 'expenditure' | null {
  const text = plain(cell.text);
  if (REVENUE_HEAD.test(text) === EXPENDITURE_HEAD.test(text)) return null;
  return REVENUE_HEAD.test(text) ? 'revenue' : 'expenditure';
}

import type { OutputTable } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { both } from '../numbers.js';
import type { Outcome } from '../rule.js';

/** A list this short, or with more breaks than this, is not numbered from one to the end. */
const SHORTEST = 5;
const MOST_BREAKS = 2;

/** T-16: 序号 and 行次 columns of the statements. */
export function numbering(context: CheckContext): Outcome[] {
  return context.views.flatMap((view) => {
    const table = context.document.tables[view.statement.table];
    return table === undefined
      ? []
      : columnsOf(table).flatMap((col) => numbered(table, view.statement.table, col, view.name));
  });
}

function columnsOf(table: OutputTable): number[] {
  return table.cells
    .filter(({ row, text }) => row < table.headerRows && /^(序号|行次)$/.test(fold(text)))
    .map(({ col }) => col);
}

function numbered(table: OutputTable, index: number, col: number, name: string): Outcome[] {
  const cells = table.cells
    .filter((cell) => cell.col === col && cell.row >= table.headerRows && /^\d{1,3}$/.test(fold(cell.text)))
    .map((cell) => ({ row: cell.row, value: Number(fold(cell.text)) }))
    .sort((a, b) => a.row - b.row);
  if (cells.length < SHORTEST) return [];
  const breaks = cells.filter(({ value }, i) => i > 0 && value !== (cells[i - 1]?.value ?? 0) + 1);
  const group = `table ${index} numbering`;
  const base = { unit: 'count' as const, tolerance: 0, group };
  if (breaks.length > MOST_BREAKS) return [];
  if (breaks.length === 0)
    return [
      {
        ...base,
        status: 'pass',
        expected: cells.length,
        actual: cells.length,
        message: both(
          `${name}：序号 ${cells[0]?.value ?? ''}–${cells.at(-1)?.value ?? ''} 连续`,
          `${name}: the row numbers run on`,
        ),
        evidence: [{ table: index, row: cells[0]?.row ?? 0, col }],
      },
    ];
  return breaks.map(({ row, value }) => {
    const expected = (cells[cells.findIndex((cell) => cell.row === row) - 1]?.value ?? 0) + 1;
    return {
      ...base,
      status: 'fail',
      expected,
      actual: value,
      message: both(
        `${name}：序号应为 ${expected}，印作 ${value}`,
        `${name}: row number ${value} where ${expected} is due`,
      ),
      evidence: [{ table: index, row, col }],
    };
  });
}

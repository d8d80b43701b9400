import { isDoubtful } from '../document/confidence.js';
import { GridIndex, type Cell, type Table } from '../document/table.js';
import type { Built } from '../normalize/document.js';
import { isBlank } from '../normalize/money.js';
import { readAmount } from '../normalize/statement/cells.js';
import type { Statement } from '../schema/index.js';
import { apart, misreadFrom } from './readings.js';

// Where a document holds amounts that were not read with certainty, and what else they may say.

/** A cell and the text that it would have. */
export interface Change {
  readonly cell: Cell;
  readonly text: string;
}

/** One other way to read an amount; a number run together with its neighbour changes two cells. */
export interface Reading {
  readonly yuan: number;
  readonly changes: readonly Change[];
}

/** An amount whose reading is uncertain. */
export interface Site {
  readonly table: number;
  readonly row: number;
  readonly col: number;
  readonly cell: Cell;
  /** 科目 and column, as a reader finds them. */
  readonly name: string;
  /** Null where nothing could be read. */
  readonly yuan: number | null;
  readonly readings: readonly Reading[];
}

/** The uncertain amounts of the accounting tables that have another reading. Certain ones are never among them. */
export function uncertainSites({ document, grids }: Built): Site[] {
  return document.statements.flatMap((statement) => {
    const grid = grids[statement.table];
    return grid === undefined ? [] : sitesOf(statement, grid);
  });
}

function sitesOf(statement: Statement, grid: Table): Site[] {
  const index = new GridIndex(grid);
  return statement.lines.flatMap((line) =>
    Object.entries(line.cols).flatMap(([key, col]) => {
      const cell = index.at(line.row, col);
      const column = statement.columns.find((one) => one.key === key);
      const yuan = line.amounts[key] ?? null;
      if (cell === undefined || column === undefined || !isUncertain(cell, yuan)) return [];
      const readings = readingsOf(cell, yuan, column.unit ?? statement.unit, index);
      const name = [line.code, line.label, column.path.join('/')].filter((part) => part !== null).join(' ');
      return readings.length === 0 ? [] : [{ table: statement.table, row: line.row, col, cell, name, yuan, readings }];
    }),
  );
}

function isUncertain(cell: Cell, yuan: number | null): boolean {
  if (cell.unplaced) return false;
  return yuan === null || (cell.alternatives?.length ?? 0) > 0 || isDoubtful(cell);
}

/** Readings that differ in what they amount to, the recogniser's own before guesses. */
function readingsOf(cell: Cell, yuan: number | null, unit: string | null, index: GridIndex): Reading[] {
  const recognised = isDoubtful(cell) || (yuan === null && cell.confidence !== null);
  const texts = [
    // A figure that was recognised too badly to be taken for read may be right all the same.
    ...(yuan === null && recognised ? [cell.text] : []),
    ...(cell.alternatives ?? []),
    ...(recognised ? misreadFrom(cell.text) : []),
  ];
  const readings = texts.map((text): readonly Change[] => [{ cell, text }]);
  const split = yuan === null ? splits(cell, index) : [];
  const known = new Map<number, Reading>();
  for (const changes of [...readings, ...split]) {
    const own = changes.find((change) => change.cell === cell);
    const reading = readAmount({ text: own?.text ?? '', confidence: null }, unit);
    if (reading.type !== 'amount' || reading.yuan === null || reading.yuan === yuan) continue;
    if (!known.has(reading.yuan)) known.set(reading.yuan, { yuan: reading.yuan, changes });
  }
  return [...known.values()];
}

/** Two figures in one cell beside a blank one: the second belongs to the right, or the first to the left. */
function splits(cell: Cell, index: GridIndex): Change[][] {
  const neighbours = [
    [index.at(cell.row, cell.col - 1), cell],
    [cell, index.at(cell.row, cell.col + cell.colSpan)],
  ] as const;
  return apart(cell.text).flatMap(([first, second]) =>
    neighbours.flatMap(([left, right]) => {
      const other = left === cell ? right : left;
      if (left === undefined || right === undefined || other === undefined || !isBlank(other.text)) return [];
      return [
        [
          { cell: left, text: first },
          { cell: right, text: second },
        ],
      ];
    }),
  );
}

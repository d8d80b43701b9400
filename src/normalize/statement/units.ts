import type { Table } from '../../document/table.js';
import { fold } from '../../text/fold.js';
import { yuanExponent } from '../../text/units.js';
import type { Statement } from '../../schema/index.js';
import type { NormalizeContext } from '../context.js';
import type { Heading } from './headings.js';

/** The unit of money (元, 万元 …) of a statement and where it is said; null where it is not. */
export interface Units {
  readonly unit: string | null;
  readonly from: Statement['unitFrom'];
  /** Unit of each grid column, from its own heading, else the statement's. */
  readonly ofColumn: readonly (string | null)[];
}

const UNIT = /(?:人民币)?([千百万亿]*元)/;

/** The unit of money in 金额单位：万元, 单位：万元、% or 万元/台; null where no money is named. */
export function moneyUnit(text: string | null): string | null {
  if (text === null) return null;
  const unit = UNIT.exec(fold(text))?.[1] ?? null;
  return yuanExponent(unit) === null ? null : unit;
}

/** （万元） or （金额单位：万元） in a heading. 单价在50万元以上 names no unit. */
function bracketedUnit(text: string): string | null {
  const match = /[([](?:金额)?(?:计量)?(?:单位)?[:：]?(?:人民币)?([千百万亿]*元)[)\]]/.exec(fold(text));
  const unit = match?.[1] ?? null;
  return yuanExponent(unit) === null ? null : unit;
}

/** 单位：万元 in the table's caption or inside the grid, (万元) in headings or title, else what the document says. */
export function readUnits(
  table: Table,
  headings: readonly Heading[],
  amountColumns: readonly number[],
  context: NormalizeContext,
): Units {
  const own = headings.map(({ words }) => words.map(bracketedUnit).findLast((unit) => unit !== null) ?? null);
  const heads = amountColumns.map((col) => own[col] ?? null);
  const [first = null] = heads;
  const shared = first !== null && heads.every((unit) => unit === first) ? first : null;
  const printed = moneyUnit(table.caption.unit) ?? unitInGrid(table) ?? bracketedUnit(table.caption.title ?? '');
  const found: Pick<Units, 'unit' | 'from'> =
    printed !== null
      ? { unit: printed, from: 'table' }
      : shared !== null
        ? { unit: shared, from: 'header' }
        : context.documentUnit === null || amountColumns.length === 0
          ? { unit: null, from: null }
          : { unit: context.documentUnit.unit, from: context.documentUnit.from };
  return { ...found, ofColumn: own.map((unit) => unit ?? found.unit) };
}

function unitInGrid(table: Table): string | null {
  for (const cell of table.cells) {
    if (cell.row >= table.headerRows) continue;
    const match = /单位[:：](.*)$/.exec(fold(cell.text));
    if (match?.[1] !== undefined && !/[([]/.test(fold(cell.text))) {
      const unit = moneyUnit(match[1]);
      if (unit !== null) return unit;
    }
  }
  return null;
}

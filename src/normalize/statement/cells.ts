import { isLegible } from '../../document/confidence.js';
import type { Cell } from '../../document/table.js';
import type { Line } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { isBlank, readFigure, toYuan } from '../money.js';
import { moneyUnit } from './units.js';

type Reading =
  | { readonly type: 'blank' }
  /** Money; `yuan` is null where no unit is known. */
  | { readonly type: 'amount'; readonly yuan: number | null }
  /** Words or a percentage where money was expected. */
  | { readonly type: 'words' }
  /** Something with digits that is no figure. */
  | { readonly type: 'unreadable' }
  /** A figure of a text dump that may belong to another column. */
  | { readonly type: 'unplaced' };

/** Reads a cell of an amount column. */
export function readAmount(cell: Pick<Cell, 'text' | 'confidence' | 'unplaced'>, unit: string | null): Reading {
  const { text } = cell;
  if (isBlank(text)) return { type: 'blank' };
  if (cell.unplaced && /\d/.test(text)) return { type: 'unplaced' };
  const reading = readPrinted(text, unit);
  return reading.type === 'amount' && !isLegible(cell) ? { type: 'unreadable' } : reading;
}

function readPrinted(text: string, unit: string | null): Reading {
  const parts = text.split('\n').map((part) => part.trim());
  // Two figures under each other are not one long figure.
  if (parts.filter((part) => readFigure(part) !== null).length > 1) return { type: 'unreadable' };
  const figure = readFigure(text);
  if (figure !== null) return { type: 'amount', yuan: toYuan(figure, unit) };
  const suffixed = /^(.*?)([千百万亿]*元)$/.exec(fold(text));
  const own = suffixed === null ? null : readFigure(suffixed[1] ?? '');
  if (own !== null) return { type: 'amount', yuan: toYuan(own, moneyUnit(suffixed?.[2] ?? null)) };
  if (/%$/.test(fold(text)) || !/[\d#*�]/.test(fold(text))) return { type: 'words' };
  return { type: 'unreadable' };
}

type Attribute = Line['attributes'][number];

/** Any other filled cell: 数量, 单价, 备注, 增减%. A dash or a blank is none. */
export function readAttribute(column: string, cell: Cell, isCode: boolean): Attribute | null {
  if (isBlank(cell.text)) return null;
  // A code is no number: 01 is not 1, and twenty digits are more than a number holds.
  const figure = isCode ? null : readFigure(cell.text.replace(/[%％]\s*$/, ''));
  return { column, text: cell.text.trim(), value: figure === null ? null : Number(figure.digits) };
}

import { isLegible } from '../../document/confidence.js';
import type { Cell } from '../../document/table.js';
import { fold } from '../../text/fold.js';
import type { NormalizeContext } from '../context.js';
import { isBlank, readFigure, toYuan } from '../money.js';
import type { FormSheet } from './sheet.js';

const UNIT = '(亿元|百万元|千万元|万元|千元|元)';
const IN_BRACKETS = new RegExp(`\\([^()]*?${UNIT}[^()]*?\\)`);
const SAID = new RegExp(`单位[:：]?\\(?${UNIT}`);

/** 项目资金（万元）, 金额单位：万元: the unit of money that a label prints. */
export function unitIn(text: string): string | null {
  const folded = fold(text);
  return SAID.exec(folded)?.[1] ?? IN_BRACKETS.exec(folded)?.[1] ?? null;
}

/** Reads the money and the rates of one form, and remembers what it could not read. */
export class Amounts {
  readonly #unit: string | null;
  unitMissing = false;
  readonly unread: Cell[] = [];

  constructor(sheet: FormSheet, context: NormalizeContext) {
    this.#unit = sheet.table.caption.unit ?? unitOfForm(sheet) ?? context.documentUnit?.unit ?? null;
  }

  /** The cell's amount in yuan. `unit` is what stands nearest (the block's label, the column's head). */
  money(cell: Cell | undefined, unit: string | null = null): number | null {
    if (cell === undefined || isBlank(cell.text)) return null;
    return this.moneyText(cell.text, unit, cell);
  }

  moneyText(text: string, unit: string | null, cell: Cell): number | null {
    const own = new RegExp(`^(.+?)${UNIT}$`).exec(fold(text));
    const figure = readFigure(own?.[1] ?? text);
    if (figure === null || !isLegible(cell)) {
      this.unread.push(cell);
      return null;
    }
    const yuan = toYuan(figure, own?.[2] ?? unit ?? this.#unit);
    if (yuan === null) this.unitMissing = true;
    return yuan;
  }

  /** A plain number such as 分值 or 得分: 10, 10分, 5.1. */
  points(cell: Cell | undefined): number | null {
    if (cell === undefined || isBlank(cell.text)) return null;
    const figure = readFigure(fold(cell.text).replace(/[分%]$/, ''));
    if (figure !== null) return Number(figure.digits);
    this.unread.push(cell);
    return null;
  }

  /** 执行率 in per cent. A figure up to 1 without a sign may be a share or a per cent: left unread. */
  rate(cell: Cell | undefined, head: string): number | null {
    if (cell === undefined || isBlank(cell.text)) return null;
    const text = fold(cell.text);
    const figure = readFigure(text.replace(/%$/, ''));
    const value = figure === null ? null : Number(figure.digits);
    if (value !== null && (text.endsWith('%') || head.includes('%') || head.includes('％') || value > 1 || value === 0))
      return value;
    this.unread.push(cell);
    return null;
  }
}

/** The unit that one of the form's labels prints. */
export function unitOfForm(sheet: FormSheet): string | null {
  for (const row of sheet.rows())
    for (const cell of sheet.starting(row)) {
      if (cell.text.length > 40) continue;
      const label = sheet.label(cell);
      if (SAID.test(fold(cell.text)) || label === 'fundBlock' || label === 'fundTotal' || label === 'amount') {
        const unit = unitIn(cell.text);
        if (unit !== null) return unit;
      }
    }
  return null;
}

/** True for a cell that prints a figure, with or without a unit of money. */
export function isFigure(text: string): boolean {
  const folded = fold(text);
  return readFigure(folded.replace(new RegExp(`${UNIT}$`), '')) !== null;
}

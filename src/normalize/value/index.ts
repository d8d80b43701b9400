import type { IndicatorValue } from '../../schema/index.js';
import { tidy } from '../../text/fold.js';
import { cleanValue, dropMarker, isNone, listItems } from './clean.js';
import { readDeadline } from './deadline.js';
import { leadingSign, readOperatorCell } from './operators.js';
import { isMultiple, readQuantity, readRange } from './quantity.js';

export { isOperatorCell } from './operators.js';

export type ValueCode =
  /** The text holds digits that the grammar could not read. */
  | 'indicator-value-unread'
  /** The operator's menu (“=” “≤” “≥”) was left as it was. */
  | 'indicator-operator-unfilled';

/** What stands beside a value and says how to read it. */
export interface ValueHints {
  /** Text of the column 符号, 运算符号, 指标性质. */
  readonly operator?: string;
  /** Text of the column 单位, 度量单位. */
  readonly unit?: string;
  readonly fiscalYear: number | null;
}

/** A value and what could not be understood of it. */
export interface ReadValue {
  readonly value: IndicatorValue;
  readonly codes: readonly ValueCode[];
}

const NOTHING = {
  operator: null,
  value: null,
  valueMax: null,
  unit: null,
  deadlineFrom: null,
  deadline: null,
} as const;

/**
 * Reads an indicator's value (指标值, 完成值). The printed text stays in `raw`, its parts in order where sign and unit have
 * columns of their own; nothing is guessed: what the grammar does not know is qualitative, and said so where it holds digits.
 */
export function readValue(raw: string, hints: ValueHints): ReadValue {
  const sign = readOperatorCell(hints.operator ?? '');
  const codes: ValueCode[] = sign.unfilled ? ['indicator-operator-unfilled'] : [];
  if (isNone(raw)) return { value: { raw: tidy(raw), kind: 'none', ...NOTHING }, codes };
  const whole = withUnit(withSign(tidy(raw), sign.printed), hints.unit ?? '');
  const value = interpret(whole, hints.fiscalYear);
  const numbered = listItems(whole).length > 0;
  if (value.kind === 'qualitative' && !numbered && /\d/.test(cleanValue(whole))) codes.push('indicator-value-unread');
  return { value: { raw: whole, ...value }, codes };
}

/** Whether the text alone reads as a quantity or a date. */
export function isReadable(raw: string): boolean {
  const { kind } = interpret(tidy(raw), null);
  return kind === 'quantity' || kind === 'deadline' || kind === 'multiple';
}

/** A value without its raw text. */
type Reading = Pick<IndicatorValue, 'kind' | keyof typeof NOTHING>;

function interpret(text: string, fiscalYear: number | null): Reading {
  const items = listItems(text);
  if (items.length > 0) {
    const figures = items.some((item) => /\d/.test(item));
    return { kind: figures ? 'multiple' : 'qualitative', ...NOTHING };
  }
  const clean = cleanValue(dropMarker(text));
  const deadline = readDeadline(clean, fiscalYear);
  if (deadline !== null) {
    const { operator, from, to } = deadline;
    return { kind: 'deadline', ...NOTHING, operator, deadlineFrom: from, deadline: to };
  }
  const quantity = readRange(clean) ?? readQuantity(clean);
  if (quantity !== null) return { kind: 'quantity', ...NOTHING, ...quantity };
  if (isMultiple(clean)) return { kind: 'multiple', ...NOTHING };
  return { kind: 'qualitative', ...NOTHING, operator: leadingSign(clean) };
}

function withSign(text: string, sign: string): string {
  return sign === '' || cleanValue(text).startsWith(cleanValue(sign)) ? text : `${sign}${text}`;
}

/** A unit belongs to a figure: 优 | 其他 stays 优. */
function withUnit(text: string, unit: string): string {
  const printed = unit.trim();
  if (isNone(printed) || !/[\d０-９]/.test(text) || text.endsWith(printed)) return text;
  return `${text}${printed}`;
}

import { stringify } from 'csv-stringify/sync';
import { decimalText } from '../decimal.js';
import type { ColumnType, Table, Value } from '../tables/index.js';

/**
 * Excel and WPS on a Chinese Windows take a CSV without this mark for GBK and show garbage. pandas, DuckDB, R and
 * Frictionless skip it.
 */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A spreadsheet takes a text that begins so for a formula (＝＋－＠ too, in Chinese Excel), and runs it. The apostrophe is
 * in the list so that the rule can be turned round: of a text cell that begins with an apostrophe, take that one away.
 */
const FORMULA_LIKE = /^['=+\-@\t\r\n＝＋－＠]/;

/** Controls other than tab and line feed: readers stop at them and terminals obey them. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** RFC 4180 with lines ending in CR LF. Null is an empty cell, an empty text is "". */
const OPTIONS = { record_delimiter: 'windows', quoted_empty: true } as const;

export function csvHeader(table: Table): string {
  return BYTE_ORDER_MARK + stringify([table.columns.map(({ name }) => name)], OPTIONS);
}

export function csvRows(table: Table, rows: Iterable<readonly Value[]>): string {
  const types = table.columns.map(({ type }) => type);
  const records = Array.from(rows, (row) => row.map((value, index) => csvValue(value, types[index] ?? 'string')));
  return records.length === 0 ? '' : stringify(records, OPTIONS);
}

/** Numbers are digits with a decimal point and never an exponent; booleans are true and false. */
function csvValue(value: Value, type: ColumnType): string | null {
  if (value === null) return null;
  if (typeof value === 'number') return decimalText(value);
  if (typeof value === 'boolean') return String(value);
  return type === 'string' ? defuse(value.replace(CONTROLS, '\ufffd')) : value;
}

/** A text as a spreadsheet may be given it: an apostrophe before what it would take for a formula. */
export function defuse(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}

import { stringify } from 'csv-stringify/sync';
import { decimalText } from '../decimal.js';
import type { Table, Value } from '../tables/index.js';

/**
 * Excel and WPS on a Chinese Windows take a CSV without this mark for GBK and show garbage. pandas, DuckDB, R and
 * Frictionless skip it.
 */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A spreadsheet takes a text that begins so for a formula (＝＋－＠ too, in Chinese Excel), and runs it. The apostrophe is
 * in the list so that the rule can be turned round: of a text cell that begins with an apostrophe, take that one away.
 */
const FORMULA_LIKE = /^['=+\-@\t\n＝＋－＠]/;

/** Controls other than tab and line feed: readers stop at them and terminals obey them. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * RFC 4180 with lines ending in CR LF. Texts are quoted, whatever they hold: an empty text is "" and null is nothing,
 * and a line break in a cell needs no second look. Numbers are plain digits, never with an exponent.
 */
const OPTIONS = {
  record_delimiter: 'windows',
  quoted_string: true,
  cast: { number: decimalText, boolean: String },
} as const;

export function csvHeader(table: Table): string {
  return BYTE_ORDER_MARK + stringify([table.columns.map(({ name }) => name)], OPTIONS);
}

export function csvRows(rows: Iterable<readonly Value[]>): string {
  const records = Array.from(rows, (row) => row.map((value) => (typeof value === 'string' ? defuse(value) : value)));
  return records.length === 0 ? '' : stringify(records, OPTIONS);
}

/** A text as a spreadsheet may be given it: an apostrophe before what it would take for a formula, and no controls. */
export function defuse(text: string): string {
  const clean = text.replace(CONTROLS, '\ufffd');
  return FORMULA_LIKE.test(clean) ? `'${clean}` : clean;
}

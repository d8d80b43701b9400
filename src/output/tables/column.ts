import type { Bilingual } from '../../document/bilingual.js';
import type { BudgetDocument } from '../../schema/index.js';

/**
 * What a column holds. `amount` is money in yuan, which every format keeps as a decimal; `number` is any other number
 * (rates, scores, weights, values in units of their own, points on the page), `integer` a count or an index.
 */
export type ColumnType = 'string' | 'integer' | 'number' | 'amount' | 'boolean' | 'date';

/** Dates are ISO texts (2022-12-31). */
export type Value = string | number | boolean | null;

/** A column of a table as every format describes it. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: Bilingual;
  /** The `columnType` that the Fiscal Data Package has for it, null where it has none. */
  readonly fiscal: string | null;
}

/** A tidy table. Every format is made from this declaration; the columns stand in this order everywhere. */
export interface Table {
  readonly name: string;
  readonly description: Bilingual;
  readonly columns: readonly Column[];
  /** Names of the columns that tell a row from every other one. */
  readonly primaryKey: readonly string[];
  /** The rows that one document gives, values in the order of the columns. */
  rows(document: BudgetDocument): Iterable<readonly Value[]>;
}

/** A column and where its value stands in what a row is made of. */
export interface ColumnOf<Row> extends Column {
  readonly value: (row: Row) => Value;
}

/** A column; `fiscal` is its `columnType` in the Fiscal Data Package. */
export function column<Row>(
  name: string,
  type: ColumnType,
  zh: string,
  en: string,
  value: (row: Row) => Value,
  fiscal: string | null = null,
): ColumnOf<Row> {
  return { name, type, description: { zh, en }, fiscal, value };
}

/** A table whose rows are made of one `Row` each. */
export function defineTable<Row>(declaration: {
  readonly name: string;
  readonly description: Bilingual;
  readonly primaryKey: readonly string[];
  readonly columns: readonly ColumnOf<Row>[];
  readonly rows: (document: BudgetDocument) => Iterable<Row>;
}): Table {
  const { name, description, primaryKey, columns, rows } = declaration;
  return {
    name,
    description,
    columns,
    primaryKey,
    *rows(document) {
      for (const row of rows(document)) yield columns.map(({ value }) => value(row));
    },
  };
}

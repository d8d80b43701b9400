import type { Table } from './column.js';
import { documents, sources } from './documents.js';
import { facts } from './facts.js';
import { checks, diagnostics } from './findings.js';
import { indicators } from './indicators.js';
import { attributes, lines } from './lines.js';
import { performance, performanceFunds, performanceGoals } from './performance.js';

export type { Column, ColumnType, Table, Value } from './column.js';
export { lines } from './lines.js';

/** Every table of the table formats (CSV, Parquet, DuckDB, data package), in the order in which they are written. */
export const TABLES: readonly Table[] = [
  documents,
  sources,
  lines,
  attributes,
  facts,
  performance,
  performanceFunds,
  performanceGoals,
  indicators,
  checks,
  diagnostics,
];

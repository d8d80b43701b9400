import type { Diagnostic } from '../document/diagnostic.js';
import type { Stage } from '../schema/index.js';

/** What the document says outside the table and the table's normaliser needs. */
export interface NormalizeContext {
  readonly source: number;
  /** Index of the table in the document's `tables`. */
  readonly tableIndex: number;
  readonly fiscalYear: number | null;
  readonly stage: Stage;
  readonly departmentName: string | null;
  /** Unit of money said once for the whole document, for tables that print none. */
  readonly documentUnit: { readonly unit: string; readonly from: 'document' | 'prose' } | null;
}

/** What a table or text says, and what was unsure about it. */
export interface Normalized<T> {
  readonly value: T;
  readonly diagnostics: Diagnostic[];
}

import type { StatementKind } from '../schema/index.js';

/** What a table is, told from its title and from its columns. */
export type TableRole =
  | { family: 'statement'; kind: StatementKind; by: 'title' | 'columns' | 'title-and-columns' }
  | { family: 'performance' }
  | { family: 'unrecognised' };

import type { StatementKind } from '../../schema/index.js';

/** Kinds in which a label after figures always opens another list. */
const SIDED_KINDS: ReadonlySet<StatementKind> = new Set([
  'revenue-expenditure-summary',
  'fiscal-appropriation-summary',
]);

export function isSided(kind: StatementKind): boolean {
  return SIDED_KINDS.has(kind);
}

import type { Caption } from '../document/table.js';
import type { Passage } from '../normalize/facts/index.js';
import type { BudgetDocument, Check } from '../schema/index.js';
import { RULES } from './catalogue.js';
import { CheckContext } from './context.js';
import { report } from './report.js';

export { RULES } from './catalogue.js';
export { tryIdentities, type Identity } from './identities.js';
export { checkRun } from './run.js';
export type { Rule } from './rule.js';
export { listedUnits, unitKey } from './units.js';
export { yearLine } from './years.js';

/** Tries every rule on a document; `prose` is its running text, in order, `captions` stand around its tables. */
export function runChecks(
  document: BudgetDocument,
  prose: readonly Passage[] = [],
  captions: readonly Caption[] = [],
): Check[] {
  const context = new CheckContext(document, prose, captions);
  return RULES.flatMap((rule) => report(rule, context));
}

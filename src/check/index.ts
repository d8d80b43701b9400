import type { Passage } from '../normalize/facts/index.js';
import type { BudgetDocument, Check } from '../schema/index.js';
import { RULES } from './catalogue.js';
import { CheckContext } from './context.js';
import { report } from './report.js';

export { RULES } from './catalogue.js';
export { tryIdentities, type Identity } from './identities.js';
export { checkYears } from './years.js';
export type { Rule } from './rule.js';

/** Tries every rule on a document; `prose` is its running text, in order. */
export function runChecks(document: BudgetDocument, prose: readonly Passage[] = []): Check[] {
  const context = new CheckContext(document, prose);
  return RULES.flatMap((rule) => report(rule, context));
}

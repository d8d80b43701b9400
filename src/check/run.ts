import type { BudgetDocument, Check } from '../schema/index.js';
import { checkUnits } from './units.js';
import { checkYear } from './years.js';

/** The rules between the documents of one run: their entries, by the document that they belong to. */
export function checkRun(documents: readonly BudgetDocument[]): Map<BudgetDocument, Check[]> {
  const found = documents.map((document): [BudgetDocument, Check[]] => [
    document,
    [...checkYear(document, documents), ...checkUnits(document, documents)],
  ]);
  return new Map(found.filter(([, checks]) => checks.length > 0));
}

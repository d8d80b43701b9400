import type { BudgetDocument } from '../schema/index.js';
import type { FinalDocument } from './join.js';
import { readDocument } from './work.js';

/** The documents of a run, each read when its turn comes; none where the run was interrupted. */
export function* documentsOf(documents: Iterable<FinalDocument> | null): Generator<BudgetDocument> {
  for (const { packed } of documents ?? []) yield readDocument(packed);
}

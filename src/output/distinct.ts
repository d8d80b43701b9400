import { digest } from '../document/digest.js';
import type { BudgetDocument } from '../schema/index.js';
import { shortHash } from './document-path.js';

/** The documents of a run, one by one: there may be ten thousand, and nobody here holds them all. */
export type Documents = AsyncIterable<BudgetDocument> | Iterable<BudgetDocument>;

/**
 * The documents, each with an id of its own. An id names a department-year, and a run may hold it twice: two editions,
 * or two files that were read apart. Joins and sums over tables need to tell them apart, so the second one's id goes on
 * with `~` and a hash of its sources. Holds digests of the ids that it has seen, not the documents.
 */
export async function* withDistinctIds(documents: Documents): AsyncGenerator<BudgetDocument> {
  const seen = new Set<string>();
  for await (const document of documents) {
    const id = distinctId(document, seen);
    seen.add(digest(id));
    yield id === document.id ? document : { ...document, id };
  }
}

function distinctId(document: BudgetDocument, seen: ReadonlySet<string>): string {
  if (!seen.has(digest(document.id))) return document.id;
  const base = `${document.id}~${shortHash(document.sources.map(({ sha256 }) => sha256).join())}`;
  let id = base;
  for (let copy = 2; seen.has(digest(id)); copy++) id = `${base}~${copy}`;
  return id;
}

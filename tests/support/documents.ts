import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BudgetDocument } from '../../src/schema/index.js';
import { CASES, FIXTURES } from './fixtures.js';

/** The documents that the fixtures give, as they are kept beside them. */
export function fixtureDocuments(names: readonly string[] = CASES): BudgetDocument[] {
  return names.flatMap(
    (name) => JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as BudgetDocument[],
  );
}

/** A document of a fixture that has performance forms, attributes, checks and prose, changed where it is said. */
export function anyDocument(changes: Partial<BudgetDocument> = {}): BudgetDocument {
  const [document] = fixtureDocuments(['handan-2022.cid-rects']);
  if (document === undefined) throw new Error('the fixture holds no document');
  return { ...document, ...changes };
}

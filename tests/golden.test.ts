import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../src/index.js';
import { budgetDocumentSchema } from '../src/schema/index.js';
import { CASES, FIXTURES, sourceOf } from './support/fixtures.js';
import { normalise, readableJson } from './support/golden.js';

// UPDATE_GOLDEN=1 writes what the parser says now. Read the diff before you commit it: it is what the tests will
// hold to be right.
const update = process.env.UPDATE_GOLDEN === '1';

describe('fixtures', () => {
  it('are there', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(8);
  });

  it.each(CASES)('%s gives what is expected', async (name) => {
    const documents = await parse(sourceOf(name));
    for (const document of documents) expect(() => budgetDocumentSchema.parse(document)).not.toThrow();
    const found = normalise(documents);
    const path = join(FIXTURES, name, 'expected.json');
    if (update) writeFileSync(path, `${readableJson(found)}\n`);
    expect(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
    expect(found).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  it.each(CASES)('%s says why it is kept', (name) => {
    expect(readFileSync(join(FIXTURES, name, 'README.md'), 'utf8').length).toBeGreaterThan(40);
  });
});

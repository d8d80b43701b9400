import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cli.js';

export const FIXTURES = join(ROOT, 'fixtures');

/** Every case: a folder with a source. */
export const CASES = readdirSync(FIXTURES)
  .filter((name) => existsSync(join(FIXTURES, name, 'source.pdf')))
  .sort();

export function sourceOf(name: string): string {
  return join(FIXTURES, name, 'source.pdf');
}

/** A document that reads in full and quickly, for tests that only need one. */
export const ANY_SOURCE = sourceOf('julu-2022.cid-open');

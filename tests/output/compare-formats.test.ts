import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT, Scratch } from '../support/cli.js';
import { CASES, FIXTURES } from '../support/fixtures.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

const SCRIPT = join(ROOT, 'scripts', 'compare-formats.mjs');
const DOCUMENTS = CASES.map((name) => join(FIXTURES, name, 'expected.json'));

function compare(...options: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [SCRIPT, ...options, ...DOCUMENTS], { encoding: 'utf8' });
}

it('CSV, data package, Parquet and DuckDB hold the figures of the JSON, and a figure changed in one is found', () => {
  const folder = scratch.path('written');
  const written = compare('--out', folder);
  expect(written.stderr).toBe('');
  expect(written.status).toBe(0);
  const counts = [...written.stdout.matchAll(/^(\w+): (\d+) figures/gm)].map(([, format, count]) => [
    format,
    Number(count),
  ]);
  expect(counts.map(([format]) => format)).toEqual(['csv', 'datapackage', 'parquet', 'duckdb']);
  expect(new Set(counts.map(([, count]) => count)).size).toBe(1);
  expect(counts[0]?.[1]).toBeGreaterThan(1000);

  const path = join(folder, 'csv', 'lines.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace(',58733500,', ',58733500.01,'));
  const changed = compare('--in', folder);
  expect(changed.status).toBe(1);
  expect(changed.stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^csv lines .*: 58733500 is 58733500\.01$/),
  ]);
});

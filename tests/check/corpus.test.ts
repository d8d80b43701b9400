import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/index.js';
import { sourceOf } from '../support/fixtures.js';

/** Published disclosures beside the project, where they are there at all. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/real/', import.meta.url));

/** Every failed check of severity error or warning, as "rule page-or-figure". Each was held against the printed page. */
async function findings(files: readonly string[]): Promise<string[]> {
  const documents = await parse(files);
  return documents
    .flatMap(({ checks }) => checks)
    .filter(({ status, severity }) => status === 'fail' && severity !== 'info')
    .map(({ rule, actual }) => (actual === null ? rule : `${rule} ${actual}`))
    .sort();
}

describe('published disclosures', () => {
  const CASES: readonly [name: string, found: readonly string[]][] = [
    ['jsgy-2017', []],
    ['jsjcy-2017', ['N-01 123234600', 'N-03 129.97', 'N-07 26.72']],
    ['jsrd-2017', ['N-07 16.81', 'N-07 7.22', 'N-07 8.75']],
    ['jsrd-2018', ['N-03 1312.56']],
    ['jssw-2017-tables', []],
    ['jssw-2017-text', []],
    ['jszx-2017-tables', []],
    ['jszx-2017-text', []],
    ['ptczj-2024-final', ['N-01 3000', 'N-07 71.73']],
    [
      'ptsfj-2026',
      // The same words stand on the page three times and twice: told once each, with their number.
      ['N-01 2015000', 'N-02', 'N-03 17.66', 'N-03 5.27', 'N-13', 'N-13', 'N-13', 'X-17'],
    ],
    ['ptsww-2025', []],
    ['swu-2023', ['T-04 96455100', 'T-05 5206039100']],
    ['swu-2023-final', []],
    ['wanli-2024', ['N-01 3526700', 'N-03 0.53', 'N-06', 'N-08 250000']],
  ];

  it.each(CASES)('%s', async (name, found) => {
    const file = `${CORPUS}${name}.pdf`;
    if (!existsSync(file)) return;
    expect(await findings([file])).toEqual(found);
  });

  it('two files of one department-year are checked against each other', async () => {
    const files = ['jszx-2017-text', 'jszx-2017-tables'].map((name) => `${CORPUS}${name}.pdf`);
    if (!files.every((file) => existsSync(file))) return;
    const [document] = await parse(files);
    expect(document?.checks.filter(({ rule }) => rule === 'N-01')).toMatchObject([{ status: 'pass' }]);
  });

  it('two years of a department are compared', async () => {
    const files = ['jsrd-2017', 'jsrd-2018'].map((name) => `${CORPUS}${name}.pdf`);
    if (!files.every((file) => existsSync(file))) return;
    const documents = await parse(files);
    expect(documents.flatMap(({ checks }) => checks).filter(({ rule }) => rule === 'X-15')).toMatchObject([
      { status: 'pass' },
    ]);
  });
});

describe('the fixtures', () => {
  it('a budget whose tables all agree has its contradictions in the text and the indicators', async () => {
    expect(await findings([sourceOf('handan-2022.cid-rects')])).toEqual([
      'N-02 -31766600',
      'N-09 7077900',
      'P-02',
      'P-02',
      'P-02',
      'P-02',
      'P-03',
      'X-13 29400',
    ]);
  });
});

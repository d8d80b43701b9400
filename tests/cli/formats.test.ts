import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DUCKDB_VERSION } from '../../src/output/output-error.js';
import { TABLES } from '../../src/output/tables/index.js';
import { ROOT, runCli, Scratch } from '../support/cli.js';
import { query } from '../support/duckdb.js';
import { ANY_SOURCE, sourceOf } from '../support/fixtures.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

describe('--format', () => {
  it('figures prints one row an amount', async () => {
    const result = await runCli([sourceOf('handan-2022.cid-three'), '--format', 'figures']);
    expect(result.status).toBe(0);
    const rows = result.stdout.trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(JSON.parse(row)).toHaveProperty('amount');
  });

  it('csv writes a folder with a file a table', async () => {
    const folder = scratch.path('csv');
    expect(await runCli([ANY_SOURCE, '-f', 'csv', '-o', folder])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(TABLES.map(({ name }) => `${name}.csv`).sort());
  });

  it('is told from the extension .duckdb, and the file answers questions', async () => {
    const path = scratch.path('out.duckdb');
    expect(await runCli([ANY_SOURCE, '-o', path])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await query('SELECT department FROM documents', path)).toEqual([{ department: '巨鹿县医疗保障局' }]);
  });

  it.each(['csv', 'parquet', 'duckdb', 'datapackage'])('%s needs -o', async (format) => {
    const result = await runCli([ANY_SOURCE, '-f', format]);
    expect(result.stderr).toContain(`--format ${format} writes files: say where with -o`);
    expect(result.status).toBe(2);
  });

  it('of a folder does not replace a file, nor one of a file an input', async () => {
    const file = scratch.write('mine', 'mine');
    const folder = await runCli([ANY_SOURCE, '-f', 'csv', '-o', file]);
    expect(folder.stderr).toContain('this format makes a folder, and -o is a file');
    expect(folder.status).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');

    const input = scratch.path('input.pdf');
    cpSync(ANY_SOURCE, input);
    const over = await runCli([input, '-f', 'duckdb', '-o', input]);
    expect(over.stderr).toContain('-o would overwrite the input');
    expect(over.status).toBe(2);
  });

  it('writes nothing when no input gave a document', async () => {
    const result = await runCli([scratch.path('absent.pdf'), '-f', 'csv', '-o', scratch.path('none')]);
    expect(result.status).toBe(1);
    expect(existsSync(scratch.path('none'))).toBe(false);
  });

  it.each([
    ['--dump', 'grids', 'csv'],
    ['check', 'figures'],
  ])('of tables does not go with %s', async (...words) => {
    const format = words.at(-1) ?? '';
    const result = await runCli(['-f', format, ...words.slice(0, -1), ANY_SOURCE]);
    expect(result.stderr).toContain(`'${format}' is none of json, ndjson`);
    expect(result.status).toBe(2);
  });
});

describe('without DuckDB', () => {
  /** The command as it is installed where the optional library is not. */
  function install(): string {
    const folder = scratch.path('installed');
    cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
    cpSync(join(ROOT, 'dist', 'bundle'), join(folder, 'dist', 'bundle'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    // Empty, but there: node would else look on in the folders above.
    mkdirSync(join(folder, 'node_modules', '@duckdb', 'node-api'), { recursive: true });
    for (const name of ['pdfjs-dist', 'mammoth'])
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
    return join(folder, 'bin', 'budget-parse.js');
  }

  it('says what to install before it reads anything, in both languages; CSV goes on', () => {
    const bin = install();
    const run = (...args: string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, [bin, ANY_SOURCE, ...args], { encoding: 'utf8' });
    const english = run('-f', 'parquet', '-o', scratch.path('p'), '--lang', 'en');
    expect(english.status).toBe(2);
    expect(english.stderr).toContain('[duckdb-missing]');
    expect(english.stderr).toContain(`npm install @duckdb/node-api@${DUCKDB_VERSION}`);
    const chinese = run('-o', scratch.path('p.duckdb'), '--lang', 'zh');
    expect(chinese.stderr).toContain(`请安装：npm install @duckdb/node-api@${DUCKDB_VERSION}`);
    expect(existsSync(scratch.path('p.duckdb'))).toBe(false);
    expect(run('-f', 'csv', '-o', scratch.path('c')).status).toBe(0);
  });

  it('names the release that the tests run against', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['@duckdb/node-api']).toBe(DUCKDB_VERSION);
  });
});

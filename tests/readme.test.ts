import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DIAGNOSTICS } from '../src/document/diagnostic-codes.js';
import { ERRORS } from '../src/document/error-codes.js';
import { DUCKDB_VERSION } from '../src/output/output-error.js';
import * as library from '../src/index.js';
import { ROOT, runCli, Scratch } from './support/cli.js';
import { query } from './support/duckdb.js';
import { CASES, FIXTURES } from './support/fixtures.js';

const READMES = ['README.md', 'README.zh-CN.md'].map((name) => ({
  name,
  text: readFileSync(join(ROOT, name), 'utf8'),
}));

/** Whether `part` is in `whole`: the fields and list items that it shows are the same there. */
function expectWithin(whole: unknown, part: unknown, path = ''): void {
  if (typeof part !== 'object' || part === null) {
    expect(whole, path).toEqual(part);
    return;
  }
  for (const [key, value] of Object.entries(part))
    expectWithin((whole as Record<string, unknown> | undefined)?.[key], value, `${path}/${key}`);
}

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

/** The answer as `duckdb -csv` prints it. */
async function csvOf(sql: string, file: string): Promise<string> {
  const rows = await query(sql, file);
  const cell = (value: unknown): string => {
    const plain = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(cell))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

describe.each(READMES)('$name', ({ text }) => {
  const commands = [...text.matchAll(/```sh\nnpm ci && (.+)\n```/g)].map((match) => match[1] ?? '');

  it('has two commands that do all of their set-up', () => {
    expect(commands).toHaveLength(2);
    expect(commands[1]).toBe('npm test');
  });

  it('shows what its first command prints', async () => {
    const [node, bin, file = ''] = (commands[0] ?? '').split(' ');
    expect([node, bin]).toEqual(['node', 'bin/budget-parse.js']);
    const result = await runCli([join(ROOT, file)]);
    expect(result.status).toBe(0);
    const example = /<!-- example -->\s*```json\n([^]+?)```/.exec(text)?.[1] ?? '';
    expectWithin(JSON.parse(result.stdout), JSON.parse(example));
  });

  it('shows what its queries answer', async () => {
    const section = /<!-- queries -->([^]+?)<!-- \/queries -->/.exec(text)?.[1] ?? '';
    const [, command = ''] = /```sh\nbudget-parse (.+)\n```/.exec(section) ?? [];
    const args = command.split(' ').map((arg) => (arg.startsWith('fixtures/') ? join(ROOT, arg) : arg));
    const file = scratch.path(args.pop() ?? '');
    expect((await runCli([...args, file])).status).toBe(0);
    const queries = [...section.matchAll(/```sh\nduckdb -csv \S+ "(.+)"\n```\s+```csv\n([^]+?)```/g)];
    expect(queries).toHaveLength(2);
    for (const [, sql = '', answer] of queries) expect(await csvOf(sql, file)).toBe(answer);
  });

  it('names the release of DuckDB that the tests run against', () => {
    expect(text).toContain(`npm install @duckdb/node-api@${DUCKDB_VERSION}\n`);
  });

  it('shows library code with names that exist', () => {
    const names = /import \{ (.+) \} from 'budget-parse'/.exec(text)?.[1]?.split(', ') ?? [];
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(library).toHaveProperty(name);
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(existsSync(join(ROOT, link)), link).toBe(true);
  });
});

describe('the tables', () => {
  it('of options, errors and diagnostics are what the code says', () => {
    const check = spawnSync(process.execPath, [join(ROOT, 'scripts', 'update-readme.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('know every diagnostic that the source raises', () => {
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
      .join('\n');
    const raised = [...source.matchAll(/\bcode: '([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1] ?? '');
    expect(raised.length).toBeGreaterThan(0);
    expect(raised.filter((code) => !Object.hasOwn(DIAGNOSTICS, code) && !Object.hasOwn(ERRORS, code))).toEqual([]);
  });

  it('know every diagnostic that a fixture gives', () => {
    const given = CASES.flatMap((name) => {
      const documents = JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as {
        diagnostics: { code: string }[];
      }[];
      return documents.flatMap((document) => document.diagnostics.map((diagnostic) => diagnostic.code));
    });
    expect(given.filter((code) => !Object.hasOwn(DIAGNOSTICS, code))).toEqual([]);
  });
});

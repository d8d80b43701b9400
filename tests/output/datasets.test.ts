import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATASETS, type DatasetFormat } from '../../src/output/format.js';
import { TABLES } from '../../src/output/tables/index.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { Scratch } from '../support/cli.js';
import { anyDocument, fixtureDocuments } from '../support/documents.js';
import { query } from '../support/duckdb.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

const FORMATS = Object.keys(DATASETS) as DatasetFormat[];
const FOLDERS = ['csv', 'parquet', 'datapackage'] as const;
/** The fixtures show some disclosures in several shapes; each document once. */
const documents = [...new Map(fixtureDocuments().map((document) => [document.id, document])).values()];

async function write(
  format: DatasetFormat,
  name: string,
  given: readonly BudgetDocument[] = documents,
): Promise<string> {
  const path = scratch.path(name);
  await (await DATASETS[format]()).write(given, path);
  return path;
}

const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The files of a folder, or the one file, with the hash of their bytes. */
function hashes(path: string): Record<string, string> {
  if (statSync(path).isFile()) return { '': hash(path) };
  return Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [name, hash(join(path, name))]),
  );
}

const leftovers = (): string[] => readdirSync(scratch.folder).filter((name) => name.includes('.tmp'));

describe('the columns', () => {
  it('are those that users rely on, in this order', async () => {
    const text = TABLES.map(({ name, columns }) => `${name}: ${columns.map((column) => column.name).join(', ')}\n`);
    await expect(text.join('\n')).toMatchFileSnapshot('columns.txt');
  });

  it.each(TABLES.map((table) => [table.name, table] as const))(
    'of %s are named once and tell rows apart',
    (_name, table) => {
      const names = table.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining([...table.primaryKey]));
      const keys = documents.flatMap((document) =>
        Array.from(table.rows(document), (row) =>
          JSON.stringify(table.primaryKey.map((name) => row[names.indexOf(name)])),
        ),
      );
      expect(new Set(keys).size).toBe(keys.length);
    },
  );
});

describe.each(FOLDERS)('%s', (format) => {
  it('is the same to the byte for the same documents', async () => {
    const first = hashes(await write(format, `${format}-first`));
    expect(hashes(await write(format, `${format}-second`))).toEqual(first);
    expect(Object.keys(first).length).toBeGreaterThanOrEqual(TABLES.length);
  });

  it('replaces its files and leaves the others of a folder alone', async () => {
    const path = await write(format, `${format}-again`, [anyDocument()]);
    writeFileSync(join(path, 'notes.txt'), 'mine');
    await write(format, `${format}-again`);
    const { 'notes.txt': notes, ...files } = hashes(path);
    expect(notes).toBeDefined();
    expect(files).toEqual(hashes(await write(format, `${format}-fresh`)));
  });

  it('refuses a file of that name', async () => {
    scratch.write(`${format}-file`, 'mine');
    await expect(write(format, `${format}-file`)).rejects.toThrow(/is a file/);
    expect(readFileSync(scratch.path(`${format}-file`), 'utf8')).toBe('mine');
  });
});

describe.each(FORMATS)('%s', (format) => {
  async function* broken(): AsyncGenerator<BudgetDocument> {
    yield anyDocument();
    await Promise.resolve();
    throw new Error('the third page is gone');
  }

  it('leaves nothing of a run that fails, and an earlier result as it was', async () => {
    const dataset = await DATASETS[format]();
    const path = scratch.path(`${format}-broken`);
    await expect(dataset.write(broken(), path)).rejects.toThrow('the third page is gone');
    expect(readdirSync(scratch.folder)).not.toContain(`${format}-broken`);

    await dataset.write([anyDocument()], path);
    const before = hashes(path);
    await expect(dataset.write(broken(), path)).rejects.toThrow('the third page is gone');
    expect(hashes(path)).toEqual(before);
    expect(leftovers()).toEqual([]);
  });

  it('makes the folders it lies in', async () => {
    const path = await write(format, `a-${format}/b/out`, [anyDocument()]);
    expect(readdirSync(join(path, '..'))).toEqual(['out']);
  });
});

describe('duckdb', () => {
  it('refuses a folder of that name', async () => {
    mkdirSync(scratch.path('folder.duckdb'));
    await expect(write('duckdb', 'folder.duckdb')).rejects.toThrow(/is a folder/);
  });

  it('has every digit of an amount, and rounds after the fourth decimal only', async () => {
    const amounts = [5873.35, 0.3, 12.345678, -0.01, 9007199254740.93, 1e-7, 3.1e21, 1e300];
    const document = anyDocument();
    const [statement] = document.statements;
    const [line] = statement?.lines ?? [];
    if (statement === undefined || line === undefined) throw new Error('the fixture has no line');
    const lines = amounts.map((amount) => ({ ...line, amounts: { c2: amount }, cols: { c2: 2 } }));
    const path = await write('duckdb', 'digits.duckdb', [{ ...document, statements: [{ ...statement, lines }] }]);
    const rows = await query('SELECT amount FROM lines ORDER BY line_index', path);
    expect(rows.map(({ amount }) => amount)).toEqual([
      '5873.3500',
      '0.3000',
      '12.3457',
      '-0.0100',
      '9007199254740.9300',
      '0.0000',
      '3100000000000000000000.0000',
      null,
    ]);
  });

  it('tells what its tables, columns and views hold', async () => {
    const path = await write('duckdb', 'comments.duckdb');
    const bare = await query(
      `SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
       UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
       UNION ALL SELECT column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid) WHERE duckdb_columns.comment IS NULL`,
      path,
    );
    expect(bare).toEqual([]);
  });

  it('keeps two documents of one id apart', async () => {
    const twice = [anyDocument(), anyDocument(), anyDocument()];
    const path = await write('duckdb', 'twice.duckdb', twice);
    const rows = await query('SELECT document_id, count(*) AS amounts FROM lines GROUP BY ALL ORDER BY 1', path);
    const { id } = anyDocument();
    expect(rows.map(({ document_id }) => document_id)).toEqual([
      id,
      expect.stringMatching(/~[0-9a-f]{10}$/),
      expect.stringMatching(/~[0-9a-f]{10}~2$/),
    ]);
    expect(new Set(rows.map(({ amounts }) => amounts)).size).toBe(1);
  });
});

describe('the views', () => {
  it('answer with the totals that the summaries print', async () => {
    const path = await write('duckdb', 'views.duckdb');
    const rows = await query('SELECT document_id, revenue, expenditure FROM totals', path);
    expect(rows).toContainEqual({
      document_id: '130400/邯郸市医疗保障局/2022/budget',
      revenue: '58733500.0000',
      expenditure: '58733500.0000',
    });
  });

  it('give no total where a document states two', async () => {
    const document = anyDocument();
    const statements = document.statements.flatMap((statement) =>
      statement.kind === 'revenue-expenditure-summary'
        ? [statement, { ...statement, lines: statement.lines.map(other) }]
        : [statement],
    );
    const path = await write('duckdb', 'two.duckdb', [{ ...document, statements }]);
    expect(await query('SELECT revenue, expenditure FROM totals', path)).toEqual([
      { revenue: null, expenditure: null },
    ]);
  });

  it('list “三公”经费 with blanks where nothing is printed', async () => {
    const path = await write('duckdb', 'three.duckdb', [anyDocument()]);
    const rows = await query('SELECT phase, total, official_reception FROM three_public_expenses', path);
    expect(rows).toEqual([{ phase: 'budget', total: null, official_reception: '10000.0000' }]);
  });

  it('list what failed and nothing else', async () => {
    const document = anyDocument();
    const path = await write('duckdb', 'failed.duckdb', [document]);
    const rows = await query('SELECT rule, severity FROM failed_checks', path);
    const failed = document.checks.filter(({ status }) => status === 'fail');
    expect(failed.length).toBeGreaterThan(0);
    expect(rows.map(({ rule }) => rule).sort()).toEqual(failed.map(({ rule }) => rule).sort());
    expect(rows[0]?.severity).toBe('error');
  });
});

function other<Line extends { amounts: Record<string, number | null> }>(line: Line): Line {
  const amounts = Object.entries(line.amounts).map(([key, amount]) => [key, amount === null ? null : amount + 1]);
  return { ...line, amounts: Object.fromEntries(amounts) as Record<string, number | null> };
}

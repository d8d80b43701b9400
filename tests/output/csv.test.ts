import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvHeader, csvRows, defuse } from '../../src/output/dataset/csv.js';
import { DATASETS } from '../../src/output/format.js';
import { lines } from '../../src/output/tables/index.js';
import { Scratch } from '../support/cli.js';
import { anyDocument } from '../support/documents.js';
import { query } from '../support/duckdb.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

describe('a CSV', () => {
  it('begins with a byte order mark, ends its lines with CR LF, and tells an empty text from nothing', () => {
    expect(csvHeader(lines).startsWith('\ufeff"figure_id","document_id",')).toBe(true);
    expect(csvRows([['文字', '', null, 12.5, -3e-7, 1e21, true]])).toBe(
      '"文字","",,12.5,-0.0000003,1000000000000000000000,true\r\n',
    );
    expect(csvRows([])).toBe('');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\n=1', '＝1', '＋1', '－1', '＠x', "'=1"])(
    'puts an apostrophe before %j',
    (text) => {
      expect(defuse(text)).toBe(`'${text}`);
    },
  );

  it.each(['—', '1-2', 'a=b', '（1）', ' =1'])('leaves %j as it is', (text) => {
    expect(defuse(text)).toBe(text);
  });

  it('keeps negative amounts numbers', () => {
    expect(csvRows([[-12.5]])).toBe('-12.5\r\n');
  });

  it('shows no control character', () => {
    expect(defuse('a\u0000b\u001b[31mc\rd')).toBe('a\ufffdb\ufffd[31mc\ufffdd');
  });

  it('gives every text back when the apostrophe is taken away again', async () => {
    const unit = fc.constantFrom(...'=+-@\'",;|\t\n ＝－局a1.0\\'.split(''));
    const texts = [
      ...fc.sample(fc.string({ unit, maxLength: 12 }), { numRuns: 400, seed: 7 }),
      ...fc.sample(fc.string({ unit: 'binary', maxLength: 12 }), { numRuns: 100, seed: 7 }),
    ].filter((text) => defuse(text).replace(/^'/, '') === text.replace(/^'/, ''));
    expect(texts.length).toBeGreaterThan(400);
    const document = anyDocument();
    const [statement] = document.statements;
    const [line] = statement?.lines ?? [];
    if (statement === undefined || line === undefined) throw new Error('the fixture has no line');
    const changed = { ...statement, lines: texts.map((label) => ({ ...line, label })) };
    const folder = scratch.path('texts');
    await (await DATASETS.csv()).write([{ ...document, statements: [changed] }], folder);
    const rows = await query(
      `SELECT label FROM read_csv('${join(folder, 'lines.csv')}', all_varchar = true, allow_quoted_nulls = false) ORDER BY line_index::INT`,
    );
    expect(rows.map(({ label }) => (typeof label === 'string' ? label.replace(/^'/, '') : label))).toEqual(texts);
  });

  it('is read without options by a tool that guesses types', async () => {
    const folder = scratch.path('guessed');
    await (await DATASETS.csv()).write([anyDocument()], folder);
    const [row] = await query(
      `SELECT typeof(amount) AS amount, typeof(fiscal_year) AS year, typeof(leaf) AS leaf, document_id
       FROM '${join(folder, 'lines.csv')}' LIMIT 1`,
    );
    expect(row).toEqual({
      amount: expect.stringMatching(/^(BIGINT|DOUBLE)$/) as string,
      year: 'BIGINT',
      leaf: 'BOOLEAN',
      document_id: anyDocument().id,
    });
  });

  it('is UTF-8', async () => {
    const folder = scratch.path('utf8');
    await (await DATASETS.csv()).write([anyDocument()], folder);
    const bytes = readFileSync(join(folder, 'documents.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('邯郸市医疗保障局');
  });
});

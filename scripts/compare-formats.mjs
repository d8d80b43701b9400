// Do the table formats hold the same figures as the JSON? Writes CSV, data package, Parquet and DuckDB of the given
// disclosures (files, folders, or .json/.ndjson of documents), reads them back with DuckDB, and compares every figure.
//   node scripts/compare-formats.mjs FOLDER...          (after a build)
//   node scripts/compare-formats.mjs --in DIR FOLDER... compares what an earlier run with --out DIR wrote
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from '../dist/index.js';
import { withDistinctIds } from '../dist/output/distinct.js';
import { DATASETS } from '../dist/output/format.js';

/** Where the figures stand in a document: table → key columns, value columns, and rows of [key, values]. */
const FIGURES = {
  lines: {
    keys: ['statement_index', 'line_index', 'column_key'],
    values: ['amount'],
    rows: ({ statements }) =>
      statements.flatMap(({ lines }, s) =>
        lines.flatMap(({ amounts }, l) => Object.entries(amounts).map(([key, amount]) => [[s, l, key], [amount]])),
      ),
  },
  attributes: {
    keys: ['statement_index', 'line_index', 'attribute_index'],
    values: ['value'],
    rows: ({ statements }) =>
      statements.flatMap(({ lines }, s) =>
        lines.flatMap(({ attributes }, l) => attributes.map(({ value }, a) => [[s, l, a], [value]])),
      ),
  },
  facts: {
    keys: ['fact_index'],
    values: ['amount', 'percent'],
    rows: ({ facts }) => facts.map(({ amount, percent }, f) => [[f], [amount, percent]]),
  },
  performance: {
    keys: ['form_index'],
    values: ['amount', 'program_amount', 'staff', 'execution_weight', 'indicators_weight', 'total_score'],
    rows: ({ performance }) =>
      performance.map(({ amount, program, staff, weights, score }, p) => [
        [p],
        [amount, program?.amount ?? null, staff, weights.execution, weights.indicators, score.total],
      ]),
  },
  performance_funds: {
    keys: ['form_index', 'section', 'entry_index'],
    values: ['amount', 'initial_budget', 'full_year_budget', 'executed', 'rate', 'weight', 'score'],
    rows: ({ performance }) =>
      performance.flatMap((form, p) =>
        ['funds', 'tasks', 'items'].flatMap((section) =>
          form[section].map((line, e) => [
            [p, section.slice(0, -1), e],
            ['amount', 'initialBudget', 'fullYearBudget', 'executed', 'rate', 'weight', 'score'].map(
              (name) => line[name] ?? null,
            ),
          ]),
        ),
      ),
  },
  indicators: {
    keys: ['form_index', 'indicator_index'],
    values: ['target_value', 'target_value_max', 'actual_value', 'actual_value_max', 'completion', 'weight', 'score'],
    rows: ({ performance }) =>
      performance.flatMap(({ indicators }, p) =>
        indicators.map(({ target, actual, completion, weight, score }, i) => [
          [p, i],
          [target?.value, target?.valueMax, actual?.value, actual?.valueMax, completion?.value, weight, score].map(
            (value) => value ?? null,
          ),
        ]),
      ),
  },
  checks: {
    keys: ['check_index'],
    values: ['expected', 'actual', 'difference', 'tolerance'],
    rows: ({ checks }) =>
      checks.map(({ expected, actual, difference, tolerance }, c) => [[c], [expected, actual, difference, tolerance]]),
  },
};

/** How each format is read: everything as text, so that no reader's number type comes in between. */
const READERS = {
  csv: (folder, table) => `read_csv('${join(folder, 'csv', table)}.csv', all_varchar = true)`,
  datapackage: (folder, table) => `read_csv('${join(folder, 'datapackage', table)}.csv', all_varchar = true)`,
  parquet: (folder, table) => `'${join(folder, 'parquet', table)}.parquet'`,
  duckdb: (_folder, table) => `written.${table}`,
};

const PLACES = { csv: 'csv', datapackage: 'datapackage', parquet: 'parquet', duckdb: 'out.duckdb' };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { in: { type: 'string' }, out: { type: 'string' } },
});

const documents = [];
for await (const document of withDistinctIds(await readDocuments(positionals))) documents.push(document);
const folder = options.in ?? options.out ?? mkdtempSync(join(tmpdir(), 'budget-parse-formats-'));
try {
  if (options.in === undefined)
    for (const [format, open] of Object.entries(DATASETS))
      await (await open()).write(documents, join(folder, PLACES[format]));
  const differences = await compare(documents, folder);
  for (const difference of differences) console.error(difference);
  process.exitCode = differences.length === 0 && documents.length > 0 ? 0 : 1;
} finally {
  if (options.in === undefined && options.out === undefined) rmSync(folder, { recursive: true });
}

async function readDocuments(paths) {
  const files = paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => ['.pdf', '.docx', '.xlsx', '.ndjson'].includes(extname(name).toLowerCase()))
          .sort()
          .map((name) => join(path, name))
      : [path],
  );
  const read = [];
  for (const file of files) {
    if (file.endsWith('.ndjson')) read.push(...readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse));
    else if (file.endsWith('.json')) read.push(...[JSON.parse(readFileSync(file, 'utf8'))].flat());
    else read.push(...(await parse([file], { onFailure: (error) => console.error(error.message) })));
  }
  return read;
}

async function compare(documents, folder) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`ATTACH '${join(folder, PLACES.duckdb)}' AS written (READ_ONLY)`);
  const differences = [];
  for (const [format, relation] of Object.entries(READERS)) {
    let figures = 0;
    for (const [table, { keys, values, rows }] of Object.entries(FIGURES)) {
      const columns = ['document_id', ...keys, ...values].map((name) => `"${name}"::VARCHAR`).join(', ');
      const result = await connection.runAndReadAll(`SELECT ${columns} FROM ${relation(folder, table)}`);
      const stored = new Map(
        result.getRows().map((row) => [keyOf(row.slice(0, keys.length + 1)), row.slice(keys.length + 1)]),
      );
      if (stored.size !== result.getRows().length) differences.push(`${format} ${table}: keys are not unique`);
      for (const document of documents)
        for (const [key, expected] of rows(document)) {
          const name = keyOf([document.id, ...key]);
          const found = stored.get(name);
          stored.delete(name);
          expected.forEach((value, index) => {
            if (value !== null) figures++;
            if (found === undefined || !same(value, found[index]))
              differences.push(`${format} ${table} ${name} ${values[index]}: ${value} is ${found?.[index]}`);
          });
        }
      for (const name of stored.keys()) differences.push(`${format} ${table} ${name}: not in the JSON`);
    }
    console.log(`${format}: ${figures} figures of ${documents.length} documents`);
  }
  connection.closeSync();
  instance.closeSync();
  return differences;
}

/** CSV has an apostrophe before what a spreadsheet would take for a formula. */
function keyOf(parts) {
  return parts.map((part) => String(part).replace(/^'/, '')).join(' | ');
}

/** The same number and, but for zeros at the end, the same digits: amounts have no binary fraction in between. */
function same(value, text) {
  if (value === null || text === null || text === undefined) return value === (text ?? null);
  if (Number(text) !== value) return false;
  return /e/i.test(text + String(value)) || trimZeros(text) === trimZeros(String(value));
}

function trimZeros(digits) {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJson } from '../json.js';
import { stageFolder } from '../staging.js';
import { TABLES, type Column, type Table } from '../tables/index.js';
import { csvName, writeCsvFiles } from './csv-folder.js';
import type { Dataset } from './dataset.js';

/**
 * The CSV tables with a Frictionless descriptor: https://specs.frictionlessdata.io/data-package/, and the column types
 * of the Fiscal Data Package in `columnType` (https://github.com/openspending/os-types).
 */
export const datapackage: Dataset = {
  kind: 'folder',
  write: (documents, path) =>
    stageFolder(path, async (folder) => {
      await writeCsvFiles(documents, folder);
      await writeFile(join(folder, 'datapackage.json'), toJson(await describePackage(folder)), { flag: 'wx' });
    }),
};

/** Without a date of creation: the same documents give the same bytes. */
async function describePackage(folder: string): Promise<unknown> {
  return {
    // The published schema of the fiscal profile demands the tabular one's name; the column types make it fiscal.
    profile: 'tabular-data-package',
    name: 'budget-disclosures',
    title: '部门预算、决算和绩效公开数据',
    description: 'Chinese public budget disclosures as tables. Amounts in yuan. 金额单位：元。',
    countryCode: 'CN',
    resources: await Promise.all(TABLES.map((table) => describeTable(table, join(folder, csvName(table))))),
  };
}

async function describeTable(table: Table, path: string): Promise<unknown> {
  const keyed = table.primaryKey.length > 1;
  return {
    profile: 'tabular-data-resource',
    name: table.name.replaceAll('_', '-'),
    path: csvName(table),
    title: table.description.zh,
    description: table.description.en,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: (await stat(path)).size,
    hash: `sha256:${await sha256(path)}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map((column) => describeField(column, table.primaryKey.includes(column.name))),
      missingValues: [''],
      primaryKey: table.primaryKey,
      ...(keyed
        ? { foreignKeys: [{ fields: 'document_id', reference: { resource: 'documents', fields: 'document_id' } }] }
        : {}),
    },
  };
}

function describeField({ name, type, description, fiscal }: Column, required: boolean): unknown {
  return {
    name,
    title: description.zh,
    description: description.en,
    type: type === 'amount' ? 'number' : type,
    ...(fiscal === null ? {} : { columnType: fiscal }),
    ...(required ? { constraints: { required } } : {}),
  };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

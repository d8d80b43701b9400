import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/output/format.js';
import { TABLES } from '../../src/output/tables/index.js';
import { Scratch } from '../support/cli.js';
import { anyDocument } from '../support/documents.js';

interface Field {
  name: string;
  title: string;
  type: string;
  columnType?: string;
}

interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  schema: { fields: Field[]; primaryKey: string[]; foreignKeys?: { reference: { resource: string } }[] };
}

const scratch = new Scratch();
const folder = scratch.path('package');
let descriptor: { profile: string; name: string; resources: Resource[] };

beforeAll(async () => {
  await (await DATASETS.datapackage()).write([anyDocument()], folder);
  descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as typeof descriptor;
});
afterAll(() => {
  scratch.remove();
});

describe('a data package', () => {
  it('describes each of its files as it is', () => {
    expect(descriptor.resources.map(({ path }) => path)).toEqual(TABLES.map(({ name }) => `${name}.csv`));
    for (const { path, bytes, hash, schema } of descriptor.resources) {
      const content = readFileSync(join(folder, path));
      expect(bytes).toBe(content.byteLength);
      expect(hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
      const [header = ''] = content.toString('utf8').slice(1).split('\r\n');
      expect(schema.fields.map(({ name }) => `"${name}"`).join(',')).toBe(header);
    }
  });

  it('uses names, types and keys that the specification knows', () => {
    expect(descriptor.profile).toBe('tabular-data-package');
    const names = descriptor.resources.map(({ name }) => name);
    for (const { name, schema } of descriptor.resources) {
      expect(name).toMatch(/^[-a-z0-9._/]+$/);
      for (const { type, title } of schema.fields) {
        expect(['string', 'integer', 'number', 'boolean', 'date']).toContain(type);
        expect(title).not.toBe('');
      }
      expect(schema.fields.map((field) => field.name)).toEqual(expect.arrayContaining(schema.primaryKey));
      for (const { reference } of schema.foreignKeys ?? []) expect(names).toContain(reference.resource);
    }
  });

  it('says which columns are money, time, classification and so on', () => {
    const typed = Object.fromEntries(
      (descriptor.resources.find(({ name }) => name === 'lines')?.schema.fields ?? []).flatMap(
        ({ name, columnType }) => (columnType === undefined ? [] : [[name, columnType]]),
      ),
    );
    expect(typed).toEqual({
      figure_id: 'budget-line-id',
      region_code: 'geo-source:generic:code',
      region: 'geo-source:generic:title',
      department: 'administrative-classification:generic:label',
      fiscal_year: 'date:fiscal-year',
      direction: 'direction',
      function_code: 'functional-classification:generic:code',
      economic_code: 'economic-classification:generic:code',
      fund: 'fin-source:generic:code',
      phase: 'phase:id',
      measure: 'value-kind:code',
      amount: 'value',
    });
  });
});

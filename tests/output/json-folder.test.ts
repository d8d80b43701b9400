import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeJsonFolder } from '../../src/output/json-folder.js';
import type { BudgetDocument } from '../../src/schema/index.js';
import { Scratch } from '../support/cli.js';
import { anyDocument, fixtureDocuments } from '../support/documents.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

async function write(documents: readonly BudgetDocument[], name: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of writeJsonFolder(documents, scratch.path(name))) paths.push(path);
  return paths;
}

describe('writeJsonFolder', () => {
  it('writes each document whole to a path that reads as what it is', async () => {
    const documents = [...new Map(fixtureDocuments().map((document) => [document.id, document])).values()];
    const paths = await write(documents, 'all');
    expect(paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as unknown)).toEqual(documents);
    expect(paths.map((path) => relative(scratch.path('all'), path).replaceAll('\\', '/'))).toContain(
      '130400-邯郸市/邯郸市医疗保障局/2022-budget.json',
    );
  });

  it('keeps both of two documents of one id', async () => {
    const paths = await write([anyDocument(), anyDocument({ diagnostics: [] })], 'twice');
    expect(new Set(paths).size).toBe(2);
  });

  it('leaves no temporary file', async () => {
    await write([anyDocument()], 'clean');
    const names = readdirSync(scratch.path('clean'), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

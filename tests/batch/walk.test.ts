import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInputs, isPattern } from '../../src/batch/walk.js';
import { Scratch } from '../support/cli.js';

const scratch = new Scratch();
afterAll(() => {
  scratch.remove();
});

beforeAll(() => {
  for (const folder of ['b', 'b/deep', '.hidden', 'out', 'empty.pdf', 'full.pdf']) mkdirSync(scratch.path(folder));
  const files = ['a.pdf', 'B.PDF', 'b/c.docx', 'b/deep/d.xlsx', '.hidden/e.pdf', '.f.pdf', 'notes.md', 'g.ofd'];
  for (const file of [...files, 'out/h.pdf', 'full.pdf/i.pdf', '[x].pdf']) writeFileSync(scratch.path(file), file);
  symlinkSync(scratch.path('a.pdf'), scratch.path('link.pdf'));
  symlinkSync(scratch.folder, scratch.path('b/loop'));
});

async function found(...paths: string[]): Promise<{ files: string[]; others: number }> {
  const files: string[] = [];
  const walked = await findInputs(paths, scratch.path('out'), ({ path, error }) => {
    files.push(`${relative(scratch.folder, path)}${error === null ? '' : ` ${error}`}`);
  });
  expect(walked.files).toBe(files.length);
  return { files, others: walked.others };
}

describe('the inputs of a run', () => {
  it('of a folder are the documents in it at any depth, without hidden ones, links and the results', async () => {
    expect(await found(scratch.folder)).toEqual({
      files: [
        'B.PDF',
        '[x].pdf',
        'a.pdf',
        'b/c.docx',
        'b/deep/d.xlsx',
        'empty.pdf is-directory',
        'full.pdf/i.pdf',
        'g.ofd',
      ],
      others: 1,
    });
  });

  it('come once, however often they are named', async () => {
    const path = scratch.path('a.pdf');
    expect((await found(path, join(scratch.folder, 'b', '..', 'a.pdf'), path)).files).toEqual(['a.pdf']);
  });

  it('of a pattern are the files that it fits', async () => {
    expect((await found(scratch.path('**/*.{docx,xlsx}'))).files).toEqual(['b/c.docx', 'b/deep/d.xlsx']);
    expect((await found(scratch.path('*.odt'))).files).toEqual(['*.odt file-not-found']);
  });

  it('may be called like a pattern', async () => {
    expect(await isPattern(scratch.path('[x].pdf'))).toBe(false);
    expect((await found(scratch.path('[x].pdf'))).files).toEqual(['[x].pdf']);
  });

  it('of an empty folder are told of', async () => {
    expect((await found(scratch.path('empty.pdf'))).files).toEqual(['empty.pdf is-directory']);
  });
});

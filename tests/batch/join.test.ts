import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinFiles, type FinalDocument, type ReadFile } from '../../src/batch/join.js';
import { MOST_TOGETHER } from '../../src/batch/group.js';
import { Ledger } from '../../src/batch/ledger.js';
import { DEFAULT_LIMITS } from '../../src/batch/limits.js';
import { Pool } from '../../src/batch/pool.js';
import { publish } from '../../src/batch/publish.js';
import type { DocumentFacts } from '../../src/batch/protocol.js';
import type { Spool } from '../../src/batch/spool.js';
import { Scratch } from '../support/cli.js';

let scratch: Scratch;
let ledger: Ledger;
beforeEach(async () => {
  scratch = new Scratch();
  ledger = await Ledger.open(scratch.folder);
});
afterEach(async () => {
  await ledger.close();
  scratch.remove();
});

function factsOf(name: string): DocumentFacts {
  const id = `130529/${name}/2022/budget`;
  const failed = { error: 0, warning: 0, info: 0 };
  const path = `130529-巨鹿县/${name}/2022-budget.json`;
  return {
    id,
    key: id,
    path,
    line: `130529/${name}/budget`,
    fiscalYear: 2022,
    unit: null,
    units: [],
    pages: 1,
    failed,
    partial: null,
  };
}

/** Whose keys begin with the same digits. */
function isTwin(number: number): boolean {
  return number === 1 || number === 2;
}

function keyOf(number: number): string {
  return (
    (isTwin(number) ? 'abcdabcd' : '') +
    createHash('md5')
      .update(String(number))
      .digest('hex')
      .slice(0, isTwin(number) ? 24 : 32)
  );
}

function fileOf(number: number, name = `第${number}中学`): ReadFile {
  return { path: `disclosures/${name}.pdf`, key: keyOf(number), documents: [factsOf(name)] };
}

async function join(files: Spool<ReadFile>): Promise<Spool<FinalDocument>> {
  // Nothing here is read or compared, so that no process is started.
  const pool = new Pool(1, { script: '', limits: DEFAULT_LIMITS, temporary: null });
  const options = { pages: null, ocr: 'auto', maxPages: DEFAULT_LIMITS.pages } as const;
  const rest = { limits: DEFAULT_LIMITS, jobs: 2, force: false, isInterrupted: () => false };
  const documents = await joinFiles(files, { pool, ledger, options, ...rest });
  if (documents === null) throw new Error('it was interrupted');
  return documents;
}

/** Live bytes on the heap. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('the documents of many files', () => {
  it('come in the order of the files, each at a place of its own', async () => {
    const files = ledger.spool<ReadFile>();
    // More of one department-year than are put together.
    const many = MOST_TOGETHER + 1;
    for (let number = 0; number < many; number++) files.push({ ...fileOf(number, '一中'), path: `${number}.pdf` });
    files.push(fileOf(many));
    const documents = [...(await join(files))];
    expect(documents.map(({ inputs }) => inputs)).toEqual([...files].map(({ path }) => [path]));
    const places = documents.map(({ path }) => path);
    expect(new Set(places).size).toBe(many + 1);
    expect(places[0]).toBe('130529-巨鹿县/一中/2022-budget.json');
    expect(places[1]).toBe('130529-巨鹿县/一中/2022-budget~abcdabcd.0.json');
    expect(places[2]).toBe(`130529-巨鹿县/一中/2022-budget~${keyOf(2)}.0.json`);
  });

  it('take no memory but a few digests of each', async () => {
    const count = 20_000;
    const before = heap();
    const files = ledger.spool<ReadFile>();
    for (let number = 0; number < count; number++) files.push(fileOf(number));
    const documents = await join(files);
    // The names alone of one file, held as they are, would be more.
    expect((heap() - before) / count).toBeLessThan(150);
    expect(documents.length).toBe(count);
    expect(documents.at(count - 1)?.path).toBe(`130529-巨鹿县/第${count - 1}中学/2022-budget.json`);
  });
});

describe('what earlier runs left', () => {
  it('stays known beside what a run adds', async () => {
    const outputs = async (): Promise<string[]> => {
      const found: string[] = [];
      for await (const { path } of ledger.outputs()) found.push(path);
      return found;
    };
    async function* earlier(): AsyncGenerator<{ path: string; from: string; inputs: string[] }> {
      yield await Promise.resolve({ path: 'a/old.json', from: '1.0', inputs: ['/elsewhere/old.pdf'] });
    }
    const unpack = (): Promise<boolean> => Promise.reject(new Error('there is nothing to unpack'));
    const publisher = { folder: scratch.folder, ledger, jobs: 1, unpack };
    expect(await outputs()).toEqual([]);
    await ledger.setOutputs(earlier());
    await publish([], ['new.pdf'], publisher);
    expect(await outputs()).toEqual(['a/old.json']);
    await publish([], ['/elsewhere/old.pdf'], publisher);
    expect(await outputs()).toEqual([]);
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FinalDocument } from '../../src/batch/join.js';
import { Ledger, LockedError, LEDGER_FOLDER } from '../../src/batch/ledger.js';
import { publish, type Publisher } from '../../src/batch/publish.js';
import { work } from '../../src/batch/work.js';
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

const KEY = 'ab'.repeat(16);

describe('the ledger', () => {
  it('knows a result only when it is there with its documents', async () => {
    expect(await ledger.find(KEY)).toBeNull();
    const output = ledger.temporary();
    writeFileSync(`${output}.0.json.gz`, 'document');
    await ledger.add(KEY, output, [{ id: 'x' } as never]);
    expect((await ledger.find(KEY))?.documents).toHaveLength(1);
    expect(readFileSync(ledger.document(KEY, 0), 'utf8')).toBe('document');
  });

  it('keeps another run out, but not because of one that was killed', async () => {
    const lock = join(scratch.folder, LEDGER_FOLDER, 'lock');
    writeFileSync(lock, String(process.ppid));
    await expect(Ledger.open(scratch.folder)).rejects.toBeInstanceOf(LockedError);
    writeFileSync(lock, '999999999');
    await (await Ledger.open(scratch.folder)).close();
    expect(existsSync(lock)).toBe(false);
  });
});

describe('the output folder', () => {
  const publisher = (): Publisher => ({
    folder: scratch.folder,
    ledger,
    jobs: 2,
    unpack: async (packed, path) => {
      const { failures } = await work({ kind: 'unpack', packed, output: path }, () => undefined);
      expect(failures).toEqual([]);
      return true;
    },
  });
  const document = (path: string, from: string, input: string): FinalDocument => {
    const packed = scratch.write(`${from}.gz`, gzipSync(`${from}\n`));
    return { facts: {} as never, path, packed, from, inputs: [input] };
  };
  const at = (path: string): string | null =>
    existsSync(scratch.path(path)) ? readFileSync(scratch.path(path), 'utf8') : null;

  it('follows its inputs: what a changed one gave before goes, what others gave stays', async () => {
    await publish(
      [document('r/a.json', '1', 'a.pdf'), document('r/b.json', '2', 'b.pdf')],
      ['a.pdf', 'b.pdf'],
      publisher(),
    );
    expect([at('r/a.json'), at('r/b.json')]).toEqual(['1\n', '2\n']);
    await publish([document('r/c.json', '3', 'a.pdf')], ['a.pdf'], publisher());
    expect([at('r/a.json'), at('r/b.json'), at('r/c.json')]).toEqual([null, '2\n', '3\n']);
  });

  it('is not written where nothing changed, and mended where a document is gone', async () => {
    const same = [document('r/a.json', '1', 'a.pdf')];
    await publish(same, ['a.pdf'], publisher());
    writeFileSync(scratch.path('r/a.json'), 'kept');
    await publish(same, ['a.pdf'], publisher());
    expect(at('r/a.json')).toBe('kept');
    await publish([document('r/a.json', '4', 'a.pdf')], ['a.pdf'], publisher());
    expect(at('r/a.json')).toBe('4\n');
  });

  it('is brought to its end by the next run where one was interrupted', async () => {
    const both = [document('r/a.json', '1', 'a.pdf'), document('r/b.json', '2', 'b.pdf')];
    await publish([document('r/old.json', '0', 'a.pdf')], ['a.pdf'], publisher());
    const { unpack, ...rest } = publisher();
    const interrupted = {
      ...rest,
      jobs: 1,
      unpack: (packed: string, path: string) =>
        at('r/a.json') === null ? unpack(packed, path) : Promise.resolve(false),
    };
    expect(await publish(both, ['a.pdf', 'b.pdf'], interrupted)).toBe(false);
    expect([at('r/a.json'), at('r/b.json'), at('r/old.json')]).toEqual(['1\n', null, '0\n']);
    expect(await publish(both, ['a.pdf', 'b.pdf'], publisher())).toBe(true);
    expect([at('r/a.json'), at('r/b.json'), at('r/old.json')]).toEqual(['1\n', '2\n', null]);
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spool } from '../../src/batch/spool.js';
import { Scratch } from '../support/cli.js';

let scratch: Scratch;
let spools: Spool<unknown>[];
beforeEach(() => {
  scratch = new Scratch();
  spools = [];
});
afterEach(() => {
  for (const spool of spools) spool.close();
  scratch.remove();
});

function open<T>(): Spool<T> {
  const spool = new Spool<T>(scratch.path(`spool-${spools.length}`));
  spools.push(spool);
  return spool;
}

describe('a spool', () => {
  it('gives records back by number, whatever the order in which they came', () => {
    const spool = open<{ name: string }>();
    spool.put(2, { name: '第三中学' });
    spool.put(0, { name: '第一中学' });
    spool.push({ name: '第四中学' });
    expect(spool.length).toBe(4);
    expect(spool.at(3)).toEqual({ name: '第四中学' });
    expect(spool.at(1)).toBeUndefined();
    expect([...spool].map(({ name }) => name)).toEqual(['第一中学', '第三中学', '第四中学']);
    expect([...spool.entries()].map(([number]) => number)).toEqual([0, 2, 3]);
  });

  it('holds what a list holds, whatever is put where', () => {
    const puts = fc.array(
      fc.tuple(fc.nat(20), fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 300 }))),
    );
    fc.assert(
      fc.property(puts, (records) => {
        const spool = open<unknown>();
        const list = new Map<number, unknown>();
        for (const [number, record] of records) {
          spool.put(number, record);
          list.set(number, JSON.parse(JSON.stringify(record)));
        }
        expect([...spool.entries()]).toEqual([...list].sort(([a], [b]) => a - b));
      }),
    );
  });

  it('may be changed while it is gone through', () => {
    const spool = open<number>();
    for (const number of [10, 11, 12]) spool.push(number);
    for (const [number, value] of spool.entries()) spool.put(number, value * 2);
    expect([...spool]).toEqual([20, 22, 24]);
  });
});

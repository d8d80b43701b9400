import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFiles } from '../../src/batch/group.js';
import type { DocumentFacts } from '../../src/batch/protocol.js';

function file(name: string, keys: readonly (string | null)[]): { key: string; documents: DocumentFacts[] } {
  const documents = keys.map((key) => ({
    id: key ?? '-',
    key,
    path: 'a/b/c.json',
    line: null,
    fiscalYear: 2022,
    pages: 1,
    failed: { error: 0, warning: 0, info: 0 },
    partial: null,
  }));
  return { key: name, documents };
}

const names = (groups: readonly { key: string }[][]): string[][] => groups.map((group) => group.map(({ key }) => key));

describe('files that go together', () => {
  it('are those of one department-year, directly or over a third file', () => {
    const files = [file('a', ['x']), file('b', ['y']), file('c', ['z']), file('d', ['x', 'z']), file('e', [])];
    expect(names(groupFiles(files))).toEqual([['a', 'c', 'd'], ['b'], ['e']]);
  });

  it('are never those whose department or year is not known', () => {
    expect(names(groupFiles([file('a', [null]), file('b', [null])]))).toEqual([['a'], ['b']]);
  });

  const anyFiles = fc.array(fc.array(fc.constantFrom(null, 'u', 'v', 'w', 'x', 'y', 'z'), { maxLength: 3 }), {
    maxLength: 30,
  });

  it('hold every file once, in the order of the files', () => {
    fc.assert(
      fc.property(anyFiles, (keys) => {
        const files = keys.map((own, index) => file(String(index).padStart(2, '0'), own));
        const groups = names(groupFiles(files));
        expect(groups.flat().sort()).toEqual(files.map(({ key }) => key));
        for (const group of groups) expect(group).toEqual([...group].sort());
        expect(groups.map(([first]) => first)).toEqual(groups.map(([first]) => first).sort());
      }),
    );
  });

  it('do not change by a file that has nothing in common with them', () => {
    fc.assert(
      fc.property(anyFiles, fc.nat(30), (keys, at) => {
        const files = keys.map((own, index) => file(String(index), own));
        const stranger = file('stranger', ['a department of its own']);
        const among = [...files.slice(0, at), stranger, ...files.slice(at)];
        expect(names(groupFiles(among)).filter(([first]) => first !== 'stranger')).toEqual(names(groupFiles(files)));
      }),
    );
  });
});

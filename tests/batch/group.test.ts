import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFiles } from '../../src/batch/group.js';

interface File {
  readonly path: string;
  readonly documents: { readonly key: string | null }[];
}

function file(path: string, keys: readonly (string | null)[]): File {
  return { path, documents: keys.map((key) => ({ key })) };
}

/** The paths of the groups. */
function grouped(files: readonly File[]): string[][] {
  return [...groupFiles(files)].map((group) => group.map((index) => files[index]?.path ?? ''));
}

describe('files that go together', () => {
  it('are those of one department-year, directly or over a third file', () => {
    const files = [
      file('a', ['1/x']),
      file('b', ['1/y']),
      file('c', ['1/z']),
      file('d', ['1/x', '1/z']),
      file('e', []),
    ];
    expect(grouped(files)).toEqual([['a', 'c', 'd'], ['b'], ['e']]);
  });

  it('are not those of one name in two folders that say no place', () => {
    expect(grouped([file('a/1.pdf', ['-/局/2022/budget']), file('b/1.pdf', ['-/局/2022/budget'])])).toEqual([
      ['a/1.pdf'],
      ['b/1.pdf'],
    ]);
  });

  it('are never those whose department or year is not known', () => {
    expect(grouped([file('a', [null]), file('b', [null])])).toEqual([['a'], ['b']]);
  });

  it('may name no place, where those beside them name one', () => {
    const [tables, text] = [file('a/tables.pdf', ['-/局/2022/budget']), file('a/text.pdf', ['1304/局/2022/budget'])];
    const elsewhere = file('b/tables.pdf', ['-/局/2022/budget']);
    const other = file('a/other.pdf', ['2104/局/2022/budget']);
    expect(grouped([tables, elsewhere, text])).toEqual([['a/tables.pdf', 'a/text.pdf'], ['b/tables.pdf']]);
    expect(grouped([tables, other, text])).toEqual([['a/tables.pdf'], ['a/other.pdf'], ['a/text.pdf']]);
  });

  const anyFiles = fc.array(
    fc.array(fc.constantFrom(null, '1/u', '2/u', '-/u', '1/v', '-/v', '1/w', '1/x'), { maxLength: 3 }),
    {
      maxLength: 30,
    },
  );

  it('hold every file once, in the order of the files', () => {
    fc.assert(
      fc.property(anyFiles, (keys) => {
        const files = keys.map((own, index) => file(String(index).padStart(2, '0'), own));
        const groups = grouped(files);
        expect(groups.flat().sort()).toEqual(files.map(({ path }) => path));
        for (const group of groups) expect(group).toEqual([...group].sort());
        expect(groups.map(([first]) => first)).toEqual(groups.map(([first]) => first).sort());
      }),
    );
  });

  it('do not change by a file that has nothing in common with them', () => {
    fc.assert(
      fc.property(anyFiles, fc.nat(30), (keys, at) => {
        const files = keys.map((own, index) => file(String(index), own));
        const stranger = file('stranger', ['1/a department of its own']);
        const among = [...files.slice(0, at), stranger, ...files.slice(at)];
        expect(grouped(among).filter(([first]) => first !== 'stranger')).toEqual(grouped(files));
      }),
    );
  });
});

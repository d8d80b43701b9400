import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeSame,
  departmentYearKey,
  groupTogether as groupsTogether,
  type Keyed,
} from '../../src/recognize/identity/department-year.js';

/** Items by their folders and the keys of what they hold, without year and stage: they are alike. */
const items = (...given: readonly (readonly [string, ...(string | null)[]])[]): Keyed[] =>
  given.map(([folder, ...keys]) => ({ folder, keys: keys.map((key) => key && `${key}/2022/budget`) }));

describe('the key of a department-year', () => {
  const region = { code: '130529', name: '巨鹿县' };

  it('is one for the forms of a name, and for a department and its own unit', () => {
    const key = '130529/巨鹿县财政局/2022/budget';
    for (const name of [
      '巨鹿县财政局',
      '巨鹿县财政局（本级）',
      '巨鹿县财政局(本级)',
      '巨鹿县财政局本级',
      '巨鹿县 财政局',
    ])
      expect(departmentYearKey({ region, name, year: 2022, stage: 'budget' })).toBe(key);
  });

  it('has the place of the name, whatever else the text says of it', () => {
    const name = '上海市长风生态商务区管理委员会';
    const district = { code: '310107', name: '普陀区' };
    for (const told of [null, district])
      expect(departmentYearKey({ region: told, name, year: 2022, stage: 'budget' })).toMatch(/^310000\//);
  });

  it('is null without a department or a year, and says so where no place is known', () => {
    expect(departmentYearKey({ region, name: '', year: 2022, stage: 'budget' })).toBeNull();
    expect(departmentYearKey({ region, name: '巨鹿县财政局', year: null, stage: 'budget' })).toBeNull();
    expect(departmentYearKey({ region: null, name: '财政局', year: 2022, stage: 'budget' })).toBe(
      '-/财政局/2022/budget',
    );
  });

  it.each([
    ['130529/巨鹿县财政局/2022/budget', '130529/河北省巨鹿县财政局/2022/budget', true],
    ['130529/巨鹿县财政局/2022/budget', '-/县财政局/2022/budget', true],
    ['130529/巨鹿县财政局/2022/budget', '-/财政局/2022/budget', true],
    ['130529/巨鹿县财政局/2022/budget', '-/市财政局/2022/budget', false],
    ['130529/巨鹿县财政局/2022/budget', '130530/巨鹿县财政局/2022/budget', false],
    ['130529/巨鹿县财政局/2022/budget', '130529/巨鹿县财政局/2023/budget', false],
    ['130529/巨鹿县财政局/2022/budget', '130529/巨鹿县财政局/2022/final-accounts', false],
    ['130400/邯郸市经济技术开发区财政局/2022/budget', '130400/邯郸市财政局/2022/budget', false],
    ['130400/邯郸市经济技术开发区财政局/2022/budget', '-/财政局/2022/budget', false],
    ['130400/民革邯郸市委办公室/2022/budget', '-/市委办公室/2022/budget', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect([canBeSame(a, b), canBeSame(b, a)]).toEqual([same, same]);
  });
});

const groupTogether = (own: readonly Keyed[]): (readonly number[])[] => [...groupsTogether(own)];

describe('what goes together', () => {
  it('is of one department-year, directly or over a third', () => {
    expect(
      groupTogether(
        items(['/', '1/县水利局'], ['/', '1/县民政局'], ['/', '1/县财政局'], ['/', '1/县水利局', '1/县财政局'], ['/']),
      ),
    ).toEqual([[0, 2, 3], [1], [4]]);
  });

  it('bears one name in its forms', () => {
    expect(groupTogether(items(['/a', '130529/巨鹿县财政局'], ['/b', '130529/河北省巨鹿县财政局']))).toEqual([[0, 1]]);
  });

  it('says its place, or lies in one folder', () => {
    expect(groupTogether(items(['/a', '-/财政局'], ['/b', '-/财政局']))).toEqual([[0], [1]]);
    expect(groupTogether(items(['/a', '-/财政局'], ['/a', '-/财政局']))).toEqual([[0, 1]]);
    expect(groupTogether(items(['/a', '-/财政局'], ['/b', '-/财政局'], ['/a', '130529/巨鹿县财政局']))).toEqual([
      [0, 2],
      [1],
    ]);
  });

  it('is not of two places, nor what lies beside two and says none', () => {
    expect(
      groupTogether(
        items(['/a', '-/财政局'], ['/a', '130529/巨鹿县财政局'], ['/a', '130530/新河县财政局'], ['/a', '-/财政局']),
      ),
    ).toEqual([[0], [1], [2], [3]]);
  });

  it('is never what has no key', () => {
    expect(groupTogether(items(['/', null], ['/', null]))).toEqual([[0], [1]]);
  });

  const anyItems = fc.array(
    fc.tuple(
      fc.constantFrom('/a', '/b'),
      fc.array(
        fc.constantFrom(
          null,
          '1/县水利局',
          '2/县水利局',
          '-/县水利局',
          '1/县民政局',
          '-/县民政局',
          '130529/巨鹿县水利局',
          '-/水利局',
        ),
        { maxLength: 3 },
      ),
    ),
    { maxLength: 20 },
  );

  it('is every item once, in the order of the items', () => {
    fc.assert(
      fc.property(anyItems, (given) => {
        const groups = groupTogether(items(...given.map(([folder, keys]) => [folder, ...keys] as const)));
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...given.keys()]);
        for (const group of groups) expect(group).toEqual([...group].sort((a, b) => a - b));
        const firsts = groups.map(([first]) => first ?? -1);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }),
    );
  });

  it('does not change by an item that has nothing in common with it', () => {
    fc.assert(
      fc.property(anyItems, fc.nat(20), (given, place) => {
        const at = Math.min(place, given.length);
        const own = items(...given.map(([folder, keys]) => [folder, ...keys] as const));
        const among = [...own.slice(0, at), ...items(['/a', '1/另一个部门']), ...own.slice(at)];
        const without = groupTogether(among)
          .filter((group) => !group.includes(at))
          .map((group) => group.map((index) => (index > at ? index - 1 : index)));
        expect(without).toEqual(groupTogether(own));
      }),
    );
  });
});

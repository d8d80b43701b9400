import { describe, expect, it } from 'vitest';
import { endsForm, repeatedRows } from '../../src/text/table-parts.js';

describe('parts of a table', () => {
  const first = [
    ['收入支出表', ''],
    ['项目', '金额'],
    ['栏次', '1'],
    ['教育', '3.00'],
  ];

  it('repeat the header, below a title in the grid as well', () => {
    expect(
      repeatedRows(first, [
        ['项 目', '金额'],
        ['栏次', '1'],
        ['科学', '4.00'],
      ]),
    ).toBe(2);
    expect(repeatedRows(first, [['科学', '4.00']])).toBe(0);
  });

  it('repeat nothing by blank rows, nor by rows that no header holds', () => {
    expect(
      repeatedRows(
        [
          ['', ''],
          ['项目', '金额'],
        ],
        [
          ['', ''],
          ['科学', '4.00'],
        ],
      ),
    ).toBe(0);
    expect(repeatedRows(first, first.slice(1), (row) => !row.includes('3.00'))).toBe(2);
  });

  it('end a form with its total score', () => {
    expect(endsForm(['总评价得分', '96'])).toBe(true);
    expect(endsForm(['自评得分（C+D）', '96'])).toBe(true);
    expect(endsForm(['自评得分', '分值'])).toBe(false);
  });
});

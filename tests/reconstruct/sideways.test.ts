import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/document/page.js';
import {
  combine,
  drawGrid,
  glyphsOf,
  gridOf,
  outline,
  pageOf,
  reconstruct,
  tablesOf,
  type Drawn,
} from '../support/page.js';

// The printer's page is full: the left half reaches to the right margin, the right half begins at the left margin.
const LEFT = ['序号|科目编码|科目名称|合计', '1|205|教育支出|3.00', '2|206|科学技术支出|4.00'];
const RIGHT = ['基本支出|项目支出', '1.00|2.00', '3.00|1.00'];

const left = (rows: readonly string[] = LEFT): Drawn => drawGrid(gridOf(rows, [60, 120, 180, 130], 50, 100));
const right = (rows: readonly string[] = RIGHT, start = 50): Drawn => drawGrid(gridOf(rows, [100, 100], start, 100));

function pages(...drawn: readonly Drawn[]): Page[] {
  return drawn.map((one, i) => pageOf({ number: i + 1, ...one }));
}

const WHOLE = LEFT.map((row, i) => `${row}|${RIGHT[i] ?? ''}`);

describe('tables cut sideways over pages', () => {
  it('are put together at the same heights', () => {
    const blocks = reconstruct(pages(left(), right()));
    expect(tablesOf(blocks)).toEqual([WHOLE]);
    expect(blocks[0]).toMatchObject({ table: { pages: [1, 2] } });
  });

  it('join a title that was cut in two, too', () => {
    const blocks = reconstruct(
      pages(combine(glyphsOf('部门一般公共预算支', 400, 60), left()), combine(glyphsOf('出总表', 50, 60), right())),
    );
    expect(outline(blocks)).toEqual(['部门一般公共预算支出总表', WHOLE]);
  });

  it('are put together where the right halves follow later (down, then over)', () => {
    const below = ['3|207|文化支出|5.00', '4|208|社会保障|6.00', '5|209|社会保险|7.00'];
    const belowRight = ['2.00|3.00', '3.00|3.00', '4.00|3.00'];
    expect(tablesOf(reconstruct(pages(left(), left(below), right(), right(belowRight))))[0]?.slice(0, 4)).toEqual([
      ...WHOLE,
      '3|207|文化支出|5.00|2.00|3.00',
    ]);
  });

  it('stay apart where the heights differ, there is room, or the right one begins a table of its own', () => {
    const lower = drawGrid(gridOf(RIGHT, [100, 100], 50, 130));
    expect(tablesOf(reconstruct(pages(left(), lower))).length).toBe(2);
    const narrow = drawGrid(gridOf(LEFT, [40, 60, 90, 60], 50, 100));
    expect(tablesOf(reconstruct(pages(narrow, right()))).length).toBe(2);
    expect(tablesOf(reconstruct(pages(left(), right(['科目编码|金额', '205|2.00', '206|1.00'])))).length).toBe(2);
  });

  it('stay apart where both have a unit of their own', () => {
    const unit = glyphsOf('单位：万元', 300, 80);
    expect(tablesOf(reconstruct(pages(combine(unit, left()), combine(unit, right())))).length).toBe(2);
  });
});

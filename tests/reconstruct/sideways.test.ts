import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/document/page.js';
import {
  combine,
  drawGrid,
  glyphsOf,
  gridOf,
  horizontal,
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

  it('goes through a merged head, whose top row is then missing from the middle part', () => {
    const first = left([
      '科目编码|科目名称|合计|本年收入',
      '^|^|^|小计',
      '205|教育支出|6.00|5.00',
      '206|科学支出|9.00|7.00',
    ]);
    const middle = combine(drawGrid(gridOf(['财政拨款|事业收入', '1.00|2.00', '3.00|1.00'], [230, 230], 50, 120)), {
      glyphs: [],
      rules: [horizontal(100, 50, 510)],
    });
    const last = right(['|上年结转', '其他收入|^', '2.00|1.00', '3.00|2.00']);
    expect(tablesOf(reconstruct(pages(open(first, 540), middle, open(last, 50))))).toEqual([
      [
        '科目编码|科目名称|合计|本年收入|<|<|<|上年结转',
        '^|^|^|小计|财政拨款|事业收入|其他收入|^',
        '205|教育支出|6.00|5.00|1.00|2.00|2.00|1.00',
        '206|科学支出|9.00|7.00|3.00|1.00|3.00|2.00',
      ],
    ]);
  });

  it('stay apart where the right part begins lower and no head was cut', () => {
    const lower = drawGrid(gridOf(['1.00|2.00', '3.00|1.00'], [100, 100], 50, 120));
    expect(tablesOf(reconstruct(pages(left(), lower))).length).toBe(2);
  });

  it('begin with a head of their own kind on the right where the title was cut, too', () => {
    const names = ['科目名称|金额', '办公费|2.00', '印刷费|1.00'];
    const drawn = (title: string): Page[] =>
      pages(combine(glyphsOf(title, 470, 60), left()), combine(glyphsOf('支出表', 50, 60), right(names)));
    expect(tablesOf(reconstruct(drawn('公共预算基本')))).toEqual([LEFT.map((row, i) => `${row}|${names[i] ?? ''}`)]);
    expect(tablesOf(reconstruct(drawn('某局'))).length).toBe(2);
  });

  it('go on with a single row, also where the last columns of it are blank and not printed', () => {
    const wide = (rows: readonly string[]): Drawn => drawGrid(gridOf(rows, [230, 230], 50, 100));
    const narrow = drawGrid(gridOf(['结余', '1.00', '2.00'], [100], 50, 100));
    const all = pages(left(), left(['3|207|文化支出|5.00']), wide(RIGHT), wide(['4.00|1.00']), narrow);
    const blank = pageOf({ number: 6 });
    expect(tablesOf(reconstruct([...all, blank]))).toEqual([
      [...WHOLE.map((row, i) => `${row}|${['结余', '1.00', '2.00'][i] ?? ''}`), '3|207|文化支出|5.00|4.00|1.00|'],
    ]);
  });

  it('are not put beside a further page of the same part where each page repeats the head', () => {
    const further = ['序号|科目编码|科目名称|合计', '3|207|文化支出|5.00', '4|208|社会保障|6.00'];
    const wide = (rows: readonly string[]): Drawn => drawGrid(gridOf(rows, [230, 230], 50, 100));
    const [head = '', ...rows] = RIGHT;
    const all = pages(left(), left(further), wide([head, ...rows]), wide([head, '5.00|0.00', '6.00|0.00']));
    expect(tablesOf(reconstruct(all))).toEqual([
      [...WHOLE, '3|207|文化支出|5.00|5.00|0.00', '4|208|社会保障|6.00|6.00|0.00'],
    ]);
  });

  it('are two parts where their columns are equal and a head goes on from one to the other', () => {
    const halves = (rows: readonly string[]): Drawn => drawGrid(gridOf(rows, [230, 230], 50, 100));
    const first = halves(['合计|三公经', '小计|出国费', '3.00|1.00']);
    const second = halves(['费|<', '购车费|接待费', '0.50|1.50']);
    expect(tablesOf(reconstruct(pages(open(first, 510), open(second, 50))))).toEqual([
      ['合计|三公经费|<|<', '小计|出国费|购车费|接待费', '3.00|1.00|0.50|1.50'],
    ]);
    expect(tablesOf(reconstruct(pages(first, second))).every(([row]) => row?.split('|').length === 2)).toBe(true);
  });

  it('are not joined past a table at the same heights that does not belong to them', () => {
    const other = right(['科目编码|金额', '205|2.00', '206|1.00']);
    const later = drawGrid(gridOf(RIGHT, [150, 80], 50, 100));
    expect(tablesOf(reconstruct(pages(left(), later)))).toEqual([WHOLE]);
    expect(tablesOf(reconstruct(pages(left(), other, later)))[0]).toEqual(LEFT);
  });
});

/** Without the upright rule at `at` in the first row: the cut went through a merged cell there. */
function open({ glyphs, rules }: Drawn, at: number): Drawn {
  return { glyphs, rules: rules.filter((rule) => rule.axis !== 'vertical' || rule.at !== at || rule.from !== 100) };
}

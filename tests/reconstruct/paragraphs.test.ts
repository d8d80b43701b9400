import { describe, expect, it } from 'vitest';
import { glyphsOf, outline, pageOf, reconstruct } from '../support/page.js';

const FULL = '根据国家有关规定编制本年度部门预算并按照要求向社会公开如下具体情况说明'; // 35 characters, 420 points

interface Line {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

function page(number: number, lines: readonly Line[]): ReturnType<typeof pageOf> {
  return pageOf({ number, glyphs: lines.flatMap(({ text, x = 80, y, size = 12 }) => glyphsOf(text, x, y, size)) });
}

const read = (...lines: readonly Line[]): (string | string[])[] => outline(reconstruct([page(1, lines)]));

describe('paragraphs', () => {
  it('joins the lines of one paragraph, first line indented', () => {
    expect(
      read({ text: FULL.slice(0, 34), x: 104, y: 200 }, { text: FULL, y: 220 }, { text: '完毕。', y: 240 }),
    ).toEqual([`${FULL.slice(0, 34)}${FULL}完毕。`]);
  });

  it('ends one at a short line and at an indent', () => {
    expect(read({ text: FULL, y: 200 }, { text: '完毕。', y: 220 }, { text: FULL, y: 240 }).length).toBe(2);
    expect(read({ text: FULL, y: 200 }, { text: FULL.slice(0, 34), x: 104, y: 220 }).length).toBe(2);
  });

  it('ends one at a heading, a label, a size and a wide gap', () => {
    expect(read({ text: FULL, y: 200 }, { text: '二、部门概况', y: 220 }).length).toBe(2);
    expect(read({ text: FULL, y: 200 }, { text: '单位：万元', y: 220 }).length).toBe(2);
    expect(read({ text: FULL, y: 200 }, { text: '概况', y: 220, size: 16 }).length).toBe(2);
    expect(read({ text: FULL, y: 200 }, { text: '概况', y: 260 }).length).toBe(2);
  });

  it('ends a note at the next title or heading, though no line of the page is longer', () => {
    const note = '注：某市财政局无政府性基金预算财政拨款支出，故本表无数据。';
    const title = '国有资本经营预算财政拨款收入支出决算表';
    expect(read({ text: note, y: 200 }, { text: title, y: 224 })).toEqual([note, title]);
    expect(read({ text: note, y: 200 }, { text: '其他相关情况说明', y: 224 })).toEqual([note, '其他相关情况说明']);
    const cut = '注：某市财政局无政府性基金预算财政拨款收入，也没有以此安排的支';
    expect(read({ text: cut, y: 200 }, { text: '出，详见附表', y: 220 })).toEqual([`${cut}出，详见附表`]);
  });

  it('goes on over a page break, unless the sentence has ended', () => {
    const two = (text: string): number =>
      reconstruct([
        page(1, [
          { text: FULL, y: 600 },
          { text, y: 620 },
        ]),
        page(2, [{ text: '完毕。', y: 200 }]),
      ]).length;
    expect(two(FULL)).toBe(1);
    expect(two(`${FULL.slice(0, -1)}。`)).toBe(2);
  });

  it('says on which page and where a paragraph begins', () => {
    const [block] = reconstruct([
      page(1, [
        { text: FULL, y: 600 },
        { text: FULL, y: 620 },
      ]),
      page(2, [{ text: '完毕。', y: 200 }]),
    ]);
    expect(block).toMatchObject({ page: 1, bbox: [80, 600, 500, 632], size: 12 });
  });
});

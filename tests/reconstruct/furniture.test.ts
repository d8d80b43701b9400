import { describe, expect, it } from 'vitest';
import { glyphsOf, outline, pageOf, reconstruct } from '../support/page.js';

function pages(count: number, line: (page: number) => { text: string; y: number }[]): ReturnType<typeof pageOf>[] {
  return Array.from({ length: count }, (_, i) => {
    const body = { text: `正文内容第${'一二三四五六七八'[i] ?? ''}段说明情况。`, y: 400 };
    const glyphs = [...line(i + 1), body].flatMap(({ text, y }) => glyphsOf(text, 200, y));
    return pageOf({ number: i + 1, glyphs });
  });
}

const body = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `正文内容第${'一二三四五六七八'[i] ?? ''}段说明情况。`);

describe('page numbers, headers and footers', () => {
  it.each(['- 1 -', '1', '第1页', '第 1 页 共 9 页', '1/9', '— 1 —', '—1—', 'iv', '·1·'])(
    'drops the page number “%s”',
    (text) => {
      expect(outline(reconstruct(pages(1, () => [{ text, y: 800 }])))).toEqual(body(1));
    },
  );

  it('drops a running header that most pages repeat, whatever number is in it', () => {
    expect(outline(reconstruct(pages(5, (page) => [{ text: `某市某局部门预算公开 第${page}稿`, y: 40 }])))).toEqual(
      body(5),
    );
  });

  it('keeps what stands there on few pages', () => {
    expect(outline(reconstruct(pages(2, () => [{ text: '某市某局部门预算公开', y: 40 }]))).length).toBe(4);
  });

  it('keeps what names a table, however often it repeats', () => {
    const kept = outline(reconstruct(pages(5, () => [{ text: '单位：万元', y: 40 }])));
    expect(kept.filter((text) => text === '单位：万元').length).toBe(5);
  });

  it('keeps figures and headers in the middle of the page', () => {
    expect(outline(reconstruct(pages(1, () => [{ text: '12', y: 300 }])))).toEqual(['12', ...body(1)]);
  });
});

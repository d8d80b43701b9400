import { describe, expect, it } from 'vitest';
import { glue, joinLines, lineText, splitLine, toLines } from '../../src/reconstruct/text.js';
import { glyphsOf } from '../support/page.js';

describe('lines of text', () => {
  it('orders glyphs into lines from top to bottom, each from left to right', () => {
    const glyphs = [...glyphsOf('下一行', 50, 120), ...glyphsOf('预算', 80, 100), ...glyphsOf('部门', 50, 100)];
    expect(toLines(glyphs).map(({ text }) => text)).toEqual(['部门 预算', '下一行']);
  });

  it('keeps figures that stand a little higher than their label in its line', () => {
    expect(toLines([...glyphsOf('合计', 50, 100), ...glyphsOf('12.30', 100, 97)]).map(({ text }) => text)).toEqual([
      '合计 12.30',
    ]);
  });

  it('does not draw two lines of tight print together', () => {
    expect(toLines([...glyphsOf('上一行', 50, 100), ...glyphsOf('下一行', 50, 107)]).length).toBe(2);
  });

  it('sees blanks: between words at a fifth of an em, between ideographs at three quarters', () => {
    expect(lineText([...glyphsOf('ab', 50, 100), ...glyphsOf('cd', 63, 100)])).toBe('ab cd');
    expect(lineText([...glyphsOf('项', 50, 100), ...glyphsOf('目', 63, 100)])).toBe('项目');
    expect(lineText([...glyphsOf('项', 50, 100), ...glyphsOf('目', 68, 100)])).toBe('项 目');
    expect(lineText([...glyphsOf('1,2', 50, 100), ...glyphsOf('34', 65.5, 100)])).toBe('1,234');
  });

  it('sees blanks between Chinese and Latin where one was drawn, or the gap is half an em', () => {
    const [first, ...rest] = glyphsOf('信息', 63, 100);
    if (!first) throw new Error('no glyph');
    expect(lineText([...glyphsOf('FM', 50, 100), first, ...rest])).toBe('FM信息');
    expect(lineText([...glyphsOf('FM', 50, 100), { ...first, spaced: true }, ...rest])).toBe('FM 信息');
    expect(lineText([...glyphsOf('FM', 50, 100), ...glyphsOf('信息', 66, 100)])).toBe('FM 信息');
  });

  it('sees no blanks in a line that was spread to its margins, but what is wider than the rest', () => {
    const spread = (text: string, gapAt = -1): string =>
      lineText([...text].flatMap((char, i) => glyphsOf(char, 50 + 19 * i + (gapAt >= 0 && i >= gapAt ? 15 : 0), 100)));
    expect(spread('开展新进教师岗前培训')).toBe('开展新进教师岗前培训');
    expect(spread('开展新进教师岗前培训', 4)).toBe('开展新进 教师岗前培训');
    expect(spread('本年支出合计')).toBe('本 年 支 出 合 计');
  });

  it('cuts a line at wide gaps', () => {
    const [line] = toLines([...glyphsOf('编制部门：某局', 50, 100), ...glyphsOf('单位：元', 300, 100)]);
    expect(line && splitLine(line, 3).map(({ text }) => text)).toEqual(['编制部门：某局', '单位：元']);
    expect(line && splitLine(line, 30).length).toBe(1);
  });

  it('takes the size of the larger part of its glyphs', () => {
    expect(toLines([...glyphsOf('三公', 50, 100, 12), ...glyphsOf('“', 74, 101, 8)])[0]?.size).toBe(12);
  });
});

describe('lines of one cell', () => {
  const joined = (lines: readonly string[], right = 150): string =>
    joinLines(toLines(lines.flatMap((text, i) => glyphsOf(text, 50, 100 + 12 * i))), 50, right);

  it('joins wrapped Chinese without a space, Latin words with one', () => {
    expect(joined(['社会保障和就业支', '出'])).toBe('社会保障和就业支出');
    expect(joined(['data', 'base'])).toBe('data base');
    expect(joined(['1,234.', '50'])).toBe('1,234.50');
    expect(glue('A', 'b')).toBe(' b');
    expect(glue('A', '信')).toBe('信');
  });

  it('keeps a break that the writer made before a list item', () => {
    expect(joined(['1.购置设备；', '2.保障运行。'])).toBe('1.购置设备；\n2.保障运行。');
  });

  it('makes no break where the line before was full, or does not end', () => {
    expect(joined(['1.购置设备保障；', '2.运行'], 132)).toBe('1.购置设备保障；2.运行');
    expect(joined(['一是达到', '2.5万元'])).toBe('一是达到2.5万元');
  });
});

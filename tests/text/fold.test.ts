import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldRadicals, isWide, tidy } from '../../src/text/fold.js';
import { splitOrdinal } from '../../src/text/ordinal.js';
import { RADICAL_PAIRS } from '../../src/text/radicals.js';
import {
  isCaptionText,
  isFigure,
  isHeaderWord,
  isRulerRow,
  isTotalWord,
  joinWords,
} from '../../src/text/table-words.js';

describe('radicals', () => {
  it.each([
    ['⾦额', '金额'],
    ['⻔诊', '门诊'],
    ['⼊库', '入库'],
    ['⼾籍', '户籍'],
    ['⾭年', '青年'],
    ['⿈河', '黄河'],
    ['⼯⼚', '工厂'],
    ['⻓⾦', '长金'],
    ['普通文字', '普通文字'],
  ])('%s → %s', (from, to) => {
    // 长: the CJK-radical form of the simplified character, not of 長.
    expect(foldRadicals(from)).toBe(to);
  });

  it('cover both blocks: every Kangxi radical and nearly every CJK radical', () => {
    for (let code = 0x2f00; code <= 0x2fd5; code++)
      expect(foldRadicals(String.fromCodePoint(code)), code.toString(16)).not.toBe(String.fromCodePoint(code));
    expect([...RADICAL_PAIRS].length % 2).toBe(0);
  });

  it('change nothing else, and nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldRadicals(text);
        expect(foldRadicals(once)).toBe(once);
        if (!/[\u2E80-\u2FDF]/.test(text)) expect(once).toBe(text);
      }),
    );
  });
});

/** Characters of Chinese print; combining marks of other scripts are none of them. */
const PRINTED = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x2e80, max: 0x2fd5 }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xff01, max: 0xff5e }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom(...'　、。〈〉《》「」【】〔〕“”‘’…—－·≥≧≤≦①⑩Ⅳ％￥\u200b\ufeff\n\t'),
);

describe('fold', () => {
  it.each([
    ['１，２３４．５０', '1,234.50'],
    ['（一） 教育 支出', '(一)教育支出'],
    ['“三公”', '"三公"'],
    ['「三公」', '「三公」'],
    ['≧95％', '≥95%'],
    ['〔2021〕', '[2021]'],
    ['【2021】', '[2021]'],
    ['——', '--'],
    ['－12', '-12'],
    ['项\u3000目', '项目'],
    ['\u200B合\uFEFF计', '合计'],
    ['⾦额', '金额'],
    ['Ⅳ', 'IV'],
  ])('%s → %s', (from, to) => {
    expect(fold(from)).toBe(to);
  });

  it('is the same when done twice, remembered or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: PRINTED, maxLength: 80 }), (text) => {
        const once = fold(text);
        expect(fold(text)).toBe(once);
        expect(fold(once)).toBe(once);
        expect(once).not.toMatch(/\s/);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps line breaks only in tidy', () => {
    expect(tidy('  a \u3000 b \n  c  ')).toBe('a b\nc');
  });

  it('knows wide characters', () => {
    expect(['预', '：', '（', '　', '１', '𠀀'].map(isWide)).toEqual([true, true, true, true, true, true]);
    expect(['1', 'A', '(', '.', '≥'].map(isWide)).toEqual([false, false, false, false, false]);
  });
});

describe('ordinals', () => {
  it.each([
    ['一、教育支出', 'chinese', 1, '教育支出'],
    ['十二、住房', 'chinese', 12, '住房'],
    ['二十一、其他', 'chinese', 21, '其他'],
    ['（三）项目', 'chinese-bracketed', 3, '项目'],
    ['1.购置', 'arabic', 1, '购置'],
    ['12、购置', 'arabic', 12, '购置'],
    ['（4）购置', 'arabic-bracketed', 4, '购置'],
    ['5）购置', 'arabic-bracketed', 5, '购置'],
    ['③购置', 'circled', 3, '购置'],
  ])('%s', (text, style, value, rest) => {
    expect(splitOrdinal(text)).toMatchObject({ ordinal: { style, value }, rest });
  });

  it.each(['1.5万元', '2022年', '一般公共预算', '十分', '301'])('none in %s', (text) => {
    expect(splitOrdinal(text)).toEqual({ ordinal: null, rest: text });
  });
});

describe('words of tables', () => {
  it('figures', () => {
    for (const text of ['1,234.50', '-12', '(3)', '△4.5', '12%', '0']) expect(isFigure(text), text).toBe(true);
    for (const text of ['', '—', '一', '12年', '1、']) expect(isFigure(text), text).toBe(false);
  });

  it('totals', () => {
    for (const text of ['合 计', '收入总计', '本年支出合计', '小计']) expect(isTotalWord(text), text).toBe(true);
    for (const text of ['基本支出', '合计数量']) expect(isTotalWord(text), text).toBe(false);
  });

  it('rows of column numbers', () => {
    expect(isRulerRow(['栏次', '1', '2', '3'])).toBe(true);
    expect(isRulerRow(['1', '2', '3=1+2', '4'])).toBe(true);
    expect(isRulerRow(['栏次', '1', '2 3', '4'])).toBe(true);
    expect(isRulerRow(['栏次', '1', '2 4', '5'])).toBe(false);
    expect(isRulerRow(['类', '款', '项', '栏次', '8 9 10', '11', '13'])).toBe(false);
    expect(isRulerRow(['类', '款', '项', '栏次', '1 2 3', '4', '6'])).toBe(true);
    expect(isRulerRow(['行次', '1', '120'])).toBe(false);
    expect(isRulerRow(['合计', '1', '2 3', '4'])).toBe(false);
    expect(isRulerRow(['合计', '1', '2'])).toBe(false);
    expect(isRulerRow(['1', '3', '2'])).toBe(false);
    expect(isRulerRow(['7', '8', '9', '10'])).toBe(true);
    expect(isRulerRow(['7', '8', '9'])).toBe(false);
  });

  it('heads and captions', () => {
    for (const text of ['科目编码', '预算数', '指标值', '金额（万元）']) expect(isHeaderWord(text), text).toBe(true);
    expect(isHeaderWord('张三')).toBe(false);
    for (const text of ['公开01表', '单位：万元', '编制部门：某局', '预算年度：2022'])
      expect(isCaptionText(text), text).toBe(true);
    expect(isCaptionText('教育支出')).toBe(false);
    expect(joinWords('项 目  名 称 FM 12')).toBe('项目名称FM 12');
  });
});

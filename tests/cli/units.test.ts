import { describe, expect, it } from 'vitest';
import { colourLevel } from '../../src/cli/colour.js';
import { chooseLanguage } from '../../src/cli/language.js';
import { parsePages } from '../../src/cli/pages.js';
import { clip, displayWidth, pad, plain, wrap } from '../../src/cli/plain.js';
import { chooseFormat } from '../../src/output/format.js';
import { toJson } from '../../src/output/json.js';
import { toNdjson } from '../../src/output/ndjson.js';

describe('parsePages', () => {
  it.each([
    ['3', [[3, 3]]],
    [
      '1-5,9',
      [
        [1, 5],
        [9, 9],
      ],
    ],
    [
      '9, 1-5',
      [
        [1, 5],
        [9, 9],
      ],
    ],
    ['1-3,2-6,7', [[1, 7]]],
    ['12-', [[12, Number.MAX_SAFE_INTEGER]]],
  ])('%s', (text, ranges) => {
    expect(parsePages(text)).toEqual(ranges);
  });

  it.each(['', '0', '5-2', '-3', '1,,2', 'a', '1-2-3', '1.5'])('%j is no list', (text) => {
    expect(parsePages(text)).toBeNull();
  });
});

describe('chooseLanguage', () => {
  it.each([
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [[], { LC_ALL: 'zh_TW', LC_MESSAGES: 'en_US', LANG: 'en_US' }, 'zh'],
    [[], { LC_ALL: '', LANG: 'zh_CN' }, 'zh'],
    [[], { LANG: 'C' }, 'en'],
    [['--lang', 'en'], { LANG: 'zh_CN' }, 'en'],
    [['--lang=zh'], { LANG: 'C' }, 'zh'],
    [['--lang', 'fr'], { LANG: 'zh_CN' }, 'zh'],
    [['--', '--lang', 'en'], { LANG: 'zh_CN' }, 'zh'],
  ])('%j %j', (argv, env, language) => {
    expect(chooseLanguage(argv, env)).toBe(language);
  });
});

describe('colourLevel', () => {
  it.each([
    [3, {}, true, 3],
    [0, {}, true, 0],
    [3, { NO_COLOR: '1' }, true, 0],
    [3, { NO_COLOR: '' }, true, 3],
    [2, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, 2],
    [0, { FORCE_COLOR: '1' }, true, 1],
    [3, { FORCE_COLOR: '0' }, true, 0],
    [3, { FORCE_COLOR: '3' }, false, 0],
  ] as const)('%i %j %s', (detected, env, wanted, level) => {
    expect(colourLevel(detected, env, wanted)).toBe(level);
  });
});

describe('plain', () => {
  const code = (...points: number[]): string => String.fromCodePoint(...points);

  it('takes out C0, C1 and directional marks', () => {
    for (const point of [0, 7, 8, 27, 127, 0x80, 0x9b, 0x9f, 0x202e, 0x2066, 0x200f])
      expect(plain(`a${code(point)}b`)).toBe('ab');
  });

  it('keeps one line one line', () => {
    expect(plain('a\r\nb\tc')).toBe('a b c');
  });
});

describe('widths', () => {
  it('count Chinese characters as two', () => {
    expect(displayWidth('收支a')).toBe(5);
    expect(pad('收', 4)).toBe('收  ');
    expect(clip('收支总表', 8)).toBe('收支总表');
    expect(clip('收支总表', 6)).toBe('收支…');
  });

  it('are kept where lines are broken: between words and characters, and nothing is lost', () => {
    expect(wrap('收支总表', 4)).toEqual(['收支', '总表']);
    expect(wrap('收支，总表', 4)).toEqual(['收', '支，', '总表']);
    expect(wrap('from 2696.69 to 5873.35', 12)).toEqual(['from 2696.69', 'to 5873.35']);
    expect(wrap('x'.repeat(7), 3)).toEqual(['xxx', 'xxx', 'x']);
    expect(wrap('', 4)).toEqual([]);
    const text = '第 9 页住房公积金“2026年预算安排201.50万元”，而《2026年部门支出预算总表》为 208.80 万元';
    for (const width of [20, 34, 74]) {
      const lines = wrap(text, width);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
    expect(wrap(text, Number.POSITIVE_INFINITY)).toEqual([text]);
  });
});

describe('output', () => {
  it.each([
    [undefined, undefined, 'json'],
    [undefined, 'a.ndjson', 'ndjson'],
    [undefined, 'a.JSONL', 'ndjson'],
    [undefined, 'a.json', 'json'],
    ['json', 'a.jsonl', 'json'],
  ] as const)('format %s for %s is %s', (asked, path, format) => {
    expect(chooseFormat(asked, path)).toBe(format);
  });

  it('escapes what a terminal would obey, and reads back the same', () => {
    const value = { text: String.fromCharCode(0x1b, 0x9b, 0x7f, 0x2028) };
    for (const write of [toJson, toNdjson]) {
      expect(write(value)).toMatch(/^[\x20-\x7e\n]+$/);
      expect(JSON.parse(write(value))).toEqual(value);
    }
    expect(toNdjson(value).indexOf('\n')).toBe(toNdjson(value).length - 1);
  });
});

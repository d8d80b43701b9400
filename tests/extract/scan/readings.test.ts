import { describe, expect, it } from 'vitest';
import type { ReadCharacter } from '../../../src/extract/scan/ctc.js';
import { inkKind, isEdgeShadow } from '../../../src/extract/scan/dirt.js';
import { isWellFormed, looksLikeFigure } from '../../../src/extract/scan/figures.js';
import { lineGlyphs } from '../../../src/extract/scan/glyphs.js';
import { settleLabels } from '../../../src/extract/scan/labels.js';
import { dispute, includeMissed } from '../../../src/extract/scan/looks.js';
import { readUpright } from '../../../src/extract/scan/orientation.js';
import { textOf, type ReadLine } from '../../../src/extract/scan/read-line.js';
import { settleSigns } from '../../../src/extract/scan/signs.js';
import { unreadInk } from '../../../src/extract/scan/unread-ink.js';
import type { RuledPicture } from '../../../src/extract/scan/picture/index.js';

const HEIGHT = 20;

/** A line of characters 20 pixels high, each `pitch` wide with ink in its middle. */
function line(
  text: string,
  {
    pitch = 20,
    ink = [...text].length,
    confidence = 0.99,
    alternatives = {},
  }: {
    pitch?: number;
    ink?: number;
    confidence?: number;
    alternatives?: Record<number, ReadCharacter['alternatives']>;
  } = {},
): ReadLine {
  const pieces = Array.from({ length: ink }, (_, i) => {
    const x0 = i * pitch + pitch * 0.2;
    return { x0, y0: 0, x1: x0 + pitch * 0.6, y1: HEIGHT, pixels: 100 };
  });
  const box = { x0: 0, y0: 0, x1: ink * pitch, y1: HEIGHT };
  const characters = [...text].map((char, i): ReadCharacter => ({
    text: char,
    confidence,
    at: i,
    alternatives: alternatives[i] ?? [],
  }));
  return { line: { ...box, area: 0, pieces }, crop: { ...box, ink: box }, reading: { characters, stepWidth: pitch } };
}

describe('figures', () => {
  it.each(['5873.35', '1,234,567.80', '-12', '≥95%', '30101', '(1,234)', '2022-01-05'])('%s is one', (text) => {
    expect(looksLikeFigure(text) && isWellFormed(text)).toBe(true);
  });

  it.each(['1.234.56', '12,34', '5873.3S', '1O0'])('%s is misread', (text) => {
    expect(looksLikeFigure(text)).toBe(true);
    expect(isWellFormed(text)).toBe(false);
  });

  it('words are none', () => {
    expect(looksLikeFigure('二、外交支出')).toBe(false);
  });
});

describe('signs', () => {
  it('letters in a figure are digits, and less sure', () => {
    const settled = settleSigns(line('5873.3S', { pitch: 12 }));
    expect(textOf(settled)).toBe('5873.35');
    expect(settled.reading.characters.at(-1)?.confidence).toBeLessThanOrEqual(0.9);
    expect(textOf(settleSigns(line('l')))).toBe('1');
    expect(textOf(settleSigns(line('FM')))).toBe('FM');
  });

  it('一 before a figure is a minus', () => {
    expect(textOf(settleSigns(line('一12.5', { pitch: 12 })))).toBe('-12.5');
    expect(textOf(settleSigns(line('一级指标')))).toBe('一级指标');
  });

  it('a ring after an ideograph is a full stop, after a figure degrees', () => {
    expect(textOf(settleSigns(line('加强管理°3.报销°')))).toBe('加强管理。3.报销。');
    expect(textOf(settleSigns(line('37°')))).toBe('37°');
  });

  it('a dash that a line of ideographs begins with is 一', () => {
    expect(textOf(settleSigns(line('—级指标')))).toBe('一级指标');
    expect(textOf(settleSigns(line('——说明')))).toBe('——说明');
    expect(textOf(settleSigns(line('预算—决算')))).toBe('预算—决算');
  });

  it('a long stroke beside ideographs is 一', () => {
    const read = line('-级指标');
    const [first, ...rest] = read.line.pieces;
    const long = {
      ...read,
      line: { ...read.line, pieces: [{ ...first, x0: 1, x1: 19, y0: 9, y1: 11, pixels: 36 }, ...rest] },
    };
    const short = {
      ...read,
      line: { ...read.line, pieces: [{ ...first, x0: 7, x1: 13, y0: 9, y1: 11, pixels: 12 }, ...rest] },
    };
    expect(textOf(settleSigns(long))).toBe('一级指标');
    expect(textOf(settleSigns(short))).toBe('-级指标');
  });
});

describe('ink at the edge of a page 1240 pixels wide', () => {
  it.each([
    ['in the margin that printers leave', { x0: 8, y0: 1020, x1: 16, y1: 1033 }, true],
    ['cut by the left edge, upright', { x0: 0, y0: 615, x1: 90, y1: 788 }, true],
    ['cut by the right edge, upright', { x0: 1215, y0: 615, x1: 1240, y1: 788 }, true],
    ['cut by the edge, long: a line of print', { x0: 0, y0: 615, x1: 300, y1: 640 }, false],
    ['farther in', { x0: 14, y0: 615, x1: 34, y1: 640 }, false],
  ])('%s', (_, box, shadow) => {
    expect(isEdgeShadow(box, 1240, 150 / 72)).toBe(shadow);
  });
});

describe('ink that a reading leaves over', () => {
  it('tells of a digit that was swallowed', () => {
    expect(unreadInk(line('1235', { pitch: 12 }))).toEqual([]);
    expect(unreadInk(line('12', { pitch: 12, ink: 3 }))).toHaveLength(1);
  });

  it('is put down to the character that the recogniser had thought of', () => {
    const read = line('20', { pitch: 12, alternatives: { 0: [{ text: '≤2', probability: 0.3 }] } });
    expect(textOf(includeMissed(read, -6))).toBe('≤20');
    const [first] = includeMissed(read, -6).reading.characters;
    expect(first?.confidence).toBeLessThanOrEqual(0.5);
  });

  it('else throws doubt on its neighbour', () => {
    const read = includeMissed(line('20', { pitch: 12 }), 40);
    expect(textOf(read)).toBe('20');
    expect(read.reading.characters.map(({ confidence }) => confidence)).toEqual([0.99, 0.5]);
  });
});

describe('looks that disagree', () => {
  it('lower the confidence of what they disagree on, and are remembered', () => {
    const { characters } = dispute(line('5873.35', { pitch: 12 }), '5878.35', 0.5).reading;
    expect(characters.map(({ confidence }) => confidence)).toEqual([0.99, 0.99, 0.99, 0.5, 0.99, 0.99, 0.99]);
    expect(characters[3]?.alternatives[0]).toEqual({ text: '8', probability: 0.5 });
  });

  it('doubt both sides of a character that only one of them saw', () => {
    const { characters } = dispute(line('12', { pitch: 12 }), '132', 0.5).reading;
    expect(characters.every(({ confidence }) => confidence === 0.5)).toBe(true);
  });
});

describe('standard words', () => {
  it('settle a character that the recogniser had thought of', () => {
    const wavering = { 5: [{ text: '述', probability: 0.3 }] };
    const settled = settleLabels(line('绩效指标描迹', { confidence: 0.6, alternatives: wavering }));
    expect(textOf(settled)).toBe('绩效指标描述');
    expect(settled.reading.characters[5]?.confidence).toBe(0.9);
  });

  it('never bring in one that it had not', () => {
    expect(textOf(settleLabels(line('绩效指标描迹', { confidence: 0.6 })))).toBe('绩效指标描迹');
  });
});

describe('ink in a cell', () => {
  const speck = (text: string, confidence: number): ReadLine => {
    const read = line(text, { confidence });
    return { ...read, line: { ...read.line, pieces: [{ x0: 0, y0: 0, x1: 8, y1: 4, pixels: 20 }] } };
  };

  it('that is a speck gives no text', () => {
    expect(inkKind(speck('.', 0.4), 2.8)).toBe('dirt');
    expect(inkKind(speck('', 0), 2.8)).toBe('dirt');
  });

  it('that has the size of a character and was not read is told', () => {
    expect(inkKind(line('', { ink: 2 }), 2.8)).toBe('unread');
  });

  it('that was read is text', () => {
    expect(inkKind(speck('-', 0.97), 2.8)).toBe('text');
    expect(inkKind(line('12', { confidence: 0.2 }), 2.8)).toBe('text');
  });
});

describe('glyphs of a line', () => {
  it('touch where no blank was read, and carry their confidence', () => {
    const glyphs = lineGlyphs(line('5873', { pitch: 12 }), 2);
    expect(glyphs.map(({ text }) => text).join('')).toBe('5873');
    for (const [i, glyph] of glyphs.entries()) {
      expect(glyph.confidence).toBe(0.99);
      const next = glyphs[i + 1];
      if (next) expect(next.box[0]).toBe(glyph.box[2]);
    }
    expect(glyphs.at(-1)?.box[2]).toBe(24);
  });
});

describe('a page that lies wrong', () => {
  const picture = (turn: RuledPicture['turn']): RuledPicture => ({
    ...{
      page: 1,
      width: 10,
      height: 10,
      pixelsPerPoint: 1,
      dpi: 72,
      bilevel: false,
      turn,
      skew: 0,
      toPoint: [1, 0, 0, 1, 0, 0],
      rules: [],
    },
    image: { width: 10, height: 10, data: new Uint8Array(100) },
    ink: { width: 10, height: 10, data: new Uint8Array(100) },
  });
  const read = (right: RuledPicture['turn']) => (one: RuledPicture) =>
    Promise.resolve(
      Array.from({ length: 10 }, () => line('部门预算收支总表', { confidence: one.turn === right ? 0.98 : 0.5 })),
    );

  it.each([0, 90, 180, 270] as const)('is read turned by %d degrees', async (turn) => {
    expect((await readUpright(picture(0), read(turn))).picture.turn).toBe(turn);
  });
});

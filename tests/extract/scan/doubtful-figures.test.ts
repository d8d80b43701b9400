import { describe, expect, it } from 'vitest';
import type { ReadCharacter } from '../../../src/extract/scan/ctc.js';
import { doubtBrokenPrint } from '../../../src/extract/scan/broken-print.js';
import { doubtFaintMinus } from '../../../src/extract/scan/faint-minus.js';
import { settleMarks } from '../../../src/extract/scan/figure-marks.js';
import type { InkPiece } from '../../../src/extract/scan/ink.js';
import { surenessOf, textOf, type ReadLine } from '../../../src/extract/scan/read-line.js';
import { Sheet } from './picture/drawn.js';

const [HEIGHT, PITCH] = [20, 12];
/** Where a line begins on its sheet. */
const [LEFT, TOP] = [60, 40];

/** A line as read, a piece of ink for each character; points and commas stand at the foot, commas reach below it. */
function line(text: string, { comma = false, more = [] as InkPiece[] } = {}): ReadLine {
  const pieces = [...text].map((char, i): InkPiece => {
    const x0 = LEFT + i * PITCH + 2;
    const box = { x0, x1: x0 + 8, y0: TOP, y1: TOP + HEIGHT, pixels: 80 };
    return /[.,:;]/.test(char) ? { ...box, x1: x0 + 3, y0: TOP + HEIGHT - 3, y1: TOP + HEIGHT + (comma ? 4 : 0) } : box;
  });
  const box = { x0: LEFT, y0: TOP, x1: LEFT + text.length * PITCH, y1: TOP + HEIGHT };
  const characters = [...text].map((char, at): ReadCharacter => ({
    text: char,
    confidence: 0.99,
    at,
    alternatives: [],
  }));
  return {
    line: { ...box, area: 0, pieces: [...pieces, ...more] },
    crop: { ...box, ink: box },
    reading: { characters, stepWidth: PITCH },
  };
}

describe('points and commas of a figure', () => {
  it.each([
    ['13,260:00', '13,260.00'],
    ['31;364,000.00', '31,364,000.00'],
    ['20.819.15', '20,819.15'],
    ['18;738', '18,738'],
    ['4,448.60.', '4,448.60'],
    ['.300,000', '300,000'],
    ['2080505.', '2080505'],
  ])('%s is read as %s, and not surely', (printed, meant) => {
    const settled = settleMarks(line(printed));
    expect(textOf(settled)).toBe(meant);
    expect(surenessOf(settled)).toBeLessThanOrEqual(0.9);
  });

  it.each(['.30', '1:2', '12-15', '+12.72'])('%s may be meant, and is left in doubt', (printed) => {
    const settled = settleMarks(line(printed));
    expect(textOf(settled)).toBe(printed);
    expect(surenessOf(settled)).toBeLessThanOrEqual(0.9);
  });

  it.each(['1,234.50', '300,000', '-12', '98.5%', '1.'])('%s is left as it is', (printed) => {
    const read = line(printed);
    expect(settleMarks(read)).toBe(read);
  });

  it('before three digits are told apart by their ink', () => {
    expect(textOf(settleMarks(line('2.569', { comma: true })))).toBe('2,569');
    const point = settleMarks(line('2.569'));
    expect(textOf(point)).toBe('2.569');
    expect(surenessOf(point)).toBeLessThanOrEqual(0.9);
  });
});

describe('print that fell to pieces', () => {
  const half: InkPiece = { x0: LEFT + 4, x1: LEFT + 9, y0: TOP, y1: TOP + HEIGHT, pixels: 40 };

  it('puts its figures in doubt', () => {
    const whole = Array.from({ length: 20 }, () => line('147.20'));
    const read = doubtBrokenPrint([...whole, line('147.20', { more: [half] })]);
    expect(read.map(surenessOf)).toEqual([...whole.map(() => 0.99), 0.9]);
  });

  it('puts all figures of its page in doubt where there is much of it, and no words', () => {
    const read = doubtBrokenPrint([
      line('147.20', { more: [half] }),
      line('31.00'),
      line('医疗保障', { more: [half] }),
    ]);
    expect(read.map(surenessOf)).toEqual([0.9, 0.9, 0.99]);
  });
});

describe('a stroke before a figure', () => {
  const sheet = (): Sheet => new Sheet(300, 100).fill(LEFT + 2, TOP, LEFT + 10, TOP + HEIGHT, 100);

  it('too faint to be ink may be a minus', () => {
    const { image } = sheet().fill(LEFT - 9, TOP + 10, LEFT - 2, TOP + 12, 236);
    expect(surenessOf(doubtFaintMinus(image, line('67')))).toBe(0.9);
    // What was read with its minus, and words, are none of its business.
    expect(surenessOf(doubtFaintMinus(image, line('-67')))).toBe(0.99);
    expect(surenessOf(doubtFaintMinus(image, line('年')))).toBe(0.99);
  });

  it('that is a ruling line is none', () => {
    const { image } = sheet().fill(LEFT - 8, 0, LEFT - 4, 100, 120);
    expect(surenessOf(doubtFaintMinus(image, line('67')))).toBe(0.99);
  });

  it('is not seen in clean paper', () => {
    expect(surenessOf(doubtFaintMinus(sheet().image, line('67')))).toBe(0.99);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/document/page.js';
import { findAreas } from '../../../src/extract/scan/areas.js';
import { inkPieces, type InkPiece } from '../../../src/extract/scan/ink.js';
import { findTextLines } from '../../../src/extract/scan/text-lines.js';

/** Pixels a point: 200 dpi. */
const SCALE = 200 / 72;

function mask(...rows: string[]) {
  return {
    width: rows[0]?.length ?? 0,
    height: rows.length,
    data: Uint8Array.from(rows.join(''), (char) => (char === '#' ? 1 : 0)),
  };
}

/** A piece of ink as a box, filled. */
function box(x0: number, y0: number, width: number, height: number): InkPiece {
  return { x0, y0, x1: x0 + width, y1: y0 + height, pixels: width * height };
}

/** A word of characters of 22 pixels, 4 apart. */
function word(x: number, y: number, characters: number): InkPiece[] {
  return Array.from({ length: characters }, (_, i) => box(x + i * 26, y, 22, 22));
}

const rule = (axis: Rule['axis'], at: number, from: number, to: number): Rule => ({ axis, at, from, to, width: 2 });

describe('pieces of ink', () => {
  it('hang together over corners', () => {
    const pieces = inkPieces(mask('#..#', '.#.#', '#..#'));
    expect(pieces.map(({ pixels }) => pixels).sort()).toEqual([3, 3]);
  });

  it('join where runs meet further down', () => {
    expect(inkPieces(mask('#.#', '#.#', '###'))).toEqual([{ x0: 0, y0: 0, x1: 3, y1: 3, pixels: 7 }]);
  });

  it('hold every pixel of ink once', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 12 })
          .chain((width) =>
            fc.tuple(fc.constant(width), fc.array(fc.boolean(), { minLength: width, maxLength: width * 9 })),
          ),
        ([width, bits]) => {
          const height = Math.floor(bits.length / width);
          const data = Uint8Array.from(bits.slice(0, width * height), Number);
          const pieces = inkPieces({ width, height, data });
          expect(pieces.reduce((sum, { pixels }) => sum + pixels, 0)).toBe(data.reduce((sum, bit) => sum + bit, 0));
          for (const { x0, y0, x1, y1, pixels } of pieces) expect(pixels).toBeLessThanOrEqual((x1 - x0) * (y1 - y0));
        },
      ),
    );
  });
});

describe('areas between ruling lines', () => {
  const table = [
    ...[100, 160, 220].map((at) => rule('horizontal', at, 100, 700)),
    ...[100, 400, 700].map((at) => rule('vertical', at, 100, 220)),
  ];

  it('are the cells, and the rest as one', () => {
    const areas = findAreas(table, 800, 400, SCALE);
    expect(areas.count).toBe(5);
    expect(areas.at(10, 10)).toBe(areas.at(750, 390));
    expect(areas.at(150, 120)).not.toBe(areas.at(450, 120));
  });

  it('go together where the line between them is missing', () => {
    const merged = findAreas(
      [...table.slice(0, 4), rule('vertical', 400, 160, 220), ...table.slice(5)],
      800,
      400,
      SCALE,
    );
    expect(merged.at(150, 120)).toBe(merged.at(450, 120));
    expect(merged.at(150, 200)).not.toBe(merged.at(450, 200));
  });
});

describe('lines of text', () => {
  const whole = findAreas([], 1000, 400, SCALE);
  const lines = (pieces: InkPiece[], areas = whole) =>
    findTextLines(pieces, areas, SCALE).lines.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);

  it('are found by the gaps between them, points and commas included', () => {
    const found = lines([...word(100, 50, 5), box(232, 66, 4, 6), ...word(100, 90, 3)]);
    expect(found).toEqual([
      [100, 50, 236, 72],
      [100, 90, 174, 112],
    ]);
  });

  it('are not cut through 三', () => {
    const three = [box(300, 50, 20, 2), box(302, 59, 16, 2), box(299, 68, 22, 3)];
    expect(lines([...word(100, 200, 5), ...word(100, 240, 5), ...three])).toContainEqual([299, 50, 321, 71]);
  });

  it('end at a wide gap', () => {
    expect(lines([...word(100, 50, 4), ...word(500, 52, 4)])).toHaveLength(2);
  });

  it('never cross a ruling line', () => {
    const areas = findAreas(
      [rule('vertical', 204, 0, 400), rule('horizontal', 10, 0, 1000), rule('horizontal', 390, 0, 1000)],
      1000,
      400,
      SCALE,
    );
    expect(lines([...word(100, 50, 4), ...word(208, 50, 4)], areas)).toHaveLength(2);
  });

  it('are made of print, not of specks and remains of ruling lines', () => {
    expect(lines([...word(100, 50, 4), box(700, 300, 3, 3), box(400, 20, 4, 300)])).toEqual([[100, 50, 200, 72]]);
  });

  it('that touch are told apart', () => {
    const touching = [...word(100, 50, 8), ...word(100, 76, 8), box(150, 60, 6, 30)];
    expect(
      lines([...touching, ...word(100, 200, 5), ...word(100, 240, 5), ...word(100, 280, 5)]).slice(0, 2),
    ).toHaveLength(2);
    expect(lines([...touching, ...word(100, 200, 5), ...word(100, 240, 5), ...word(100, 280, 5)])).toHaveLength(5);
  });
});

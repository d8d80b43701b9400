import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPicture, turnRaw, turnRuled, type QuarterTurn } from '../../../../src/extract/scan/picture/index.js';
import { turnImage } from '../../../../src/extract/scan/picture/turn.js';
import { apply } from '../../../support/affine.js';
import { Sheet } from './drawn.js';

const turns = fc.constantFrom<QuarterTurn>(0, 90, 180, 270);
const images = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((data) => ({ width, height, data: new Uint8Array(data) })),
  );

describe('turning', () => {
  it('adds up', () => {
    fc.assert(
      fc.property(images, turns, turns, (image, a, b) => {
        expect(turnImage(turnImage(image, a), b)).toEqual(turnImage(image, ((a + b) % 360) as QuarterTurn));
      }),
    );
  });

  it('keeps each pixel at its point of the page', () => {
    fc.assert(
      fc.property(images, turns, turns, (image, a, b) => {
        const raw = { ...new Sheet(image.width, image.height).raw(), image };
        const turned = turnRaw(turnRaw(raw, a), b);
        for (let y = 0; y < turned.image.height; y++)
          for (let x = 0; x < turned.image.width; x++) {
            const [px, py] = apply(turned.toPoint, x + 0.5, y + 0.5).map((value) => value * raw.pixelsPerPoint);
            const before = image.data[Math.floor(py ?? 0) * image.width + Math.floor(px ?? 0)];
            expect(turned.image.data[y * turned.image.width + x]).toBe(before);
          }
      }),
    );
  });

  it.each([90, 180, 270] as const)('by %s degrees turns rules with the picture', (turn) => {
    const raw = new Sheet(900, 1200).grid([100, 400, 800], [200, 300, 400, 900]).raw();
    const turned = turnRuled(readPicture(raw), turn);
    const again = readPicture(turnRaw(raw, turn));
    const sorted = (rules: typeof turned.rules): string[] =>
      rules.map(({ axis, at, from, to }) => [axis, ...[at, from, to].map(Math.round)].join(' ')).sort();
    expect(sorted(turned.rules)).toEqual(sorted(again.rules));
    expect(turned.toPoint.map(Math.round)).toEqual(again.toPoint.map(Math.round));
    expect(turned.width).toBeCloseTo(again.width);
  });
});

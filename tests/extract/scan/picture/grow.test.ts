import { describe, expect, it } from 'vitest';
import { grow } from '../../../../src/extract/scan/picture/grow.js';
import { Sheet } from './drawn.js';

const DPI = 200;
const upright = (at: number) => ({ at, from: 50, to: 350, slope: 0, width: 2 });
const CROSSING = [100, 300, 500, 700].map(upright);

describe('a ruling line that was found in part', () => {
  const part = { from: 300, to: 500, at: 201, slope: 0, width: 2 };

  it('is followed to the lines that it runs on to', () => {
    const { image } = new Sheet(800, 400).fill(100, 200, 700, 202, 150).print(520, 206, 5);
    expect(grow(image, part, CROSSING, DPI)).toMatchObject({ from: 100, to: 700 });
  });

  it('ends where it ends, print in its way or not', () => {
    const { image } = new Sheet(800, 400).fill(300, 200, 500, 202, 150).print(520, 190, 5);
    expect(grow(image, part, CROSSING, DPI)).toMatchObject({ from: 300, to: 500 });
  });

  it('is found a little higher where the sheet was not flat', () => {
    const { image } = new Sheet(800, 400).fill(300, 200, 500, 202, 150).fill(500, 197, 700, 199, 150);
    expect(grow(image, part, CROSSING, DPI)).toMatchObject({ from: 300, to: 700 });
  });
});

import { describe, expect, it } from 'vitest';
import { inkPieces } from '../../../../src/extract/scan/ink.js';
import { FAINT, readPicture } from '../../../../src/extract/scan/picture/index.js';
import { inkOf, wholeInk } from '../../../../src/extract/scan/picture/ink-of.js';
import { isBilevel, isBlack } from '../../../../src/extract/scan/picture/light.js';
import { Sheet } from './drawn.js';

const DPI = 200;
/** Lighter than dark ink, darker than the grain of paper. */
const GREY = 222;

describe('ink', () => {
  it('is the grey of a stroke with its dark parts, in one piece', () => {
    const { image } = new Sheet(400, 200).fill(50, 50, 60, 54, 60).fill(60, 50, 80, 54, GREY).fill(80, 50, 90, 54, 60);
    expect(inkPieces(wholeInk(inkOf(image, DPI)))).toEqual([{ x0: 50, y0: 50, x1: 90, y1: 54, pixels: 160 }]);
  });

  it('that is grey all over is faint: a point, a minus or dirt', () => {
    const { image } = new Sheet(400, 200).fill(50, 50, 58, 52, GREY);
    const ink = wholeInk(inkOf(image, DPI));
    expect(inkPieces(ink)).toEqual([]);
    expect(inkPieces(ink, FAINT)).toEqual([{ x0: 50, y0: 50, x1: 58, y1: 52, pixels: 16 }]);
  });

  it('of a ruling line is taken away with its grey edges', () => {
    const sheet = new Sheet(1654, 2339).grid([200, 800, 1400], [300, 360, 420]);
    for (const y of [298, 358, 418]) sheet.fill(200, y, 1400, y + 2, GREY);
    const { ink } = readPicture(sheet.raw());
    expect(inkPieces(ink, FAINT)).toEqual([]);
    // A dot may be left where two lines cross.
    for (const { pixels } of inkPieces(ink)) expect(pixels).toBeLessThan(10);
  });
});

describe('a picture in black and white', () => {
  it('has no greys', () => {
    expect(isBilevel(new Sheet(100, 100).fill(0, 0, 50, 10).image)).toBe(true);
    expect(isBilevel(new Sheet(100, 100).fill(0, 0, 50, 10).fill(0, 10, 50, 15, 128).image)).toBe(false);
  });
});

describe('a picture that is black all over', () => {
  it('has no print, one of dark paper has', () => {
    expect(isBlack(new Sheet(400, 400, 20).fill(0, 0, 5, 5, 255).image)).toBe(true);
    expect(isBlack(new Sheet(400, 400, 60).print(40, 40, 10).image)).toBe(false);
    expect(isBlack(new Sheet(400, 400).image)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readPicture, type GrayImage, type RuledPicture } from '../../../../src/extract/scan/picture/index.js';
import { straighten } from '../../../../src/extract/scan/picture/skew.js';
import { apply } from '../../../support/affine.js';
import { Sheet, withNoise } from './drawn.js';

const XS = [200, 500, 700, 1000, 1400];
const YS = [300, 360, 420, 480, 540, 900];

function places(picture: RuledPicture, axis: 'horizontal' | 'vertical'): number[] {
  return picture.rules
    .filter((rule) => rule.axis === axis)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

/** Every line of the grid once, within `off` pixels; lines are two pixels wide. */
function expectGrid(picture: RuledPicture, off = 1.5): void {
  for (const [axis, wanted] of [
    ['horizontal', YS],
    ['vertical', XS],
  ] as const) {
    const found = places(picture, axis);
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((at, i) => expect(Math.abs((found[i] ?? 0) - at - 1)).toBeLessThan(off));
  }
}

const sheet = (): Sheet => new Sheet(1654, 2339).grid(XS, YS).print(210, 320, 8).print(210, 380, 9).print(300, 150, 20);

describe('a page picture', () => {
  it('gives its ruling lines from crossing to crossing, and no print', () => {
    const picture = readPicture(sheet().raw());
    expectGrid(picture);
    for (const { axis, from, to } of picture.rules) {
      const [first, last] = axis === 'horizontal' ? [XS[0], XS.at(-1)] : [YS[0], YS.at(-1)];
      expect(Math.abs(from - (first ?? 0) - 1)).toBeLessThan(2);
      expect(Math.abs(to - (last ?? 0) - 1)).toBeLessThan(2);
    }
  });

  it.each([-3, -0.7, 0.4, 2.2])('askew by %s degrees is straightened', (degrees) => {
    const picture = readPicture({ ...sheet().raw(), image: straighten(sheet().image, -degrees).image });
    expect(picture.skew).toBeCloseTo(degrees, 1);
    expectGrid(picture, 3);
    // The corner of the grid lies where it was turned to.
    const [x, y] = apply(picture.toPoint, 201, 301);
    const angle = (degrees * Math.PI) / 180;
    const [dx, dy] = [201 - 827, 301 - 1169.5];
    expect(x).toBeCloseTo(((dx * Math.cos(angle) - dy * Math.sin(angle) + 827) * 72) / 200, 0);
    expect(y).toBeCloseTo(((dx * Math.sin(angle) + dy * Math.cos(angle) + 1169.5) * 72) / 200, 0);
  });

  it('is read in uneven light, faint and noisy', () => {
    const faint = new Sheet(1654, 2339, 235).grid(XS, YS, 2, 190).print(210, 320, 8);
    const shaded = faint.image.data.map((value, i) => value * (1 - 0.4 * Math.max(0, 1 - (i % 1654) / 300)));
    const picture = readPicture({ ...faint.raw(), image: withNoise({ ...faint.image, data: shaded }, 8) });
    expectGrid(picture);
  });

  it('joins broken and dotted lines', () => {
    const dotted = sheet();
    for (const y of YS.filter((at) => at !== 480))
      for (let x = 215; x < 1400; x += 12) dotted.fill(x, y, x + 4, y + 2, 255);
    dotted.fill(1100, 478, 1130, 484, 255);
    expectGrid(readPicture(dotted.raw()));
  });

  it('takes the two strokes of a double line for one', () => {
    const double = sheet().fill(200, 306, 1402, 308);
    const found = places(readPicture(double.raw()), 'horizontal');
    expect(found).toHaveLength(YS.length);
    expect(found[0]).toBeGreaterThan(301);
  });

  it('leaves a stamp out, and keeps the print under it', () => {
    const printed = sheet();
    const stamped = new Sheet(1654, 2339);
    stamped.image.data.set(printed.image.data);
    // Red ink: lightness 100, red channel 225, on paper; black print under it stays black in both.
    const red = { ...printed.image, data: printed.image.data.slice() };
    for (let y = 310; y < 520; y++)
      for (let x = 210; x < 480; x++) {
        const i = y * 1654 + x;
        if ((x + y) % 20 >= 10 || red.data[i] === 0) continue;
        stamped.image.data[i] = 100;
        red.data[i] = 250;
      }
    const picture = readPicture({ ...stamped.raw(), red });
    const clean = readPicture(printed.raw());
    expectGrid(picture);
    expect(inkCount(picture)).toBe(inkCount(clean));
  });

  it('has no lines where there is only print, or nothing', () => {
    const text = new Sheet(1654, 2339);
    for (let y = 200; y < 2000; y += 45) text.print(200, y, 40);
    expect(readPicture(text.raw()).rules).toEqual([]);
    expect(readPicture(new Sheet(1654, 2339).raw()).rules).toEqual([]);
    expect(readPicture(new Sheet(7, 5).raw()).rules).toEqual([]);
  });

  it('ends a line where print stands in its direction, with paper between', () => {
    // A column that begins below a heading over two: a stroke of the heading points at it.
    const headed = new Sheet(1654, 2339).grid([200, 1400], YS).fill(700, 420, 702, 902).fill(700, 378, 702, 402);
    headed.print(640, 378, 2).print(710, 378, 2);
    const column = readPicture(headed.raw()).rules.find(
      ({ axis, at }) => axis === 'vertical' && Math.abs(at - 701) < 3,
    );
    expect(Math.abs((column?.from ?? 0) - 421)).toBeLessThan(3);
  });

  it('keeps what is open of a table that goes on from the page before', () => {
    const open = new Sheet(1654, 2339).grid(XS, [360, 420]).print(210, 320, 5).print(210, 380, 6);
    for (const x of XS) open.fill(x, 305, x + 2, 360);
    const verticals = readPicture(open.raw()).rules.filter(({ axis }) => axis === 'vertical');
    expect(verticals).toHaveLength(XS.length);
    for (const { from, to } of verticals) {
      expect(Math.abs(from - 305)).toBeLessThan(6);
      expect(Math.abs(to - 421)).toBeLessThan(3);
    }
  });

  it('keeps print that crosses a line, without the line', () => {
    const { ink } = readPicture(sheet().fill(850, 410, 854, 432).raw());
    const at = (x: number, y: number): number | undefined => ink.data[y * ink.width + x];
    expect(at(852, 421)).toBe(1);
    expect(at(950, 421)).toBe(0);
  });
});

function inkCount({ ink }: { ink: GrayImage }): number {
  return ink.data.reduce((sum, value) => sum + value, 0);
}

import { describe, expect, it } from 'vitest';
import { withoutStamps } from '../../../../src/extract/scan/picture/stamp.js';
import type { GrayImage } from '../../../../src/extract/scan/picture/index.js';
import { Sheet } from './drawn.js';

const DPI = 200;
/** Lightness and red channel of a stamp's ink and of red print on white paper. */
const RED_INK = { light: 95, red: 222 };

/** A sheet with black and red on it; red ink is transparent. */
class Coloured {
  readonly black = new Sheet(1000, 800);
  readonly red = new Sheet(1000, 800);

  /** A ring and a disc where the star is, as large as a seal: 42 mm. */
  seal(cx: number, cy: number): this {
    for (let y = 0; y < 800; y++)
      for (let x = 0; x < 1000; x++) {
        const r = Math.hypot(x - cx, y - cy);
        if ((r > 155 && r < 165) || r < 45) this.red.fill(x, y, x + 1, y + 1);
      }
    return this;
  }

  channels(): { light: GrayImage; red: GrayImage } {
    const mix = (ink: number) => ({
      ...this.black.image,
      data: this.black.image.data.map((value, i) => (value === 0 ? 0 : this.red.image.data[i] === 0 ? ink : value)),
    });
    return { light: mix(RED_INK.light), red: mix(RED_INK.red) };
  }
}

function darkest(image: GrayImage, x0: number, y0: number, x1: number, y1: number): number {
  let value = 255;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) value = Math.min(value, image.data[y * image.width + x] ?? 255);
  return value;
}

describe('red ink', () => {
  it('of a stamp vanishes, black print under it stays', () => {
    const sheet = new Coloured().seal(400, 400);
    sheet.black.print(380, 390, 2);
    const { light, red } = sheet.channels();
    const clean = withoutStamps(light, red, DPI);
    expect(darkest(clean, 230, 230, 570, 380)).toBeGreaterThan(200);
    expect(darkest(clean, 380, 390, 440, 414)).toBe(0);
  });

  it('of a line of print stays, beside a stamp as well', () => {
    const sheet = new Coloured().seal(300, 400);
    sheet.red.print(600, 200, 6).print(600, 250, 4);
    const { light, red } = sheet.channels();
    const clean = withoutStamps(light, red, DPI);
    expect(darkest(clean, 600, 200, 780, 225)).toBe(RED_INK.light);
    expect(darkest(clean, 600, 250, 720, 275)).toBe(RED_INK.light);
    expect(darkest(clean, 130, 230, 470, 570)).toBeGreaterThan(200);
  });

  it('of a heading in large characters stays', () => {
    const sheet = new Coloured();
    for (let i = 0; i < 6; i++)
      sheet.red.fill(200 + 100 * i, 100, 280 + 100 * i, 110).fill(235 + 100 * i, 100, 245 + 100 * i, 180);
    const { light, red } = sheet.channels();
    expect(darkest(withoutStamps(light, red, DPI), 200, 100, 780, 180)).toBe(RED_INK.light);
  });

  it('that is a tint of the paper is paper', () => {
    const sheet = new Sheet(1000, 800, 225).print(100, 100, 5);
    const red = { ...sheet.image, data: sheet.image.data.map((value) => (value === 225 ? 250 : value)) };
    const clean = withoutStamps(sheet.image, red, DPI);
    expect(clean.data[0]).toBe(255);
    expect(darkest(clean, 100, 100, 250, 125)).toBe(0);
  });
});

import type { GrayImage, RawPicture } from '../../../../src/extract/scan/picture/index.js';

/** A white picture to draw on, its rows and columns counted from the top left. */
export class Sheet {
  readonly image: GrayImage;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly paper = 255,
  ) {
    this.image = { width, height, data: new Uint8Array(width * height).fill(paper) };
  }

  /** Darkens a rectangle to `ink`. */
  fill(x0: number, y0: number, x1: number, y1: number, ink = 0): this {
    for (let y = y0; y < y1; y++) this.image.data.fill(ink, y * this.width + x0, y * this.width + x1);
    return this;
  }

  /** A grid of lines: verticals at `xs`, horizontals at `ys`, `thick` pixels wide. */
  grid(xs: readonly number[], ys: readonly number[], thick = 2, ink = 0): this {
    const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
    for (const x of xs) this.fill(x, top, x + thick, bottom + thick, ink);
    for (const y of ys) this.fill(left, y, right + thick, y + thick, ink);
    return this;
  }

  /** Signs as large and as far apart as characters of 10.5 points at 200 dpi, each of six strokes of its own. */
  print(x0: number, y0: number, characters: number): this {
    let state = x0 * 7919 + y0;
    const next = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 16) % below;
    };
    for (let k = 0; k < characters; k++) {
      const x = x0 + 30 * k;
      for (let stroke = 0; stroke < 3; stroke++) {
        const [from, to] = [next(12), 14 + next(11)];
        const [across, down] = [y0 + next(24), x + next(22)];
        this.fill(x + from, across, x + to, across + 2).fill(down, y0 + from, down + 3, y0 + to);
      }
    }
    return this;
  }

  raw(dpi = 200): RawPicture {
    const pixelsPerPoint = dpi / 72;
    const toPoint = [1 / pixelsPerPoint, 0, 0, 1 / pixelsPerPoint, 0, 0] as const;
    return { page: 1, image: this.image, red: null, pixelsPerPoint, turn: 0, toPoint };
  }
}

/** Noise from a seed, spread over ±`amount` levels. */
export function withNoise({ width, height, data }: GrayImage, amount: number): GrayImage {
  let state = 12345;
  const noisy = data.map((value) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.max(0, Math.min(255, value + ((state >>> 16) / 65536 - 0.5) * 2 * amount));
  });
  return { width, height, data: noisy };
}

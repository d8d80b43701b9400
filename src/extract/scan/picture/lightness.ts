import type { DecodedImage } from '../../pdf/images.js';
import type { GrayImage } from './types.js';

/** A picture without colours: lightness, the red channel (null where it says the same) and opacity (null: opaque). */
export interface Layer {
  readonly light: GrayImage;
  readonly red: GrayImage | null;
  readonly alpha: Uint8Array | null;
}

const ONE_BIT = 1;

/** A decoded picture (see DecodedImage) as lightness. */
export function toLayer({ width, height, kind, data }: DecodedImage): Layer {
  if (kind === ONE_BIT)
    return { light: { width, height, data: unpackBits(data, width, height) }, red: null, alpha: null };
  const channels = data.length >= width * height * 4 ? 4 : 3;
  const light = new Uint8Array(width * height);
  const red = new Uint8Array(width * height);
  const alpha = channels === 4 ? new Uint8Array(width * height) : null;
  let coloured = false;
  let clear = false;
  for (let i = 0, j = 0; i < light.length; i++, j += channels) {
    const [r, g, b] = [data[j] ?? 255, data[j + 1] ?? 255, data[j + 2] ?? 255];
    // Rec. 601 luma.
    light[i] = (77 * r + 150 * g + 29 * b) >> 8;
    red[i] = r;
    coloured ||= r !== g || g !== b;
    if (alpha) {
      alpha[i] = data[j + 3] ?? 255;
      clear ||= alpha[i] !== 255;
    }
  }
  return {
    light: { width, height, data: light },
    red: coloured ? { width, height, data: red } : null,
    alpha: clear ? alpha : null,
  };
}

/** A mask (0 bits are painted) in one colour, #rrggbb. */
export function toMaskLayer({ width, height, data }: DecodedImage, fill: string): Layer {
  const painted = unpackBits(data, width, height);
  const alpha = painted.map((bit) => 255 - bit);
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16) || 0);
  const plain = (value: number): GrayImage => ({ width, height, data: new Uint8Array(width * height).fill(value) });
  const light = (77 * (r ?? 0) + 150 * (g ?? 0) + 29 * (b ?? 0)) >> 8;
  return { light: plain(light), red: r === g && g === b ? null : plain(r ?? 0), alpha };
}

/** One byte a pixel, 0 or 255; rows begin on a byte. */
function unpackBits(data: ArrayLike<number>, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const rowBytes = (width + 7) >> 3;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (((data[y * rowBytes + (x >> 3)] ?? 0xff) >> (7 - (x & 7))) & 1) out[i] = 255;
  return out;
}

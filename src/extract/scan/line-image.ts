import type { GrayImage } from './picture/types.js';

/** Part of a picture in pixels, x1 and y1 excluded. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A crop, and the part of it that belongs to the line: beyond it other lines' ink may stand. */
export interface LineBox extends PixelBox {
  readonly ink: PixelBox;
}

/** Height of the recogniser's input. */
export const INPUT_HEIGHT = 48;

/** Width of a crop once it is as high as the recogniser wants it. */
export function scaledWidth({ x0, y0, x1, y1 }: PixelBox): number {
  return Math.max(8, Math.round(((x1 - x0) * INPUT_HEIGHT) / Math.max(1, y1 - y0)));
}

/**
 * Writes a crop into the recogniser's input: INPUT_HEIGHT rows of `rowWidth` numbers in -1..1 (paper 1), three equal
 * channels, the rest of the row 0 as in the training of PP-OCR. Beyond the line's own ink there is paper.
 */
export function writeLine(image: GrayImage, box: LineBox, into: Float32Array, offset: number, rowWidth: number): void {
  const width = Math.min(rowWidth, scaledWidth(box));
  const columns = taps(box.x0, box.x1, width);
  const rows = taps(box.y0, box.y1, INPUT_HEIGHT);
  const plane = INPUT_HEIGHT * rowWidth;
  // Separable: the rows that are needed first, each only once.
  const top = Math.max(0, box.ink.y0);
  const bottom = Math.max(top, Math.min(image.height, box.ink.y1));
  const left = Math.max(0, box.ink.x0);
  const right = Math.min(image.width, box.ink.x1);
  const narrow = new Float32Array((bottom - top) * width);
  for (let y = top; y < bottom; y++)
    for (let x = 0; x < width; x++) {
      const { first, weights } = columns[x] ?? NOTHING;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) {
        const at = first + i;
        sum += (weights[i] ?? 0) * (at < left || at >= right ? 255 : (image.data[y * image.width + at] ?? 255));
      }
      narrow[(y - top) * width + x] = sum;
    }
  for (let y = 0; y < INPUT_HEIGHT; y++) {
    const { first, weights } = rows[y] ?? NOTHING;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) {
        const row = first + i;
        sum += (weights[i] ?? 0) * (row < top || row >= bottom ? 255 : (narrow[(row - top) * width + x] ?? 255));
      }
      const value = sum / 127.5 - 1;
      const at = offset + y * rowWidth + x;
      into[at] = into[at + plane] = into[at + 2 * plane] = value;
    }
  }
}

interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}
const NOTHING: Taps = { first: 0, weights: [] };

/** Source pixels and their weights for each output pixel: linear when enlarging, averaging when making smaller. */
function taps(from: number, to: number, count: number): Taps[] {
  const scale = (to - from) / count;
  const support = Math.max(1, scale);
  return Array.from({ length: count }, (_, i) => {
    const centre = from + (i + 0.5) * scale - 0.5;
    const first = Math.ceil(centre - support);
    const last = Math.floor(centre + support);
    const weights: number[] = [];
    let sum = 0;
    for (let at = first; at <= last; at++) {
      const weight = Math.max(0, 1 - Math.abs(at - centre) / support);
      weights.push(weight);
      sum += weight;
    }
    return { first, weights: sum === 0 ? [] : weights.map((weight) => weight / sum) };
  });
}

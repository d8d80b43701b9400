import type { Affine } from '../../../document/geometry.js';
import { multiply, type Matrix } from '../../pdf/matrix.js';
import type { Layer } from './lightness.js';
import type { GrayImage, RawPicture } from './types.js';

/**
 * Reading gains nothing from finer scans, and time goes with the square: at 300 dpi the smallest print of a table
 * (7 points) is 29 pixels high.
 */
export const MAX_DPI = 300;
/** A coarser scan is not made finer than this by one of its strips alone. */
const POINTS_PER_INCH = 72;
/** What covers less of the page than this decides nothing about its resolution: a logo, a seal, a page number. */
const COUNTED_COVER = 0.02;
/** Pictures whose sides differ by less are pixel for pixel: a file rounds its size to whole points. */
const SAME_SCALE = 0.01;

export interface PlacedLayer {
  readonly layer: Layer;
  /** From the unit square (origin at the bottom left of the picture) to points of the page as displayed. */
  readonly matrix: Matrix;
}

export interface PageSize {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** The pictures of one page as one picture, or null where they are too small to be a page. */
export function paintPage(size: PageSize, placed: readonly PlacedLayer[]): RawPicture | null {
  const area = size.width * size.height;
  const counted = placed.filter(({ matrix }) => areaOf(matrix) >= COUNTED_COVER * area);
  const first = counted[0];
  if (!first) return null;
  return (placed.length === 1 && asItStands(size, first)) || paintAll(size, placed, counted);
}

function areaOf(matrix: Matrix): number {
  return Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
}

/** Pixels per point of a picture, along and across. */
function densities({ layer, matrix }: PlacedLayer): [number, number] {
  const along = Math.hypot(matrix[0], matrix[1]);
  const across = Math.hypot(matrix[2], matrix[3]);
  return [layer.light.width / along, layer.light.height / across];
}

/** One upright picture at a fit resolution is taken pixel for pixel: painting it anew would blur it. */
function asItStands({ page }: PageSize, placed: PlacedLayer): RawPicture | null {
  const { layer, matrix } = placed;
  const [along, across] = densities(placed);
  const upright = matrix[1] === 0 && matrix[2] === 0 && matrix[0] > 0 && matrix[3] < 0;
  if (!upright || layer.alpha !== null) return null;
  if (Math.abs(along / across - 1) > SAME_SCALE || along * POINTS_PER_INCH > MAX_DPI * (1 + SAME_SCALE)) return null;
  const toPoint: Affine = [1 / along, 0, 0, 1 / across, matrix[4], matrix[5] + matrix[3]];
  return { page, image: layer.light, red: layer.red, pixelsPerPoint: (along + across) / 2, turn: 0, toPoint };
}

function paintAll(
  { page, width, height }: PageSize,
  placed: readonly PlacedLayer[],
  counted: readonly PlacedLayer[],
): RawPicture {
  const finest = Math.max(...counted.flatMap(densities));
  const scale = Math.min(finest, MAX_DPI / POINTS_PER_INCH);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const blank = (): GrayImage => ({ ...size, data: new Uint8Array(size.width * size.height).fill(255) });
  const image = blank();
  const red = placed.some(({ layer }) => layer.red) ? blank() : null;
  for (const { layer, matrix } of placed) {
    const toPixel = multiply([scale, 0, 0, scale, 0, 0], matrix);
    paintLayer(image, layer.light, layer.alpha, toPixel);
    if (red) paintLayer(red, layer.red ?? layer.light, layer.alpha, toPixel);
  }
  return { page, image, red, pixelsPerPoint: scale, turn: 0, toPoint: [1 / scale, 0, 0, 1 / scale, 0, 0] };
}

/** Paints `source` over `target`; `matrix` takes the unit square to pixels of `target`. */
function paintLayer(target: GrayImage, source: GrayImage, alpha: Uint8Array | null, matrix: Matrix): void {
  const [a, b, c, d, e, f] = matrix;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1) return;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const [x0, x1] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(target.width, Math.ceil(Math.max(...xs)))];
  const [y0, y1] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(target.height, Math.ceil(Math.max(...ys)))];
  const { width, height } = source;
  // A step to the right or down on the target, in pixels of the source; rows of the source run from the top.
  const [right, rightDown] = [(d / determinant) * width, (b / determinant) * height];
  const [down, downDown] = [(-c / determinant) * width, (-a / determinant) * height];
  // A pixel that takes in several of the source is their mean.
  const samples = Math.max(1, Math.round(Math.max(Math.hypot(right, down), Math.hypot(rightDown, downDown))));
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      let sum = 0;
      let opacity = 0;
      for (let i = 0; i < samples; i++)
        for (let j = 0; j < samples; j++) {
          const [px, py] = [x + (i + 0.5) / samples - e, y + (j + 0.5) / samples - f];
          const sx = Math.floor(px * right + py * down);
          const sy = Math.floor(height + px * rightDown + py * downDown);
          if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
          const at = sy * width + sx;
          const part = alpha ? (alpha[at] ?? 0) : 255;
          sum += part * (source.data[at] ?? 255);
          opacity += part;
        }
      if (opacity === 0) continue;
      const at = y * target.width + x;
      const full = 255 * samples * samples;
      target.data[at] = (sum + (full - opacity) * (target.data[at] ?? 255)) / full;
    }
}

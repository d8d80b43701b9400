import type { Affine, Box } from '../../../document/geometry.js';
import { placeOf, shownPart } from '../../pdf/images.js';
import { multiply, type Matrix } from '../../pdf/matrix.js';
import type { Layer } from './lightness.js';
import { paperScale } from './paper.js';
import type { GrayImage, RawPicture } from './types.js';

/**
 * Reading gains nothing from finer scans, and time goes with the square: at 300 dpi the smallest print of a table
 * (7 points) is 29 pixels high.
 */
export const MAX_DPI = 300;
const POINTS_PER_INCH = 72;
/** What covers less of the page than this decides nothing about its resolution: a logo, a seal, a page number. */
const COUNTED_COVER = 0.02;
/** Pictures whose sides differ by less are pixel for pixel: a file rounds its size to whole points. */
const SAME_SCALE = 0.01;
/** A picture that overhangs its page by less, in points of paper, is not cut by it. */
const OVERHANG = 2;

export interface PlacedLayer {
  readonly layer: Layer;
  /** From the unit square (origin at the bottom left of the picture) to points of the page as displayed. */
  readonly matrix: Matrix;
  /** What shows of it, points of the page as displayed. */
  readonly clip: Box;
}

export interface PageSize {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The pictures of one page as one picture, no finer than `mostDpi`, or null where they are too small to be a page or a
 * part of one.
 */
export function paintPage(size: PageSize, placed: readonly PlacedLayer[], mostDpi = MAX_DPI): RawPicture | null {
  const finest = finestDensity(size, placed);
  if (finest === null) return null;
  const [first] = placed;
  return (placed.length === 1 && first && asItStands(size, first, mostDpi)) || paintAll(size, placed, finest, mostDpi);
}

/**
 * Pixels per point of the finest pictures that, taken together, cover enough of the page: a scan may come in tiles, and
 * a mask with the print may lie on a coarse picture of the paper. Null where all together cover too little.
 */
function finestDensity({ width, height }: PageSize, placed: readonly PlacedLayer[]): number | null {
  let cover = 0;
  const pictures = placed
    .map((one) => ({ density: Math.max(...densities(one)), area: areaOf(one) }))
    .sort((a, b) => b.density - a.density);
  for (const { density, area } of pictures) {
    cover += area;
    if (cover >= COUNTED_COVER * width * height) return density;
  }
  return null;
}

function areaOf(placed: PlacedLayer): number {
  const box = shownPart(placed);
  return box === null ? 0 : (box[2] - box[0]) * (box[3] - box[1]);
}

/** Pixels per point of a picture, along and across. */
function densities({ layer, matrix }: PlacedLayer): [number, number] {
  const along = Math.hypot(matrix[0], matrix[1]);
  const across = Math.hypot(matrix[2], matrix[3]);
  return [layer.light.width / along, layer.light.height / across];
}

/** One upright picture at a fit resolution is taken pixel for pixel: painting it anew would blur it. */
function asItStands(size: PageSize, placed: PlacedLayer, mostDpi: number): RawPicture | null {
  const { layer, matrix } = placed;
  const [along, across] = densities(placed);
  const upright = matrix[1] === 0 && matrix[2] === 0 && matrix[0] > 0 && matrix[3] < 0;
  const paper = paperScale(size);
  if (!upright || layer.alpha !== null || isCut(placed, OVERHANG / paper)) return null;
  const dpi = (along / paper) * POINTS_PER_INCH;
  if (Math.abs(along / across - 1) > SAME_SCALE || dpi > mostDpi * (1 + SAME_SCALE)) return null;
  const toPoint: Affine = [1 / along, 0, 0, 1 / across, matrix[4], matrix[5] + matrix[3]];
  const pixelsPerPoint = (along + across) / 2 / paper;
  return { page: size.page, image: layer.light, red: layer.red, pixelsPerPoint, turn: 0, toPoint };
}

function isCut(placed: PlacedLayer, overhang: number): boolean {
  const [place, shown] = [placeOf(placed), shownPart(placed)];
  return shown === null || place.some((at, i) => Math.abs(at - (shown[i] ?? at)) > overhang);
}

function paintAll(page: PageSize, placed: readonly PlacedLayer[], finest: number, mostDpi: number): RawPicture {
  const paper = paperScale(page);
  const scale = Math.min(finest, (mostDpi / POINTS_PER_INCH) * paper);
  const size = {
    width: Math.max(1, Math.round(page.width * scale)),
    height: Math.max(1, Math.round(page.height * scale)),
  };
  const blank = (): GrayImage => ({ ...size, data: new Uint8Array(size.width * size.height).fill(255) });
  const image = blank();
  const red = placed.some(({ layer }) => layer.red) ? blank() : null;
  for (const { layer, matrix, clip } of placed) {
    const toPixel = multiply([scale, 0, 0, scale, 0, 0], matrix);
    const within = clip.map((at) => Math.round(at * scale)) as [number, number, number, number];
    paintLayer(image, layer.light, layer.alpha, toPixel, within);
    if (red) paintLayer(red, layer.red ?? layer.light, layer.alpha, toPixel, within);
  }
  const toPoint: Affine = [1 / scale, 0, 0, 1 / scale, 0, 0];
  return { page: page.page, image, red, pixelsPerPoint: scale / paper, turn: 0, toPoint };
}

/** Paints `source` over `target` within a box of it; `matrix` takes the unit square to pixels of `target`. */
function paintLayer(target: GrayImage, source: GrayImage, alpha: Uint8Array | null, matrix: Matrix, within: Box): void {
  const [a, b, c, d, e, f] = matrix;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1) return;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const [x0, x1] = [
    Math.max(0, within[0], Math.floor(Math.min(...xs))),
    Math.min(target.width, within[2], Math.ceil(Math.max(...xs))),
  ];
  const [y0, y1] = [
    Math.max(0, within[1], Math.floor(Math.min(...ys))),
    Math.min(target.height, within[3], Math.ceil(Math.max(...ys))),
  ];
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

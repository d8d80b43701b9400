import { FAINT, type GrayImage, type InkMask } from './types.js';

// What of a picture is ink: darker than the mean of its surroundings by a share (Bradley and Roth, "Adaptive
// thresholding using the integral image", 2007), at two thresholds. Thin strokes are grey: of a digit of 8 points in
// 宋体 only some pixels are dark, and nothing of its point and minus.

const WINDOW_INCHES = 0.3;
/** In even light, ink is darker than `lightest` in any case: the window may lie inside a shaded cell. */
interface Threshold {
  readonly darker: number;
  readonly lightest: number;
}
const DARK: Threshold = { darker: 0.18, lightest: 215 };
/** Even light has the grain of paper taken out: what is left, one in six darker than paper, is a fine minus at 150 dpi. */
const GREY: Threshold = { darker: 0.05, lightest: 230 };

/** Means are taken of blocks this wide: the window is many of them. */
const BLOCK = 4;

export interface Inks {
  /** What is ink without doubt. */
  readonly dark: InkMask;
  /** All that may be, `dark` included. */
  readonly grey: InkMask;
}

/** The ink of an image in even light. */
export function inkOf(image: GrayImage, dpi: number): Inks {
  const columns = Math.ceil(image.width / BLOCK);
  const rows = Math.ceil(image.height / BLOCK);
  const half = Math.round((WINDOW_INCHES * dpi) / 2 / BLOCK);
  const means = meansAround(blockMeans(image, columns, rows), columns, rows, half);
  return { dark: darkerThan(image, means, columns, DARK), grey: darkerThan(image, means, columns, GREY) };
}

function darkerThan(
  { width, height, data }: GrayImage,
  means: Float32Array,
  columns: number,
  { darker, lightest }: Threshold,
): InkMask {
  const limits = means.map((mean) => Math.min(lightest + 1, mean * (1 - darker)));
  const out = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, i++) if ((data[i] ?? 255) < (limits[row + ((x / BLOCK) | 0)] ?? 0)) out[i] = 1;
  }
  return { width, height, data: out };
}

/**
 * Dark ink with the grey ink that hangs together with it (hysteresis: Canny, 1986). Grey ink that hangs together with
 * none is FAINT: a point or a minus, or dirt.
 */
export function wholeInk({ dark, grey }: Inks): InkMask {
  const { width, height, data } = grey;
  const out = data.map((value) => (value === 0 ? 0 : FAINT));
  const open: number[] = [];
  for (let i = dark.data.indexOf(1); i !== -1; i = dark.data.indexOf(1, i + 1)) {
    if (out[i] === 1) continue;
    out[i] = 1;
    open.push(i);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % width;
      for (let y = Math.max(0, ((at / width) | 0) - 1); y <= Math.min(height - 1, ((at / width) | 0) + 1); y++)
        for (let beside = Math.max(0, x - 1); beside <= Math.min(width - 1, x + 1); beside++) {
          const next = y * width + beside;
          if (out[next] !== FAINT) continue;
          out[next] = 1;
          open.push(next);
        }
    }
  }
  return { width, height, data: out };
}

function blockMeans({ width, height, data }: GrayImage, columns: number, rows: number): Float64Array {
  const means = new Float64Array(columns * rows);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, i++) {
      const at = row + ((x / BLOCK) | 0);
      means[at] = (means[at] ?? 0) + (data[i] ?? 255);
    }
  }
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const count = Math.min(BLOCK, width - c * BLOCK) * Math.min(BLOCK, height - r * BLOCK);
      means[r * columns + c] = (means[r * columns + c] ?? 0) / count;
    }
  return means;
}

/** The mean of the window around each block, from the integral image of the blocks' means. */
function meansAround(means: Float64Array, columns: number, rows: number, half: number): Float32Array {
  const stride = columns + 1;
  const sums = new Float64Array(stride * (rows + 1));
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      sum += means[r * columns + c] ?? 0;
      sums[(r + 1) * stride + c + 1] = (sums[r * stride + c + 1] ?? 0) + sum;
    }
  }
  const around = new Float32Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    const top = Math.max(0, r - half);
    const bottom = Math.min(rows, r + half + 1);
    for (let c = 0; c < columns; c++) {
      const left = Math.max(0, c - half);
      const right = Math.min(columns, c + half + 1);
      const at = (y: number, x: number): number => sums[y * stride + x] ?? 0;
      const sum = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
      around[r * columns + c] = sum / ((bottom - top) * (right - left));
    }
  }
  return around;
}

import type { GrayImage, InkMask } from './types.js';

/** Paper is judged by patches this wide: wider than a line of print is high, narrower than the shadow of a fold. */
const PATCH_INCHES = 0.25;
/** Share of a patch's pixels that are lighter than its paper: noise, not print. */
const LIGHTER = 0.2;
/** A patch much darker than those around it is print or a bar, no paper: of its neighbours the lightest third counts. */
const NEIGHBOUR_RANK = 2 / 3;
/** What is nearly as light as the paper is paper: grain, traces of the other side. */
const WHITE = 0.92;

/** Even light: the picture divided by its paper, whose lightness is judged patch by patch. Paper comes out as 255. */
export function evenLight(image: GrayImage, dpi: number): GrayImage {
  const { width, height, data } = image;
  const patch = Math.max(8, Math.round(PATCH_INCHES * dpi));
  const columns = Math.max(1, Math.ceil(width / patch));
  const rows = Math.max(1, Math.ceil(height / patch));
  const paper = smoothPatches(paperOfPatches(image, patch, columns, rows), columns, rows);
  const out = new Uint8Array(width * height);
  const line = new Float32Array(columns);
  for (let y = 0, i = 0; y < height; y++) {
    const [top, bottom, down] = between(y, patch, rows);
    for (let c = 0; c < columns; c++) {
      const [above, below] = [paper[top * columns + c] ?? 255, paper[bottom * columns + c] ?? 255];
      line[c] = above + (below - above) * down;
    }
    for (let start = 0; start < width;) {
      const [left, right] = between(start, patch, columns);
      // Up to the middle of the next patch the paper changes evenly.
      const end = Math.min(
        width,
        left === right ? (left === 0 ? Math.ceil(patch / 2) : width) : Math.ceil((right + 0.5) * patch),
      );
      const [from, to] = [line[left] ?? 255, line[right] ?? 255];
      for (let x = start; x < end; x++, i++) {
        const share = left === right ? 0 : (x + 0.5) / patch - 0.5 - left;
        const value = ((data[i] ?? 255) * 255) / (WHITE * (from + (to - from) * share));
        out[i] = value > 255 ? 255 : value;
      }
      start = Math.max(end, start + 1);
    }
  }
  return { width, height, data: out };
}

/** The two patches whose middles lie around a pixel, and how far it is from the first to the second. */
function between(at: number, patch: number, count: number): [number, number, number] {
  const place = (at + 0.5) / patch - 0.5;
  const first = Math.floor(place);
  if (first < 0) return [0, 0, 0];
  if (first >= count - 1) return [count - 1, count - 1, 0];
  return [first, first + 1, place - first];
}

function paperOfPatches(
  { width, height, data }: GrayImage,
  patch: number,
  columns: number,
  rows: number,
): Float32Array {
  const paper = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      histogram.fill(0);
      const [x1, y1] = [Math.min(width, (c + 1) * patch), Math.min(height, (r + 1) * patch)];
      let count = 0;
      // Every other pixel tells as much.
      for (let y = r * patch; y < y1; y += 2)
        for (let x = c * patch; x < x1; x += 2, count++) histogram[data[y * width + x] ?? 0]!++;
      let value = 255;
      for (let left = count * LIGHTER; value > 0; value--) if ((left -= histogram[value] ?? 0) < 0) break;
      paper[r * columns + c] = Math.max(1, value);
    }
  return paper;
}

/** A patch without paper (a bar, a stamp, a heading) takes that of its neighbours; lighter patches keep theirs. */
function smoothPatches(paper: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(paper.length);
  const near: number[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      near.length = 0;
      for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++)
        for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++)
          near.push(paper[y * columns + x] ?? 255);
      near.sort((a, b) => a - b);
      out[r * columns + c] = Math.max(paper[r * columns + c] ?? 0, near[Math.floor(near.length * NEIGHBOUR_RANK)] ?? 0);
    }
  return out;
}

/** Window and offset of Bradley and Roth, "Adaptive thresholding using the integral image" (2007). */
const WINDOW_INCHES = 0.3;
const DARKER = 0.18;
/** In even light, ink is darker than this in any case: the window may lie inside a shaded cell. */
const LIGHTEST_INK = 215;

/** Ink: darker than the mean of its surroundings by a share. `image` is in even light. */
export function inkOf(image: GrayImage, dpi: number): InkMask {
  const { width, height, data } = image;
  const half = Math.max(4, Math.round((WINDOW_INCHES * dpi) / 2));
  const out = new Uint8Array(width * height);
  // Sums of the columns over the rows of the window, moved down row by row.
  const columns = new Uint32Array(width);
  const add = (y: number): void => {
    for (let x = 0, i = y * width; x < width; x++, i++) columns[x] = (columns[x] ?? 0) + (data[i] ?? 0);
  };
  const drop = (y: number): void => {
    for (let x = 0, i = y * width; x < width; x++, i++) columns[x] = (columns[x] ?? 0) - (data[i] ?? 0);
  };
  for (let y = 0; y < Math.min(half, height); y++) add(y);
  for (let y = 0; y < height; y++) {
    if (y + half < height) add(y + half);
    if (y - half - 1 >= 0) drop(y - half - 1);
    const rows = Math.min(height - 1, y + half) - Math.max(0, y - half) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(half, width); x++) sum += columns[x] ?? 0;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (x + half < width) sum += columns[x + half] ?? 0;
      if (x - half - 1 >= 0) sum -= columns[x - half - 1] ?? 0;
      const value = data[i] ?? 255;
      if (value > LIGHTEST_INK) continue;
      const count = rows * (Math.min(width - 1, x + half) - Math.max(0, x - half) + 1);
      if (value * count < sum * (1 - DARKER)) out[i] = 1;
    }
  }
  return { width, height, data: out };
}

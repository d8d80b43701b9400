import type { GrayImage } from './types.js';

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
  const gains = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const [top, bottom, down] = between(y, patch, rows);
    for (let c = 0; c < columns; c++) {
      const above = paper[top * columns + c] ?? 255;
      gains[c] = 255 / (WHITE * (above + ((paper[bottom * columns + c] ?? 255) - above) * down));
    }
    for (let x = 0; x < width;) {
      const [left, right, along] = between(x, patch, columns);
      // Up to the middle of the next patch the paper changes evenly.
      const next = left === right ? (left === 0 ? patch / 2 : width) : (right + 0.5) * patch;
      const end = Math.min(width, Math.max(x + 1, Math.ceil(next - 0.5)));
      const step = ((gains[right] ?? 1) - (gains[left] ?? 1)) / patch;
      let gain = (gains[left] ?? 1) + step * patch * along;
      for (let i = y * width + x, last = y * width + end; i < last; i++, gain += step) {
        const value = (data[i] ?? 255) * gain;
        out[i] = value > 255 ? 255 : value;
      }
      x = end;
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
        for (let x = c * patch; x < x1; x += 2, count++) {
          const value = data[y * width + x] ?? 0;
          histogram[value] = (histogram[value] ?? 0) + 1;
        }
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

/** Neither black nor white. A picture in black and white has hardly any of these, JPEG's ringing or not. */
const GREYS = { from: 64, to: 192 } as const;
/** In a grey scan there are about as many of them as of black pixels, at the edges of strokes; at 400 dpi half as many. */
const BILEVEL = 0.2;

/** Whether a picture has lost its greys. */
export function isBilevel({ data }: GrayImage): boolean {
  let grey = 0;
  let black = 0;
  for (const value of data)
    if (value < GREYS.from) black++;
    else if (value < GREYS.to) grey++;
  return grey < BILEVEL * black;
}

/** What differs by less than this, in the darker half, is one black; a photograph taken in the dark has print in it. */
const ONE_BLACK = 32;
/** Specks, as a share of the pixels, are no print. */
const SPECKS = 0.001;

/** Whether a picture is black all over: nothing can be read in it. */
export function isBlack({ data }: GrayImage): boolean {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  const rank = (share: number): number => {
    let sum = 0;
    return counts.findIndex((count) => (sum += count) > share * data.length);
  };
  const [darkest, lightest] = [rank(SPECKS), rank(1 - SPECKS)];
  return lightest < 128 && lightest - darkest < ONE_BLACK;
}

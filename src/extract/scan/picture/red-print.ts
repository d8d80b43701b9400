import { inkPieces } from '../ink.js';
import type { PixelBox } from '../line-image.js';
import type { GrayImage, InkMask } from './types.js';

// Red ink is a stamp's or print: a negative amount, a heading. A stamp is one large thing of rings, stars and characters;
// red print stands in lines. Lengths in points.

const POINTS_PER_INCH = 72;
/** Red this strong is ink: the tint of a shaded header is less, a stamp that was hardly inked vanishes whole. */
const STRONG = 40;
/** Red this near to other red is of the same word: between two lines of print is more. */
const WORD = 2;
/** The parts of a stamp are no further apart; the star stands 20 points from the ring. */
const PARTS = 10;
/** Higher than a character of the text: the star, a piece of the ring, the frame of a seal (18 mm and more). */
const TALL = 24;
/** A heading of large red characters (红头) is one row of them, never as high as a seal. */
const HEADING = { height: 48, longer: 2.5 } as const;
/** Lower than the smallest character: specks. A minus and points stand beside the digits that they belong to. */
const LOWEST = 3.6;

/** Boxes of red print, in pixels. `red` is the red channel of `image`. */
export function findRedPrint(image: GrayImage, red: GrayImage, dpi: number): PixelBox[] {
  const scale = dpi / POINTS_PER_INCH;
  const strong = strongRed(image, red);
  if (strong === null) return [];
  const words = clusters(strong, WORD * scale);
  const stamps = clusters(strong, PARTS * scale).filter((group) => {
    const tall = words.some((word) => word.y1 - word.y0 >= TALL * scale && within(word, group));
    const height = group.y1 - group.y0;
    const heading = height <= HEADING.height * scale && group.x1 - group.x0 >= HEADING.longer * height;
    return tall && !heading;
  });
  return words.filter((word) => word.y1 - word.y0 >= LOWEST * scale && !stamps.some((stamp) => within(word, stamp)));
}

/** Pixels of red ink, null where there are none. */
function strongRed({ width, height, data }: GrayImage, red: GrayImage): InkMask | null {
  const out = new Uint8Array(width * height);
  let any = false;
  for (let i = 0; i < out.length; i++)
    if ((red.data[i] ?? 0) - (data[i] ?? 0) > STRONG) {
      out[i] = 1;
      any = true;
    }
  return any ? { width, height, data: out } : null;
}

/** Boxes around ink that hangs together in squares of `size` pixels, whole squares. */
function clusters({ width, height, data }: InkMask, size: number): PixelBox[] {
  const side = Math.max(1, Math.round(size));
  const coarse = { width: Math.ceil(width / side), height: Math.ceil(height / side) };
  const squares = new Uint8Array(coarse.width * coarse.height);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    const down = Math.floor(y / side) * coarse.width;
    for (let x = row.indexOf(1); x !== -1; x = row.indexOf(1, x + 1)) squares[down + Math.floor(x / side)] = 1;
  }
  return inkPieces({ ...coarse, data: squares }).map(({ x0, y0, x1, y1 }) => ({
    x0: x0 * side,
    y0: y0 * side,
    x1: Math.min(width, x1 * side),
    y1: Math.min(height, y1 * side),
  }));
}

function within(inner: PixelBox, outer: PixelBox): boolean {
  const [x, y] = [(inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2];
  return outer.x0 <= x && x < outer.x1 && outer.y0 <= y && y < outer.y1;
}

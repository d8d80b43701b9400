import type { Box } from '../../document/geometry.js';
import { IDENTITY, toMatrix, type Matrix } from './matrix.js';

/** A picture as pdf.js decodes it: kind 1 one bit a pixel (1 white), 2 RGB, 3 RGBA; a mask has no kind. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** One picture that a page draws. */
export interface DrawnImage {
  /** Name under which pdf.js keeps the decoded picture, or the picture itself. */
  readonly source: string | DecodedImage;
  /** From the unit square (origin at the bottom left of the picture) to points of the page as displayed. */
  readonly matrix: Matrix;
  /** What shows of it, on the page as displayed. */
  readonly clip: Box;
  /** Colour (#rrggbb, or what is none) that a mask is filled with; null where it is a picture of its own. */
  readonly fill: string | null;
  /** Whether it is mixed with what lies below: half transparent, multiplied, seen through a soft mask. */
  readonly mixed: boolean;
  /** How many glyphs were drawn before it: those that it may hide. */
  readonly glyphsBefore: number;
}

/** Takes one picture: `inner` is its place in the space of the current transformation. */
type Draw = (source: string | DecodedImage, inner: Matrix, mask: boolean) => void;
type Handler = (args: readonly unknown[]) => void;

/** What to do with each operator, by name, that draws pictures. Many alike in a row come as one operator. */
export function imageHandlers(draw: Draw): Record<string, Handler> {
  const drawImage = (image: unknown, inner: Matrix): void => {
    if (typeof image === 'string' || isDecoded(image)) draw(image, inner, false);
  };
  const drawMask = (mask: unknown, inner: Matrix): void => {
    const { data } = mask as { data?: unknown };
    if (typeof data === 'string') draw(data, inner, true);
    else if (isDecoded(mask)) draw(mask, inner, true);
  };
  return {
    paintImageXObject: ([name]) => drawImage(name, IDENTITY),
    paintInlineImageXObject: ([image]) => drawImage(image, IDENTITY),
    paintImageMaskXObject: ([mask]) => drawMask(mask, IDENTITY),
    // One pixel, painted: the unit square filled.
    paintSolidColorImageMask: () => draw(ONE_PAINTED, IDENTITY, true),
    paintImageXObjectRepeat: ([name, scaleX, scaleY, positions]) => {
      for (const [x, y] of pairs(positions as ArrayLike<number>))
        drawImage(name, [Number(scaleX), 0, 0, Number(scaleY), x, y]);
    },
    paintImageMaskXObjectRepeat: ([mask, a, b, c, d, positions]) => {
      for (const [x, y] of pairs(positions as ArrayLike<number>))
        drawMask(mask, [Number(a), Number(b), Number(c), Number(d), x, y]);
    },
    paintImageMaskXObjectGroup: ([masks]) => {
      for (const mask of masks as { transform: number[] }[]) drawMask(mask, toMatrix(mask.transform));
    },
    // Small pictures of the content itself are gathered in one, RGBA, with a margin of a pixel around each.
    paintInlineImageXObjectGroup: ([all, map]) => {
      if (!isDecoded(all)) return;
      for (const { transform, x, y, w, h } of map as Gathered[])
        drawImage(cutOut(all, x, y, w, h), toMatrix(transform));
    },
  };
}

const ONE_PAINTED: DecodedImage = { width: 1, height: 1, data: new Uint8Array([0]) };

interface Gathered {
  readonly transform: number[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const RGBA = 3;

function cutOut({ width, data }: DecodedImage, x: number, y: number, w: number, h: number): DecodedImage {
  const out = new Uint8Array(w * h * 4);
  for (let row = 0; row < h; row++) {
    const from = ((y + row) * width + x) * 4;
    out.set(data.subarray(from, from + w * 4), row * w * 4);
  }
  return { width: w, height: h, kind: RGBA, data: out };
}

/** The page box of the unit square under a picture's matrix. */
export function placeOf({ matrix: [a, b, c, d, e, f] }: Pick<DrawnImage, 'matrix'>): Box {
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** What shows of a picture, null where nothing does. */
export function shownPart(image: Pick<DrawnImage, 'matrix' | 'clip'>): Box | null {
  const place = placeOf(image);
  const { clip } = image;
  const box: Box = [
    Math.max(place[0], clip[0]),
    Math.max(place[1], clip[1]),
    Math.min(place[2], clip[2]),
    Math.min(place[3], clip[3]),
  ];
  return box[2] > box[0] && box[3] > box[1] ? box : null;
}

function isDecoded(value: unknown): value is DecodedImage {
  return typeof value === 'object' && value !== null && ArrayBuffer.isView((value as { data?: unknown }).data);
}

function* pairs(values: ArrayLike<number>): Generator<[number, number]> {
  for (let i = 0; i + 1 < values.length; i += 2) yield [values[i] ?? 0, values[i + 1] ?? 0];
}

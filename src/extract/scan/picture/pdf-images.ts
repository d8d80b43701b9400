import { IDENTITY, multiply, toMatrix, type Matrix } from '../../pdf/matrix.js';
import type { PdfJs, PdfPage } from '../../pdf/index.js';

/** A picture as pdf.js decodes it: kind 1 one bit a pixel (1 white), 2 RGB, 3 RGBA; a mask has no kind. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** One picture drawn on a page. */
export interface PlacedImage {
  readonly image: DecodedImage;
  /** From the unit square (origin at the bottom left of the picture) to points of the page as displayed. */
  readonly matrix: Matrix;
  /** Colour (#rrggbb) that a mask is filled with; null where `image` is a picture of its own. */
  readonly fill: string | null;
}

interface Reference {
  /** Name under which pdf.js keeps the decoded picture, or the picture itself. */
  readonly image: string | DecodedImage;
  readonly matrix: Matrix;
  readonly fill: string | null;
}

/** The pictures that a page draws, in drawing order, decoded. */
export async function placedImages(pdfjs: PdfJs, page: PdfPage): Promise<PlacedImage[]> {
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
  const references = walkImages(
    pdfjs.OPS,
    operators.fnArray,
    operators.argsArray as unknown[][],
    toMatrix(page.getViewport({ scale: 1 }).transform),
  );
  const placed: PlacedImage[] = [];
  for (const { image, matrix, fill } of references) {
    const decoded = typeof image === 'string' ? await decodedImage(page, image) : image;
    if (decoded) placed.push({ image: decoded, matrix, fill });
  }
  return placed;
}

/** Waits for a picture; null where pdf.js could not decode it. Names that begin with g_ are shared by pages. */
function decodedImage(page: PdfPage, name: string): Promise<DecodedImage | null> {
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    store.get(name, (value: DecodedImage | null) => resolve(value?.data ? value : null));
  });
}

/** Follows the transformations to each picture. */
export function walkImages(
  ops: PdfJs['OPS'],
  fnArray: ArrayLike<number>,
  argsArray: ArrayLike<readonly unknown[] | null>,
  viewport: Matrix,
): Reference[] {
  const found: Reference[] = [];
  const stack: { ctm: Matrix; fill: string }[] = [];
  let state = { ctm: viewport, fill: '#000000' };
  const save = (): number => stack.push(state);
  const restore = (): void => {
    state = stack.pop() ?? state;
  };
  const transform = (matrix: Matrix): void => {
    state = { ...state, ctm: multiply(state.ctm, matrix) };
  };
  const draw = (image: unknown, inner: Matrix, mask: boolean): void => {
    if (typeof image === 'string' || isDecoded(image))
      found.push({ image, matrix: multiply(state.ctm, inner), fill: mask ? state.fill : null });
  };
  const drawMask = (mask: unknown, inner: Matrix): void => {
    const { data } = mask as { data?: unknown };
    draw(typeof data === 'string' ? data : mask, inner, true);
  };
  const handlers: Partial<Record<number, (args: readonly unknown[]) => void>> = {
    [ops.save]: save,
    [ops.restore]: restore,
    [ops.transform]: (args) => transform(toMatrix(args as number[])),
    [ops.paintFormXObjectBegin]: ([matrix]) => {
      save();
      if (matrix) transform(toMatrix(matrix as number[]));
    },
    [ops.paintFormXObjectEnd]: restore,
    [ops.setFillRGBColor]: ([colour]) => {
      state = { ...state, fill: String(colour) };
    },
    [ops.paintImageXObject]: ([name]) => draw(name, IDENTITY, false),
    [ops.paintInlineImageXObject]: ([image]) => draw(image, IDENTITY, false),
    [ops.paintImageMaskXObject]: ([mask]) => drawMask(mask, IDENTITY),
    // Many alike in a row come as one operator: strips of one size, small masks.
    [ops.paintImageXObjectRepeat]: ([name, scaleX, scaleY, positions]) => {
      for (const [x, y] of pairs(positions as ArrayLike<number>))
        draw(name, [Number(scaleX), 0, 0, Number(scaleY), x, y], false);
    },
    [ops.paintImageMaskXObjectRepeat]: ([mask, a, b, c, d, positions]) => {
      for (const [x, y] of pairs(positions as ArrayLike<number>))
        drawMask(mask, [Number(a), Number(b), Number(c), Number(d), x, y]);
    },
    [ops.paintImageMaskXObjectGroup]: ([masks]) => {
      for (const mask of masks as { transform: number[] }[]) drawMask(mask, toMatrix(mask.transform));
    },
  };
  for (let i = 0; i < fnArray.length; i++) handlers[fnArray[i] ?? -1]?.(argsArray[i] ?? []);
  return found;
}

function isDecoded(value: unknown): value is DecodedImage {
  return typeof value === 'object' && value !== null && ArrayBuffer.isView((value as { data?: unknown }).data);
}

function* pairs(values: ArrayLike<number>): Generator<[number, number]> {
  for (let i = 0; i + 1 < values.length; i += 2) yield [values[i] ?? 0, values[i + 1] ?? 0];
}

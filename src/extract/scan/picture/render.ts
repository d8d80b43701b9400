import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { resourceOptions } from '../../pdf/runtime.js';
import { toLayer } from './lightness.js';
import { paperScale } from './paper.js';
import type { RawPicture } from './types.js';

/** For print that is no picture: fine enough for 7-point figures, and a third of the work of 300. */
export const RENDER_DPI = 200;
const POINTS_PER_INCH = 72;
/** Pixels of one rendered page: A2 at 200 dpi has 15 million. */
const MAX_PIXELS = 30_000_000;

/** There is no canvas to draw on: @napi-rs/canvas, an optional dependency of pdfjs-dist, is not installed. */
export class CanvasUnavailable extends Error {
  override readonly name = 'CanvasUnavailable';
}

/**
 * Shows `visit` each page asked for (counted from 1) as it is printed, drawn at its number of dots per inch of paper:
 * where fonts do not say what their characters are, or pictures are mixed, the print is all there is to read.
 * Pages longer than any paper are left out.
 * Throws CanvasUnavailable.
 */
export async function eachRenderedPage(
  bytes: Uint8Array,
  pages: ReadonlyMap<number, number>,
  visit: (page: number, picture: RawPicture) => Promise<void>,
): Promise<void> {
  const pdfjs = await loadDrawing();
  const task = pdfjs.getDocument({
    ...resourceOptions(),
    data: new Uint8Array(bytes), // pdf.js takes the buffer over
    cMapPacked: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    for (const [number, dpi] of pages) {
      const page = await document.getPage(number);
      const picture = await render(page, document.canvasFactory as CanvasFactory, pdfjs.AnnotationMode.DISABLE, dpi);
      page.cleanup();
      if (picture !== null) await visit(number, picture);
    }
  } finally {
    await task.destroy();
  }
}

/** pdf.js as it comes, with its canvas. The text reader's (runtime.ts) is loaded without one and cannot draw. */
async function loadDrawing(): Promise<typeof PdfJs> {
  try {
    await import('@napi-rs/canvas');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } catch (error) {
    throw new CanvasUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** What pdf.js draws on under Node: canvases of @napi-rs/canvas. */
interface CanvasFactory {
  create(
    width: number,
    height: number,
  ): {
    readonly canvas: unknown;
    readonly context: {
      getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
    };
  };
}

async function render(
  page: PdfJs.PDFPageProxy,
  factory: CanvasFactory,
  annotationMode: number,
  dpi: number,
): Promise<RawPicture | null> {
  const scale = (dpi / POINTS_PER_INCH) * paperScale(page.getViewport({ scale: 1 }));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  if (width * height > MAX_PIXELS) return null;
  const { canvas, context } = factory.create(width, height);
  await page.render({ canvas, viewport, annotationMode, background: '#fff' }).promise;
  const { light, red } = toLayer({ width, height, data: context.getImageData(0, 0, width, height).data });
  return {
    page: page.pageNumber,
    image: light,
    red,
    pixelsPerPoint: dpi / POINTS_PER_INCH,
    turn: 0,
    toPoint: [1 / scale, 0, 0, 1 / scale, 0, 0],
  };
}

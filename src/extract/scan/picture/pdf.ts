import { openPdf } from '../../pdf/index.js';
import { toLayer, toMaskLayer } from './lightness.js';
import { paintPage } from './paint.js';
import { placedImages } from './pdf-images.js';
import type { RawPicture } from './types.js';

/** Pixels of one embedded picture: A3 at 600 dpi has 70 million. A larger one is left out by pdf.js. */
const MAX_PIXELS = 80_000_000;

/**
 * Shows `visit` the picture of each page asked for (counted from 1), one at a time: the next is decoded when `visit`
 * is done. Null where a page has no picture as large as a page, or none that can be decoded.
 * Throws what pdf.js throws on a file that it cannot open.
 */
export async function eachPagePicture(
  bytes: Uint8Array,
  pages: readonly number[],
  visit: (page: number, picture: RawPicture | null) => void | Promise<void>,
): Promise<void> {
  await openPdf(bytes, MAX_PIXELS, {}, async (pdfjs, document) => {
    for (const number of pages) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const placed = (await placedImages(pdfjs, page)).map(({ image, matrix, fill }) => ({
        layer: fill === null ? toLayer(image) : toMaskLayer(image, fill),
        matrix,
      }));
      page.cleanup();
      await visit(number, paintPage({ page: number, width, height }, placed));
    }
  });
}

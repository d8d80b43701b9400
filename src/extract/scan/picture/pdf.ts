import type { DrawnImage } from '../../pdf/images.js';
import { MAX_IMAGE_PIXELS, openPdf, walkPage, type PdfPage } from '../../pdf/index.js';
import { decodedImage } from '../../pdf/pictures.js';
import { toLayer, toMaskLayer } from './lightness.js';
import { paintPage, type PlacedLayer } from './paint.js';
import type { RawPicture } from './types.js';

export interface PagePictures {
  /** The pictures of the page as one; null where it has none as large as a page or a part of one. */
  readonly picture: RawPicture | null;
  /** There is more to see than these pictures painted one over the other: print, fills over them, soft masks. */
  readonly more: boolean;
  /** Some of the pictures could not be decoded. */
  readonly lost: boolean;
}

/** A page without pictures may have print that was turned into outlines (转曲): as many shapes with curves at least. */
const OUTLINES = 50;

/**
 * Shows `visit` the picture of each page asked for (counted from 1), no finer than `mostDpi`, one at a time: the next is
 * decoded when `visit` is done. Throws what pdf.js throws on a file that it cannot open.
 */
export async function eachPagePicture(
  bytes: Uint8Array,
  pages: readonly number[],
  visit: (page: number, pictures: PagePictures) => void | Promise<void>,
  mostDpi?: number,
): Promise<void> {
  await openPdf(bytes, MAX_IMAGE_PIXELS, {}, async (pdfjs, document) => {
    for (const number of pages) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { images, painted, patterned, outlines, glyphs } = await walkPage(pdfjs, page);
      const layers = await layersOf(page, images);
      page.cleanup();
      const picture = paintPage({ page: number, width, height }, layers, mostDpi);
      const written = glyphs.some(({ shown }) => shown === 'shown');
      const drawn = picture === null ? patterned || outlines >= OUTLINES : painted || images.some(({ mixed }) => mixed);
      await visit(number, { picture, more: written || drawn, lost: layers.length < images.length });
    }
  });
}

/** The pictures decoded, in drawing order; those that cannot be are left out. */
async function layersOf(page: PdfPage, images: readonly DrawnImage[]): Promise<PlacedLayer[]> {
  const layers: PlacedLayer[] = [];
  for (const { source, matrix, clip, fill } of images) {
    const image = typeof source === 'string' ? await decodedImage(page, source) : source;
    if (image !== null) layers.push({ layer: fill === null ? toLayer(image) : toMaskLayer(image, fill), matrix, clip });
  }
  return layers;
}

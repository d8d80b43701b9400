import type { DrawnImage } from '../../pdf/images.js';
import { MAX_IMAGE_PIXELS, openPdf, walkPage, type PdfPage } from '../../pdf/index.js';
import { coverOf, decodedImage } from '../../pdf/pictures.js';
import { toLayer, toMaskLayer } from './lightness.js';
import { paintPage, type PlacedLayer } from './paint.js';
import type { RawPicture } from './types.js';

export interface PagePictures {
  /** The pictures of the page as one; null where it has none as large as a page or a part of one. */
  readonly picture: RawPicture | null;
  /** There is more to see than these pictures painted one over the other: print, fills over them, soft masks. */
  readonly more: boolean;
  /** Some of the pictures could not be decoded; where that is much of the page, none is shown. */
  readonly lost: boolean;
}

/** A logo or a seal that is lost leaves the page readable, a strip of a scan does not. */
const LOST = 0.02;
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
      const { layers, lost } = await layersOf(page, images);
      page.cleanup();
      // Figures at the edge of what is missing may be cut.
      const gone = coverOf(lost, width, height) >= LOST;
      const picture = gone ? null : paintPage({ page: number, width, height }, layers, mostDpi);
      const written = glyphs.some(({ shown }) => shown === 'shown');
      const drawn = picture === null ? patterned || outlines >= OUTLINES : painted || images.some(({ mixed }) => mixed);
      await visit(number, { picture, more: written || drawn, lost: lost.length > 0 });
    }
  });
}

/** The pictures decoded, in drawing order, and those that cannot be. */
async function layersOf(
  page: PdfPage,
  images: readonly DrawnImage[],
): Promise<{ layers: PlacedLayer[]; lost: DrawnImage[] }> {
  const layers: PlacedLayer[] = [];
  const lost: DrawnImage[] = [];
  for (const one of images) {
    const { source, matrix, clip, fill } = one;
    const image = typeof source === 'string' ? await decodedImage(page, source) : source;
    if (image === null) lost.push(one);
    else layers.push({ layer: fill === null ? toLayer(image) : toMaskLayer(image, fill), matrix, clip });
  }
  return { layers, lost };
}

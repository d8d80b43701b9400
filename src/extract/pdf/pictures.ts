import type { Box } from '../../document/geometry.js';
import { shownPart, type DecodedImage, type DrawnImage } from './images.js';
import type { PdfPage } from './index.js';
import type { DrawnGlyph } from './text-pen.js';

// What the pictures of a page cover: the page, and text that was drawn before them.

/** Side of the squares in which what pictures cover is counted, points: strips overlap, and pictures lie on pictures. */
const SQUARE = 4;

/** The share of the page that its pictures cover. */
export function coverOf(images: readonly DrawnImage[], width: number, height: number): number {
  if (images.length === 0) return 0;
  const [columns, rows] = [Math.max(1, Math.ceil(width / SQUARE)), Math.max(1, Math.ceil(height / SQUARE))];
  if (columns * rows > MOST_SQUARES)
    return Math.min(1, images.reduce((sum, one) => sum + areaOf(one), 0) / (width * height));
  const covered = new Uint8Array(columns * rows);
  for (const image of images) {
    const box = shownPart(image);
    if (box === null) continue;
    // A square counts where its middle is covered.
    const [x0, y0, x1, y1] = box.map((at) => Math.round(at / SQUARE)) as [number, number, number, number];
    for (let y = Math.max(0, y0); y < Math.min(rows, y1); y++)
      covered.fill(1, y * columns + Math.max(0, x0), y * columns + Math.min(columns, x1));
  }
  return covered.reduce((sum, one) => sum + one, 0) / covered.length;
}

/** Annotations that are no part of the page's print, or that nobody sees. */
const NO_PRINT = new Set(['Link', 'Popup', 'Widget']);

/** The share of the page that the largest annotation with a picture of its own covers: a stamp (图章) may be the page. */
export async function annotationCover(page: PdfPage): Promise<number> {
  const { width, height } = page.getViewport({ scale: 1, dontFlip: true });
  const annotations = (await page.getAnnotations()) as { subtype?: string; hasAppearance?: boolean; rect?: number[] }[];
  const shares = annotations.map(({ subtype = '', hasAppearance, rect: [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [] }) =>
    hasAppearance === true && !NO_PRINT.has(subtype) ? (Math.abs(x1 - x0) * Math.abs(y1 - y0)) / (width * height) : 0,
  );
  return Math.min(1, Math.max(0, ...shares));
}

/** A page of 3 m by 3 m; larger ones are no paper. */
const MOST_SQUARES = 4_500_000;

function areaOf(image: DrawnImage): number {
  const box = shownPart(image);
  return box === null ? 0 : (box[2] - box[0]) * (box[3] - box[1]);
}

/**
 * The glyphs, those marked that a picture painted over them hides: recognised text that a scanner laid under its
 * picture is not what the page says.
 */
export async function withoutCovered(
  page: PdfPage,
  { glyphs, images }: { readonly glyphs: readonly DrawnGlyph[]; readonly images: readonly DrawnImage[] },
): Promise<readonly DrawnGlyph[]> {
  const covers: { box: Box; before: number }[] = [];
  for (const image of images) {
    const box = shownPart(image);
    if (box === null || image.mixed || image.fill !== null || image.glyphsBefore === 0) continue;
    if (!glyphs.slice(0, image.glyphsBefore).some((glyph) => isWithin(glyph, box))) continue;
    if (await isOpaque(page, image)) covers.push({ box, before: image.glyphsBefore });
  }
  if (covers.length === 0) return glyphs;
  return glyphs.map((glyph, i) =>
    covers.some(({ box, before }) => i < before && isWithin(glyph, box)) ? { ...glyph, shown: 'covered' } : glyph,
  );
}

function isWithin({ box, shown }: DrawnGlyph, cover: Box): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return shown === 'shown' && x >= cover[0] && x <= cover[2] && y >= cover[1] && y <= cover[3];
}

async function isOpaque(page: PdfPage, { source }: DrawnImage): Promise<boolean> {
  const image = typeof source === 'string' ? await decodedImage(page, source) : source;
  if (image === null) return false;
  const { width, height, data } = image;
  if (data.length < width * height * 4) return true;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

/** Waits for a picture; null where pdf.js could not decode it. Names that begin with g_ are shared by pages. */
export function decodedImage(page: PdfPage, name: string): Promise<DecodedImage | null> {
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    store.get(name, (value: DecodedImage | null) => resolve(value?.data ? value : null));
  });
}

import sharp, { type Metadata, type Sharp } from 'sharp';
import { MAX_DPI } from '../scan/picture/paint.js';
import type { GrayImage, RawPicture } from '../scan/picture/types.js';

/** Formats of libvips that scanners and phones write; others (SVG, PDF …) are not let near it. */
const FORMATS = new Set(['jpeg', 'png', 'tiff', 'webp', 'gif']);
/** Pixels of one page: A3 at 600 dpi has 70 million. A small file may unfold to far more. */
const MAX_PIXELS = 80_000_000;
/** Pages of one TIFF; a disclosure has 100 at most. */
const MAX_PAGES = 500;
const POINTS_PER_INCH = 72;
/** A file that says less or more was never set to its scanner's resolution: 72 and 96 are what programs write by default. */
const SANE_DPI = [100, 1300] as const;
/** Longer side of A4, in inches: taken for the size of a page whose resolution is not known. */
const A4_INCHES = 11.69;

/** Why a picture could not be read. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  constructor(
    readonly reason: 'damaged' | 'too-large',
    readonly page: number | null,
    cause?: unknown,
  ) {
    super(`the picture is ${reason}${page === null ? '' : ` (page ${page})`}`, { cause });
  }
}

export interface ImagePages {
  readonly pageCount: number;
}

/**
 * Shows `visit` each page of a picture file (JPEG, PNG, GIF, WebP, TIFF of one or many pages), one at a time; only
 * those of `pages` (counted from 1) where given.
 * Throws ImageError where the file is damaged or unfolds to too many pixels.
 */
export async function eachImagePage(
  bytes: Uint8Array,
  pages: readonly number[] | null,
  visit: (page: number, picture: RawPicture, pageCount: number) => void | Promise<void>,
): Promise<ImagePages> {
  const { format, pages: count = 1 } = await metadataOf(bytes, null);
  if (!FORMATS.has(format)) throw new ImageError('damaged', null);
  // The frames of a GIF or a WebP are a film, not pages.
  const pageCount = format === 'tiff' ? count : 1;
  if (pageCount > MAX_PAGES) throw new ImageError('too-large', MAX_PAGES + 1);
  for (let page = 1; page <= pageCount; page++)
    if (pages?.includes(page) ?? true) await visit(page, await readImagePage(bytes, page), pageCount);
  return { pageCount };
}

async function metadataOf(bytes: Uint8Array, page: number | null): Promise<Metadata> {
  try {
    return await open(bytes, page).metadata();
  } catch (error) {
    throw failure(error, page);
  }
}

function open(bytes: Uint8Array, page: number | null): Sharp {
  return sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
    failOn: 'error',
    sequentialRead: true,
    ...(page === null ? {} : { page: page - 1 }),
  });
}

function failure(error: unknown, page: number | null): ImageError {
  const tooLarge = error instanceof Error && error.message.includes('pixel limit');
  return new ImageError(tooLarge ? 'too-large' : 'damaged', page, error);
}

async function readImagePage(bytes: Uint8Array, page: number): Promise<RawPicture> {
  const { autoOrient, density, space } = await metadataOf(bytes, page);
  const { width, height } = autoOrient;
  const dpi =
    density !== undefined && density >= SANE_DPI[0] && density <= SANE_DPI[1] ? density : guessedDpi(width, height);
  const shrunk = Math.min(1, MAX_DPI / dpi);
  const size = { width: Math.max(1, Math.round(width * shrunk)), height: Math.max(1, Math.round(height * shrunk)) };
  // Phones say by a tag how they were held; what is clear is paper.
  const upright = (): Sharp =>
    open(bytes, page)
      .autoOrient()
      .flatten({ background: '#fff' })
      .resize({ ...size, fit: 'fill', kernel: 'linear' });
  try {
    const image = await plane(upright().toColourspace('b-w'));
    const red = space === 'b-w' ? null : await plane(upright().toColourspace('srgb').extractChannel('red'));
    const pixelsPerPoint = (dpi * shrunk) / POINTS_PER_INCH;
    const toPoint = [1 / pixelsPerPoint, 0, 0, 1 / pixelsPerPoint, 0, 0] as const;
    return { page, image, red, pixelsPerPoint, turn: 0, toPoint };
  } catch (error) {
    throw failure(error, page);
  }
}

/** The resolution at which the picture is a sheet of A4. */
function guessedDpi(width: number, height: number): number {
  return Math.max(width, height) / A4_INCHES;
}

async function plane(picture: Sharp): Promise<GrayImage> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error(`${info.channels} channels where one was asked for`);
  return {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

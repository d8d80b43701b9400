import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../../document/diagnostic.js';
import { ParseError } from '../../document/errors.js';
import type { Page } from '../../document/page.js';
import type * as Images from '../image/index.js';
import { unreadableCount } from '../page-state.js';
import { OCR_INSTALL, OcrUnavailable } from './models.js';
import { readScan } from './page.js';
import { eachPictureBeside, pictureLeft, picturesLeft } from './beside.js';
import { isPicture, isPictured, merge } from './mixed.js';
import {
  CanvasUnavailable,
  eachPagePicture,
  eachRenderedPage,
  isBlack,
  readPicture,
  RENDER_DPI,
  type RawPicture,
} from './picture/index.js';
import { createRecognizer, type Recognizer } from './recognizer.js';

/** When pages are read in their pictures: those without a usable text layer, all that have a picture, none. */
export const OCR_MODES = ['auto', 'always', 'never'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

/** A page that is about to be read in its picture. */
export interface ScanProgress {
  readonly file: string;
  /** Counted from 1. */
  readonly page: number;
  /** How many of the file's pages have been read so, and how many there are to read. */
  readonly done: number;
  readonly total: number;
}

export interface ScanOptions {
  readonly ocr?: OcrMode;
  readonly onScan?: (scan: ScanProgress) => void;
}

export interface ReadPages {
  readonly pages: Page[];
  readonly diagnostics: Diagnostic[];
}

const POINTS_PER_INCH = 72;
/** More threads than this make a page no faster: the network's layers are small. */
const MOST_THREADS = 4;
/** A text layer with more characters than this that say nothing is none: a font or two without encoding. */
const UNREADABLE = 0.2;

/**
 * Letters of scripts that are not in use stand for Chinese ones that were lost, and digits may be as wrong as they.
 * Born-digital disclosures have none but in a foreign name.
 */
const GARBLED = 0.02;
const GARBLED_LETTERS = 3;

/** Whether a page's own text says next to nothing, or something else than what is printed. */
export function lacksText(page: Page): boolean {
  const { foreign } = page.unreadable;
  const garbled = foreign >= GARBLED_LETTERS && foreign >= page.glyphs.length * GARBLED;
  return garbled || unreadableCount(page) >= page.glyphs.length * UNREADABLE;
}

/** The recogniser of a run: loaded when the first scan turns up, one for all files. */
export class ScanReader {
  #recognizer: Recognizer | null = null;

  /**
   * The pages of a PDF, those without usable text read in their pictures: the scan, or else the page as it is printed.
   * Where a page has text and a picture with print as well, both.
   * Throws ParseError where that leaves nothing, because the optional packages are missing.
   */
  async readPages(bytes: Uint8Array, file: string, pages: readonly Page[], options: ScanOptions): Promise<ReadPages> {
    const { ocr = 'auto', onScan } = options;
    const unwritten = (page: Page): boolean => lacksText(page) || (ocr === 'always' && isPicture(page));
    const beside = pages.filter((page) => !unwritten(page) && isPictured(page));
    if (ocr === 'never') return { pages: [...pages], diagnostics: await picturesLeft(bytes, beside) };
    const wanted = pages.filter(unwritten);
    const numbers = [...wanted, ...beside].map(({ number }) => number).sort((a, b) => a - b);
    const tell = (page: number): void => onScan?.({ file, page, done: numbers.indexOf(page), total: numbers.length });
    try {
      const { read, diagnostics } = await this.#readUnwritten(bytes, wanted, tell);
      await eachPictureBeside(bytes, beside, async (page, picture) => {
        if (picture === null) return void diagnostics.push(pictureLeft(page.number));
        tell(page.number);
        read.set(page.number, merge(page, await readScan(picture, await this.#load())));
      });
      return { pages: pages.flatMap((page) => read.get(page.number) ?? [page]), diagnostics };
    } catch (error) {
      if (!(error instanceof OcrUnavailable)) throw error;
      if (pages.every(({ glyphs }) => glyphs.length === 0)) throw missing(file, error);
      return { pages: [...pages], diagnostics: [ocrMissing(), ...(await picturesLeft(bytes, beside))] };
    }
  }

  /**
   * The pages of a picture file (JPEG, PNG, TIFF …). Throws ParseError where it is damaged, where pictures are not to
   * be read, and where the optional packages are missing.
   */
  async readImage(
    bytes: Uint8Array,
    file: string,
    options: ScanOptions & { readonly pages?: readonly (readonly [number, number])[] },
  ): Promise<{ pages: Page[]; pageCount: number }> {
    if (options.ocr === 'never') throw new ParseError('no-text-layer', { file });
    const pages: Page[] = [];
    let images: typeof Images | null = null;
    try {
      images = await loadImages();
      const recognizer = await this.#load();
      const { pageCount } = await images.eachImagePage(bytes, options.pages ?? null, async (page, picture, total) => {
        options.onScan?.({ file, page, done: page - 1, total });
        pages.push(...(await readScan(readPicture(picture), recognizer)));
      });
      return { pages, pageCount };
    } catch (error) {
      if (error instanceof OcrUnavailable) throw missing(file, error);
      if (images !== null && error instanceof images.ImageError) throw imageFailure(error, file);
      throw error;
    }
  }

  /** Frees the model's memory. */
  async release(): Promise<void> {
    const recognizer = this.#recognizer;
    this.#recognizer = null;
    await recognizer?.release();
  }

  /** Pages without usable text, by number: those that have a picture, and those that can be drawn. */
  async #readUnwritten(
    bytes: Uint8Array,
    wanted: readonly Page[],
    tell: (page: number) => void,
  ): Promise<{ read: Map<number, Page[]>; diagnostics: Diagnostic[] }> {
    const read = new Map<number, Page[]>();
    if (wanted.length === 0) return { read, diagnostics: [] };
    const recognizer = await this.#load();
    const take = async (number: number, picture: RawPicture): Promise<void> => {
      // What pdf.js cannot draw, a soft mask of another picture's lightness, comes out black: not read, not empty.
      if (isBlack(picture.image)) return;
      tell(number);
      read.set(number, await readScan(readPicture(picture), recognizer));
    };
    // Pages that their pictures alone do not show, and how fine they are drawn.
    const drawn = new Map<number, number>();
    const diagnostics: Diagnostic[] = [];
    const numbers = wanted.map(({ number }) => number);
    await eachPagePicture(bytes, numbers, async (number, { picture, more, lost }) => {
      if (lost && picture !== null) diagnostics.push(pictureLeft(number));
      if (more) drawn.set(number, Math.max(RENDER_DPI, (picture?.pixelsPerPoint ?? 0) * POINTS_PER_INCH));
      else if (picture !== null) await take(number, picture);
    });
    if (drawn.size === 0) return { read, diagnostics };
    try {
      await eachRenderedPage(bytes, drawn, take);
    } catch (error) {
      if (!(error instanceof CanvasUnavailable)) throw error;
      await eachPagePicture(bytes, [...drawn.keys()], async (number, { picture }) => {
        if (picture !== null) await take(number, picture);
      });
      if (wanted.some(({ number, glyphs }) => glyphs.length > 0 && drawn.has(number)))
        diagnostics.push(canvasMissing());
    }
    return { read, diagnostics };
  }

  async #load(): Promise<Recognizer> {
    this.#recognizer ??= await createRecognizer(Math.min(MOST_THREADS, availableParallelism()));
    return this.#recognizer;
  }
}

/** Decoding pictures needs sharp, an optional package. Throws OcrUnavailable. */
async function loadImages(): Promise<typeof Images> {
  try {
    return await import('../image/index.js');
  } catch (error) {
    throw new OcrUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function imageFailure(error: Images.ImageError, file: string): ParseError {
  const code = error.reason === 'too-large' ? 'picture-too-large' : 'picture-damaged';
  return new ParseError(code, { file, page: error.page, cause: error });
}

function missing(file: string, error: OcrUnavailable): ParseError {
  return new ParseError('ocr-missing', { file, values: { command: OCR_INSTALL, found: error.message }, cause: error });
}

function ocrMissing(): Diagnostic {
  return {
    severity: 'warning',
    code: 'ocr-missing',
    message: {
      zh: `文字识别（OCR）组件没有安装，扫描页未读取；安装命令：${OCR_INSTALL}`,
      en: `the packages for text recognition (OCR) are not installed: scanned pages were not read; to add them: ${OCR_INSTALL}`,
    },
    source: 0,
    page: null,
  };
}

function canvasMissing(): Diagnostic {
  return {
    severity: 'warning',
    code: 'canvas-missing',
    message: {
      zh: '有的页字体没有给出文字编码，需要按印出的样子识别，但画布组件没有安装；安装命令：npm install @napi-rs/canvas',
      en: 'the fonts of some pages do not say what their characters are; to recognise them as printed a canvas is needed: npm install @napi-rs/canvas',
    },
    source: 0,
    page: null,
  };
}

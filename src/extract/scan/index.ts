import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../../document/diagnostic.js';
import { ParseError } from '../../document/errors.js';
import type { Page } from '../../document/page.js';
import { unreadableCount } from '../page-state.js';
import { OCR_INSTALL, OcrUnavailable } from './models.js';
import { readScan } from './page.js';
import { eachPagePicture, readPicture } from './picture/index.js';
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

/** More threads than this make a page no faster: the network's layers are small. */
const MOST_THREADS = 4;
/** A text layer with more characters than this that say nothing is none: a font or two without encoding. */
const UNREADABLE = 0.2;

/** Whether a page's own text says next to nothing. */
export function lacksText(page: Page): boolean {
  return unreadableCount(page) >= page.glyphs.length * UNREADABLE;
}

/** The recogniser of a run: loaded when the first scan turns up, one for all files. */
export class ScanReader {
  #recognizer: Recognizer | null = null;

  /**
   * The pages of a PDF, those without usable text read in their pictures where they have any. Throws ParseError
   * where that leaves nothing, because the optional packages are missing.
   */
  async readPages(bytes: Uint8Array, file: string, pages: readonly Page[], options: ScanOptions): Promise<ReadPages> {
    const { ocr = 'auto', onScan } = options;
    const wanted = ocr === 'never' ? [] : pages.filter((page) => ocr === 'always' || lacksText(page));
    if (wanted.length === 0) return { pages: [...pages], diagnostics: [] };
    const numbers = wanted.map(({ number }) => number);
    try {
      const read = await this.#readPictures(bytes, numbers, (page) =>
        onScan?.({ file, page, done: numbers.indexOf(page), total: numbers.length }),
      );
      return { pages: pages.flatMap((page) => read.get(page.number) ?? [page]), diagnostics: [] };
    } catch (error) {
      if (!(error instanceof OcrUnavailable)) throw error;
      if (pages.every(({ glyphs }) => glyphs.length === 0))
        throw new ParseError('ocr-missing', {
          file,
          values: { command: OCR_INSTALL, found: error.message },
          cause: error,
        });
      return { pages: [...pages], diagnostics: [ocrMissing()] };
    }
  }

  /** Frees the model's memory. */
  async release(): Promise<void> {
    const recognizer = this.#recognizer;
    this.#recognizer = null;
    await recognizer?.release();
  }

  /** Pages that have a picture, by number. */
  async #readPictures(
    bytes: Uint8Array,
    numbers: readonly number[],
    onPage: (page: number) => void,
  ): Promise<Map<number, Page[]>> {
    this.#recognizer ??= await createRecognizer(Math.min(MOST_THREADS, availableParallelism()));
    const recognizer = this.#recognizer;
    const pages = new Map<number, Page[]>();
    await eachPagePicture(bytes, numbers, async (number, picture) => {
      onPage(number);
      if (picture !== null) pages.set(number, await readScan(readPicture(picture), recognizer));
    });
    return pages;
  }
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

import { availableParallelism } from 'node:os';
import type { Page } from '../../document/page.js';
import { readScan } from './page.js';
import { eachPagePicture, readPicture } from './picture/index.js';
import { createRecognizer, type Recognizer } from './recognizer.js';

export { OCR_INSTALL, OcrUnavailable } from './models.js';

/** When pages are read in their pictures: those without a usable text layer, all that have a picture, none. */
export const OCR_MODES = ['auto', 'always', 'never'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

/** More threads than this make a page no faster: the network's layers are small. */
const MOST_THREADS = 4;
/** A text layer with more characters than this that say nothing is none: a font or two without encoding. */
const UNREADABLE = 0.2;

/** Whether a page's own text says next to nothing. */
export function lacksText({ glyphs, unreadable: { replacement, privateUse } }: Page): boolean {
  return replacement + privateUse >= glyphs.length * UNREADABLE;
}

/** The recogniser of a run: loaded when the first scan turns up, one for all files. */
export class ScanReader {
  #recognizer: Recognizer | null = null;

  /**
   * Reads pages (counted from 1) of a PDF in their pictures; pages without a picture are left out of the result.
   * `onPage` is told before each page. Throws OcrUnavailable where the optional packages are missing.
   */
  async readPdf(bytes: Uint8Array, numbers: readonly number[], onPage: (page: number) => void): Promise<Page[]> {
    this.#recognizer ??= await createRecognizer(Math.min(MOST_THREADS, availableParallelism()));
    const recognizer = this.#recognizer;
    const pages: Page[] = [];
    await eachPagePicture(bytes, numbers, async (number, picture) => {
      onPage(number);
      if (picture !== null) pages.push(await readScan(readPicture(picture), recognizer));
    });
    return pages;
  }

  /** Frees the model's memory. */
  async release(): Promise<void> {
    const recognizer = this.#recognizer;
    this.#recognizer = null;
    await recognizer?.release();
  }
}

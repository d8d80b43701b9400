import type { Font, Page } from '../../document/page.js';
import { fontFacts, fontName, type FontFacts } from './fonts.js';
import { toMatrix } from './matrix.js';
import { toPage } from './page.js';
import {
  directWorker,
  fontFaceOptions,
  InflateBudget,
  LeftOutPictures,
  loadPdfJs,
  resourceOptions,
  withFastGlobals,
} from './runtime.js';
import { annotationCover, coverOf, withoutCovered } from './pictures.js';
import type { DrawnGlyph } from './text-pen.js';
import { walkOperators, type Drawn } from './walk.js';

export type PdfJs = Awaited<ReturnType<typeof loadPdfJs>>;
export type Document = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
export type PdfPage = Awaited<ReturnType<Document['getPage']>>;

/** What is read of a PDF: the pages asked for, in order. */
export interface PdfExtract {
  readonly pages: Page[];
  readonly pageCount: number;
  readonly producer: string | null;
  /** Whether pages that were asked for lie behind `lastPage`. */
  readonly left: boolean;
}

/** What is read of a PDF, and who is told. */
export interface PdfOptions {
  /** The last page that is read, whatever else is asked for. */
  readonly lastPage?: number;
  /** Told of each page before it is read. */
  readonly onPage?: (page: number) => void;
  /** Page ranges to read, counted from 1; all where absent. */
  readonly pages?: readonly (readonly [number, number])[] | undefined;
  /** Called with each page's operators before anything is dropped; for tests. */
  readonly onDrawn?: (page: number, glyphs: readonly DrawnGlyph[], proxy: PdfPage) => void | Promise<void>;
  /** Leaves pdf.js as it is, slower; tests prove that both ways read the same. */
  readonly plain?: boolean;
}

/**
 * Glyphs and rules of every page of a PDF, from one walk over the operator list a page.
 * Throws pdf.js' own exceptions (PasswordException, InvalidPDFException …) and InflateError; the caller names the file.
 */
export async function extractPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<PdfExtract> {
  const { lastPage = Number.POSITIVE_INFINITY } = options;
  const ranges = options.pages ?? [[1, Number.POSITIVE_INFINITY]];
  const wanted = (number: number): boolean => ranges.some(([from, to]) => number >= from && number <= to);
  // Pages with pictures, and how many.
  const pictured = new Map<number, number | null>();
  const extract = await openPdf(bytes, NO_IMAGES, options, async (pdfjs, document, budget, leftOut) => {
    const pages: Page[] = [];
    // A hostile file may claim a thousand million pages.
    const end = Math.min(document.numPages, lastPage, Math.max(...ranges.map(([, to]) => to)));
    for (let number = 1; number <= end; number++) {
      if (!wanted(number)) continue;
      options.onPage?.(number);
      leftOut.take();
      pages.push(await readPage(pdfjs, document, number, options));
      const count = leftOut.take();
      if (count !== 0) pictured.set(number, count);
      if (budget.exceeded) throw new InflateError(number);
    }
    const left = ranges.some(([, to]) => Math.min(to, document.numPages) > lastPage);
    return { pages, pageCount: document.numPages, producer: await producerOf(document), left };
  });
  if (pictured.size === 0) return extract;
  const seen = await withPictures(bytes, pictured);
  return { ...extract, pages: extract.pages.map((page) => seen.get(page.number) ?? page) };
}

/** For reading text no image is decoded; pdf.js then leaves them out altogether. */
const NO_IMAGES = 1;
/** Pixels of one embedded picture: A3 at 600 dpi has 70 million. A larger one is left out by pdf.js. */
export const MAX_IMAGE_PIXELS = 80_000_000;

/** Opens a PDF for `work`, with bounded streams; images of more than `maxImageSize` pixels are left out. */
export async function openPdf<T>(
  bytes: Uint8Array,
  maxImageSize: number,
  { plain = false }: PdfOptions,
  work: (pdfjs: PdfJs, document: Document, budget: InflateBudget, leftOut: LeftOutPictures) => Promise<T>,
): Promise<T> {
  const pdfjs = await loadPdfJs();
  const budget = new InflateBudget();
  const leftOut = new LeftOutPictures(maxImageSize);
  const read = async (): Promise<T> => {
    const worker = plain ? null : directWorker(pdfjs, leftOut);
    const task = pdfjs.getDocument({
      ...resourceOptions(),
      ...(plain ? {} : fontFaceOptions),
      ...(worker ? { worker } : {}),
      data: new Uint8Array(bytes), // pdf.js takes the buffer over
      cMapPacked: true,
      isEvalSupported: false,
      maxImageSize,
      useSystemFonts: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    try {
      return await work(pdfjs, await task.promise, budget, leftOut);
    } finally {
      await task.destroy();
      worker?.destroy();
    }
  };
  return plain ? read() : withFastGlobals(budget, read);
}

/** These pages read with their pictures: how much of each they cover, and without the text that they hide. */
async function withPictures(bytes: Uint8Array, left: ReadonlyMap<number, number | null>): Promise<Map<number, Page>> {
  return openPdf(bytes, MAX_IMAGE_PIXELS, {}, async (pdfjs, document) => {
    const pages = new Map<number, Page>();
    for (const [number, count] of left) pages.set(number, await readPage(pdfjs, document, number, {}, count ?? 0));
    return pages;
  });
}

/** The streams of the file unfold to more than any disclosure holds. */
export class InflateError extends Error {
  constructor(readonly page: number) {
    super(`the streams of the file inflate to too many bytes (page ${page})`);
  }
}

/** `pictures` is how many pictures the page is known to have, whether or not pdf.js can show them. */
async function readPage(
  pdfjs: PdfJs,
  document: Document,
  number: number,
  options: PdfOptions,
  pictures = 0,
): Promise<Page> {
  const page = await document.getPage(number);
  try {
    const { glyphs, rules, images, imageCount, fonts } = await walkPage(pdfjs, page);
    if (options.onDrawn) await options.onDrawn(number, glyphs, page);
    const { width, height } = page.getViewport({ scale: 1 });
    const isBlank = glyphs.length === 0 && images.length === 0;
    const cover = isBlank ? await annotationCover(page) : coverOf(images, width, height);
    // Pictures too large or too damaged to be shown may be the page: it is not taken for a blank one.
    const imageCover = isBlank && imageCount < pictures ? 1 : cover;
    return toPage({ number, width, height, fonts, imageCover }, glyphs, rules);
  } finally {
    page.cleanup();
  }
}

/** What a page draws, without the text that its pictures hide, and the fonts of its text. */
export interface DrawnPage extends Drawn {
  readonly fonts: readonly Font[];
}

export async function walkPage(pdfjs: PdfJs, page: PdfPage): Promise<DrawnPage> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
  const { metrics, fonts } = await collectFonts(pdfjs, page, operators);
  const drawn = walkOperators(pdfjs.OPS, operators, metrics, toMatrix(transform), [0, 0, width, height]);
  return { ...drawn, fonts, glyphs: await withoutCovered(page, drawn) };
}

type OperatorList = Awaited<ReturnType<PdfPage['getOperatorList']>>;

/** The fonts that a page's operators name; waits until pdf.js has built them. */
async function collectFonts(
  pdfjs: PdfJs,
  page: PdfPage,
  operators: OperatorList,
): Promise<{ metrics: Map<string, FontFacts>; fonts: Font[] }> {
  const names = new Set<string>();
  const fnArray: readonly number[] = operators.fnArray;
  const argsArray: readonly (readonly unknown[] | null)[] = operators.argsArray;
  for (let i = 0; i < fnArray.length; i++) {
    if (fnArray[i] === pdfjs.OPS.setFont) names.add(String(argsArray[i]?.[0]));
    else if (fnArray[i] === pdfjs.OPS.setGState)
      for (const [key, value] of (argsArray[i]?.[0] ?? []) as [string, unknown[]][])
        if (key === 'Font') names.add(String(value[0]));
  }
  const metrics = new Map<string, FontFacts>();
  const fonts: Font[] = [];
  for (const name of names) {
    const font = await new Promise<object>((resolve) => {
      page.commonObjs.get(name, (value: object) => resolve(value));
    });
    metrics.set(name, fontFacts(font, fonts.length));
    fonts.push(fontName(font));
  }
  return { metrics, fonts };
}

async function producerOf(document: Document): Promise<string | null> {
  const { info } = await document.getMetadata();
  const producer = (info as Record<string, unknown>)['Producer'];
  return typeof producer === 'string' && producer.trim() !== '' ? producer.trim() : null;
}

import type { Font, Page } from '../../document/page.js';
import { fontFacts, fontName, type FontFacts } from './fonts.js';
import { toMatrix } from './matrix.js';
import { toPage } from './page.js';
import {
  directWorker,
  fontFaceOptions,
  InflateBudget,
  loadPdfJs,
  resourceOptions,
  withFastGlobals,
} from './runtime.js';
import type { DrawnGlyph } from './text-pen.js';
import { walkPage } from './walk.js';

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
  const extract = await openPdf(bytes, NO_IMAGES, options, async (pdfjs, document, budget) => {
    const pages: Page[] = [];
    // A hostile file may claim a thousand million pages.
    const end = Math.min(document.numPages, lastPage, Math.max(...ranges.map(([, to]) => to)));
    for (let number = 1; number <= end; number++) {
      if (!wanted(number)) continue;
      options.onPage?.(number);
      pages.push((await readPage(pdfjs, document, number, options)).page);
      if (budget.exceeded) throw new InflateError(number);
    }
    const left = ranges.some(([, to]) => Math.min(to, document.numPages) > lastPage);
    return { pages, pageCount: document.numPages, producer: await producerOf(document), left };
  });
  const blank = extract.pages.filter(({ glyphs }) => glyphs.length === 0);
  if (blank.length === 0) return extract;
  const covers = await imageCovers(bytes, blank, options);
  return { ...extract, pages: extract.pages.map((page) => ({ ...page, imageCover: covers.get(page.number) ?? 0 })) };
}

/** For reading text no image is decoded; pdf.js then leaves them out altogether. */
const NO_IMAGES = 1;
const ALL_IMAGES = -1;

/** Opens a PDF for `work`, with bounded streams; images of more than `maxImageSize` pixels are left out (-1: none). */
export async function openPdf<T>(
  bytes: Uint8Array,
  maxImageSize: number,
  { plain = false }: PdfOptions,
  work: (pdfjs: PdfJs, document: Document, budget: InflateBudget) => Promise<T>,
): Promise<T> {
  const pdfjs = await loadPdfJs();
  const budget = new InflateBudget();
  const read = async (): Promise<T> => {
    const worker = plain ? null : directWorker(pdfjs);
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
      return await work(pdfjs, await task.promise, budget);
    } finally {
      await task.destroy();
      worker?.destroy();
    }
  };
  return plain ? read() : withFastGlobals(budget, read);
}

/** How much of each of these pages pictures cover: a page without text is a scan, or blank. */
async function imageCovers(
  bytes: Uint8Array,
  pages: readonly Page[],
  options: PdfOptions,
): Promise<Map<number, number>> {
  return openPdf(bytes, ALL_IMAGES, options, async (pdfjs, document) => {
    const covers = new Map<number, number>();
    for (const { number, width, height } of pages) {
      const { imageArea } = await readPage(pdfjs, document, number, {});
      covers.set(number, Math.min(1, imageArea / (width * height)));
    }
    return covers;
  });
}

/** The streams of the file unfold to more than any disclosure holds. */
export class InflateError extends Error {
  constructor(readonly page: number) {
    super(`the streams of the file inflate to too many bytes (page ${page})`);
  }
}

async function readPage(
  pdfjs: PdfJs,
  document: Document,
  number: number,
  options: PdfOptions,
): Promise<{ page: Page; imageArea: number }> {
  const page = await document.getPage(number);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
    const { metrics, fonts } = await collectFonts(pdfjs, page, operators);
    const { width, height } = viewport;
    const drawn = walkPage(pdfjs.OPS, operators, metrics, toMatrix(viewport.transform), [0, 0, width, height]);
    if (options.onDrawn) await options.onDrawn(number, drawn.glyphs, page);
    const facts = { number, width, height, fonts, imageCover: 0 };
    return { page: toPage(facts, drawn.glyphs, drawn.rules), imageArea: drawn.imageArea };
  } finally {
    page.cleanup();
  }
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

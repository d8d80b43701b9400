import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Body } from '../document/body.js';
import type { Diagnostic } from '../document/diagnostic.js';
import { ParseError } from '../document/errors.js';
import type { Page } from '../document/page.js';
import type { Source } from '../schema/index.js';
import { detectFormat, imageMediaType, type Format } from './detect.js';
import { diagnostic, type Extracted } from './extracted.js';
import { originOf, pageRanges, pictures, unreadable, unreadInk } from './page-state.js';
import { pagesLeft, type PageLimitReason } from './pages-left.js';
import { isTruncated, pdfFailure } from './pdf-failure.js';
import { extractPdf } from './pdf/index.js';
import { rejectFormat } from './reject.js';
import type { ScanOptions, ScanReader } from './scan/index.js';

/** What a file holds: pages of glyphs and rules, or paragraphs and tables where its format has no pages. */
export type ExtractedFile = (
  { readonly type: 'pages'; readonly pages: readonly Page[] } | { readonly type: 'body'; readonly body: Body }
) & {
  readonly source: Source;
  readonly diagnostics: Diagnostic[];
};

/** The last page that is read, and why reading ends there. */
export interface PageLimit {
  readonly last: number;
  readonly reason: PageLimitReason;
}

/** How the pages of a file are read; formats without pages use none of it. */
export interface ExtractOptions extends ScanOptions {
  /** Page ranges to read, counted from 1; all where absent. */
  readonly pages?: readonly (readonly [number, number])[];
  /** Where reading ends, whatever else is asked for. */
  readonly limit: PageLimit | null;
  /** Told of each page before it is read, and null after the last. */
  readonly onPage: (page: number | null) => void;
}

type Extractor = (bytes: Uint8Array, file: string) => Promise<Extracted>;

/** Formats without pages, which come as paragraphs and tables at once. Loaded when a file of theirs turns up. */
const EXTRACTORS: Partial<Record<Format, () => Promise<Extractor>>> = {
  docx: async () => (await import('./docx/index.js')).extractDocx,
  xlsx: async () => (await import('./xlsx/index.js')).extractXlsx,
  text: async () => (await import('./text/index.js')).extractText,
};

const MEDIA_TYPES: Partial<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  text: 'text/plain',
};

/** Reads a file of any format, told by its content. Throws ParseError where nothing can be read. */
export async function extract(
  bytes: Uint8Array,
  file: string,
  options: ExtractOptions,
  scans: ScanReader,
): Promise<ExtractedFile> {
  const format = detectFormat(bytes);
  const source: Source = {
    file: basename(file),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
    mediaType: MEDIA_TYPES[format] ?? 'application/octet-stream',
    pages: null,
    pageRanges: [],
    producer: null,
    text: 'born-digital',
  };
  if (format === 'pdf') return readPdf(bytes, file, source, options, scans);
  if (format === 'image') {
    const { pages, pageCount } = await scans.readImage(bytes, file, options);
    return paged({ ...source, mediaType: imageMediaType(bytes), pages: pageCount }, pages, []);
  }
  const load = EXTRACTORS[format];
  if (load === undefined) throw rejectFormat(format, file);
  const { body, producer, diagnostics } = await (await load())(bytes, file);
  return { type: 'body', body, source: { ...source, producer }, diagnostics };
}

async function readPdf(
  bytes: Uint8Array,
  file: string,
  source: Source,
  options: ExtractOptions,
  scans: ScanReader,
): Promise<ExtractedFile> {
  const { onPage, limit } = options;
  const lastPage = limit?.last ?? Number.POSITIVE_INFINITY;
  const drawn = await extractPdf(bytes, { pages: options.pages, lastPage, onPage }).catch((error: unknown) => {
    throw pdfFailure(error, bytes, file);
  });
  if (drawn.pages.length === 0) throw noPages(file, options);
  const { pages, diagnostics } = await scans.readPages(bytes, file, drawn.pages, options);
  onPage(null);
  if (limit !== null && drawn.left) diagnostics.push(pagesLeft(limit, drawn.pageCount));
  if (isTruncated(bytes))
    diagnostics.push(
      diagnostic('warning', 'pdf-truncated', {
        zh: 'PDF 尾部缺失，只读到一部分',
        en: 'the end of the PDF is missing: only a part of it was read',
      }),
    );
  if (pages.every(({ glyphs }) => glyphs.length === 0)) throw new ParseError('no-text-layer', { file });
  return paged({ ...source, pages: drawn.pageCount, producer: drawn.producer }, pages, diagnostics);
}

function paged(source: Source, pages: readonly Page[], diagnostics: readonly Diagnostic[]): ExtractedFile {
  return {
    type: 'pages',
    pages,
    source: { ...source, pageRanges: pageRanges(pages), text: originOf(pages) },
    diagnostics: [...diagnostics, ...unreadable(pages), ...unreadInk(pages), ...pictures(pages)],
  };
}

function noPages(file: string, { pages }: ExtractOptions): ParseError {
  if (pages === undefined) return new ParseError('pdf-damaged', { file });
  return new ParseError('no-such-page', {
    file,
    values: { pages: pages.map((range) => range.join('-')).join(',') },
  });
}

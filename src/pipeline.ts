import { basename } from 'node:path';
import { checkRun, runChecks } from './check/index.js';
import { decode } from './decode/index.js';
import type { Body } from './document/body.js';
import type { Diagnostic } from './document/diagnostic.js';
import { ParseError } from './document/errors.js';
import type { Page } from './document/page.js';
import { detectFormat, type Format } from './extract/detect.js';
import type { Extracted } from './extract/extracted.js';
import { isTruncated, pdfFailure } from './extract/pdf-failure.js';
import { extractPdf } from './extract/pdf/index.js';
import { readInput } from './extract/read-file.js';
import { rejectFormat } from './extract/reject.js';
import { groupParts, passagesOf, sha256, type Part, type RecognizedFile } from './normalize/document.js';
import { formDepartment } from './normalize/performance/index.js';
import { classifyTable } from './recognize/classify-table.js';
import { countHeaderRows } from './recognize/header-rows.js';
import { identify } from './recognize/identity/identify.js';
import type { TableRole } from './recognize/role.js';
import { captionTables, joinPages, layOutPages, stitchPages, type PageLayout } from './reconstruct/index.js';
import { budgetDocumentSchema, type BudgetDocument, type Source } from './schema/index.js';

// The way of a file: extract (bytes → pages of glyphs and rules, or blocks) → reconstruct (pages → blocks: paragraphs
// and tables) → recognize (what each table is, who and which year) → normalize (→ the contract's documents) → decode
// (uncertain figures, so that the sums hold) → check.

/** Results of the stages, in order, as `onStage` reports them. */
export type StageName = 'pages' | 'lines' | 'grids' | 'blocks' | 'tables' | 'roles' | 'documents';

export type Input = string | Uint8Array | { readonly bytes: Uint8Array; readonly fileName: string };

export interface ParseOptions {
  /** Name of the file when bytes are given. */
  readonly fileName?: string;
  /** Pages to read, counted from 1, both ends included; all where absent. */
  readonly pages?: readonly (readonly [number, number])[];
  /** Told of each input that gives no document; without it the first such input throws. */
  readonly onFailure?: (error: ParseError) => void;
  /** Told of each stage's result: page by page where the stage works on pages, else with page null. */
  readonly onStage?: (stage: StageName, page: number | null, value: unknown) => void;
}

/**
 * Reads disclosures into validated documents, one per department, fiscal year and stage. Files of one run that
 * belong to the same department-year give one document with several sources.
 * Throws ParseError where an input gives no document (see `onFailure`).
 */
export async function parse(input: Input | readonly Input[], options: ParseOptions = {}): Promise<BudgetDocument[]> {
  const inputs = isList(input) ? input : [input];
  const parts: Part[] = [];
  for (const one of inputs) {
    const fileName = nameOf(one, options);
    try {
      parts.push(...(await readParts(one, fileName, options)));
    } catch (error) {
      const failure = ParseError.from(error, fileName);
      if (!options.onFailure) throw failure;
      options.onFailure(failure);
    }
  }
  const documents = groupParts(parts).map(checkedDocument);
  for (const [document, checks] of checkRun(documents)) document.checks.push(...checks);
  for (const document of documents) {
    validate(document);
    options.onStage?.('documents', null, document);
  }
  return documents;
}

/** The document of one department-year with what the accounting rules say of it. */
function checkedDocument(parts: readonly Part[]): BudgetDocument {
  const { document, grids } = decode(parts);
  const captions = grids.map(({ caption }) => caption);
  document.checks.push(...runChecks(document, passagesOf(parts), captions));
  return document;
}

/** One file, up to the sections that belong to one department-year each. */
async function readParts(input: Input, fileName: string, options: ParseOptions): Promise<Part[]> {
  const bytes = typeof input === 'string' ? await readInput(input) : input instanceof Uint8Array ? input : input.bytes;
  const { body, source, diagnostics } = await readBody(bytes, fileName, options);
  const captioned = finishTables(body, options);
  const roles = recognizeTables(captioned, options);
  const file: RecognizedFile = { source, body: captioned, roles, diagnostics };
  const sections = identify(captioned.blocks, (index) => formName(captioned, roles, index), fileName);
  if (roles.size === 0 && sections.every(({ name, year }) => name === null || year === null))
    throw new ParseError(
      captioned.blocks.some(({ type }) => type === 'table')
        ? 'no-budget-content'
        : mentionsBudget(captioned)
          ? 'no-table'
          : 'no-budget-content',
      { file: fileName },
    );
  return sections.map((section) => ({ file, section }));
}

interface ReadBody {
  readonly body: Body;
  readonly source: Source;
  readonly diagnostics: Diagnostic[];
}

type Extractor = (bytes: Uint8Array, file: string) => Promise<Extracted>;

/** Formats without pages, which come as paragraphs and tables at once. Loaded when a file of theirs turns up. */
const EXTRACTORS: Partial<Record<Format, () => Promise<Extractor>>> = {
  docx: async () => (await import('./extract/docx/index.js')).extractDocx,
  xlsx: async () => (await import('./extract/xlsx/index.js')).extractXlsx,
  text: async () => (await import('./extract/text/index.js')).extractText,
};

const MEDIA_TYPES: Partial<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  text: 'text/plain',
};

async function readBody(bytes: Uint8Array, file: string, options: ParseOptions): Promise<ReadBody> {
  const format = detectFormat(bytes);
  const source: Source = {
    file: basename(file),
    sha256: sha256(bytes),
    bytes: bytes.byteLength,
    mediaType: MEDIA_TYPES[format] ?? 'application/octet-stream',
    pages: null,
    pageRanges: [],
    producer: null,
    text: 'born-digital',
  };
  if (format === 'pdf') return readPdf(bytes, file, source, options);
  const load = EXTRACTORS[format];
  if (load === undefined) throw rejectFormat(format, file);
  const extract = await load();
  const { body, producer, diagnostics } = await extract(bytes, file);
  return { body, source: { ...source, producer }, diagnostics };
}

async function readPdf(bytes: Uint8Array, file: string, source: Source, options: ParseOptions): Promise<ReadBody> {
  const { pages, pageCount, producer } = await extractPdf(bytes, { pages: options.pages }).catch((error: unknown) => {
    throw pdfFailure(error, bytes, file);
  });
  if (pages.length === 0)
    throw new ParseError('no-such-page', {
      file,
      values: { pages: (options.pages ?? []).map((range) => range.join('-')).join(',') },
    });
  for (const page of pages) options.onStage?.('pages', page.number, page);
  const diagnostics: Diagnostic[] = [...unreadable(pages), ...pictures(pages)];
  if (isTruncated(bytes))
    diagnostics.push({
      severity: 'warning',
      code: 'pdf-truncated',
      message: { zh: 'PDF 尾部缺失，只读到一部分', en: 'the end of the PDF is missing: only a part of it was read' },
      source: 0,
      page: null,
    });
  if (pages.every(({ glyphs }) => glyphs.length === 0)) throw new ParseError('no-text-layer', { file });
  const layouts = layOutPages(pages);
  reportLayouts(layouts, options);
  const body = stitchPages(joinPages(layouts), pages);
  options.onStage?.('blocks', null, body.blocks);
  const text = pages.some(({ glyphs, imageCover }) => glyphs.length === 0 && imageCover >= SCANNED_COVER)
    ? 'mixed'
    : 'born-digital';
  return { body, source: { ...source, pages: pageCount, pageRanges: rangesOf(pages), producer, text }, diagnostics };
}

function reportLayouts(layouts: readonly PageLayout[], options: ParseOptions): void {
  if (!options.onStage) return;
  for (const { page, lines } of layouts)
    options.onStage(
      'lines',
      page,
      lines.map(({ text, box, size }) => ({ text, box, size })),
    );
  for (const { page, tables } of layouts) options.onStage('grids', page, tables);
}

/** Every table with its caption and the number of its header rows: the same for every format. */
function finishTables(body: Body, options: ParseOptions): Body {
  const blocks = captionTables(body.blocks).map((block) =>
    block.type === 'table' ? { ...block, table: { ...block.table, headerRows: countHeaderRows(block.table) } } : block,
  );
  options.onStage?.(
    'tables',
    null,
    blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])),
  );
  return { blocks };
}

function recognizeTables(body: Body, options: ParseOptions): Map<number, TableRole> {
  const roles = new Map<number, TableRole>();
  body.blocks.forEach((block, index) => {
    if (block.type !== 'table') return;
    const role = classifyTable(block.table);
    if (role.family !== 'unrecognised') roles.set(index, role);
    options.onStage?.('roles', block.table.pages[0] ?? null, { title: block.table.caption.title, ...role });
  });
  return roles;
}

function formName(body: Body, roles: ReadonlyMap<number, TableRole>, index: number): string | null {
  const block = body.blocks[index];
  return block?.type === 'table' && roles.get(index)?.family === 'performance' ? formDepartment(block.table) : null;
}

function mentionsBudget(body: Body): boolean {
  return body.blocks.some(
    (block) =>
      block.type === 'paragraph' &&
      /部门预算|部门决算|单位预算|单位决算|绩效目标|绩效自评|财政拨款|“?三公”?经费/.test(block.text),
  );
}

/** Pages with characters that say nothing are reported, never guessed at. */
function unreadable(pages: readonly Page[]): Diagnostic[] {
  return pages
    .filter(({ unreadable: { replacement, privateUse } }) => replacement + privateUse > 0)
    .map(({ number, unreadable: { replacement, privateUse } }) => ({
      severity: 'warning',
      code: 'unreadable-characters',
      message: {
        zh: `第 ${number} 页有 ${replacement + privateUse} 个字符无法识别（字体没有给出文字编码）`,
        en: `page ${number} has ${replacement + privateUse} characters that cannot be read (the font does not say what they are)`,
      },
      source: 0,
      page: number,
    }));
}

/** A picture that covers less is a logo or a seal on a page that is blank otherwise. */
const SCANNED_COVER = 0.3;

/** Pages that are pictures were not read: never taken for empty. */
function pictures(pages: readonly Page[]): Diagnostic[] {
  return pages
    .filter(({ glyphs, imageCover }) => glyphs.length === 0 && imageCover >= SCANNED_COVER)
    .map(({ number }) => ({
      severity: 'warning',
      code: 'page-not-read',
      message: {
        zh: `第 ${number} 页是图片（扫描页），没有文字层，未读取`,
        en: `page ${number} is a picture (a scan) without a text layer and was not read`,
      },
      source: 0,
      page: number,
    }));
}

function rangesOf(pages: readonly Page[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { number } of pages) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** Nothing that breaks the contract is ever printed. */
function validate(document: BudgetDocument): void {
  const result = budgetDocumentSchema.safeParse(document);
  if (result.success) return;
  const [issue] = result.error.issues;
  throw new ParseError('internal', {
    file: document.sources.map(({ file }) => file).join(', '),
    values: { found: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` },
    cause: result.error,
  });
}

function isList(input: Input | readonly Input[]): input is readonly Input[] {
  return Array.isArray(input);
}

function nameOf(input: Input, options: ParseOptions): string {
  if (typeof input === 'string') return input;
  return input instanceof Uint8Array ? (options.fileName ?? '-') : input.fileName;
}

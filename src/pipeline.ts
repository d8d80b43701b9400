import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { checkRun, runChecks } from './check/index.js';
import { decode } from './decode/index.js';
import type { Body } from './document/body.js';
import type { Diagnostic } from './document/diagnostic.js';
import { ParseError } from './document/errors.js';
import { extract, type ExtractedFile, type PageLimit } from './extract/index.js';
import { readInput } from './extract/read-file.js';
import { ScanReader, type OcrMode, type ScanProgress } from './extract/scan/index.js';
import { passagesOf } from './normalize/document.js';
import { groupParts, type Group } from './normalize/group.js';
import type { Part, RecognizedFile } from './normalize/part.js';
import { formDepartment } from './normalize/performance/index.js';
import { classifyTable } from './recognize/classify-table.js';
import { countHeaderRows } from './recognize/header-rows.js';
import { identify } from './recognize/identity/identify.js';
import { departmentYearKey as keyOf } from './recognize/identity/department-year.js';
import type { TableRole } from './recognize/role.js';
import {
  captionTables,
  joinPages,
  layOutPages,
  splitStacked,
  stitchPages,
  tornTables,
  type PageLayout,
  type TornTable,
} from './reconstruct/index.js';
import { budgetDocumentSchema, type BudgetDocument } from './schema/index.js';

// The way of a file: extract (bytes → pages of glyphs and rules, or blocks) → reconstruct (pages → blocks: paragraphs
// and tables) → recognize (what each table is, who and which year) → normalize (→ the contract's documents) → decode
// (uncertain figures, so that the sums hold) → check.

export type { PageLimit } from './extract/index.js';
export { listedUnits, unitKey, yearLine } from './check/index.js';
export { canBeSame, groupTogether, type Keyed } from './recognize/identity/department-year.js';
export { OCR_MODES, type OcrMode, type ScanProgress } from './extract/scan/index.js';

/** Results of the stages, in order, as `onStage` reports them. */
export type StageName = 'pages' | 'lines' | 'grids' | 'blocks' | 'tables' | 'roles' | 'documents';

export type Input = string | Uint8Array | { readonly bytes: Uint8Array; readonly fileName: string };

export interface ParseOptions {
  /** Name of the file when bytes are given. */
  readonly fileName?: string;
  /** Pages to read, counted from 1, both ends included; all where absent. */
  readonly pages?: readonly (readonly [number, number])[];
  /** When pages are read in their pictures (OCR); `auto` where absent: those without a usable text layer. */
  readonly ocr?: OcrMode;
  /** The last page that is read of an input, by the input's place in the list; the document says what was left. */
  readonly limitOf?: (input: number) => PageLimit | null;
  /** Told of each input that gives no document; without it the first such input throws. */
  readonly onFailure?: (error: ParseError) => void;
  /** Told what is being worked on, before the work: whoever watches from outside knows where it stopped. */
  readonly onProgress?: (at: Progress) => void;
  /** Told before each page that is read in its picture, which takes seconds. */
  readonly onScan?: (scan: ScanProgress) => void;
  /** Told of each stage's result: page by page where the stage works on pages, else with page null. */
  readonly onStage?: (stage: StageName, page: number | null, value: unknown) => void;
}

export interface Progress {
  /** The input by its place in the list; null while the documents are put together. */
  readonly input: number | null;
  /** The page of a PDF that is about to be read; null outside of the reading of pages. */
  readonly page: number | null;
  /** While pages are read in their pictures: which of them this is, from 1. That takes seconds a page. */
  readonly scanned?: number;
}

/**
 * Reads disclosures into validated documents, one per department, fiscal year and stage. Files of one run that
 * belong to the same department-year give one document with several sources.
 * Throws ParseError where an input gives no document (see `onFailure`).
 */
export async function parse(input: Input | readonly Input[], options: ParseOptions = {}): Promise<BudgetDocument[]> {
  const parts = await readInputs(isList(input) ? input : [input], options);
  options.onProgress?.({ input: null, page: null });
  const documents = groupParts(parts).map(checkedDocument);
  compareDocuments(documents);
  for (const document of documents) {
    validate(document);
    options.onStage?.('documents', null, document);
  }
  return documents;
}

/** The document of one department-year with what the accounting rules say of it. */
function checkedDocument({ parts, diagnostics }: Group): BudgetDocument {
  const { document, grids } = decode(parts);
  document.diagnostics.push(...diagnostics);
  const captions = grids.map(({ caption }) => caption);
  document.checks.push(...runChecks(document, passagesOf(parts), captions));
  return document;
}

/** Adds to each document what the others say of it; `parse` does so for one run's own. */
export function compareDocuments(documents: readonly BudgetDocument[]): void {
  for (const [document, checks] of checkRun(documents)) document.checks.push(...checks);
}

/** Documents with the same key are of one department, year and stage; null where one of the three is unknown. */
export function departmentYearKey({ department, fiscalYear, stage }: BudgetDocument): string | null {
  return keyOf({ region: department.region, name: department.name, year: fiscalYear, stage });
}

async function readInputs(inputs: readonly Input[], options: ParseOptions): Promise<Part[]> {
  const parts: Part[] = [];
  const read = new Set<string>();
  const scans = new ScanReader();
  try {
    for (const [index, input] of inputs.entries()) {
      options.onProgress?.({ input: index, page: null });
      try {
        const bytes = await bytesOf(input);
        const content = createHash('sha256').update(bytes).digest('hex');
        // The same file once more, under whatever name, says nothing twice.
        if (read.has(content)) continue;
        parts.push(...(await readParts(bytes, nameOf(input, options), index, options, scans)));
        read.add(content);
      } catch (error) {
        const failure = ParseError.from(error, nameOf(input, options));
        if (!options.onFailure) throw failure;
        options.onFailure(failure);
      }
    }
  } finally {
    await scans.release();
  }
  return parts;
}

/** One file, up to the sections that belong to one department-year each. */
async function readParts(
  bytes: Uint8Array,
  file: string,
  index: number,
  options: ParseOptions,
  scans: ScanReader,
): Promise<Part[]> {
  const extracted = await extract(
    bytes,
    file,
    {
      ...options,
      limit: options.limitOf?.(index) ?? null,
      onPage: (page) => options.onProgress?.({ input: index, page }),
      onScan: (scan) => {
        options.onProgress?.({ input: index, page: scan.page, scanned: scan.done + 1 });
        options.onScan?.(scan);
      },
    },
    scans,
  );
  const { torn, ...pieces } = reconstruct(extracted, options);
  const body = finishTables(pieces, options);
  const roles = recognizeTables(body, options);
  const sections = identify(body.blocks, (block) => formName(body, roles, block), file);
  if (roles.size === 0 && sections.every(({ name, year }) => name === null || year === null))
    throw new ParseError(whyNothing(body), { file });
  const { source } = extracted;
  const diagnostics = [...extracted.diagnostics, ...torn.map(tornDiagnostic)];
  const recognized: RecognizedFile = { source, folder: dirname(resolve(file)), body, roles, diagnostics };
  return sections.map((section) => ({ file: recognized, section }));
}

/** Pages to paragraphs and tables; formats without pages have these already. */
function reconstruct(extracted: ExtractedFile, options: ParseOptions): Body & { readonly torn: readonly TornTable[] } {
  if (extracted.type === 'body') return { ...extracted.body, torn: [] };
  const { pages } = extracted;
  for (const page of pages) options.onStage?.('pages', page.number, page);
  const layouts = layOutPages(pages);
  reportLayouts(layouts, options);
  const joined = joinPages(layouts);
  const body = stitchPages(joined, pages);
  options.onStage?.('blocks', null, body.blocks);
  return { ...body, torn: tornTables(joined) };
}

function tornDiagnostic({ page, missing }: TornTable): Diagnostic {
  const side = { left: { zh: '左', en: 'left' }, right: { zh: '右', en: 'right' } }[missing];
  return {
    severity: 'warning',
    code: 'table-torn',
    message: {
      zh: `第 ${page} 页的表格横向分页，没有找到它的${side.zh}半部分`,
      en: `the table on page ${page} was cut sideways, and its ${side.en} part was not found`,
    },
    source: 0,
    page,
  };
}

function reportLayouts(layouts: readonly PageLayout[], { onStage }: ParseOptions): void {
  if (!onStage) return;
  for (const { page, lines } of layouts)
    onStage(
      'lines',
      page,
      lines.map(({ text, box, size }) => ({ text, box, size })),
    );
  for (const { page, tables } of layouts) onStage('grids', page, tables);
}

/** Every table with its caption and the number of its header rows: the same for every format. */
function finishTables(body: Body, { onStage }: ParseOptions): Body {
  const blocks = captionTables(splitStacked(body.blocks)).map((block) =>
    block.type === 'table' ? { ...block, table: { ...block.table, headerRows: countHeaderRows(block.table) } } : block,
  );
  onStage?.(
    'tables',
    null,
    blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])),
  );
  return { blocks };
}

function recognizeTables(body: Body, { onStage }: ParseOptions): Map<number, TableRole> {
  const roles = new Map<number, TableRole>();
  body.blocks.forEach((block, index) => {
    if (block.type !== 'table') return;
    const role = classifyTable(block.table);
    if (role.family !== 'unrecognised') roles.set(index, role);
    onStage?.('roles', block.table.pages[0] ?? null, { title: block.table.caption.title, ...role });
  });
  return roles;
}

function formName(body: Body, roles: ReadonlyMap<number, TableRole>, index: number): string | null {
  const block = body.blocks[index];
  return block?.type === 'table' && roles.get(index)?.family === 'performance' ? formDepartment(block.table) : null;
}

const BUDGET_WORDS = /部门预算|部门决算|单位预算|单位决算|绩效目标|绩效自评|财政拨款|“?三公”?经费/;

/** Why a file in which nothing was recognised gives no document. */
function whyNothing({ blocks }: Body): 'no-table' | 'no-budget-content' {
  if (blocks.some(({ type }) => type === 'table')) return 'no-budget-content';
  const named = blocks.some((block) => block.type === 'paragraph' && BUDGET_WORDS.test(block.text));
  return named ? 'no-table' : 'no-budget-content';
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

async function bytesOf(input: Input): Promise<Uint8Array> {
  if (typeof input === 'string') return readInput(input);
  return input instanceof Uint8Array ? input : input.bytes;
}

function isList(input: Input | readonly Input[]): input is readonly Input[] {
  return Array.isArray(input);
}

function nameOf(input: Input, options: ParseOptions): string {
  if (typeof input === 'string') return input;
  return input instanceof Uint8Array ? (options.fileName ?? '-') : input.fileName;
}

import type { Diagnostic } from '../document/diagnostic.js';
import type { Table } from '../document/table.js';
import { version } from '../document/version.js';
import type { Section } from '../recognize/identity/identify.js';
import type { TableRole } from '../recognize/role.js';
import {
  SCHEMA_VERSION,
  type BudgetDocument,
  type OutputTable,
  type Performance,
  type Stage,
  type Statement,
} from '../schema/index.js';
import type { NormalizeContext } from './context.js';
import { describeDepartment } from './department.js';
import { extractFacts, readPassages, type Passage } from './facts/index.js';
import { blocksOf, type Part, type RecognizedFile } from './part.js';
import { formUnit, normalizePerformance } from './performance/index.js';
import { findRepeat } from './repeats.js';
import { normalizeStatement } from './statement/index.js';
import { isSameText, newFacts } from './text-repeats.js';

/** The running text of one department-year, in order; a text that two files hold stands once. */
export function passagesOf(parts: readonly Part[]): Passage[] {
  const texts: Passage[][] = [];
  for (const part of parts) {
    const text = readPassages(blocksOf(part));
    if (!texts.some((other) => isSameText(text, other))) texts.push(text);
  }
  return texts.flat();
}

/** A document with the grids that its `tables` show, index by index. */
export interface Built {
  readonly document: BudgetDocument;
  readonly grids: readonly Table[];
}

/** The document of one department-year out of its parts. */
export function buildDocument(parts: readonly Part[]): Built {
  const [first] = parts;
  const year = first?.section.year ?? null;
  const stage = first?.section.stage ?? 'budget';
  const department = describeDepartment(parts);
  const name = department.name === '' ? null : department.name;
  const document: BudgetDocument = {
    schemaVersion: SCHEMA_VERSION,
    generator: { name: 'budget-parse', version },
    id: [department.region?.code ?? department.region?.name ?? '-', department.name || '-', year ?? '-', stage].join(
      '/',
    ),
    department,
    fiscalYear: year,
    stage,
    sources: parts.map(({ file, section }) => ({ ...file.source, pageRanges: pageRanges(file, section) })),
    statements: [],
    performance: [],
    facts: [],
    tables: [],
    checks: [],
    diagnostics: [],
  };
  if (name === null)
    document.diagnostics.push(unknown('department-unknown', '看不出是哪个部门', 'no department was found'));
  if (year === null) document.diagnostics.push(unknown('year-unknown', '看不出是哪一年度', 'no fiscal year was found'));
  const grids = parts.flatMap((part, source) => addPart(document, part, source, { year, stage, name }));
  if (document.tables.length === 0)
    document.diagnostics.push(unknown('no-table', '有文字，没有表格', 'there is text, but no table'));
  return { document, grids };
}

/** Adds what a part holds; returns the grids of the tables that it added. */
function addPart(
  document: BudgetDocument,
  { file, section }: Part,
  source: number,
  who: { year: number | null; stage: Stage; name: string | null },
): Table[] {
  const grids: Table[] = [];
  const documentUnit = unitOfDocument(file, section);
  document.diagnostics.push(...file.diagnostics.map((one) => ({ ...one, source })));
  const blocks = blocksOf({ file, section });
  const { value: facts } = extractFacts(blocks, { source, fiscalYear: who.year, stage: who.stage });
  document.facts.push(...newFacts(facts, document.facts));
  for (const index of section.blocks) {
    const block = file.body.blocks[index];
    if (block?.type !== 'table') continue;
    const { table } = block;
    const context: NormalizeContext = {
      source,
      tableIndex: document.tables.length,
      fiscalYear: who.year,
      stage: who.stage,
      departmentName: who.name,
      documentUnit,
    };
    const { statement, performance, diagnostics } = normalizeTable(table, file.roles.get(index), context);
    const repeat = source === 0 ? null : findRepeat(document, { table, statement, performance, source });
    if (repeat) document.diagnostics.push(repeat.diagnostic);
    if (repeat?.same === true) continue;
    document.tables.push(outputTable(table, source));
    grids.push(table);
    if (statement !== null) document.statements.push(statement);
    document.performance.push(...performance);
    document.diagnostics.push(...diagnostics);
  }
  return grids;
}

interface NormalizedTable {
  readonly statement: Statement | null;
  readonly performance: readonly Performance[];
  readonly diagnostics: readonly Diagnostic[];
}

function normalizeTable(table: Table, role: TableRole | undefined, context: NormalizeContext): NormalizedTable {
  if (role?.family === 'statement') {
    const { value, diagnostics } = normalizeStatement(table, role.kind, context);
    return { statement: value, performance: [], diagnostics };
  }
  if (role?.family === 'performance') {
    const { value, diagnostics } = normalizePerformance(table, context);
    return { statement: null, performance: value, diagnostics };
  }
  const unrecognised: Diagnostic = {
    severity: 'warning',
    code: 'table-unrecognised',
    message: {
      zh: `表格“${table.caption.title ?? '（无标题）'}”只按原样列出，看不出是哪一种表`,
      en: `the table “${table.caption.title ?? '(no title)'}” is listed as it stands; what it states was not recognised`,
    },
    source: context.source,
    page: table.pages[0] ?? null,
  };
  return { statement: null, performance: [], diagnostics: [unrecognised] };
}

function outputTable(table: Table, source: number): OutputTable {
  return {
    source,
    pages: table.pages,
    title: table.caption.title,
    unit: table.caption.unit,
    read: table.read,
    rows: table.rows,
    columns: table.columns,
    headerRows: table.headerRows,
    cells: table.cells.map(({ row, col, rowSpan, colSpan, text, page, bbox, parts, confidence }) => ({
      row,
      col,
      rowSpan,
      colSpan,
      text,
      page,
      bbox: bbox === null ? null : [...bbox],
      parts: parts.map((part) => ({ page: part.page, bbox: [...part.bbox] as [number, number, number, number] })),
      confidence,
    })),
  };
}

/** The unit that every captioned table of the section agrees on, for those that print none. */
function unitOfDocument(file: RecognizedFile, section: Section): NormalizeContext['documentUnit'] {
  const units = new Set<string>();
  for (const index of section.blocks) {
    const block = file.body.blocks[index];
    if (block?.type !== 'table') continue;
    const unit =
      block.table.caption.unit ?? (file.roles.get(index)?.family === 'performance' ? formUnit(block.table) : null);
    if (unit !== null) units.add(unit);
  }
  const [unit] = units;
  if (units.size === 1 && unit !== undefined) return { unit, from: 'document' };
  if (units.size > 1) return null;
  for (const index of section.blocks) {
    const block = file.body.blocks[index];
    if (block?.type !== 'paragraph') continue;
    const said = /(?:金额|计量)?单位(?:均)?(?:为|[:：])\s*[“"]?(元|千元|万元|亿元)/.exec(block.text)?.[1];
    if (said !== undefined) return { unit: said, from: 'prose' };
  }
  return null;
}

/** Pages of the section's blocks, as ranges; the whole file's where the section is all of it. */
function pageRanges(file: RecognizedFile, section: Section): [number, number][] {
  if (section.blocks.length === file.body.blocks.length) return file.source.pageRanges.map(([from, to]) => [from, to]);
  const pages = new Set<number>();
  for (const index of section.blocks) {
    const block = file.body.blocks[index];
    if (block?.type === 'table') block.table.pages.forEach((page) => pages.add(page));
    else if (block !== undefined && block.page !== null) pages.add(block.page);
  }
  const ranges: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges;
}

function unknown(code: string, zh: string, en: string): Diagnostic {
  return { severity: 'warning', code, message: { zh, en }, source: 0, page: null };
}

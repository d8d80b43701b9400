import { basename } from 'node:path';
import type { ChalkInstance } from 'chalk';
import { fill, type Bilingual, type Language } from '../document/bilingual.js';
import type { BudgetDocument, Statement } from '../schema/index.js';
import { failedCheckLines, findingLines } from './findings.js';
import { clip, displayWidth, pad, plain } from './plain.js';
import { PERFORMANCE_KINDS, STATEMENT_KINDS, WORDS } from './words.js';

export interface SummaryOptions {
  readonly language: Language;
  readonly paint: ChalkInstance;
  /** Size of the screen; rows infinite where everything is wanted. */
  readonly columns: number;
  readonly rows: number;
}

/** Documents that get a list of their statements; more of them would not fit a screen. */
const DETAILED = 1;
/** Lines that the failed checks and the diagnostics may take of a screen each. */
const FINDINGS_SHARE = 0.25;

/** What was found and what was not understood, on one screen. */
export function summarise(documents: readonly BudgetDocument[], options: SummaryOptions): string[] {
  if (documents.length === 0) return [];
  const share = Math.max(3, Math.floor(options.rows * FINDINGS_SHARE));
  const failed = limit(failedCheckLines(documents, options), share, options);
  const findings = limit(findingLines(documents, options), share, options);
  const detailed = documents.length <= DETAILED || options.rows === Number.POSITIVE_INFINITY;
  const heads = documents.flatMap((document) => [
    headline(document, options),
    `  ${counts(document, options.language)}`,
  ]);
  const rest = Math.max(3, options.rows - 2 - heads.length - failed.length - findings.length);
  const body = detailed
    ? documents.flatMap((document, i) => [
        ...heads.slice(2 * i, 2 * i + 2),
        ...limit(statementLines(document, options), rest, options),
      ])
    : limit(heads, rest, options);
  return [...body, ...failed, ...findings].map((line) => line.trimEnd());
}

function word(text: Bilingual, language: Language, value: string | number = ''): string {
  return fill(text, { value: String(value) })[language];
}

function limit(lines: readonly string[], most: number, { language, paint }: SummaryOptions): string[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, most - 1);
  return [...kept, paint.dim(`    ${word(WORDS.more, language, lines.length - kept.length)}`)];
}

export function headline(document: BudgetDocument, { language, paint, columns }: SummaryOptions): string {
  const { department, fiscalYear, stage, sources } = document;
  const year = fiscalYear === null ? word(WORDS.yearUnknown, language) : word(WORDS.year, language, fiscalYear);
  const code = department.code === null ? '' : ` (${department.code})`;
  const head = plain(`${department.name}${code} · ${year} · ${WORDS[stage][language]}`);
  const files = sources
    .map((source) => [basename(source.file), source.pages === null ? '' : word(WORDS.pages, language, source.pages)])
    .map((parts) => plain(parts.filter((part) => part !== '').join(', ')));
  return `${paint.bold(head)}  ${paint.dim(clip(files.join('; '), Math.max(20, columns - displayWidth(head) - 2)))}`;
}

function counts(document: BudgetDocument, language: Language): string {
  const indicators = document.performance.reduce((sum, sheet) => sum + sheet.indicators.length, 0);
  const parts = [
    word(WORDS.statements, language, document.statements.length),
    performanceCount(document, language),
    ...(indicators === 0 ? [] : [word(WORDS.indicators, language, indicators)]),
    word(WORDS.facts, language, document.facts.length),
    word(WORDS.tables, language, document.tables.length),
  ];
  if (document.checks.length > 0) parts.push(checkCount(document, language));
  return parts.join(' · ');
}

function performanceCount(document: BudgetDocument, language: Language): string {
  const byKind = new Map<string, number>();
  for (const { kind } of document.performance) {
    const name = PERFORMANCE_KINDS[kind][language];
    byKind.set(name, (byKind.get(name) ?? 0) + 1);
  }
  const total = word(WORDS.performance, language, document.performance.length);
  const kinds = [...byKind].map(([name, count]) => `${name} ${count}`).join(', ');
  return kinds === '' ? total : `${total} (${kinds})`;
}

function checkCount(document: BudgetDocument, language: Language): string {
  const count = (status: string): string => String(document.checks.filter((check) => check.status === status).length);
  return fill(WORDS.checks, { pass: count('pass'), fail: count('fail'), undetermined: count('undetermined') })[
    language
  ];
}

/** Kind, title, pages and lines of each statement, in columns. */
function statementLines(document: BudgetDocument, options: SummaryOptions): string[] {
  const { language, paint, columns } = options;
  const rows = document.statements.map((statement) => ({
    kind: STATEMENT_KINDS[statement.kind][language],
    title: statement.title === null ? word(WORDS.untitled, language) : plain(statement.title),
    where: whereOf(document, statement, language),
    size: statement.empty ? word(WORDS.empty, language) : word(WORDS.lines, language, statement.lines.length),
  }));
  const widest = (key: 'kind' | 'where' | 'size'): number => Math.max(0, ...rows.map((row) => displayWidth(row[key])));
  const [kind, where, size] = [widest('kind'), widest('where'), widest('size')];
  const title = Math.max(12, columns - kind - where - size - 12);
  return rows.map(
    (row) =>
      `    ${paint.cyan(pad(row.kind, kind))}  ${pad(clip(row.title, title), title)}  ${pad(row.where, where)}  ${row.size}`,
  );
}

function whereOf(document: BudgetDocument, statement: Statement, language: Language): string {
  const pages = document.tables[statement.table]?.pages ?? [];
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return '';
  return word(WORDS.onPages, language, first === last ? first : `${first}–${last}`);
}

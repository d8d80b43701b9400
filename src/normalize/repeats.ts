import type { Bilingual } from '../document/bilingual.js';
import type { Diagnostic } from '../document/diagnostic.js';
import type { Table } from '../document/table.js';
import type { BudgetDocument, Line, OutputTable, Performance, Statement } from '../schema/index.js';
import { fold } from '../text/fold.js';
import { amountsOf, contradict, figuresOf, lineKey, nearness } from './figures.js';

// A narrative and its annex, a PDF and the Word file that it was printed from often hold the same table: it is listed
// once. Where they hold it with other figures both stay, because nothing says which of them is right, and that is said.

/** A table of a later source, with what was made of it. */
export interface Candidate {
  readonly table: Table;
  readonly statement: Statement | null;
  readonly performance: readonly Performance[];
  readonly source: number;
}

/** What an earlier source already says of a table: the same, or the same table with other texts in it. */
export interface Repeat {
  readonly same: boolean;
  readonly diagnostic: Diagnostic;
}

/** Looks for a table among those of the other sources; null where it is new. */
export function findRepeat(document: BudgetDocument, candidate: Candidate): Repeat | null {
  const others = othersOf(document, candidate);
  const same = others.find((other) => saysTheSame(candidate, other));
  if (same) return { same: true, diagnostic: repeated(candidate, document, same.table.source) };
  for (const other of others) {
    const difference = differenceTo(candidate, other);
    if (difference !== null)
      return { same: false, diagnostic: disagreeing(candidate, document, other.table.source, difference) };
  }
  return null;
}

interface Known {
  readonly table: OutputTable;
  readonly statement: Statement | null;
  readonly performance: readonly Performance[];
}

/** The tables of the other sources that are of the same kind. */
function othersOf(document: BudgetDocument, own: Candidate): Known[] {
  const statements = new Map(document.statements.map((one) => [one.table, one]));
  const forms = new Map<number, Performance[]>();
  for (const form of document.performance) {
    if (form.table === null) continue;
    const known = forms.get(form.table);
    if (known === undefined) forms.set(form.table, [form]);
    else known.push(form);
  }
  return document.tables.flatMap((table, index) => {
    const statement = statements.get(index) ?? null;
    if (table.source === own.source || statement?.kind !== own.statement?.kind) return [];
    return [{ table, statement, performance: forms.get(index) ?? [] }];
  });
}

function saysTheSame(own: Candidate, other: Known): boolean {
  if (titlesAgree(own.table.caption.title, other.table.title) && sameGrid(own.table, other.table)) return true;
  if (own.statement && other.statement) {
    // A page that was cut otherwise has the same figures in another grid.
    const [figures, before] = [figuresOf(own.statement), figuresOf(other.statement)];
    if (figures.length === 0) return before.length === 0 && sameTitle(own.table.caption.title, other.table.title);
    const near = nearness(own.statement, other.statement);
    return (
      figures.length === before.length &&
      figures.every((line, i) => {
        const [key, amounts] = before[i] ?? ['', []];
        return key === line[0] && amounts.length === line[1].length && amounts.every((one, j) => near(one, line[1][j]));
      })
    );
  }
  const [forms, before] = [formsOf(own.performance), formsOf(other.performance)];
  return forms.length > 0 && JSON.stringify(forms) === JSON.stringify(before);
}

/** Two tables may be titled 部门收支总表 and 2023年部门收支总表, but not 政府性基金… and 国有资本…: many of these are alike, being empty. */
function titlesAgree(a: string | null, b: string | null): boolean {
  const [own, other] = [titleKey(a), titleKey(b)];
  return own === '' || other === '' || own.endsWith(other) || other.endsWith(own);
}

function sameTitle(a: string | null, b: string | null): boolean {
  return titleKey(a) !== '' && titleKey(a) === titleKey(b);
}

function titleKey(title: string | null): string {
  return fold(title ?? '').replace(/(?:19|20)\d{2}年?度?/g, '');
}

type AnyTable = Pick<Table | OutputTable, 'rows' | 'columns'> & {
  readonly cells: readonly { row: number; col: number; text: string }[];
};

function sameGrid(a: AnyTable, b: AnyTable): boolean {
  if (a.rows !== b.rows || a.columns !== b.columns) return false;
  const [own, other] = [textsOf(a), textsOf(b)];
  return own.size === other.size && [...own].every(([place, text]) => other.get(place) === text);
}

function textsOf({ cells }: AnyTable): Map<string, string> {
  return new Map(cells.filter(({ text }) => text !== '').map(({ row, col, text }) => [`${row},${col}`, plain(text)]));
}

/** A spreadsheet shows 311.2 where the printed page has 311.20, and 1,500 where that has 1500. */
function plain(text: string): string {
  return fold(text)
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(\.\d*?)0+(?!\d)/g, '$1')
    .replace(/(?<=\d)\.(?!\d)/g, '');
}

function formsOf(performance: readonly Performance[]): string[] {
  return performance
    .filter(({ indicators, items, tasks, funds }) => indicators.length + items.length + tasks.length + funds.length > 0)
    .map(({ kind, project, amount, goals, indicators, items, tasks, funds, score }) => [
      [kind, project, amount, score.total],
      goals.map(({ period, text }) => [period, text]),
      indicators.map(({ level1, level2, level3, target, actual, score: points }) => [
        [level1, level2, level3, target?.raw],
        [actual?.raw, points],
      ]),
      [...items, ...tasks, ...funds].map((one) => ({ ...one, row: null })),
    ])
    .map((form) => plain(JSON.stringify(form)));
}

/** How two tables that ought to be one differ, in the words of the first place; null where they are two tables. */
function differenceTo(own: Candidate, other: Known): Bilingual | null {
  if (own.statement && other.statement) return figureDifference(own, own.statement, other, other.statement);
  const title = fold(own.table.caption.title ?? '');
  if (title === '' || fold(other.table.title ?? '') !== title) return null;
  if (own.table.rows !== other.table.rows || own.table.columns !== other.table.columns) return null;
  const [texts, before] = [textsOf(own.table), textsOf(other.table)];
  const [first, ...more] = [...texts].filter(([place, text]) => before.get(place) !== text);
  // Forms of several projects bear one title.
  if (first === undefined || more.length >= texts.size / 4) return null;
  return asPrinted(`${before.get(first[0]) ?? ''} ≠ ${first[1]}`);
}

/** The share of the lines that two tables of one kind have in common when they are one table in two editions. */
const MIN_COMMON = 0.5;
/** The same where their titles do not say that they are one. */
const MIN_COMMON_UNTITLED = 0.8;

function figureDifference(own: Candidate, statement: Statement, other: Known, before: Statement): Bilingual | null {
  const enough = titlesAgree(statement.title, before.title) ? MIN_COMMON : MIN_COMMON_UNTITLED;
  const counts = [before, statement].map((one) => figuresOf(one).length);
  if (counts.includes(0) && sameTitle(statement.title, before.title))
    return counts[0] === 0
      ? { zh: '该文件没有金额，这里有', en: 'that one has no amounts, this one has' }
      : { zh: '该文件有金额，这里没有', en: 'that one has amounts, this one has none' };
  const lines = new Map(before.lines.map((line) => [lineKey(line), line]));
  const common = statement.lines.flatMap((line) => {
    const earlier = lines.get(lineKey(line));
    return earlier === undefined ? [] : [{ line, earlier }];
  });
  if (common.length < enough * Math.max(statement.lines.length, before.lines.length)) return null;
  const near = nearness(statement, before);
  const first = common.find(({ line, earlier }) => contradict(amountsOf(line), amountsOf(earlier), near));
  if (first === undefined) return null;
  const { line, earlier } = first;
  return asPrinted(`${line.label ?? ''} ${printedOf(other.table, earlier)} ≠ ${printedOf(own.table, line)}`);
}

function asPrinted(text: string): Bilingual {
  return { zh: text, en: text };
}

/** The amounts of a line as they stand in their cells. */
function printedOf({ cells }: AnyTable, { row, cols }: Line): string {
  const columns = Object.values(cols).sort((a, b) => a - b);
  return columns.map((col) => cells.find((cell) => cell.row === row && cell.col === col)?.text ?? '').join(' | ');
}

function repeated(own: Candidate, { sources }: BudgetDocument, other: number): Diagnostic {
  const title = own.table.caption.title ?? '';
  const file = sources[other]?.file ?? '';
  return {
    severity: 'info',
    code: 'table-repeated',
    message: {
      zh: `表格“${title}”与 ${file} 中的相同，只列一次`,
      en: `the table “${title}” stands in ${file} as well and is listed once`,
    },
    source: own.source,
    page: own.table.pages[0] ?? null,
  };
}

function disagreeing(own: Candidate, { sources }: BudgetDocument, other: number, difference: Bilingual): Diagnostic {
  const title = own.table.caption.title ?? '';
  const file = sources[other]?.file ?? '';
  return {
    severity: 'warning',
    code: 'sources-disagree',
    message: {
      zh: `表格“${title}”与 ${file} 中的不一致，两者都列出：${difference.zh}`,
      en: `the table “${title}” differs from the one in ${file}, and both are listed: ${difference.en}`,
    },
    source: own.source,
    page: own.table.pages[0] ?? null,
  };
}

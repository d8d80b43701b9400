import { describe, expect, it } from 'vitest';
import { GridIndex, type Table } from '../../src/document/table.js';
import type { NormalizeContext } from '../../src/normalize/context.js';
import { normalizePerformance } from '../../src/normalize/performance/index.js';
import { isPerformanceTable } from '../../src/recognize/performance-forms.js';
import { performanceSchema, type Performance } from '../../src/schema/index.js';
import {
  hasTruth,
  toTable,
  truthArticles,
  type TruthArticle,
  type TruthCell,
  type TruthTable,
} from '../support/truth.js';
import { CONTEXT } from './form-grid.js';

// Text is compared without white space and in one width: a wrapped cell or a full-width digit is no error.
const norm = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/\s+/g, '').replace(/≧/g, '≥').replace(/≦/g, '≤');

/** What the printed forms with a column 三级指标 and one column for the value hold: the three levels and the value. */
function printedIndicators(table: TruthTable): string[] {
  const index = new GridIndex(toTable(table));
  const out: string[] = [];
  for (const head of table.cells.filter((cell) => norm(cell.text) === '三级指标')) {
    const named = (pattern: RegExp): TruthCell | undefined =>
      table.cells.find((cell) => cell.row === head.row && pattern.test(norm(cell.text)));
    const [first, second] = [named(/^一级指标$/), named(/^二级指标$/)];
    const value = named(/^(年度)?(指标值|目标值)(及单位)?$/);
    if (first === undefined || second === undefined || value === undefined || (value.colspan ?? 1) > 1) continue;
    for (let row = head.row + (head.rowspan ?? 1); row < table.rows; row++) {
      const text = (cell: TruthCell): string => norm(index.at(row, cell.col)?.text);
      if (text(first) === '一级指标') break;
      if (index.at(row, head.col)?.row !== row || text(head) === '' || !text(first).includes('指标')) continue;
      out.push([text(first), text(second), text(head), text(value)].join(' | '));
    }
  }
  return out;
}

function contextOf({ department, year }: TruthArticle): NormalizeContext {
  return { ...CONTEXT, fiscalYear: Number(year), departmentName: department };
}

function readAll(name: string, distort: (table: Table) => Table = (table) => table) {
  return truthArticles(name).flatMap((article) =>
    article.tables
      .map((truth) => ({ truth, table: distort(toTable(truth)) }))
      .filter(({ table }) => isPerformanceTable(table))
      .map(({ truth, table }) => ({ truth, ...normalizePerformance(table, contextOf(article)) })),
  );
}

function indicatorsOf(sheets: readonly Performance[]): string[] {
  return sheets.flatMap((sheet) =>
    sheet.indicators.map((one) =>
      [norm(one.level1), norm(one.level2), norm(one.level3), norm(one.target?.raw)].join(' | '),
    ),
  );
}

const DOCUMENTS: readonly (readonly [name: string, sheets: number, printed: number])[] = [
  ['seeds/julu-2022', 8, 56],
  ['seeds/handan-2022', 6, 33],
  ['seeds/dacheng-2021', 15, 96],
  ['seeds/shifeng-2023', 7, 30],
  ['seeds/fushun-2021', 15, 0],
  ['real/swu-2023', 24, 233],
];

/** Every column but the first is preceded by an empty one. */
function withEmptyColumns(table: Table): Table {
  const wide = (col: number): number => (col === 0 ? 0 : col * 2);
  const cells = table.cells.map((cell) => {
    const from = wide(cell.col);
    const to = wide(cell.col + cell.colSpan - 1);
    return { ...cell, col: from, colSpan: to - from + 1 };
  });
  const columns = wide(table.columns - 1) + 1;
  const taken = new Set(
    cells.flatMap((cell) =>
      Array.from({ length: cell.rowSpan * cell.colSpan }, (_, i) =>
        [cell.row + Math.floor(i / cell.colSpan), cell.col + (i % cell.colSpan)].join(),
      ),
    ),
  );
  for (let row = 0; row < table.rows; row++)
    for (let col = 0; col < columns; col++) if (!taken.has([row, col].join())) cells.push(empty(row, col));
  return { ...table, columns, cells: cells.sort((a, b) => a.row - b.row || a.col - b.col) };
}

/** Cells merged across columns fall apart: the text stays in the first. */
function withoutColumnSpans(table: Table): Table {
  const cells = table.cells.flatMap((cell) => [
    { ...cell, colSpan: 1 },
    ...Array.from({ length: cell.colSpan - 1 }, (_, i) => ({
      ...empty(cell.row, cell.col + i + 1),
      rowSpan: cell.rowSpan,
    })),
  ]);
  return { ...table, cells };
}

/** Cells merged down rows fall apart: the text stays in the first. */
function withoutRowSpans(table: Table): Table {
  const cells = table.cells.flatMap((cell) => [
    { ...cell, rowSpan: 1 },
    ...Array.from({ length: cell.rowSpan - 1 }, (_, i) => ({
      ...empty(cell.row + i + 1, cell.col),
      colSpan: cell.colSpan,
    })),
  ]);
  return { ...table, cells: cells.sort((a, b) => a.row - b.row || a.col - b.col) };
}

function empty(row: number, col: number): Table['cells'][number] {
  return { row, col, rowSpan: 1, colSpan: 1, text: '', page: null, bbox: null, parts: [], confidence: null };
}

describe.each(DOCUMENTS)('performance forms of %s', (name, count, printed) => {
  const skip = !hasTruth(name);

  it.skipIf(skip)('every printed indicator is read, and every sheet is valid', () => {
    const read = readAll(name);
    const sheets = read.flatMap(({ value }) => value);
    expect(sheets).toHaveLength(count);
    const truth = read.flatMap((one) => printedIndicators(one.truth));
    expect(truth).toHaveLength(printed);
    const got = indicatorsOf(sheets);
    expect(truth.filter((one) => !got.includes(one))).toEqual([]);
    for (const sheet of sheets) expect(performanceSchema.safeParse(sheet).error).toBeUndefined();
  });

  it.skipIf(skip).each([
    ['empty columns', withEmptyColumns],
    ['lost column spans', withoutColumnSpans],
    ['lost row spans', withoutRowSpans],
  ] as const)('a grid with %s says the same', (_, distort) => {
    const straight = readAll(name).flatMap(({ value }) => value);
    const bent = readAll(name, distort).flatMap(({ value }) => value);
    // Without its merged cell a first level is known only as far as the second belongs under it.
    const levels = (text: string): string => (distort === withoutRowSpans ? text.replace(/^[^|]*\|/, '') : text);
    expect(indicatorsOf(bent).map(levels)).toEqual(indicatorsOf(straight).map(levels));
    const rest = (sheet: Performance) => ({
      ...{ kind: sheet.kind, project: sheet.project, program: sheet.program, funds: sheet.funds, goals: sheet.goals },
      ...{ items: sheet.items, tasks: sheet.tasks, score: sheet.score, weights: sheet.weights, staff: sheet.staff },
    });
    expect(bent.map(rest)).toEqual(straight.map(rest));
  });
});

describe.skipIf(!hasTruth('real/swu-2023'))('the national 项目支出绩效目标表', () => {
  it('every form has project, funds, goal and weights, and its points add up', () => {
    for (const { value, diagnostics } of readAll('real/swu-2023')) {
      const [sheet] = value;
      expect(diagnostics).toEqual([]);
      expect(sheet?.kind).toBe('project-targets');
      expect(sheet?.project).toBeTruthy();
      expect(sheet?.authority?.code).toMatch(/^\d+$/);
      expect(sheet?.implementingUnit).toBeTruthy();
      expect(sheet?.funds.map((fund) => fund.label)).toEqual(['年度资金总额', '财政拨款', '上年结转', '其他资金']);
      const [total, ...parts] = sheet?.funds.map((fund) => Math.round((fund.initialBudget ?? NaN) * 100)) ?? [];
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(sheet?.goals).toHaveLength(1);
      expect(sheet?.weights).toEqual({ execution: 10, indicators: 90 });
      expect(sheet?.indicators.reduce((sum, one) => sum + (one.weight ?? NaN), 0)).toBe(90);
    }
  });
});

describe.skipIf(!hasTruth('seeds/fushun-2021'))('Liaoning self-evaluations', () => {
  it('totals, orphans and points', () => {
    const sheets = readAll('seeds/fushun-2021').flatMap(({ value }) => value);
    expect(sheets.map((sheet) => sheet.score.total)).toEqual([
      96, 100, 95.1, 98.8, 91.9, 100, 100, 100, 100, 93, 99, 99, 99, 99, 99,
    ]);
    expect(sheets.filter((sheet) => sheet.orphan)).toHaveLength(11);
    for (const sheet of sheets.filter((one) => one.orphan)) expect(sheet.project).toBeNull();
    for (const sheet of sheets)
      for (const one of sheet.indicators) expect(one.score ?? 0).toBeLessThanOrEqual(one.weight ?? NaN);
  });
});

describe('other tables of the corpus', () => {
  const others = ['jsgy-2017', 'jsrd-2017', 'ptczj-2024-final', 'ptsfj-2026', 'swu-2023-final', 'wanli-2024'];
  it.each(others.map((name) => `real/${name}`))('%s holds no performance form', (name) => {
    if (!hasTruth(name)) return;
    const tables = truthArticles(name).flatMap((article) => article.tables.map(toTable));
    expect(tables.filter(isPerformanceTable).map((table) => table.caption.title)).toEqual([]);
  });
});

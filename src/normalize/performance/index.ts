import type { Diagnostic } from '../../document/diagnostic.js';
import type { Table } from '../../document/table.js';
import type { Performance } from '../../schema/index.js';
import type { NormalizeContext, Normalized } from '../context.js';
import { Amounts } from './amounts.js';
import { FormDiagnostics } from './diagnostics.js';
import { readFundPairs, readFundTable } from './funds.js';
import { readGoals } from './goals.js';
import { readHead, unitName } from './head.js';
import { headlessBlock } from './headless.js';
import { readIndicators } from './indicators.js';
import { kindOf, projectOfTitle, titleOf } from './kind.js';
import { readItems, readTasks } from './lists.js';
import { readProjectList } from './project-list.js';
import { findRegions, type Region } from './regions.js';
import { readScore, readWeights } from './score.js';
import { isTotal, type FormSheet } from './sheet.js';
import { splitForms } from './split.js';

export { formDepartment, formUnit } from './department.js';

/**
 * Reads performance forms (绩效目标表, 汇总表, 自评表). A table is one form, as a rule; a table that holds several, or that lists
 * many projects by rows, gives a sheet each.
 */
export function normalizePerformance(table: Table, context: NormalizeContext): Normalized<Performance[]> {
  const diagnostics: Diagnostic[] = [];
  const value = splitForms(table).flatMap((sheet) => readForm(sheet, context, diagnostics));
  return { value, diagnostics };
}

function readForm(sheet: FormSheet, context: NormalizeContext, diagnostics: Diagnostic[]): Performance[] {
  const amounts = new Amounts(sheet, context);
  const report = new FormDiagnostics(context, sheet.page());
  const printed = findRegions(sheet);
  const list = readProjectList(sheet, printed, context, amounts, report);
  const sheets = list ?? [readSheet(sheet, printed, context, amounts, report)];
  report.amounts(amounts);
  diagnostics.push(...report.all);
  return sheets;
}

function readSheet(
  sheet: FormSheet,
  printed: readonly Region[],
  context: NormalizeContext,
  amounts: Amounts,
  report: FormDiagnostics,
): Performance {
  const headless = printed.some((region) => region.kind === 'indicators') ? null : headlessBlock(sheet);
  const regions: readonly Region[] = headless === null ? printed : [...printed, headless];
  const head = readHead(sheet, regions, amounts);
  const table = regions.flatMap((one) => (one.kind === 'funds' ? readFundTable(sheet, one, amounts) : []));
  // Beside 年初预算数 | 全年预算数 | 全年执行数 a division by source or use does not say which of them it divides.
  const pairs = readFundPairs(sheet, regions, amounts).filter((pair) => table.length === 0 || pair.by === null);
  const funds = [...pairs, ...table].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const tasks = regions.flatMap((one) => (one.kind === 'tasks' ? readTasks(sheet, one, amounts) : []));
  const items = regions.flatMap((one) => (one.kind === 'items' ? readItems(sheet, one, amounts) : []));
  const indicators = regions.flatMap((one) =>
    one.kind === 'indicators' ? readIndicators(sheet, one, amounts, context.fiscalYear) : [],
  );
  report.indicators(indicators);
  const goals = readGoals(sheet, regions);
  const score = readScore(sheet, regions, amounts);
  const fundTotal = funds.find((fund) => fund.weight !== null);
  const title = titleOf(sheet);
  const form = {
    title,
    project: head.project,
    tasks,
    goals,
    indicators: indicators.map((one) => one.indicator),
    score,
    staff: head.staff,
    items,
  };
  const kind = kindOf(form, {
    hasDepartment: head.department !== null,
    regions,
  });
  const overall = kind.startsWith('overall');
  const summed = kind === 'special-fund-summary' ? (items.find((item) => isTotal(item.label))?.amount ?? null) : null;
  const orphan = isOrphan(sheet, printed, head.project, title, headless !== null || score.row !== null, goals.length);
  if (orphan) report.headLost();
  return {
    kind,
    origin: 'table',
    table: context.tableIndex,
    source: context.source,
    page: sheet.page(),
    orphan,
    program: head.program,
    authority: head.authority,
    implementingUnit: head.implementingUnit ?? head.department ?? unitName(sheet.table.caption.department),
    implementationPeriod: head.implementationPeriod,
    amount: head.amount ?? summed ?? pairs.find(({ by }) => by === null)?.initialBudget ?? null,
    funds,
    weights: readWeights(sheet, regions, fundTotal?.weight ?? null),
    ...form,
    project: head.project ?? (overall ? null : projectOfTitle(title, context.departmentName)),
  };
}

/** A tail of a form: no title, no project, no goal, no head of the indicator table. */
function isOrphan(
  sheet: FormSheet,
  printed: readonly Region[],
  project: string | null,
  title: string | null,
  hasTail: boolean,
  goals: number,
): boolean {
  const headed = printed.some((region) => region.kind === 'indicators' || region.kind === 'funds');
  return hasTail && !headed && project === null && title === null && goals === 0 && sheet.from === 0;
}

import type { Performance } from '../../schema/index.js';
import type { NormalizeContext } from '../context.js';
import { unitIn, type Amounts } from './amounts.js';
import { FUND_COLUMNS, INDICATOR_COLUMNS, roleOf } from '../../recognize/performance-labels.js';
import { assign, headDepth, readColumns, type Column } from './columns.js';
import { unitName } from './head.js';
import type { FormDiagnostics } from './diagnostics.js';
import { readIndicators } from './indicators.js';
import { titleOf } from './kind.js';
import { readWeights } from './score.js';
import type { Block, IndicatorRole, Region } from './regions.js';
import { blank, labelText, nameOf, textOf, type FormSheet } from './sheet.js';

type IndicatorBlock = Block<'indicators', IndicatorRole>;

/**
 * A table that lists many projects (单位名称 | 项目名称 | 年度目标 | 一级指标 | … | 指标值): a sheet for each project. Null where the
 * indicator table has no column for the project.
 */
export function readProjectList(
  sheet: FormSheet,
  regions: readonly Region[],
  context: NormalizeContext,
  amounts: Amounts,
  report: FormDiagnostics,
): Performance[] | null {
  const blocks = regions.filter((region): region is IndicatorBlock => region.kind === 'indicators');
  if (!blocks.some((region) => region.columns.some((column) => column.role === 'project'))) return null;
  const title = titleOf(sheet);
  const out: Performance[] = [];
  for (const region of blocks) {
    const starts = projectStarts(sheet, region);
    starts.forEach((start, i) => {
      const body = { ...region, body: i === 0 ? region.body : start, end: starts[i + 1] ?? region.end };
      const indicators = readIndicators(sheet, body, amounts, context.fiscalYear);
      report.indicators(indicators);
      const text = (role: IndicatorRole): string | null => fieldAt(sheet, start, region, role);
      const amount = fieldCell(sheet, start, region, 'amount');
      const goal = text('goal');
      const project = text('project');
      const unit = text('implementingUnit');
      const scored = region.columns.some((column) => column.role === 'score' || column.role === 'actual');
      out.push({
        kind: scored ? 'project-self-evaluation' : 'project-targets',
        title,
        origin: 'table',
        table: context.tableIndex,
        source: context.source,
        page: amount?.page ?? sheet.page(),
        orphan: false,
        project: project === null ? null : nameOf(project),
        program: null,
        authority: null,
        implementingUnit: unitName(unit ?? sheet.table.caption.department),
        implementationPeriod: null,
        amount: amount === undefined ? null : amounts.money(amount, columnUnit(region, 'amount')),
        staff: null,
        goals: goal === null ? [] : [{ period: 'annual', text: goal, achieved: null, row: start }],
        funds: fundsAt(sheet, start, region, amounts),
        tasks: [],
        items: [],
        indicators: indicators.map((one) => one.indicator),
        weights: readWeights(sheet, regions, null),
        score: { indicators: null, execution: null, total: null, row: null },
      });
    });
  }
  return out;
}

/** Rows in which a project's name begins. */
function projectStarts(sheet: FormSheet, region: IndicatorBlock): number[] {
  const out: number[] = [];
  let last: string | null = null;
  for (let row = region.body; row < region.end; row++) {
    const cell = fieldCell(sheet, row, region, 'project');
    if (cell === undefined || cell.row !== row || blank(cell) || nameOf(cell.text) === last) continue;
    last = nameOf(cell.text);
    out.push(row);
  }
  return out;
}

function fieldCell(
  sheet: FormSheet,
  row: number,
  region: IndicatorBlock,
  role: IndicatorRole,
): ReturnType<FormSheet['at']> {
  for (const [column, cells] of assign(sheet, row, region.columns))
    if (column.role === role) return cells.find((cell) => !blank(cell));
  return undefined;
}

function fieldAt(sheet: FormSheet, row: number, region: IndicatorBlock, role: IndicatorRole): string | null {
  return textOf(fieldCell(sheet, row, region, role));
}

function columnUnit(region: IndicatorBlock, role: IndicatorRole): string | null {
  const column: Column<IndicatorRole> | undefined = region.columns.find((one) => one.role === role);
  return column?.path.map(unitIn).findLast((unit) => unit !== null) ?? null;
}

/**
 * 预算执行情况（10分） over 年初预算数 | 调整后预算数 | 执行数 | 预算执行率, left of the indicators: one entry a project, under the
 * heading that they share. 分值 and 得分 stand among the indicators' own.
 */
function fundsAt(sheet: FormSheet, start: number, region: IndicatorBlock, amounts: Amounts): Performance['funds'] {
  const levels = Math.min(...region.columns.filter(({ role }) => role === 'level1').map(({ from }) => from));
  const depth = headDepth(sheet, region.head, (cell) => roleOf(INDICATOR_COLUMNS, cell.text) !== null);
  const columns = readColumns(sheet, region.head, depth, FUND_COLUMNS).filter(({ from }) => from < levels);
  const [first] = columns;
  if (first === undefined || columns.filter(({ role }) => role !== 'rate').length < 2) return [];
  const heading = sheet.at(region.head - 1, first.from);
  const fund: Performance['funds'][number] = {
    label: heading === undefined || blank(heading) ? '' : labelText(heading.text),
    by: null,
    ...{ initialBudget: null, fullYearBudget: null, executed: null },
    ...{ rate: null, weight: null, score: null },
    row: start,
  };
  for (const [column, cells] of assign(sheet, start, columns)) {
    const cell = cells.find((one) => !blank(one));
    const { role, path } = column;
    if (role === 'rate') fund.rate = amounts.rate(cell, path.at(-1) ?? '');
    else if (role !== 'weight' && role !== 'score')
      fund[role] = amounts.money(cell, path.map(unitIn).findLast((unit) => unit !== null) ?? null);
  }
  return [fund];
}

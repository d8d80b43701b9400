import type { Cell } from '../../document/table.js';
import type { Performance } from '../../schema/index.js';
import { isBlank } from '../money.js';
import { FUND_COLUMNS, roleOf, type HeadLabel } from '../../recognize/performance-labels.js';
import { isFigure, unitIn, type Amounts } from './amounts.js';
import { assign, type Column } from './columns.js';
import { splitInline } from './head.js';
import { inRegion, type Block, type FundRole, type Region } from './regions.js';
import { blank, labelText, nameOf, type FormSheet } from './sheet.js';

type Fund = Performance['funds'][number];

/** Labels of a fund where no block label says that it is one. */
const FUND_LABELS: ReadonlySet<HeadLabel> = new Set(['fundTotal', 'fundSource']);

function emptyFund(label: string, by: Fund['by'], row: number): Fund {
  const none = { initialBudget: null, fullYearBudget: null, executed: null, rate: null, weight: null, score: null };
  return { label, by, ...none, row };
}

/** 资金 blocks with columns of money: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分. */
export function readFundTable(sheet: FormSheet, region: Block<'funds', FundRole>, amounts: Amounts): Fund[] {
  const columns = region.columns.filter((column) => !holdsLabels(sheet, region, column));
  const first = Math.min(...columns.map((column) => column.from));
  const blockLabel = sheet
    .row(region.head)
    .find((cell) => cell.col < first && cell.rowSpan > region.body - region.head);
  const heads = sheet.row(region.head).filter((cell) => cell.col < first || cell.row === region.head);
  const unit = heads.map((cell) => unitIn(cell.text)).find((one) => one !== null) ?? null;
  const out: Fund[] = [];
  let by: Fund['by'] = null;
  for (let row = region.body; row < region.end; row++) {
    const label = sheet
      .row(row)
      .findLast((cell) => cell.col < first && cell !== blockLabel && cell.row === row && !blank(cell));
    if (label === undefined) continue;
    by = /收入(小计|合计)/.test(label.text) ? 'source' : /支出(小计|合计)/.test(label.text) ? 'use' : by;
    const fund = emptyFund(labelText(label.text), by, row);
    const cells = [...assign(sheet, row, columns)];
    for (const [column, found] of cells) fill(fund, column, found, unit, amounts);
    // A printed figure makes the line, also where its unit is unknown or it could not be read.
    if (cells.some(([, found]) => found.some((cell) => cell.row === row && !isBlank(cell.text)))) out.push(fund);
  }
  return out;
}

/** Sichuan heads the column of the labels with 年度预算数(万元). */
function holdsLabels(sheet: FormSheet, region: Block<'funds', FundRole>, column: Column<FundRole>): boolean {
  for (let row = region.body; row < region.end; row++) {
    const cell = sheet.at(row, column.from);
    if (cell !== undefined && cell.row === row && sheet.label(cell) !== null) return true;
  }
  return false;
}

function fill(
  fund: Fund,
  column: Column<FundRole>,
  cells: readonly Cell[],
  unit: string | null,
  amounts: Amounts,
): void {
  const cell = cells.find((one) => !blank(one));
  if (cell === undefined || cell.row !== fund.row || fund[column.role] !== null) return;
  if (column.role === 'rate') fund.rate = amounts.rate(cell, column.path.join(''));
  else if (column.role === 'weight' || column.role === 'score') fund[column.role] = amounts.points(cell);
  else fund[column.role] = amounts.money(cell, unit);
}

/**
 * Funds as label and value side by side: 年度资金总额 | 65.00, 其中：财政拨款 | 65.00, or 资金总额：65.00 in one cell,
 * two lists beside each other where the form divides by source and by use (按收入性质分 | 按支出性质分).
 */
export function readFundPairs(sheet: FormSheet, regions: readonly Region[], amounts: Amounts): Fund[] {
  const out: Fund[] = [];
  let divisions: { by: Fund['by']; cell: Cell }[] = [];
  for (const row of sheet.rows()) {
    if (inRegion(regions, row)) continue;
    const blockLabel = sheet.row(row).find((cell) => sheet.label(cell) === 'fundBlock');
    const unit = blockLabel === undefined ? null : unitIn(blockLabel.text);
    const heads = sheet.starting(row).flatMap((cell) => division(sheet, cell));
    if (heads.length > 0) {
      divisions = heads;
      continue;
    }
    for (const pair of pairsOf(sheet, row, blockLabel)) {
      const by = divisions.find(({ cell }) => overlaps(cell, pair.label))?.by ?? null;
      const fund = emptyFund(labelText(pair.name), blockLabel === undefined && pair.total ? null : by, row);
      const phase = roleOf(FUND_COLUMNS, pair.name);
      if (phase === 'rate') fund.rate = amounts.rate(pair.value, pair.name);
      else if (phase === 'weight' || phase === 'score') fund[phase] = amounts.points(pair.value);
      else fund[phase ?? 'initialBudget'] = amounts.moneyText(pair.text, unitIn(pair.name) ?? unit, pair.value);
      out.push(fund);
    }
  }
  return out;
}

interface Pair {
  readonly label: Cell;
  readonly name: string;
  readonly value: Cell;
  readonly text: string;
  readonly total: boolean;
}

function pairsOf(sheet: FormSheet, row: number, blockLabel: Cell | undefined): Pair[] {
  const out: Pair[] = [];
  let pending: Cell | null = null;
  for (const cell of sheet.row(row)) {
    if (cell === blockLabel || cell.row !== row || blank(cell)) continue;
    const inline = splitInline(cell.text);
    if (inline !== null && FUND_LABELS.has(inline.label) && isFigure(inline.value)) {
      const { name } = inline;
      out.push({ label: cell, name, value: cell, text: inline.value, total: inline.label === 'fundTotal' });
      pending = null;
    } else if (!isFigure(cell.text)) pending = cell;
    else if (pending !== null) {
      const label = sheet.label(pending);
      const known = label === null ? blockLabel !== undefined : FUND_LABELS.has(label);
      if (known)
        out.push({ label: pending, name: pending.text, value: cell, text: cell.text, total: label === 'fundTotal' });
      pending = null;
    }
  }
  return out;
}

function division(sheet: FormSheet, cell: Cell): { by: Fund['by']; cell: Cell }[] {
  const label = sheet.label(cell);
  if (label === 'fundBySource') return [{ by: 'source', cell }];
  return label === 'fundByUse' ? [{ by: 'use', cell }] : [];
}

function overlaps(a: Cell, b: Cell): boolean {
  return b.col < a.col + a.colSpan && a.col < b.col + b.colSpan;
}

/** 执行率分值（10）, 预算执行情况（10分）: the points that the head of a block prints in brackets. */
export function bracketedPoints(text: string): number | null {
  const match = /[(（]\s*(\d+(?:\.\d+)?)\s*分?\s*[)）]/.exec(nameOf(text));
  return match?.[1] === undefined ? null : Number(match[1]);
}

import type { Cell } from '../../document/table.js';
import { LEVEL1_NAME, LEVEL2_NAME, labelKey } from '../../recognize/performance-labels.js';
import { fold } from '../../text/fold.js';
import { isOperatorCell, isReadable } from '../value/index.js';
import { isFigure } from './amounts.js';
import type { Column } from './columns.js';
import type { Block, IndicatorRole } from './regions.js';
import { isTotal, type FormSheet } from './sheet.js';

const RUNNING = /^(三级)?指标[\d一二三四五六七八九十]+$/;
const TEMPLATE = /^(三级)?指标[\d一二三四五六七八九十]+$|^[.…·]+$/;

/**
 * The indicator block of a page tail whose head is lost. What each column is, is told from what stands in it: the names of the
 * levels, 指标1 指标2, operators, 分值 and 得分 as two neighbouring columns of figures.
 */
export function headlessBlock(sheet: FormSheet): Block<'indicators', IndicatorRole> | null {
  const rows = sheet.rows().filter((row) => !isScoreRow(sheet, row));
  const end = rows.findIndex((row, i) => row !== sheet.from + i);
  const body = end < 0 ? rows : rows.slice(0, end);
  const level2 = columnOf(sheet, body, LEVEL2_NAME);
  const running = columnOf(sheet, body, RUNNING);
  if (level2 === null && running === null) return null;
  const level3 = running ?? { from: level2?.to ?? 0, to: (level2?.to ?? 0) + 1 };
  const columns: Column<IndicatorRole>[] = [{ ...level3, role: 'level3', path: [] }];
  const second = level2 ?? (level3.from > 0 ? { from: level3.from - 1, to: level3.from } : null);
  if (second !== null) columns.push({ ...second, role: 'level2', path: [] });
  const level1 = columnOf(sheet, body, LEVEL1_NAME, second?.from);
  const first = level1 ?? (second !== null && second.from > 0 ? { from: second.from - 1, to: second.from } : null);
  if (first !== null) columns.push({ ...first, role: 'level1', path: [] });
  columns.push(...valueColumns(sheet, body, level3.to, running !== null));
  columns.sort((a, b) => a.from - b.from);
  const start = sheet.from;
  return { kind: 'indicators', head: start, body: start, end: start + body.length, columns };
}

function isScoreRow(sheet: FormSheet, row: number): boolean {
  return sheet.starting(row).some((cell) => {
    const label = sheet.label(cell);
    return label?.startsWith('score') === true || label === 'signature' || isTotal(cell.text);
  });
}

/** The leftmost grid columns whose cells carry a name of the pattern. */
function columnOf(
  sheet: FormSheet,
  rows: readonly number[],
  pattern: RegExp,
  before = Infinity,
): { from: number; to: number } | null {
  let found: Cell | null = null;
  for (const row of rows)
    for (const cell of sheet.starting(row))
      if (cell.col < before && pattern.test(labelKey(cell.text)) && (found === null || cell.col < found.col))
        found = cell;
  return found === null ? null : { from: found.col, to: found.col + found.colSpan };
}

/** The columns right of the names: each filled one by its kind of content. */
function valueColumns(
  sheet: FormSheet,
  rows: readonly number[],
  from: number,
  running: boolean,
): Column<IndicatorRole>[] {
  const filled = filledColumns(sheet, rows, from);
  const points = pointColumns(filled);
  const column = (at: number, role: IndicatorRole): Column<IndicatorRole> => ({ from: at, to: at + 1, role, path: [] });
  const out: Column<IndicatorRole>[] = [];
  if (points !== null) {
    out.push(column(points.weight, 'weight'));
    if (points.score !== null) out.push(column(points.score, 'score'));
  }
  const left = [...filled].filter(([at]) => points === null || at < points.weight);
  const operators = left.filter(([, cells]) => cells.every((cell) => isOperatorCell(cell.text)));
  for (const [at] of operators) out.push(column(at, 'operator'));
  const texts = left.filter(([at]) => !operators.some(([other]) => other === at));
  // Where 三级指标 only counts, the first text is the 内容; what follows is 度量单位, 完成值 and 完成程度.
  if (running) {
    const content = texts[0];
    if (content === undefined) return out;
    out.push(column(content[0], 'content'));
    const units = texts.slice(1).filter(([, cells]) => cells.every((cell) => isUnit(cell.text)));
    for (const [at] of units) out.push(column(at, 'unit'));
    const done = texts.slice(1).filter((one) => !units.includes(one));
    if (done[0] !== undefined) out.push(column(done[0][0], 'actual'));
    if (done[1] !== undefined) out.push(column(done[1][0], 'completion'));
    return out;
  }
  const target = texts.find(([, cells]) => cells.some((cell) => isReadable(cell.text)));
  if (target !== undefined) out.push(column(target[0], 'target'));
  const described = texts.find(([at]) => target === undefined || at < target[0]);
  if (described !== undefined) out.push(column(described[0], 'description'));
  return out;
}

function filledColumns(sheet: FormSheet, rows: readonly number[], from: number): Map<number, Cell[]> {
  const out = new Map<number, Cell[]>();
  for (const row of rows)
    for (const cell of sheet.starting(row))
      if (cell.col >= from && !TEMPLATE.test(labelKey(cell.text)))
        out.set(cell.col, [...(out.get(cell.col) ?? []), cell]);
  return new Map([...out].sort(([a], [b]) => a - b));
}

/** 分值 and 得分: the last two filled columns that hold plain figures only, no score above its weight. */
function pointColumns(filled: ReadonlyMap<number, Cell[]>): { weight: number; score: number | null } | null {
  const numeric = [...filled].filter(([, cells]) => cells.every((cell) => isFigure(cell.text))).map(([at]) => at);
  for (let i = numeric.length - 1; i > 0; i--) {
    const [weight, score] = [numeric[i - 1], numeric[i]];
    if (weight === undefined || score === undefined) continue;
    const weights = filled.get(weight) ?? [];
    const fits = (filled.get(score) ?? []).every((cell) => {
      const same = weights.find((other) => other.row === cell.row);
      return same !== undefined && Number(fold(cell.text)) <= Number(fold(same.text));
    });
    if (fits) return { weight, score };
  }
  const last = numeric.at(-1);
  return last === undefined ? null : { weight: last, score: null };
}

function isUnit(text: string): boolean {
  return /^[^\d]{1,4}$/.test(fold(text)) && /[%个人次元家项件份场]/.test(text);
}

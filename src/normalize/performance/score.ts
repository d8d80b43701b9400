import type { Performance } from '../../schema/index.js';
import { bracketedPoints } from './funds.js';
import { isFigure, type Amounts } from './amounts.js';
import { inRegion, type Block, type IndicatorRole, type Region } from './regions.js';
import { isTotal, type FormSheet } from './sheet.js';

type Score = Performance['score'];
type Weights = Performance['weights'];

/** 自评得分小计 (C), 预算执行率得分 (D), 总得分 (C+D); a row 总分 | 100 | 95 prints the maximum before the score. */
export function readScore(sheet: FormSheet, regions: readonly Region[], amounts: Amounts): Score {
  const score: Score = { indicators: null, execution: null, total: null, row: null };
  const block = regions.findLast((region) => region.kind === 'indicators');
  for (const row of sheet.rows()) {
    if (inRegion(regions, row)) continue;
    for (const cell of sheet.starting(row)) {
      const label = sheet.label(cell);
      const isSum = block !== undefined && row >= block.end && isTotal(cell.text);
      if (label?.startsWith('score') !== true && !isSum) continue;
      const value = scoreBeside(sheet, cell, row, block);
      const points = value === undefined ? null : amounts.points(value);
      if (points === null) continue;
      if (label === 'scoreIndicators') score.indicators = points;
      else if (label === 'scoreExecution') score.execution = points;
      else {
        score.total = points;
        score.row = row;
      }
      score.row ??= row;
    }
  }
  return score;
}

type At = ReturnType<FormSheet['row']>[number];

function scoreBeside(
  sheet: FormSheet,
  label: At,
  row: number,
  block: Block<'indicators', IndicatorRole> | undefined,
): At | undefined {
  const right = sheet.rightOf(label, row).filter((cell) => cell.row === row && cell.text.trim() !== '');
  const stop = right.findIndex((cell) => sheet.label(cell) !== null);
  const figures = (stop < 0 ? right : right.slice(0, stop)).filter((cell) => isFigure(cell.text.replace(/分$/, '')));
  const weight = block?.columns.find((column) => column.role === 'weight');
  const scored = block?.columns.some((column) => column.role === 'score') === true;
  const isMaximum = (cell: At): boolean =>
    scored && weight !== undefined && cell.col >= weight.from && cell.col + cell.colSpan <= weight.to;
  // 总分 | 100 prints a maximum only; 总得分 | 95 prints a score, wherever it stands.
  return figures.findLast((cell) => !isMaximum(cell)) ?? (/得分/.test(label.text) ? figures.at(-1) : undefined);
}

/** The printed maxima: 执行率分值（10）, 分值（90）, 预算执行情况（10分）, 绩效指标（90分）. */
export function readWeights(sheet: FormSheet, regions: readonly Region[], fundWeight: number | null): Weights {
  const weights: Weights = { execution: null, indicators: null };
  for (const row of sheet.rows())
    for (const cell of sheet.starting(row)) {
      const label = sheet.label(cell);
      if (label === 'executionWeight' || (label === 'fundBlock' && /执行/.test(cell.text)))
        weights.execution ??= bracketedPoints(cell.text);
      else if (label === 'indicatorBlock') weights.indicators ??= bracketedPoints(cell.text);
    }
  for (const region of regions) {
    if (region.kind !== 'indicators') continue;
    const head = region.columns.find((column) => column.role === 'weight');
    const points = head?.path.map(bracketedPoints).find((one) => one !== null) ?? null;
    weights.indicators ??= points;
  }
  weights.execution ??= fundWeight;
  return weights;
}

import type { Cell } from '../../document/table.js';
import type { Performance } from '../../schema/index.js';
import { PLACEHOLDER, labelKey, type HeadLabel } from '../../recognize/performance-labels.js';
import { splitInline } from './head.js';
import { inRegion, type Region } from './regions.js';
import { blank, textOf, type FormSheet } from './sheet.js';

type Goal = Performance['goals'][number];

const GOALS: ReadonlySet<HeadLabel> = new Set(['goalAnnual', 'goalImplementation', 'goalPlanned', 'goalAchieved']);

/**
 * The goals (绩效目标). A goal label either has its text to the right, one goal a row, what was achieved (完成情况) beside it,
 * or it heads a column (年初设定目标 | 全年实际完成情况, 实施期目标 | 年度目标) with the texts below.
 */
export function readGoals(sheet: FormSheet, regions: readonly Region[]): Goal[] {
  const out: Goal[] = [];
  for (const row of sheet.rows()) {
    if (inRegion(regions, row)) continue;
    const heads: Cell[] = [];
    for (const cell of sheet.starting(row)) {
      const label = goalLabel(sheet, cell);
      if (label === null) {
        const inline = splitInline(cell.text);
        if (inline !== null && GOALS.has(inline.label)) push(out, inline.label, inline.value, null, row);
        continue;
      }
      const next = sheet.rightOf(cell, row).find((other) => !blank(other));
      if (next === undefined || sheet.label(next) !== null) heads.push(cell);
      else if (label !== 'goalAchieved') beside(sheet, regions, cell, label, out);
    }
    if (heads.length > 0) below(sheet, regions, heads, out);
  }
  return out.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

function goalLabel(sheet: FormSheet, cell: Cell): HeadLabel | null {
  const label = sheet.label(cell);
  return label !== null && GOALS.has(label) ? label : null;
}

function beside(sheet: FormSheet, regions: readonly Region[], label: Cell, role: HeadLabel, out: Goal[]): void {
  const end = sheet.reach(label);
  for (let row = label.row; row < end; row++) {
    if (row >= label.row + label.rowSpan && endsGoals(sheet, regions, row)) break;
    const right = sheet.rightOf(label, row).filter((cell) => cell.row === row && !blank(cell));
    const stop = right.findIndex((cell) => sheet.label(cell) !== null);
    const texts = (stop < 0 ? right : right.slice(0, stop)).map((cell) => textOf(cell));
    const achieved = achievedBeside(sheet, right) ?? (texts.length > 1 ? texts.slice(1).join('\n') : null);
    push(out, role, texts[0] ?? null, achieved, row);
  }
}

/** A row that belongs to another block or opens with a label. */
function endsGoals(sheet: FormSheet, regions: readonly Region[], row: number): boolean {
  const lead = sheet.starting(row)[0];
  if (lead === undefined || inRegion(regions, row)) return true;
  return sheet.label(lead) !== null || splitInline(lead.text) !== null;
}

/** 年度目标 | … | 完成情况 | …: both labels in one row. */
function achievedBeside(sheet: FormSheet, right: readonly Cell[]): string | null {
  const at = right.findIndex((cell) => sheet.label(cell) === 'goalAchieved');
  return at < 0 ? null : textOf(right[at + 1]);
}

function below(sheet: FormSheet, regions: readonly Region[], heads: readonly Cell[], out: Goal[]): void {
  const first = Math.max(...heads.map((cell) => cell.row + 1));
  // A label that reaches down beside the texts names the block, not a column.
  const columns = heads.filter((cell) => cell.row + cell.rowSpan <= first || heads.length === 1);
  const planned = columns.filter((cell) => sheet.label(cell) !== 'goalAchieved');
  const achieved = columns.find((cell) => sheet.label(cell) === 'goalAchieved');
  // 完成情况 belongs to the goal column on its left.
  const partner = achieved === undefined ? undefined : planned.findLast((cell) => cell.col < achieved.col);
  for (let row = first; row < sheet.to && !inRegion(regions, row); row++) {
    const lead = sheet.starting(row)[0];
    if (lead !== undefined && sheet.label(lead) !== null) break;
    const done = achieved === undefined ? null : textUnder(sheet, achieved, row);
    for (const head of planned)
      push(out, sheet.label(head) ?? 'goalAnnual', textUnder(sheet, head, row), head === partner ? done : null, row);
  }
}

function textUnder(sheet: FormSheet, head: Cell, row: number): string | null {
  const middle = head.col + Math.floor(head.colSpan / 2);
  for (const col of [head.col, middle]) {
    const cell = sheet.at(row, col);
    if (cell !== undefined && cell !== head && cell.row === row) {
      const text = textOf(cell);
      if (text !== null) return text;
    }
  }
  return null;
}

function push(out: Goal[], role: HeadLabel, text: string | null, achieved: string | null, row: number): void {
  const filled = text !== null && !PLACEHOLDER.test(labelKey(text) || text);
  if (!filled && achieved === null) return;
  const period = role === 'goalImplementation' ? 'implementation' : 'annual';
  out.push({ period, text: text ?? '', achieved, row });
}

import { fold } from '../../text/fold.js';
import type { Slot } from './form-grid.js';
import { isNumberedIndicator, isSign } from './form-words.js';
import { isLevel1 } from './words.js';

/**
 * Columns of the indicator block of a self-evaluation form: 一级 | 二级 | 三级 | 运算符号 | 内容 | 度量单位 | 完成值 |
 * 完成程度 | 分值 | 得分 | reasons (6) | 改进措施.
 */
export const FORM_COLUMNS = 17;
const LEVEL_3 = 2;
const SIGN = 3;
const CONTENT = 4;
const UNIT = 5;
const DONE = 6;
const DEGREE = 7;
const WEIGHT = 8;
const SCORE = 9;
const REASON = 10;
const IMPROVEMENT = 16;

/** Header of the block, from the words that the dump's header rows hold. */
export function formHeader(rows: readonly (readonly string[])[]): Slot[][] {
  const words = rows.flat().filter((text) => text !== '');
  const find = (pattern: RegExp, otherwise: string): string =>
    words.find((word) => pattern.test(fold(word))) ?? otherwise;
  const slot = (x: number, span: number, text: string, down = false): Slot => ({ x, span, text, down });
  const done = find(/^全年(完成值|完成程度)$/, '全年完成值');
  const degree = words.some((word) => fold(word) === '完成程度') ? '完成程度' : '';
  const progress = degree === '' ? [slot(DONE, 2, done)] : [slot(DONE, 1, done), slot(DEGREE, 1, degree)];
  const upper = [
    ...['一级指标', '二级指标', '三级指标'].map((text, x) => slot(x, 1, text)),
    slot(SIGN, 3, find(/^年度(指标|目标)值$/, '年度指标值')),
    ...progress,
    slot(WEIGHT, 1, '分值'),
    slot(SCORE, 1, '得分'),
    slot(REASON, IMPROVEMENT - REASON, find(/^未完成原因/, '未完成原因')),
    slot(IMPROVEMENT, 1, '改进措施'),
  ];
  const reasons = ['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他', '原因说明'];
  const lower = [
    ...[0, 1, 2].map((x) => slot(x, 1, '', true)),
    ...['运算符号', '内容', '度量单位'].map((text, i) => slot(SIGN + i, 1, text)),
    ...progress.map(({ x, span }) => slot(x, span, '', true)),
    slot(WEIGHT, 1, '', true),
    slot(SCORE, 1, '', true),
    ...reasons.map((text, i) => slot(REASON + i, 1, text)),
    slot(IMPROVEMENT, 1, '', true),
  ];
  return [upper, lower];
}

/** What a row of the block says of itself, before it is set into columns. */
export interface IndicatorRow {
  level1: string;
  level2: string;
  /** 三级指标, sign and everything after them by column; the first two columns are empty. */
  readonly texts: string[];
}

/**
 * Reads a row of the block. Its cells are shifted by what merged cells were not written, to the left and inside: 指标1
 * marks the third level, a sign the operator, the last two integers are 分值 and 得分, what is between keeps its order.
 */
export function readIndicator(cells: readonly string[]): IndicatorRow {
  const anchor = anchorOf(cells);
  const levels = anchor === null ? lonelyLevels(cells) : [cells[anchor - 2] ?? '', cells[anchor - 1] ?? ''];
  const [level1 = '', level2 = ''] = levels.map(levelText);
  const texts = new Array<string>(FORM_COLUMNS).fill('');
  if (anchor !== null) {
    texts[LEVEL_3] = cells[anchor] ?? '';
    placeValues(cells.slice(anchor + 1), texts);
  }
  // With one of the two columns not written, the name tells its level: 履职效能 is a first, 财务管理 a second one.
  if (anchor !== null && level1 === '' && isLevel1(level2)) return { level1: level2, level2: '', texts };
  if (anchor !== null && level2 === '' && level1 !== '' && !isLevel1(level1))
    return { level1: '', level2: level1, texts };
  return { level1, level2, texts };
}

/**
 * The label of a merged cell may stand in the middle of its rows: where the rows right below the header have no first
 * level, and the row that has it begins no second one, it is theirs.
 */
export function raiseLevel1(rows: readonly IndicatorRow[]): void {
  const at = rows.findIndex((row) => row.level1 !== '');
  const [first] = rows;
  const labelled = rows[at];
  if (at <= 0 || first === undefined || labelled === undefined || labelled.level2 !== '') return;
  first.level1 = labelled.level1;
  labelled.level1 = '';
}

export function indicatorSlots(row: IndicatorRow, isFirst: boolean): Slot[] {
  const goesOn = row.level1 === '' || fold(row.level1) === '指标';
  return [
    levelSlot(0, row.level1, !isFirst),
    // The inner level ends where the outer one begins anew.
    levelSlot(1, row.level2, !isFirst && goesOn),
    ...row.texts.slice(LEVEL_3).map((text, i): Slot => ({ x: LEVEL_3 + i, span: 1, text, down: false })),
  ];
}

/** 绩效 | 指标 are the label beside the whole block, never a level. */
function levelText(text: string): string {
  return /^绩效(指标)?$/.test(fold(text)) ? '' : text;
}

/** An empty cell, or 指标 alone (the rest of 产出 above), goes on with the cell above. */
function levelSlot(x: number, text: string, mayGoOn: boolean): Slot {
  return { x, span: 1, text, down: mayGoOn && (text === '' || fold(text) === '指标') };
}

function anchorOf(cells: readonly string[]): number | null {
  const numbered = cells.findIndex((text, x) => x < 5 && isNumberedIndicator(text));
  if (numbered >= 0) return numbered;
  const sign = cells.findIndex((text, x) => x > 0 && x < 6 && isSign(text));
  return sign > 0 ? sign - 1 : null;
}

/** A row with nothing but the name of a level. */
function lonelyLevels(cells: readonly string[]): string[] {
  const filled = cells.filter((text, x) => text !== '' && (x > 0 || !/^(绩效)?(指标)?$/.test(fold(text)))).slice(0, 2);
  return filled.length === 2 ? filled : ['', filled[0] ?? ''];
}

function placeValues(rest: readonly string[], text: string[]): void {
  const filled = rest.filter((value) => value !== '');
  if (isSign(filled[0] ?? '')) text[SIGN] = filled.shift() ?? '';
  const last = filled.length - 1;
  const scored = isInteger(filled[last]) && isInteger(filled[last - 1]);
  if (scored) {
    text[SCORE] = filled.pop() ?? '';
    text[WEIGHT] = filled.pop() ?? '';
  }
  text[CONTENT] = filled.shift() ?? '';
  if (filled.length > 2 || /^[%％]$/.test(filled[0] ?? '')) text[UNIT] = filled.shift() ?? '';
  text[DONE] = filled.shift() ?? '';
  text[DEGREE] = filled.shift() ?? '';
  // More than the form has room for: reasons, in their order.
  filled.slice(0, IMPROVEMENT - REASON).forEach((value, i) => (text[REASON + i] = value));
}

function isInteger(value: string | undefined): boolean {
  return value !== undefined && /^\d{1,3}(\.\d)?$/.test(value);
}

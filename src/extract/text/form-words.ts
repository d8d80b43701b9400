import { fold } from '../../text/fold.js';
import { isIndicatorHeader } from './words.js';

// What gives the rows of a self-evaluation form (绩效自评表) away when a dump has shifted their cells.

const FUND_HEAD =
  /^(年初|全年|调整后?|年度)?(预算|执行|决算)数([(][AB][)])?$|^执行率([(].*[)])?$|^年初$|^分值$|^得分([(].*[)])?$/;
const SIGN = /^["“”]*[≤≥<>=＜＞＝]+["“”]*(["“”\s]*[≤≥<>=＜＞＝]+["“”]*)*$/;

export function isFundHead(text: string): boolean {
  return FUND_HEAD.test(fold(text));
}

/** 年初预算数 | 全年预算数 | 全年执行数 | 执行率: heads the money of a form. */
export function isFundHeader(cells: readonly string[]): boolean {
  return cells.filter(isFundHead).length >= 3 && cells.some((cell) => /预算数|^年初$/.test(fold(cell)));
}

/** 指标1, 指标2 …: the running number that these forms put where a name should be. */
export function isNumberedIndicator(text: string): boolean {
  return /^(指标\d)+$|^[.…]{3,}$/.test(fold(text));
}

export function isSign(text: string): boolean {
  return SIGN.test(fold(text).replace(/"/g, '”'));
}

/** 一级 | 二级 | 三级 over 指标 | 指标 | 指标 in a row of its own. */
export function isSplitIndicatorHeader(cells: readonly string[]): boolean {
  const words = cells.map(fold);
  return isIndicatorHeader(cells) || ['一级', '二级', '三级'].every((word) => words.includes(word));
}

/** Rows of sums that close a form: 指标自评得分小计, 自评总得分, 总评价得分. */
export function isScoreRow(cells: readonly string[]): boolean {
  return cells.some((cell) => /得分小计|^(绩效)?自评总?得分|^总评价得分/.test(fold(cell)));
}

/** (C) under 得分小计: the rest of a label that wrapped. */
export function isLabelRest(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^[(（][A-Z+]+[)）]$/.test(fold(cell)));
}

/** Forms have their indicators far below their head, or rows of scores at their end. Lists have neither. */
export function isForm(rows: readonly (readonly string[])[]): boolean {
  const header = rows.findIndex(isSplitIndicatorHeader);
  return rows.some(isScoreRow) || (rows.some(isFundHeader) && header > 2);
}

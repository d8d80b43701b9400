import type { Fact } from '../schema/index.js';
import { fold } from '../text/fold.js';
import type { CheckContext } from './context.js';
import { inUnit } from './numbers.js';

// What the rules on running text ask of the facts. Facts stand in reading order.

/** 万元 in prose has two decimals even where zeros are not printed. */
export const PROSE_HALF = 50;

/** Facts of one key are about the same subject. */
export function keyOf(fact: Fact): string {
  return `${fact.item}|${fact.code ?? ''}|${fact.labelPath.join('>')}`;
}

/** How far back a fact may stand that another one is about. */
const REACH = 14;

/** The last amount before a fact about the same subject that satisfies a condition. */
export function amountBefore(facts: readonly Fact[], index: number, wanted: (fact: Fact) => boolean): number | null {
  const of = facts[index];
  if (of === undefined) return null;
  for (let i = index - 1; i >= Math.max(0, index - REACH); i--) {
    const fact = facts[i];
    if (fact === undefined || fact.source !== of.source) break;
    if (keyOf(fact) !== keyOf(of)) continue;
    if (fact.measure === 'amount' && fact.amount !== null && wanted(fact)) return i;
  }
  return null;
}

/** Printed decimals of a percentage: the last one that stands in the text. */
export function percentDecimals(fact: Fact): number {
  const printed = [...fold(fact.raw).matchAll(/(\d+(?:\.\d+)?)%/g)].at(-1)?.[1];
  return printed?.split('.')[1]?.length ?? 0;
}

/** A figure of the text as a reader would say it. */
export function wan(yuan: number): string {
  return `${inUnit(yuan, '万元')} 万元`;
}

/** Items by the words of the disclosures, for quotations that do not name their subject. */
const ITEM_WORDS: Partial<Record<Fact['item'], string>> = {
  total: '收支总计',
  'current-year-revenue': '收入',
  'current-year-expenditure': '支出',
  'basic-expenditure': '基本支出',
  'project-expenditure': '项目支出',
  'three-public-total': '“三公”经费',
  'overseas-trips': '因公出国（境）费',
  'official-vehicles': '公务用车购置及运行费',
  'vehicle-purchase': '公务用车购置费',
  'vehicle-operation': '公务用车运行费',
  'official-reception': '公务接待费',
  'agency-operating-expenses': '机关运行经费',
};

/** 占 71.73 %, 决算数小于预算数: words that leave open what they are about. */
const SUBJECTLESS = /^(?:占|比|较|与|完成|(?:支出)?决算|年初预算|本年数|增加|减少|20\d\d年)/;

function subjectOf(fact: Fact): string {
  if (!SUBJECTLESS.test(fold(fact.raw))) return '';
  return fact.labelPath.at(-1) ?? ITEM_WORDS[fact.item] ?? '';
}

/** Longer quotations are cut. */
const QUOTED = 60;

/** The words of a fact with their page, for a message in Chinese. */
export function quote(fact: Fact): string {
  return `${fact.page === null ? '' : `第 ${fact.page} 页`}${quoted(fact)}`;
}

/** The same for a message in English. */
export function quoteEn(fact: Fact): string {
  return `${fact.page === null ? '' : `p. ${fact.page} `}${quoted(fact)}`;
}

function quoted(fact: Fact): string {
  const text = fact.raw.length > QUOTED ? `${fact.raw.slice(0, QUOTED - 2)}…` : fact.raw;
  return `${subjectOf(fact)}“${text}”`;
}

/** Amounts of this year's own phase: the budget of a budget, what was spent in final accounts. */
export function isOwnPhase(fact: Fact, context: CheckContext): boolean {
  return fact.phase === null || (fact.phase === 'executed') === context.final;
}

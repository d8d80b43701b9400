import type { Fact, Phase } from '../../schema/index.js';
import { CHANGE_BEFORE, COMPARED, COMPARISON, LAST_YEAR, PHASES, UNCHANGED, YEAR } from './phrases.js';
import type { Subject } from './subject.js';
import { FUND_WORDS } from './vocabulary.js';

// How the words around a figure are read.

/** Figures, and words that stand for one: 持平, 大于预算数. */
export const TOKEN = new RegExp(
  [
    '(-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)(亿元|千元|万元|元|%|辆)(?![/\\w])',
    `(?<unchanged>${UNCHANGED.source})`,
    `(?<compared>${COMPARED.source})`,
  ].join('|'),
  'g',
);
/** Commas inside figures end no clause. */
export const CLAUSE_END = /[。;!?:]|,(?!(?<=\d,)\d{3}(?!\d))/g;
export const SENTENCE_END = /[。;!?]/;
const FUND = new RegExp(FUND_WORDS.map(({ words }) => words).join('|'), 'g');
const AFTER_COMPARISON = new RegExp(
  `${COMPARISON.source}(?:年初|当年)?(?:预算|决算|执行|完成|收入|支出)*(?:数|额)?(?:基数)?(?:相比|比较|比)?`,
  'g',
);

export const COMPARISON_FIRST = new RegExp(`^${COMPARISON.source}`);
/** What a 其中 takes apart counts in its own sentence and the next. */
export function older(whole: { subject: Subject; age: number } | null): { subject: Subject; age: number } | null {
  return whole === null || whole.age > 0 ? null : { subject: whole.subject, age: whole.age + 1 };
}

/** The change that the last words before a figure tell, and the words before those; null where they tell none. */
export function changeBefore(lead: string): { change: Fact['change']; before: string } | null {
  for (const { pattern, change } of CHANGE_BEFORE) {
    const match = pattern.exec(lead);
    if (match !== null) return { change, before: lead.slice(0, match.index) };
  }
  return null;
}

/** The words without 比上年, 较2021年预算数 and the like. */
export function withoutComparison(text: string): string {
  return text.replace(AFTER_COMPARISON, '');
}

/** The year said in the words; undefined where none is. */
export function yearIn(text: string, fiscalYear: number | null): number | null | undefined {
  const said = YEAR.exec(text)?.[1];
  if (said !== undefined) return Number(said);
  if (LAST_YEAR.test(text.replace(/上年(?:财政拨款)?结[转余]/, ''))) return fiscalYear === null ? null : fiscalYear - 1;
  return undefined;
}

/** 预算, 调整 or 决算 by the words, names of funds apart; null where they say none. */
export function phaseIn(text: string): Phase | null {
  const words = text.slice(text.lastIndexOf(')') + 1).replace(FUND, '');
  return PHASES.find(({ pattern }) => pattern.test(words))?.phase ?? null;
}

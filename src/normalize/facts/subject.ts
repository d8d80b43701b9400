import { ECONOMIC_CLASS } from '../../recognize/statement-catalogue-columns.js';
import { FUNCTION_CLASSES } from '../classification/function.js';
import { NEUTRAL } from './phrases.js';
import { FUND_WORDS, REVENUE_SUFFIX, SUBJECTS, SUFFIX, type FactItem } from './vocabulary.js';

/** What a figure is about. */
export interface Subject {
  readonly item: FactItem;
  readonly code: string | null;
  readonly labelPath: readonly string[];
}

/** 'inherit': nothing new is named; 'unknown': something is named that is no subject of the contract. */
export type Named = Subject | 'inherit' | 'unknown';

const FUND = `(${FUND_WORDS.map(({ words }) => `(?:${words})`).join('|')})`;

interface Compiled {
  readonly item: FactItem | 'as-before' | null;
  readonly path: readonly string[];
  readonly pattern: RegExp;
}

const COMPILED: readonly Compiled[] = [
  ...SUBJECTS.map(({ item, part, words, fund }) => ({
    item,
    path: part === undefined ? [] : [part],
    pattern: new RegExp(
      `${fund === undefined ? '' : FUND}${fund === 'optional' ? '?' : ''}(?:预算|本年)?(?:${words})${item === 'current-year-revenue' ? REVENUE_SUFFIX : SUFFIX}`,
      'g',
    ),
  })),
  {
    item: 'functional-item',
    path: [],
    pattern: new RegExp(`(?:${[...new Set(FUNCTION_CLASSES.map(({ name }) => name))].join('|')})`, 'g'),
  },
];

const FUND_NAMES = FUND_WORDS.map(({ name, words }) => ({ name, pattern: new RegExp(`^(?:${words})$`) }));

/** The subject that the words before a figure name: the last one, and of several that end together the longest. */
export function subjectIn(lead: string, direction: FactItem | null): Named {
  let best: { from: number; to: number; compiled: Compiled; fund: string | undefined } | null = null;
  for (const compiled of COMPILED)
    for (const match of lead.matchAll(compiled.pattern)) {
      if (match[0] === '') continue;
      const [from, to] = [match.index, match.index + match[0].length];
      if (best === null || to > best.to || (to === best.to && from < best.from))
        best = { from, to, compiled, fund: match[1] };
    }
  if (best === null) return isNeutral(lead) ? 'inherit' : 'unknown';
  if (!isNeutral(lead.slice(best.to))) return 'unknown';
  const item = best.compiled.item === 'as-before' ? direction : best.compiled.item;
  if (item === null) return 'unknown';
  if (item === 'functional-item') return { item, code: null, labelPath: [lead.slice(best.from, best.to)] };
  const fund = FUND_NAMES.find(({ pattern }) => best.fund !== undefined && pattern.test(best.fund))?.name;
  const printed = best.compiled.path;
  return { item, code: null, labelPath: fund === undefined || printed.length > 0 ? printed : [fund] };
}

/** Whether the words name nothing: only when, how and of what kind a figure is. */
export function isNeutral(words: string): boolean {
  return words.replace(/\([^()]*\)/g, '').replace(NEUTRAL, '') === '';
}

const MARK = /\((\d{1,3})?([类款项])\)/g;

/** Whether functional items are named: 教育支出（类）普通教育（款）小学教育（项）. */
export function hasFunctionalMark(text: string): boolean {
  return text.search(MARK) >= 0;
}

export interface Functional {
  readonly levels: string;
  readonly names: readonly string[];
  readonly code: string | null;
  /** What stands behind the last mark. */
  readonly rest: string;
  readonly economic: boolean;
}

/** Reads 公共安全支出（204类）司法（06款）行政运行（01项）: names, levels and the code where it is printed. */
export function readFunctional(text: string): Functional {
  const names: string[] = [];
  const digits: string[] = [];
  let levels = '';
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    // Codes stand in the mark (204类) or before the name: 201一般公共服务支出（类）.
    const [, before = '', name = ''] = /^(\d{2,7})?(.*)$/.exec(bareName(text.slice(end, match.index))) ?? [];
    names.push(name);
    digits.push(match[1] ?? before);
    levels += match[2] ?? '';
    end = match.index + match[0].length;
  }
  const code =
    digits.every((part, i) => part.length === (i === 0 && levels.startsWith('类') ? 3 : 2)) && levels.startsWith('类')
      ? digits.join('')
      : null;
  return {
    levels,
    names,
    code,
    rest: text.slice(end).replace(/^["支出]+/, ''),
    economic: ECONOMIC_CLASS.test(names[0] ?? '') || (!levels.includes('项') && !levels.includes('类')),
  };
}

function bareName(text: string): string {
  return text
    .replace(/^支出(?=.)/, '')
    .replace(/^.*[:"]/, '')
    .replace(/^(?:\((?:\d+|[一二三四五六七八九十]+)\)|\d+[.、]|[一二三四五六七八九十]+、)+/, '')
    .replace(/^其中/, '');
}

const CODED = /^(?:\d+[.、])?([\u4e00-\u9fff、()]{2,40})\((2\d{2}(?:\d\d){0,2})\)$/;

/** 小学教育（2050202） */
export function codedItem(text: string): Subject | null {
  const [, name, code] = CODED.exec(text) ?? [];
  return name === undefined || code === undefined ? null : { item: 'functional-item', code, labelPath: [name] };
}

/** The fund of a revenue or expenditure; a source of revenue (事业收入) is none. */
export function fundOf({ labelPath }: Subject): readonly string[] {
  return labelPath.filter((label) => FUND_WORDS.some(({ name }) => name === label));
}

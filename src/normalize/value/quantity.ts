import { operatorBefore, type Operator } from './operators.js';

/** ≥95%, 3-5人: a number or a range (`valueMax`), in the unit that is printed behind it. */
export interface Quantity {
  readonly operator: Operator | null;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
}

interface Figure {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FIGURE = /(?<![A-Za-z\d.])(?:(?<=^|[≥≤<>=~])[-+])?\d+(?:,\d{3})*(?:\.\d+)?/g;
const PERCENT = /^(?:%|[（(]%[）)]|百分号|百分数|百分比(?!率))/;
const BOUND_AFTER = /(?:[及(（]?含?[)）]?)(以上|以下|以内|之内|左右|上下)/;
/** 7日内, 20万元内: 内 alone bounds times and money only. */
const WITHIN = /^(.*(?:天|日|月|年|小时|分钟|周|季度|元|%))内/;
const AFTER: Readonly<Record<string, Operator>> = {
  以上: '>=',
  以下: '<=',
  以内: '<=',
  之内: '<=',
  左右: '~',
  上下: '~',
};
/** Measure words, to cut a unit out of a longer phrase (20门课程的教学改革). */
const MEASURE =
  /^(?:[万亿千百]?(?:人次|人天|人|户次|户|家次|家|个百分点|个工作日|个月|个小时|个|项|次|场次|场|件套|件|套|台|份|元|亩|公里|千米|米|平方米|平方公里|立方米|吨|千克|公斤|所|间|栋|幢|篇|本|册|门|期|批次|批|例|处|条|辆|天|小时|分钟|秒|年|周|度|名|位|支|座|部|只|头|株|棵|块|幅|轮|班|届|期次|张))/;

/** Figures that are quantities: not years, months, days and document numbers. */
function figuresIn(text: string): { quantities: Figure[]; dates: Figure[] } {
  const quantities: Figure[] = [];
  const dates: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const figure = { start: match.index, end: match.index + match[0].length, text: match[0] };
    const next = text.slice(figure.end);
    const dated =
      (/^(?:19|20)\d{2}$/.test(figure.text) && /^(?:年|[)）\]］】〕]\d*号?|[-~/至]\d{4}年)/.test(next)) ||
      /^(?:月(?!度)|号(?!楼))/.test(next) ||
      (/^日(?!内)/.test(next) && /月$/.test(text.slice(0, figure.start)));
    (dated ? dates : quantities).push(figure);
  }
  return { quantities, dates };
}

/** 60-70%, 3至5次: two figures and nothing but a unit and a connector between them. */
export function readRange(text: string): Quantity | null {
  const { quantities, dates } = figuresIn(text);
  const [low, high] = quantities;
  if (low === undefined || high === undefined || quantities.length > 2 || dates.length > 0) return null;
  const between = /^([^\d\-~至到，。；,;、]{0,6})(?:[-~]|至|到)$/.exec(text.slice(low.end, high.start));
  if (between === null) return null;
  const after = readUnit(text.slice(high.end));
  const first = between[1] ?? '';
  if (after === null || (first !== '' && readUnit(first)?.unit !== after.unit)) return null;
  const [value, valueMax] = [numberOf(low), numberOf(high)];
  return value < valueMax ? { operator: 'range', value, valueMax, unit: after.unit } : null;
}

/** One figure with its bound and its unit. Words may stand before it: 参保率达到95%以上. */
export function readQuantity(text: string): Quantity | null {
  const { quantities, dates } = figuresIn(text);
  const figure = quantities[0];
  if (figure === undefined || quantities.length > 1) return null;
  // A year before the figure says which year it is of; any other date makes it a sentence.
  if (dates.some((date) => date.start > figure.start || !/^年度?/.test(text.slice(date.end)))) return null;
  const before = text.slice(0, figure.start);
  if (/第$/.test(before)) return null;
  const after = readUnit(text.slice(figure.end));
  if (after === null) return null;
  const bound = operatorBefore(before);
  const operator = bound === null || (bound === '=' && after.operator !== null) ? after.operator : bound;
  return { operator, value: numberOf(figure), valueMax: null, unit: after.unit };
}

/** 5个街道45个社区, 5%、3%、2%: several quantities, each with its unit. */
export function isMultiple(text: string): boolean {
  const { quantities } = figuresIn(text);
  return (
    quantities.length >= 2 && quantities.every((figure) => /^[^\d\s，。；,;、.:：\-~]/.test(text.slice(figure.end)))
  );
}

function numberOf(figure: Figure): number {
  return Number(figure.text.replace(/,/g, ''));
}

/** What stands after a figure: 余人, 万人左右, %以上. Null where it is no unit. */
function readUnit(text: string): { unit: string | null; operator: Operator | null } | null {
  const match = /^([余多几]?)([万亿千百]?)([余多几](?!媒体))?([^]*)$/.exec(text);
  const approximate = match?.[1] !== '' || match[3] !== undefined;
  let rest = `${match?.[2] ?? ''}${match?.[4] ?? ''}`;
  let operator: Operator | null = approximate ? '~' : null;
  const bound = BOUND_AFTER.exec(rest);
  const within = WITHIN.exec(rest);
  if (bound?.[1] !== undefined) {
    operator = AFTER[bound[1]] ?? operator;
    rest = rest.slice(0, bound.index);
  } else if (within?.[1] !== undefined) {
    operator = '<=';
    rest = within[1];
  }
  if (PERCENT.test(rest)) return { unit: '%', operator };
  rest = rest.replace(/[，。；,;:：][^]*$/, '').replace(/完成$/, '');
  if (/^[.\-~×*]/.test(rest)) return null;
  if (rest.length > 8) {
    const measure = MEASURE.exec(rest)?.[0];
    if (measure === undefined) return null;
    rest = measure;
  }
  return { unit: rest === '' ? null : rest, operator };
}

import type { Operator } from './operators.js';

/** A time by or in which something is done: ISO dates, null where an end is open. */
export interface Deadline {
  readonly operator: Operator | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A date as printed; `part` is what narrows it: 底, 中旬, 全年, 上半年, 第三季度. */
interface Printed {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: string | null;
  readonly end: number;
}

const PART_OF_YEAR = /年底|年末|全年|上半年|下半年|底|末|第?[一二三四1-4]季度[末底]?/y;
const PART_OF_MONTH = /底|末|初|上旬|中旬|下旬/y;
const ALONE = /(?:当|本)?年(?:度)?[底末]|全年|上半年|下半年|第?[一二三四1-4]季度[末底]?/y;
const CONNECTOR = /[-~]|至|到/y;
const BEFORE =
  /^(?:(?<sign>[≥≤<>=])|(?<words>[^\d≥≤<>=]{0,40}?)(?:(?<bound>不晚于|不迟于|最迟|早于)|截至|截止到?|于|在)?)$/;
const AFTER =
  /^(?:(?<bound>之前|以前|前|以内|之内|内|止|为止)|(?<around>前后|左右)|(?<since>起|开始|以后|之后|后))?(?<rest>[^\d]{0,14})$/;
const ACTION =
  /^(?:全部|全面|按时|基本|正式)?(?:完成|到位|结束|实施|运行|启动|开展|拨付|支付|发放|执行|竣工|验收|建成|投入|上线|办结|召开|印发|报送)/;
const SIGN: Readonly<Record<string, Operator>> = { '≥': '>=', '≤': '<=', '>': '>', '<': '<', '=': '=' };

/**
 * Reads 不晚于12月底, 2021.12月, 2022年1月-6月, 2023年12月30日前完成, 2023年全年, 年底前. A month without a year is the fiscal year's.
 * 12个月 is a duration and none of these. What is named counts to its end: 12月前 ends with December, as 12月30日前 with the 30th.
 */
export function readDeadline(text: string, fiscalYear: number | null): Deadline | null {
  for (let at = 0; at < text.length; at++) {
    const before = BEFORE.exec(text.slice(0, at))?.groups;
    if (before === undefined) continue;
    const words = before['words'] ?? '';
    if (/[连续每近约第共，。；,;]$/.test(words) || (words.length > 20 && before['bound'] === undefined)) continue;
    const span = readSpan(text, at, fiscalYear);
    if (span === null) continue;
    const after = AFTER.exec(text.slice(span.end))?.groups;
    if (after === undefined || (after['rest'] !== '' && !ACTION.test(after['rest'] ?? ''))) continue;
    return finish(span, before, after);
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function finish(span: Span, before: Groups, after: Groups): Deadline {
  const sign = before['sign'] === undefined ? null : (SIGN[before['sign']] ?? null);
  if (after['since'] !== undefined) return { operator: sign, from: span.first, to: null };
  const bounded = before['bound'] !== undefined || after['bound'] !== undefined;
  const operator = sign ?? (bounded ? '<=' : after['around'] !== undefined ? '~' : null);
  // 第三季度前 has an end only; a printed beginning (1月-6月前) stays.
  const begins = span.printedBoth || (span.period && !/前$/.test(after['bound'] ?? ''));
  return { operator, from: begins ? span.first : null, to: span.last };
}

interface Span {
  readonly first: string | null;
  readonly last: string | null;
  /** A stretch of time: two dates, or a word such as 全年. */
  readonly period: boolean;
  readonly printedBoth: boolean;
  readonly end: number;
}

function readSpan(text: string, at: number, fiscalYear: number | null): Span | null {
  const range = readMonths(text, at, fiscalYear) ?? readYears(text, at);
  if (range !== null) return range;
  const start = readDate(text, at, fiscalYear);
  if (start === null) return null;
  const [first, last] = bounds(start, fiscalYear);
  CONNECTOR.lastIndex = start.end;
  const connector = CONNECTOR.exec(text);
  const end = connector === null ? null : readDate(text, start.end + connector[0].length, fiscalYear);
  if (end === null)
    return { first, last, period: /全年|半年|季度$/.test(start.part ?? ''), printedBoth: false, end: start.end };
  const [, closing] = bounds({ ...end, year: end.year ?? start.year }, fiscalYear);
  return { first, last: closing, period: true, printedBoth: true, end: end.end };
}

/** 1-6月, 2023年3-5月, 11-3月份: the first month without its 月. Months that run backwards end in the next year. */
function readMonths(text: string, at: number, fiscalYear: number | null): Span | null {
  const pattern = /(?:(\d{4})年)?(\d{1,2})(?:月份?)?(?:[-~]|至|到)(\d{1,2})月份?(?:底|末)?/y;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  const [from, to] = [Number(match[2]), Number(match[3])];
  if (!isMonth(from) || !isMonth(to)) return null;
  const year = match[1] === undefined ? fiscalYear : Number(match[1]);
  return {
    first: year === null ? null : iso(year, from, 1),
    last: year === null ? null : iso(to < from ? year + 1 : year, to, 31),
    period: true,
    printedBoth: true,
    end: pattern.lastIndex,
  };
}

/** 2022-2023年 */
function readYears(text: string, at: number): Span | null {
  const pattern = /((?:19|20)\d{2})年?(?:[-~]|至|到)((?:19|20)\d{2})年(?!\d)度?/y;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null || Number(match[1]) >= Number(match[2])) return null;
  const [first, last] = [iso(Number(match[1]), 1, 1), iso(Number(match[2]), 12, 31)];
  return { first, last, period: true, printedBoth: true, end: pattern.lastIndex };
}

function readDate(text: string, at: number, fiscalYear: number | null): Printed | null {
  const take = (pattern: RegExp, from: number): RegExpExecArray | null => {
    pattern.lastIndex = from;
    return pattern.exec(text);
  };
  const yearMatch = take(/((?:19|20)\d{2})(年度?|[.\-/](?=\d)|(?=全年|年[底末]|[上下]半年))/y, at);
  if (yearMatch === null) {
    const month = take(/(\d{1,2})月(?!度)份?(?:(\d{1,2})[日号])?/y, at);
    if (month === null) {
      const alone = take(ALONE, at);
      return alone === null ? null : { year: null, month: null, day: null, part: alone[0], end: at + alone[0].length };
    }
    return withPart(text, { year: null, month: Number(month[1]), day: day(month[2]), end: at + month[0].length });
  }
  const year = Number(yearMatch[1]);
  const afterYear = at + yearMatch[0].length;
  if (/^[.\-/]$/.test(yearMatch[2] ?? '')) {
    const rest = take(/(\d{1,2})(?:月份?|[.\-/](\d{1,2})(?!\d)日?|(?![\d.%]))(?:(\d{1,2})[日号])?/y, afterYear);
    if (rest === null) return null;
    // 2022.12 alone could be a figure: a date only next to the fiscal year.
    const plain = !rest[0].includes('月') && rest[2] === undefined;
    if (plain && (fiscalYear === null || Math.abs(year - fiscalYear) > 1)) return null;
    const printed = { year, month: Number(rest[1]), day: day(rest[2] ?? rest[3]), end: afterYear + rest[0].length };
    return withPart(text, printed);
  }
  const month = take(/(\d{1,2})月份?(?:(\d{1,2})[日号])?/y, afterYear);
  if (month !== null)
    return withPart(text, { year, month: Number(month[1]), day: day(month[2]), end: afterYear + month[0].length });
  const part = take(PART_OF_YEAR, afterYear);
  return { year, month: null, day: null, part: part?.[0] ?? null, end: afterYear + (part?.[0].length ?? 0) };
}

function day(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function withPart(text: string, date: Omit<Printed, 'part'>): Printed | null {
  if (date.month === null || !isMonth(date.month) || (date.day !== null && (date.day < 1 || date.day > 31)))
    return null;
  PART_OF_MONTH.lastIndex = date.end;
  const part = date.day === null ? PART_OF_MONTH.exec(text) : null;
  return { ...date, part: part?.[0] ?? null, end: date.end + (part?.[0].length ?? 0) };
}

const TENTHS: Readonly<Record<string, number>> = { 初: 10, 上旬: 10, 中旬: 20 };
const QUARTERS = '一二三四';

/** First and last day of what the date names. */
function bounds(date: Printed, fiscalYear: number | null): [string | null, string | null] {
  const year = date.year ?? fiscalYear;
  if (year === null) return [null, null];
  if (date.month !== null) {
    if (date.day !== null) return [iso(year, date.month, date.day), iso(year, date.month, date.day)];
    return [iso(year, date.month, 1), iso(year, date.month, TENTHS[date.part ?? ''] ?? 31)];
  }
  if (date.part?.includes('上半年') === true) return [iso(year, 1, 1), iso(year, 6, 30)];
  if (date.part?.includes('下半年') === true) return [iso(year, 7, 1), iso(year, 12, 31)];
  const quarter = /([一二三四1-4])季度/.exec(date.part ?? '')?.[1];
  if (quarter !== undefined) {
    const number = QUARTERS.includes(quarter) ? QUARTERS.indexOf(quarter) + 1 : Number(quarter);
    return [iso(year, number * 3 - 2, 1), iso(year, number * 3, 31)];
  }
  return [iso(year, 1, 1), iso(year, 12, 31)];
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

/** The day, or the month's last where the month is shorter. */
function iso(year: number, month: number, dayOfMonth: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(Math.min(dayOfMonth, last))}`;
}

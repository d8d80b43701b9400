import { fold } from '../../text/fold.js';
import type { Segment } from './segments.js';

/** What a column of an indicator table holds; the text columns in their order. */
export interface IndicatorHeader {
  /** Heads before the value, from 三级指标 on. */
  readonly before: string[];
  readonly value: string;
  /** 符号 | 值 | 单位 under the value's head. */
  readonly parts: string[];
  readonly after: string[];
  /** Segments that the header takes. */
  readonly length: number;
}

const LEVELS = /^一级指标二级指标三级指标/;
const VALUE = /^(年度)?(指标值|目标值)(及单位)?/;
const PART = /^(符号|指标值|值|单位)/;
const HEAD =
  /^(评\(扣\)分标准|评分标准|评价标准|扣分标准|绩效指标描述|绩效指标内容|指标描述|指标解释|指标说明|绩效标准|指标值确定依据|指标值依据|指标值来源|确定依据|设定依据|(年度)?(指标值|目标值)(及单位)?|分值|权重|备注)/;

/** The header of an indicator table from segment `at` on, however its words are scattered over lines. */
export function indicatorHeader(segments: readonly Segment[], at: number): IndicatorHeader | null {
  if (!/^一级/.test(fold(segments[at]?.text ?? ''))) return null;
  let text = '';
  let printed = '';
  let length = 0;
  const limit = Math.min(segments.length, at + 24);
  let header: IndicatorHeader | null = null;
  // Take segments as long as everything taken is header words.
  for (let i = at; i < limit; i++) {
    text += fold(segments[i]?.text ?? '');
    printed += (segments[i]?.text ?? '').replace(/\s+/g, '');
    length++;
    const read = readHeads(text, printed, length);
    if (read !== null) header = read;
    else if (header !== null) break;
    else if (!'一级指标二级指标三级指标'.startsWith(text) && !LEVELS.test(text)) return null;
  }
  return header;
}

/** Heads of a text that consists of them throughout, null for any other. */
function readHeads(text: string, printed: string, length: number): IndicatorHeader | null {
  const levels = LEVELS.exec(text);
  if (levels === null) return null;
  let rest = text.slice(levels[0].length);
  const before = ['三级指标'];
  const after: string[] = [];
  const parts: string[] = [];
  let value = '';
  while (rest !== '') {
    const part = value !== '' && PART.exec(rest) !== null && HEAD.exec(rest) === null ? PART.exec(rest) : null;
    const head = part ?? HEAD.exec(rest);
    if (head === null) return null;
    const [word] = head;
    const at = text.length - rest.length;
    // As printed (full-width brackets), where folding kept the length.
    const shown = printed.length === text.length ? printed.slice(at, at + word.length) : word;
    rest = rest.slice(word.length);
    if (part !== null) parts.push(shown);
    else if (value === '' && VALUE.exec(word)?.[0] === word) value = shown;
    else if (value === '') before.push(shown);
    else after.push(shown);
  }
  return value === '' ? null : { before, value, parts: parts.length >= 2 ? parts : [], after, length };
}

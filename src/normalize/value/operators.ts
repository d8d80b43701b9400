import { cleanValue } from './clean.js';

export type Operator = '>=' | '<=' | '>' | '<' | '=' | '~' | 'range';

const SIGNS: Readonly<Record<string, Operator>> = { '≥': '>=', '≤': '<=', '>': '>', '<': '<', '=': '=', '~': '~' };

/** Bounds in words before the figure. A longer word is tried before one that it contains. */
const WORDS: readonly (readonly [Operator, string])[] = [
  ['>=', '大于等于 大于或等于 高于等于 高于或等于 不得低于 不得少于 不低于 不少于 不小于 不差于 至少 最少 最低'],
  ['<=', '小于等于 小于或等于 低于等于 低于或等于 不得超过 不得高于 不超过 不高于 不大于 不多于 不超 至多 最多 最高'],
  ['>', '高于 大于 多于 超过 超出 突破 逾 超'],
  ['<', '低于 小于 少于 不足 不到'],
  ['=', '等于'],
  ['~', '大约 约为 接近 将近 大概 近 约'],
];

const BY_WORD: readonly (readonly [string, Operator])[] = WORDS.flatMap(([operator, words]) =>
  words.split(' ').map((word): readonly [string, Operator] => [word, operator]),
).sort(([a], [b]) => b.length - a.length);

/** The bound printed at the end of what stands before a figure: a sign, or a word with at most a few words after it. */
export function operatorBefore(text: string): Operator | null {
  const sign = SIGNS[text.slice(-1)];
  if (sign !== undefined) return sign;
  let best: { end: number; operator: Operator } | null = null;
  for (const [word, operator] of BY_WORD) {
    const at = text.lastIndexOf(word);
    if (at < 0) continue;
    const end = at + word.length;
    if (/[，。；;,、]/.test(text.slice(end)) || text.length - end > 8) continue;
    // 近 and 超 are parts of many words: as bounds they stand right before the figure.
    if (word.length === 1 && end !== text.length) continue;
    if (best === null || end > best.end) best = { end, operator };
  }
  return best?.operator ?? SIGNS[text.charAt(0)] ?? null;
}

/** The sign that opens a value without a figure: =改善. */
export function leadingSign(text: string): Operator | null {
  return SIGNS[text.charAt(0)] ?? null;
}

/** What a cell for the operator says. */
export interface OperatorCell {
  /** What belongs to the printed value; empty where the cell names no operator. */
  readonly printed: string;
  /** A menu of operators of which none was chosen. */
  readonly unfilled: boolean;
}

/** A cell of the column 符号, 运算符号, 指标性质: “≤”, ≧, 大于等于; 定性 is no operator, several signs are an unfilled menu. */
export function readOperatorCell(text: string): OperatorCell {
  const clean = cleanValue(text);
  const signs = new Set([...clean].filter((char) => char in SIGNS));
  if (signs.size > 1) return { printed: '', unfilled: true };
  const word = BY_WORD.find(([one]) => clean === one);
  const only = signs.size === 1 && [...clean].every((char) => signs.has(char));
  if (!only && word === undefined) return { printed: '', unfilled: false };
  return { printed: text.replace(/[“”"'‘’\s]/g, ''), unfilled: false };
}

/** True for a cell that holds signs of comparison and nothing else. */
export function isOperatorCell(text: string): boolean {
  const clean = cleanValue(text);
  return clean !== '' && [...clean].every((char) => char in SIGNS);
}

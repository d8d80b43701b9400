import { isFigure, isHeaderWord, isTotalWord } from '../../text/table-words.js';
import { isIndicatorHeader } from './words.js';

type Row = readonly string[];

/** Heads stand in the first rows; below, equal neighbours may be what was printed. */
const HEAD_ROWS = 6;
/** Two neighbours with the same text of this length are one cell, wherever they stand. */
const LONG = 12;

/**
 * Some converters write a merged cell's text in every position that it covers (收入 | 收入 | 支出 | 支出). Where the
 * heads of a table show that habit, such a text is left in its first position only, as the other dumps have it.
 */
export function withoutRepeats(rows: readonly Row[]): Row[] {
  const heads = rows.slice(0, HEAD_ROWS);
  const isHabit =
    heads.some((row) => row.some((text, x) => x > 0 && text === row[x - 1] && isHeaderWord(text))) ||
    rows.some((row) => row.some((text, x) => x > 0 && text === row[x - 1] && text.length >= LONG && !isFigure(text)));
  if (!isHabit) return [...rows];
  const indicators = rows.findIndex((row) => isIndicatorHeader(row));
  let inHeader = true;
  return rows.map((row, y) => {
    const above = rows[y - 1] ?? [];
    inHeader &&= y < HEAD_ROWS && row.every((text, x) => text === '' || text === above[x] || isHead(text));
    return row.map((text, x) => {
      if (isFigure(text)) return isRepeatedCode(row, x) ? '' : text;
      // 三级指标 and its 描述 often say the same: two cells.
      const isMerged = inHeader || isTotalWord(text) || (text.length >= LONG && (indicators < 0 || y <= indicators));
      const goesOn = (x > 0 && text === row[x - 1] && isMerged) || (inHeader && text === above[x]);
      return goesOn ? '' : text;
    });
  });
}

/** 201 | 201 | 201 under 类 | 款 | 项, before the name of the code. */
function isRepeatedCode(row: Row, x: number): boolean {
  const text = row[x] ?? '';
  const before = row.slice(x > 1 ? 1 : 0, x);
  const isCode = /^\d{3}(\d{2}){0,2}$/.test(text) && before.length > 0 && before.every((cell) => cell === text);
  return isCode && row.slice(x + 1).some((cell) => cell !== '' && !isFigure(cell));
}

function isHead(text: string): boolean {
  return (isHeaderWord(text) || /^其中[:：]?$/.test(text)) && !isFigure(text);
}

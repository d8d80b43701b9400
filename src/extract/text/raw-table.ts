import { fold } from '../../text/fold.js';
import { isHeaderWord, isFigure, isRulerRow } from '../../text/table-words.js';
import type { Item } from './items.js';
import { withoutRepeats } from './repeats.js';
import { isBanner, isClosingRow, isIndicatorHeader, isTitle } from './words.js';

/** A row of a dump before its cells have columns. */
export interface RawRow {
  readonly cells: string[];
  /** Line in the dump, from 0. */
  readonly line: number;
  /** First row after a page break, where a cell may go on. */
  readonly afterBreak: boolean;
  /** Its texts in one, to compare rows by. */
  readonly key: string;
}

/** Rows that belong together. */
export interface RawTable {
  readonly kind: 'table';
  readonly rows: RawRow[];
}

type Piece = RawTable | { readonly kind: 'text'; readonly text: string };

/** Forms have their indicator header as far down as this; looking further would take time and find nothing. */
const HEADER_WITHIN = 48;
/** Longest distance in texts from a table up to the banner that a page break repeats. */
const BANNER_LINES = 6;

/** Rows gathered to tables. Banner and header that a page break repeats are dropped, the rows after it go on. */
export function gatherTables(items: readonly Item[]): Piece[] {
  const pieces: Piece[] = [];
  let table: RawTable | null = null;
  let banner = new Set<string>();
  let pending: string[] = [];
  let gap = false;
  const above: string[] = [];

  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item === undefined) break;
    if (item.kind === 'blank') gap = true;
    else if (item.kind === 'text') {
      pending.push(item.text);
      above.push(fold(item.text));
    } else {
      const repeated: number = table === null ? 0 : repeatedHeader(table, items, i);
      const goesOn: boolean =
        table !== null &&
        (pending.length === 0
          ? !gap || repeated > 0 || !beginsAnew(table, item.cells)
          : repeated > 0 && pending.every((text) => banner.has(fold(text))));
      if (table === null || !goesOn) {
        for (const text of pending) pieces.push({ kind: 'text', text });
        table = { kind: 'table', rows: [] };
        pieces.push(table);
        banner = new Set(above.slice(-BANNER_LINES).filter((text) => !isTitle(text) || isBanner(text)));
      }
      const skip = goesOn ? repeated : 0;
      i += skip;
      const row = items[i];
      if (row?.kind === 'row')
        table.rows.push({
          cells: [...row.cells],
          line: row.line,
          afterBreak: goesOn && skip > 0,
          key: rowKey(row.cells),
        });
      pending = [];
      gap = false;
    }
  }
  for (const text of pending) pieces.push({ kind: 'text', text });
  return pieces;
}

/** How many rows from `at` on are the header of the table once more, before a row that is not. */
function repeatedHeader(table: RawTable, items: readonly Item[], at: number): number {
  const item = items[at];
  if (item?.kind !== 'row') return 0;
  const first = rowKey(item.cells);
  const top = table.rows.slice(0, HEADER_WITHIN);
  if (!top.some((row) => row.key === first)) return 0;
  const header = top.slice(0, headerRowsOf(top.map((row) => row.cells)));
  for (let from = 0; from < header.length; from++) {
    const run = header.slice(from);
    const same = run.every((row, k) => {
      const item = items[at + k];
      return item?.kind === 'row' && rowKey(item.cells) === row.key;
    });
    if (same && items[at + run.length]?.kind === 'row') return run.length;
  }
  return 0;
}

function rowKey(cells: readonly string[]): string {
  return cells.map(fold).join('\t').replace(/\t+$/, '');
}

/** After an empty line without any text: whether the row opens another table or goes on with this one. */
function beginsAnew(table: RawTable, cells: readonly string[]): boolean {
  const last = table.rows.at(-1)?.cells ?? [];
  if (isClosingRow(last)) return true;
  const filled = cells.filter((cell) => cell !== '');
  const heads = filled.length >= 3 && filled.every(isHeaderWord) && !filled.some(isFigure);
  return heads && cells.length !== last.length;
}

/**
 * Rows above the first one that holds figures or labels of its own: down to 栏次, or to 一级指标 | 二级指标, else while
 * rows leave columns open that the next row heads.
 */
export function headerRowsOf(written: readonly (readonly string[])[]): number {
  const rows = withoutRepeats(written);
  const indicators = rows.findIndex((cells) => isIndicatorHeader(cells));
  if (indicators >= 0) return indicators + (isSubHeader(rows[indicators] ?? [], rows[indicators + 1] ?? []) ? 2 : 1);
  const ruler = rows.slice(0, 7).findIndex((cells) => isRulerRow(cells));
  if (ruler > 0) return ruler + 1;
  let count = 0;
  for (const [y, cells] of rows.slice(0, 5).entries()) {
    const filled = cells.filter((cell) => cell !== '');
    // A merged head may leave a blank row over the lowest heads (预算数 | 决算数 | 预算数 | 决算数).
    if (filled.length === 0 && count > 0 && isHeads(rows[y + 1] ?? [])) {
      count++;
      continue;
    }
    const words = filled.filter((cell) => isHeaderWord(cell)).length;
    if (filled.some(isFigure) || words * 3 < filled.length * 2 || filled.length === 0) break;
    if (count > 0 && !isSubHeader(rows[count - 1] ?? [], cells) && !filled.every(isCodeHead)) break;
    count++;
  }
  return count;
}

function isHeads(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length >= 2 && filled.every((cell) => isHeaderWord(cell) && !isFigure(cell));
}

/** 科目编码 under 支出功能分类, and 类 | 款 | 项 under it: heads of codes, which no row of a body is made of. */
function isCodeHead(text: string): boolean {
  return /^(科目)?(编码|代码|名称)$|^[类款项]$/.test(fold(text));
}

/** Whether `below` heads columns that `above` leaves open. */
function isSubHeader(above: readonly string[], below: readonly string[]): boolean {
  const filled = below.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some(isFigure) || !filled.every((cell) => isHeaderWord(cell) || cell.length <= 8))
    return false;
  const opened = below.some((cell, x) => cell !== '' && (above[x] ?? '') === '');
  const leaves = below.some((cell, x) => cell === '' && (above[x] ?? '') !== '');
  // 项目 | 收入预算 over 编码 | 名称 | 合计 | 拨款: every head above is a group, and they are fewer.
  return opened && (leaves || filled.length > above.filter((cell) => cell !== '').length);
}

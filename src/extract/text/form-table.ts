import type { Diagnostic } from '../../document/diagnostic.js';
import type { Table } from '../../document/table.js';
import { fold } from '../../text/fold.js';
import { fundBlock } from './form-funds.js';
import { absorbed, gridOfSlots, type Slot } from './form-grid.js';
import {
  FORM_COLUMNS,
  formHeader,
  indicatorSlots,
  raiseLevel1,
  readIndicator,
  type IndicatorRow,
} from './form-indicators.js';
import {
  isFundHeader,
  isLabelRest,
  isNumberedIndicator,
  isScoreRow,
  isSign,
  isSplitIndicatorHeader,
} from './form-words.js';
import { rowGuessed } from './guesses.js';
import type { RawRow } from './raw-table.js';
import { isLevel1, isLevel2 } from './words.js';

/** A self-evaluation form out of a dump that lost its merged cells: block by block, each by its own words. */
export function formTable(raw: readonly RawRow[]): { table: Table; guesses: Diagnostic[] } {
  const guesses: Diagnostic[] = [];
  const rows = mendLabels(raw.map((row) => [...row.cells]));
  const out: Slot[][] = [];
  for (let i = 0; i < rows.length;) {
    const cells = rows[i] ?? [];
    if (isSplitIndicatorHeader(cells)) {
      const end = endOfHeader(rows, i);
      out.push(...formHeader(rows.slice(i, end)));
      i = end;
    } else if (isFundHeader(cells)) {
      const end = endOfFunds(rows, i + 1);
      const header = joinHeader(rows.slice(i, end.header));
      for (const slots of fundBlock(header, rows.slice(end.header, end.rows), FORM_COLUMNS)) out.push(slots);
      i = end.rows;
    } else if (isIndicatorRow(rows, i)) {
      const run: IndicatorRow[] = [];
      for (; i < rows.length && isIndicatorRow(rows, i); i++) run.push(readIndicator(rows[i] ?? []));
      if (isIndicatorHeaderPart(out.at(-1))) raiseLevel1(run);
      run.forEach((row, k) => out.push(indicatorSlots(row, k === 0)));
    } else {
      out.push(absorbed(cells, FORM_COLUMNS));
      i++;
    }
  }
  const first = raw[0]?.line ?? 0;
  guesses.push(
    rowGuessed(first, {
      zh: '自评表的合并单元格已丢失，按各部分的用词重建',
      en: 'a form without its merged cells, rebuilt by its words',
    }),
  );
  return { table: gridOfSlots(out, FORM_COLUMNS), guesses };
}

/** Whether the row above is the lower row of an indicator header: only there a label can still be to come. */
function isIndicatorHeaderPart(slots: readonly Slot[] | undefined): boolean {
  return slots?.some(({ text }) => fold(text) === '运算符号') ?? false;
}

/** Rows of the indicator block: below its header, or anywhere in a form that has lost its head. */
function isIndicatorRow(rows: readonly (readonly string[])[], at: number): boolean {
  const cells = rows[at] ?? [];
  if (isScoreRow(cells) || isFundHeader(cells) || isSplitIndicatorHeader(cells)) return false;
  const header = rows.findIndex(isSplitIndicatorHeader);
  return (header < 0 ? !rows.some(isFundHeader) : header < at) && looksLikeIndicator(cells);
}

function looksLikeIndicator(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return (
    filled.length === 0 ||
    cells.some((text, x) => x < 5 && (isNumberedIndicator(text) || isSign(text) || isLevel1(text) || isLevel2(text))) ||
    filled.length > 2 ||
    filled.every((text) => /^(绩效)?指标$|^绩效$/.test(fold(text)))
  );
}

/** Labels that wrapped into a row of their own go back: 部门（单位） over 财政供养人员数量, 得分小计 over (C). */
function mendLabels(rows: readonly string[][]): string[][] {
  const out: string[][] = [];
  for (const cells of rows) {
    const above = out.at(-1);
    const filled = cells.filter((text) => text !== '');
    if (above !== undefined && isLabelRest(cells)) {
      cells.forEach((text, x) => {
        if (text !== '') appendTo(above, x, text);
      });
    } else if (
      above !== undefined &&
      filled.length === 1 &&
      cells[0] !== '' &&
      /^(部门|单位|部门[(]单位[)]|单位[(]部门[)])$/.test(fold(above[0] ?? ''))
    )
      appendTo(above, 0, cells[0] ?? '');
    else if (
      above !== undefined &&
      fold(cells[0] ?? '') === '名称' &&
      /^(项目|政策|专项)([(]政策[)])?$/.test(fold(above[0] ?? ''))
    ) {
      appendTo(above, 0, cells[0] ?? '');
      out.push(['', ...cells.slice(1)]);
    } else out.push([...cells]);
  }
  return out;
}

/** The cell that reaches over column x: the nearest filled one to the left. */
function appendTo(cells: string[], x: number, text: string): void {
  let at = Math.min(x, cells.length - 1);
  while (at > 0 && cells[at] === '') at--;
  cells[at] = (cells[at] ?? '') + text;
}

/** Header rows end where the first indicator, or an empty row, begins. */
function endOfHeader(rows: readonly (readonly string[])[], from: number): number {
  let end = from + 1;
  while (end < rows.length && end < from + 5) {
    const cells = rows[end] ?? [];
    const words = cells.filter((text) => text !== '').map(fold);
    const isMore =
      words.length > 0 &&
      !cells.some(isNumberedIndicator) &&
      words.every((word) =>
        /^(指标|运算|符号|运算符号|内容|度量单位|目标值|完成值|原因|原因说明|绩效|其他|.{2,4}保障|硬件条件保障|[(].*|全年)$/.test(
          word,
        ),
      );
    if (!isMore) break;
    end++;
  }
  return end;
}

/** The block of money ends at the next label of a block, at goals or at the indicators. */
function endOfFunds(rows: readonly (readonly string[])[], from: number): { header: number; rows: number } {
  let header = from;
  // 年初 over 预算数, 得分 over （分值*B/A）: a second header row without any figure or name.
  const second = (rows[header] ?? []).filter((text) => text !== '').map(fold);
  if (second.length > 0 && second.every((word) => /^(预算数|执行数|[(].*[)])$/.test(word))) header++;
  let end = header;
  while (end < rows.length) {
    const cells = rows[end] ?? [];
    if (isFundHeader(cells) || isSplitIndicatorHeader(cells)) break;
    if (/(目标|任务|评价)$/.test(fold(cells[0] ?? '')) || cells.every((text) => text === '')) break;
    end++;
  }
  return { header, rows: end };
}

function joinHeader(rows: readonly (readonly string[])[]): string[] {
  const [first = [], second = []] = rows;
  // （分值*B/A） may stand a column beside the head that it explains; only 年初 needs its 预算数.
  return first.map((text, x) => (fold(text) === '年初' ? text + (second[x] ?? '') : text));
}

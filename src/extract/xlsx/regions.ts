import type { Range } from './reference.js';
import { isFigure, isHeaderWord } from '../../text/table-words.js';
import type { Area, VisibleSheet } from './visible.js';

/** Lines over a table that name it: several of them may stand in one row. */
const BANNER =
  /^(公开|附[件表]|表[\d一二三四五六七八九十]|部门|单位|编制|填报|填表|预算|决算|年度|日期|财决)|单位\s*[:：]|金额单位/;
const NOTE = /^[（(【]?(注|说明|备注|附注|填表|制表|单位负责人|负责人|联系)/;

/** Where the tables of a sheet stand: what lines box in, and blocks of rows that are filled like a table. */
export function tableRegions(sheet: VisibleSheet): Range[] {
  const ruled = ruledRegions(sheet).map((region) => extend(region, sheet));
  const taken = (row: number): boolean => ruled.some((region) => row >= region.top && row <= region.bottom);
  const regions = [...ruled];
  let above: Range | null = null;
  for (let row = 0; row < sheet.rows; row++) {
    if (taken(row) || sheet.isBlank(row)) continue;
    const top = row;
    while (row + 1 < sheet.rows && !taken(row + 1) && !sheet.isBlank(row + 1)) row++;
    const first: number = above !== null && goesOn(above, top, sheet) ? above.top : top;
    const region = unruledRegion(first, row, sheet);
    if (region === null) continue;
    if (first === above?.top) regions.pop();
    regions.push(region);
    above = region;
  }
  return regions.sort((a, b) => a.top - b.top || a.left - b.left);
}

/** Blank rows between the items of a table without lines and its totals: two-sided summaries are filled up to 30 rows. */
const MAX_GAP = 30;

/** A block that begins with a row of figures under the columns of the table above is the rest of that table. */
function goesOn(above: Range, top: number, sheet: VisibleSheet): boolean {
  const areas = sheet.filled(top);
  return (
    top - above.bottom - 1 <= MAX_GAP &&
    isDataRow(areas, above.right - above.left + 1) &&
    areas.some((area) => isFigure(area.text)) &&
    areas.every((area) => area.left >= above.left && area.right <= above.right)
  );
}

/** Connected boxed cells. */
function ruledRegions(sheet: VisibleSheet): Range[] {
  const boxed = new Map<string, { row: number; col: number }>();
  for (const at of sheet.boxed()) boxed.set(`${at.row},${at.col}`, at);
  const regions: Range[] = [];
  for (const [start, first] of boxed) {
    if (!boxed.delete(start)) continue;
    const queue = [first];
    let region: Range = { top: first.row, bottom: first.row, left: first.col, right: first.col };
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      region = cover(region, { top: at.row, bottom: at.row, left: at.col, right: at.col });
      for (const [row, col] of [
        [at.row - 1, at.col],
        [at.row + 1, at.col],
        [at.row, at.col - 1],
        [at.row, at.col + 1],
      ] as const) {
        const key = `${row},${col}`;
        const next = boxed.get(key);
        if (next !== undefined && boxed.delete(key)) queue.push(next);
      }
    }
    regions.push(region);
  }
  return joinOverlapping(regions)
    .map((region) => trimEmptyEnd(region, sheet))
    .filter((region) => region.bottom > region.top || region.right > region.left);
}

function joinOverlapping(regions: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const region of [...regions].sort((a, b) => a.top - b.top)) {
    const i = out.findIndex(
      (other) =>
        region.top <= other.bottom &&
        region.bottom >= other.top &&
        region.left <= other.right &&
        region.right >= other.left,
    );
    const met = out[i];
    if (met === undefined) out.push(region);
    else out.splice(i, 1, cover(met, region));
  }
  return out.length === regions.length ? out : joinOverlapping(out);
}

function cover(a: Range, b: Range): Range {
  return {
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
  };
}

/** A form keeps its empty rows; hundreds of ruled empty rows are a sheet that was formatted to be safe. */
function trimEmptyEnd(region: Range, sheet: VisibleSheet): Range {
  let last = region.bottom;
  while (last > region.top && sheet.filled(last).length === 0) last--;
  return region.bottom - last > 50 ? { ...region, bottom: last } : region;
}

/** Rows typed right under (or over) the drawn part that fill its columns belong to it. */
function extend(region: Range, sheet: VisibleSheet): Range {
  const within = (row: number): Area[] =>
    sheet.filled(row).filter((area) => area.left >= region.left && area.right <= region.right);
  const width = region.right - region.left + 1;
  let { top, bottom } = region;
  while (bottom + 1 < sheet.rows && isDataRow(within(bottom + 1), width)) bottom++;
  while (top > 0 && within(top - 1).length * 2 >= width && isDataRow(within(top - 1), width)) top--;
  return { ...region, top, bottom };
}

function isDataRow(areas: readonly Area[], width: number): boolean {
  return (
    areas.length >= Math.min(2, width) &&
    areas.length >= 2 &&
    !areas.some((area) => BANNER.test(area.text) || NOTE.test(area.text))
  );
}

/** A block of filled rows without lines: title and banner above, notes below, the table between. */
function unruledRegion(first: number, last: number, sheet: VisibleSheet): Range | null {
  const isProse = (row: number): boolean => {
    const areas = sheet.filled(row);
    return (
      areas.length < 2 ||
      (areas.length <= 3 &&
        !areas.every((area) => isHeaderWord(area.text) && !/[:：]/.test(area.text)) &&
        areas.some((area) => BANNER.test(area.text)) &&
        areas.every((area) => area.text.length < 60))
    );
  };
  let top = first;
  while (top <= last && isProse(top)) top++;
  let bottom = last;
  while (bottom > top && sheet.filled(bottom).length < 2 && NOTE.test(sheet.filled(bottom)[0]?.text ?? '')) bottom--;
  if (bottom <= top) return null;
  let region: Range | null = null;
  for (let row = top; row <= bottom; row++)
    for (const area of sheet.filled(row)) region = region === null ? area : cover(region, area);
  return region === null || region.right === region.left ? null : { ...region, top, bottom };
}

import { fold } from '../text/fold.js';
import { withCutHeads } from './cut-heads.js';
import type { PageLayout } from './page-layout.js';
import type { PageTable } from './page-table.js';
import { FEWEST_ROWS, near, SAME_HEIGHT, sameHeights } from './same-heights.js';
import { joinTables } from './side-by-side.js';
import { lineText, type TextLine } from './text.js';

// A spreadsheet printed without fitting to the page is cut sideways: the right-hand columns of a wide table stand
// on a following page, at the same heights, often without row labels; the title may be cut in two as well.

/** A spreadsheet prints "down, then over": the next part to the right may come this many pages later. */
const LOOK_AHEAD = 12;
/** The same over pages whose columns are not those of the page before. */
const LOOK_OVER = 4;

/** Joins pages that were cut sideways; the layouts that are left stand in page order. */
export function joinSideways(layouts: readonly PageLayout[]): PageLayout[] {
  const out: PageLayout[] = [];
  const used = new Set<PageLayout>();
  /** For each page put to the right of another, that page: the leftmost of its row of pages. */
  const leftmost = new Map<PageLayout, PageLayout>();
  layouts.forEach((layout, i) => {
    if (used.has(layout)) return;
    let joined = layout;
    let width = layout.width;
    let last = i;
    const down = pagesDown(layouts, i);
    for (let j = i + 1; j <= last + LOOK_AHEAD; j++) {
      const next = layouts[j];
      const before = layouts[j - 1];
      if (!next || !before) break;
      // "Down, then over" passes only over further pages of the same table.
      if (j > i + 1 && !used.has(before) && !mayPass(layouts[j - 2], before, j - last)) break;
      if (used.has(next) || (!used.has(before) && before !== layout && continuesDown(before, next))) continue;
      if (before === layout && continuesDown(layout, next)) continue;
      if (used.has(before) && (j - i) % down !== 0 && continuesDown(before, next)) continue;
      const right = withCutHeads(joined, next);
      const fewest = goesOnBeside(layouts, leftmost, layout, next) ? 1 : FEWEST_ROWS;
      if (!isRightHalf(joined, right, fewest)) {
        // What stands at the same heights and does not belong here is another table: nothing is joined past it.
        if (atSameHeights(joined, right, fewest)) break;
        continue;
      }
      used.add(next);
      leftmost.set(next, layout);
      joined = join(joined, right, width, fewest);
      if (fewest === 1) joined = { ...joined, tables: joined.tables.map((table) => ({ ...table, goesOn: true })) };
      width += next.width;
      last = j;
    }
    out.push(joined);
  });
  return out;
}

/** Of how many pages one below the other the page at `index` is one. */
function pagesDown(layouts: readonly PageLayout[], index: number): number {
  const goesOn = (i: number): boolean => {
    const [above, below] = [layouts[i - 1], layouts[i]];
    return above !== undefined && below !== undefined && continuesDown(above, below);
  };
  let first = index;
  while (goesOn(first)) first--;
  let last = index;
  while (goesOn(last + 1)) last++;
  return last - first + 1;
}

/** A further page of the table before it; one with other columns has no title or unit, and is soon over. */
function mayPass(above: PageLayout | undefined, below: PageLayout, distance: number): boolean {
  if (below.lines.some(isTitle) || below.lines.some(isUnit)) return false;
  return distance <= LOOK_OVER || (above !== undefined && continuesDown(above, below));
}

/** Both pages go on with tables that were put side by side: a single row is then enough. */
function goesOnBeside(
  layouts: readonly PageLayout[],
  leftmost: ReadonlyMap<PageLayout, PageLayout>,
  left: PageLayout,
  right: PageLayout,
): boolean {
  return layouts.some((above) => {
    const beside = leftmost.get(above);
    return beside !== undefined && beside !== left && continuesDown(beside, left) && continuesDown(above, right);
  });
}

/** The page goes on with the table of the page before: the same columns, and no head that goes on to the right. */
function continuesDown(above: PageLayout, below: PageLayout): boolean {
  const upper = above.tables.at(-1);
  const lower = below.tables[0];
  if (upper === undefined || lower === undefined || !sameColumns(upper, lower)) return false;
  // The leftmost part is closed on its left: its own further pages are, too.
  return upper.closedLeft[0] === false || upper.closedRight[0] !== false || lower.closedLeft[0] !== false;
}

/** A table of its own begins with these; the right part of another does not. */
const ROW_HEAD =
  /^(?:序号|编码|代码|科目|类|项目|(?:支出)?(?:功能|经济|部门|政府(?:预算|支出|经济)).{0,12}(?:编码|代码|科目|分类|名称)?|(?:科目|项目|单位)(?:编码|代码|名称).*|单位|部门)$/;
const CODE = /^\d{3,10}$/;

function isRightHalf(left: PageLayout, right: PageLayout, fewest: number): boolean {
  if (left.height !== right.height || right.tables.length === 0) return false;
  const cutTitle = isTitleCut(left, right);
  return (
    right.tables.every((table) => {
      const other = left.tables.find((candidate) => sameHeights(candidate, table, fewest));
      return other !== undefined && isRightPart(other, table, right.width, cutTitle);
    }) && !saysItself(left, right)
  );
}

function atSameHeights(left: PageLayout, right: PageLayout, fewest: number): boolean {
  return (
    right.tables.length > 0 &&
    right.tables.every((table) => left.tables.some((other) => sameHeights(other, table, fewest)))
  );
}

function isRightPart(left: PageTable, right: PageTable, pageWidth: number, cutTitle: boolean): boolean {
  const leftHead = fold(firstText(left));
  const rightHead = fold(firstText(right));
  if (Math.abs((left.xs[0] ?? 0) - (right.xs[0] ?? 0)) > 3) return false;
  // A head that is open on both sides of the cut is one head: whatever it says, it begins no table.
  const cutHead = left.closedRight[0] === false && right.closedLeft[0] === false;
  if (!cutHead && !cutTitle) {
    // Equal columns at equal heights are two tables of one template, not two halves of one table.
    if (sameColumns(right, left)) return false;
    if (rightHead !== '' && (rightHead === leftHead || ROW_HEAD.test(rightHead))) return false;
    if (firstColumn(left).some((text) => CODE.test(text)) && firstColumn(right).some((text) => CODE.test(text)))
      return false;
  }
  // The printer moved the columns to another page because they did not fit: no room is left beside the table.
  const column = (right.xs[1] ?? 0) - (right.xs[0] ?? 0);
  const room = pageWidth - (left.xs[0] ?? 0) - left.rightEdge;
  return column > room - 3;
}

function firstColumn(table: PageTable): string[] {
  return table.cells.filter((cell) => cell.col === 0).map((cell) => fold(cell.text));
}

/** A title that runs to the right end of the left page and ends (… 表) from the left end of the right one. */
function isTitleCut(left: PageLayout, right: PageLayout): boolean {
  const end = left.tables[0]?.rightEdge ?? 0;
  const start = right.tables[0]?.xs[0] ?? 0;
  return right.lines.some(
    (line) =>
      /表$/.test(line.text) &&
      line.box[0] < start + line.size &&
      left.lines.some(
        (other) =>
          near(other.box[1], line.box[1]) &&
          near(other.size, line.size) &&
          !isUnit(other) &&
          !/表$/.test(other.text) &&
          endOf(other) > end - 1.5 * other.size,
      ),
  );
}

/** Where a text ends: on the page it ends on, of those joined. */
function endOf(line: TextLine): number {
  return line.glyphs.at(-1)?.box[2] ?? line.box[2];
}

/** Both pages have a title or a unit of their own, or begin with the same department line. */
function saysItself(left: PageLayout, right: PageLayout): boolean {
  if (
    right.lines.some(
      (line) =>
        line.text.length > 4 &&
        left.lines.some((other) => other.text === line.text && Math.abs(other.box[0] - line.box[0]) < 3),
    )
  )
    return true;
  return (
    (left.lines.some(isTitle) && right.lines.some(isTitle)) || (left.lines.some(isUnit) && right.lines.some(isUnit))
  );
}

const isTitle = (line: TextLine): boolean => /表$/.test(line.text) && line.text.length >= 6;
const isUnit = (line: TextLine): boolean => /单位[:：].*元/.test(line.text);

function sameColumns(a: PageTable, b: PageTable | undefined): boolean {
  return b !== undefined && a.xs.length === b.xs.length && a.xs.every((x, i) => Math.abs(x - (b.xs[i] ?? 0)) < 3);
}

function firstText(table: PageTable | undefined): string {
  return table?.cells.find((cell) => cell.row === 0 && cell.col === 0)?.text ?? '';
}

function join(left: PageLayout, right: PageLayout, pageWidth: number, fewest: number): PageLayout {
  const tables = left.tables.map((table) => {
    const other = right.tables.find((candidate) => sameHeights(table, candidate, fewest));
    return other ? joinTables(table, other) : table;
  });
  return { ...left, width: left.width + right.width, tables, lines: joinText(left.lines, right.lines, pageWidth) };
}

function joinText(left: readonly TextLine[], right: readonly TextLine[], shift: number): TextLine[] {
  const out = [...left];
  for (const line of right) {
    const i = out.findLastIndex(
      (other) => Math.abs(other.box[1] - line.box[1]) <= SAME_HEIGHT && Math.abs(other.size - line.size) < 0.5,
    );
    const before = out[i];
    // 单位：… stands at the far end of its line and is a text of its own.
    if (before === undefined || isUnit(line)) out.push(shiftLine(line, shift));
    else {
      const glyphs = [...before.glyphs, ...line.glyphs];
      out[i] = { ...before, text: before.text + lineText(line.glyphs), glyphs };
    }
  }
  return out.sort((a, b) => a.box[1] - b.box[1]);
}

function shiftLine(line: TextLine, shift: number): TextLine {
  const [x0, y0, x1, y1] = line.box;
  return { ...line, box: [x0 + shift, y0, x1 + shift, y1] };
}

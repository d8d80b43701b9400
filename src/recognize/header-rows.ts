import { GridIndex, type Cell, type Grid } from '../document/table.js';
import { fold } from '../text/fold.js';
import { HEAD_LABELS, roleOf, type HeadLabel } from './performance-labels.js';
import { isNumbered } from '../text/ordinal.js';
import { isCaptionText, isFigure, isHeaderWord, isRulerRow, isTotalWord } from '../text/table-words.js';

/**
 * Rows above the first row that holds figures or row labels: headings, 栏次 rows and titles printed inside the
 * grid. 0 for a form (labels scattered over it) and for a fragment that begins with its body.
 */
export function countHeaderRows(grid: Grid): number {
  const index = new GridIndex(grid);
  const form = indicatorHeader(grid, index);
  if (form !== null) return form;
  if (hasFormHead(grid, index)) return 0;
  let header = 0;
  while (header < grid.rows && isHeaderRow(index, header, grid)) {
    const end = closure(grid, header);
    // 类|款|项 may reach down beside the row of totals; what holds figures is body all the same.
    const body = Array.from({ length: end - header - 1 }, (_, i) => header + 1 + i).find(
      (row) => holdsFigures(index, row) || holdsTotal(index, row),
    );
    if (body !== undefined) return body;
    header = end;
  }
  return header;
}

function holdsFigures(index: GridIndex, row: number): boolean {
  const texts = filled(index.row(row).filter((cell) => cell.row === row)).map((cell) => fold(cell.text));
  return texts.some(isFigure) && !isRulerRow(texts) && !isYearHeading(texts);
}

/** 合计 alone, below the heads of names (栏次, 科目名称): the row of totals of an empty table, not a head. */
function holdsTotal(index: GridIndex, row: number): boolean {
  const [only, ...more] = filled(index.row(row).filter((cell) => cell.row === row));
  if (only === undefined || more.length > 0 || !isTotalWord(only.text)) return false;
  const above = fold(index.at(row - 1, only.col)?.text ?? '');
  return /名称$|^(栏次|项目|单位|科目)$/.test(above);
}

/** A header cell that reaches down takes the rows that it covers into the header. */
function closure(grid: Grid, from: number): number {
  let to = from + 1;
  for (let grown = true; grown;) {
    const end = Math.max(...grid.cells.filter((c) => c.row >= from && c.row < to).map((c) => c.row + c.rowSpan), to);
    grown = end > to;
    to = end;
  }
  return Math.min(to, grid.rows);
}

const INDICATOR_HEAD = /^[一二三]级指标$/;
const INDICATOR_WORD = /^(产出|效[益果]|满意度|数量|质量|时效|成本|社会效益|可持续影响|服务对象满意度)指标/;

/** Indicator tables: the header is goal row and column heads; with anything else above it is a form. */
function indicatorHeader(grid: Grid, index: GridIndex): number | null {
  const heads = grid.cells.filter((cell) => INDICATOR_HEAD.test(fold(cell.text)));
  const head = heads.length < 2 ? undefined : Math.min(...heads.map((cell) => cell.row));
  if (head === undefined) return grid.cells.some((cell) => INDICATOR_WORD.test(fold(cell.text))) ? 0 : null;
  for (let row = 0; row < head; row++) {
    const cells = filled(index.row(row).filter((cell) => cell.row === row));
    const goal = /绩效目标$/.test(fold(cells[0]?.text ?? '')) && cells.length <= 2 && head <= 2;
    if (!goal && cells.length > 1) return 0;
  }
  // A label beside the heads (年度绩效指标 over ten rows) is a form's.
  const inFirstColumn = heads.some((cell) => cell.row === head && (cell.col === 0 || index.at(head, 0)?.row === head));
  return inFirstColumn && (index.at(head, 0)?.rowSpan ?? 1) <= 3 ? closure(grid, head) : 0;
}

/** Labels that open rows of a form and head no column of a list below each other. */
const FORM_LABELS: ReadonlySet<HeadLabel | null> = new Set([
  ...(['project', 'program', 'authority', 'implementingUnit', 'staff'] as const),
  ...(['goalAnnual', 'goalImplementation', 'goalPlanned'] as const),
]);

/** 项目名称 | X over 主管部门 | Y: the first page of a form that ends before its indicators. */
function hasFormHead(grid: Grid, index: GridIndex): boolean {
  const rows = new Set<number>();
  for (const cell of grid.cells) {
    if (!FORM_LABELS.has(roleOf(HEAD_LABELS, cell.text))) continue;
    const value = index.at(cell.row, cell.col + cell.colSpan);
    if (value !== undefined && !isHeaderName(value.text)) rows.add(cell.row);
  }
  return rows.size >= 2;
}

/** A name that heads a column and is no value: 单位名称 beside 项目名称. */
function isHeaderName(text: string): boolean {
  return roleOf(HEAD_LABELS, text) !== null || /(名称|编码|代码|合计|金额)$/.test(fold(text));
}

function filled(cells: readonly Cell[]): Cell[] {
  return cells.filter((cell) => fold(cell.text) !== '');
}

function isHeaderRow(index: GridIndex, row: number, grid: Grid): boolean {
  const cells = index.row(row).filter((cell) => cell.row === row);
  const texts = filled(cells).map((cell) => fold(cell.text));
  const complete = hasHeads(index, row, grid);
  if (texts.length === 0) return !complete;
  if (complete && isRulerRow(texts)) return true;
  if (!complete && isTitleRow(texts)) return true;
  if (texts.some(isFigure) && !isYearHeading(texts)) return false;
  if (texts.some(isNumbered)) return false;
  const heads = texts.filter(isHeaderWord).length * 2 >= texts.length;
  if (!complete)
    return isMergedHead(cells, grid) || (heads && opensTable(cells, texts)) || headsFigures(index, cells, row);
  if (isTotalRow(texts)) return false;
  return heads && divides(index, cells, row);
}

/** Do the rows above already hold column heads (and not only a title or 单位：万元)? */
function hasHeads(index: GridIndex, row: number, grid: Grid): boolean {
  for (let y = 0; y < row; y++) {
    const cells = filled(index.row(y)).filter((cell) => !isCaptionText(cell.text) && cell.colSpan < grid.columns);
    if (cells.filter((cell) => isHeaderWord(cell.text)).length >= 2) return true;
  }
  return false;
}

function isTitleRow(texts: readonly string[]): boolean {
  const [first = ''] = texts;
  if (texts.every((text) => isCaptionText(text))) return true;
  return texts.length === 1 && /表([(（].*[)）])?$/.test(first);
}

/** 2023 | 2024 as column heads. */
function isYearHeading(texts: readonly string[]): boolean {
  return texts.some((text) => !isFigure(text)) && texts.filter(isFigure).every((text) => /^20\d\d$/.test(text));
}

/** The first row of heads has at least two of them, or one that spans columns. */
function opensTable(cells: readonly Cell[], texts: readonly string[]): boolean {
  return texts.filter(isHeaderWord).length >= 2 || cells.some((cell) => cell.colSpan > 1 && isHeaderWord(cell.text));
}

/** Some cells reach down while others reach across: heads over heads, whatever their words. */
function isMergedHead(cells: readonly Cell[], grid: Grid): boolean {
  const named = filled(cells);
  const across = named.some((cell) => cell.colSpan > 1 && cell.colSpan < grid.columns && cell.rowSpan === 1);
  return across && named.some((cell) => cell.rowSpan > 1 && cell.colSpan === 1);
}

/** Words over every column and figures in the row below them: heads, even of unknown words. */
function headsFigures(index: GridIndex, cells: readonly Cell[], row: number): boolean {
  const named = filled(cells);
  if (named.length < 3 || named.length < cells.length) return false;
  return filled(index.row(row + 1)).some((cell) => isFigure(cell.text));
}

/** 类 | 款 | 项 | 合计 with nothing else: header and total at once, a body row. */
function isTotalRow(texts: readonly string[]): boolean {
  const rest = texts.filter((text) => !/^[类款项]$/.test(text));
  return rest.length > 0 && rest.length <= 2 && rest.every(isTotalWord);
}

/** Does the row name columns that have no name of their own yet: below a wide head or below a blank one? */
function divides(index: GridIndex, cells: readonly Cell[], row: number): boolean {
  return filled(cells).some((cell) => {
    for (let y = row - 1; y >= 0; y--) {
      const above = index.at(y, cell.col);
      if (above === undefined || fold(above.text) === '') continue;
      return above.colSpan > cell.colSpan && !isCaptionText(above.text);
    }
    return true;
  });
}

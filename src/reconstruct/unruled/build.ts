import { unionBox } from '../../document/geometry.js';
import type { Glyph, Page } from '../../document/page.js';
import { cellText, type PageCell, type PageTable } from '../page-table.js';
import { toLines, type TextLine } from '../text.js';
import { columnBorders, topSpans } from './columns.js';
import { headerCells } from './header.js';
import { codeHeads } from './ink.js';
import { levelCells, levelColumns, type LevelCell } from './levels.js';
import { bandLines, isFigure, toRows, withoutColumns, type BandLine } from './rows.js';
import { splitLine } from '../text.js';
import { headsIndicators, type Region } from './regions.js';

/** 栏次 rows number the columns: 栏次 | 1 | 2 | 3. */
const COLUMN_NUMBERS = /^(?:栏次|\d{1,2}|[甲乙])$/;
const CODE = /^\d{3,7}$/;
/** An amount begins the body even where it stands alone in its line. */
const AMOUNT = /^[-－△]?\d[\d,，]*\.\d{2,6}$/;
const ORDINAL = /^(?:[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十]+[)）])/;

/** One table without (inner) rules out of its region, or null where no columns can be told. */
export function buildTable(
  page: Page,
  region: Region,
  glyphs: readonly Glyph[],
  above: readonly number[] | null,
): PageTable | null {
  const lines = withWholeNumbering(toLines(glyphs));
  const split = bodyStart(lines, region);
  const numbers = lines.slice(0, split).findLastIndex(isNumbering);
  const headerLines = lines.slice(0, numbers >= 0 ? numbers : split);
  // 类 | 款 | 项 | 合计 | 2,946.25: the first row may still head columns.
  const foot = codeHeads(lines[split]);
  const borders = columnBorders(page, region, lines.slice(split), headerLines, foot ?? lines[numbers] ?? null, above);
  if (borders === null) return null;
  const { cells: heads, levels } =
    headerLines.length > 0
      ? headerCells(headerLines, borders, topSpans(page, region, borders), foot)
      : { cells: [], levels: 0 };
  const bands = bandLines(lines.slice(numbers >= 0 ? numbers : split), borders);
  const { rows, merged } = mergeLevels(bands, levelColumns(heads), borders);
  const headerTop = region.box[1];
  const firstBody = rows[0]?.[0];
  const headerBottom = firstBody ? middle(headerLines.at(-1)?.box[3] ?? firstBody.y0, firstBody.y0) : region.box[3];
  const ys = [
    ...Array.from({ length: levels }, (_, i) => headerTop + ((headerBottom - headerTop) * i) / levels),
    ...rows.map((row, i) => {
      const above = rows[i - 1]?.at(-1);
      return above ? middle(above.y1, row[0]?.y0 ?? above.y1) : levels > 0 ? headerBottom : headerTop;
    }),
    region.box[3],
  ];
  const grid = { xs: borders, ys };
  const cells: PageCell[] = [];
  const place = (row: number, col: number, rowSpan: number, colSpan: number, own: readonly Glyph[]): void => {
    const span = { row, col, rowSpan, colSpan };
    cells.push({ ...span, page: page.number, ...cellText(grid, span, own) });
  };
  for (const head of heads)
    place(head.fromLevel, head.fromColumn, head.toLevel - head.fromLevel, head.toColumn - head.fromColumn, head.glyphs);
  const columns = borders.length - 1;
  for (let level = 0; level < levels; level++)
    for (let column = 0; column < columns; column++)
      if (
        !heads.some(
          (head) =>
            head.fromLevel <= level && level < head.toLevel && head.fromColumn <= column && column < head.toColumn,
        )
      )
        place(level, column, 1, 1, []);
  for (const { column, fromRow, toRow, glyphs } of merged) place(levels + fromRow, column, toRow - fromRow, 1, glyphs);
  rows.forEach((row, i) => {
    for (let column = 0; column < columns; column++) {
      if (merged.some((cell) => cell.column === column)) continue;
      place(
        levels + i,
        column,
        1,
        1,
        row.flatMap((line) => line.columns.get(column) ?? []),
      );
    }
  });
  if (levels + rows.length < 1) return null;
  return {
    page: page.number,
    box: region.box,
    xs: borders,
    ys,
    cells,
    rightEdge: region.box[2],
    openTop: false,
    openBottom: false,
    closedLeft: ys.slice(1).map(() => true),
    closedRight: ys.slice(1).map(() => true),
    closedTop: borders.slice(1).map(() => true),
    closedBottom: borders.slice(1).map(() => true),
    ruled: false,
    inks: inkExtents(rows, columns),
    headLines: lines.slice(0, split).map(({ text }) => text),
    goesOn: above?.length === borders.length,
  };
}

/** Rows of the body, told without the columns of merged labels where these can be placed beside them. */
function mergeLevels(
  bands: readonly BandLine[],
  levelColumns: readonly number[],
  borders: readonly number[],
): { rows: BandLine[][]; merged: LevelCell[] } {
  const others = levelColumns.length === 0 ? [] : toRows(withoutColumns(bands, levelColumns), borders);
  const cells = levelColumns.map((column) => levelCells(column, bands, others));
  if (levelColumns.length === 0 || cells.includes(null)) return { rows: toRows(bands, borders), merged: [] };
  return { rows: others, merged: cells.flatMap((column) => column ?? []) };
}

function inkExtents(rows: readonly (readonly BandLine[])[], columns: number): ([number, number] | null)[] {
  return Array.from({ length: columns }, (_, column) => {
    const boxes = rows.flat().flatMap((line) => (line.columns.get(column) ?? []).map(({ box }) => box));
    const extent = unionBox(boxes);
    return extent === null ? null : [extent[0], extent[2]];
  });
}

/** Index of the first line of the body: under the header's rule, or the first with a figure, a code or an ordinal. */
function bodyStart(lines: readonly TextLine[], region: Region): number {
  const first = belowIndicatorHeads(lines) ?? lines.findIndex((line) => !isNumbering(line) && beginsBody(line));
  const until = first < 0 ? region.box[3] : (lines[first]?.box[1] ?? region.box[3]);
  const rule = region.rules.filter((at) => at > region.box[1] + 3 && at <= until + 2 && at < region.box[3] - 3).at(-1);
  if (rule !== undefined) {
    const below = lines.findIndex((line) => line.box[1] > rule - 2);
    return below < 0 ? lines.length : below;
  }
  return first < 0 ? lines.length : first;
}

/** Indicators need no figures: what stands under 一级指标 | 二级指标 | … (and the second lines of wrapped heads) is body. */
function belowIndicatorHeads(lines: readonly TextLine[]): number | null {
  const heads = lines.find(headsIndicators);
  if (heads === undefined) return null;
  const below = lines.findIndex((line) => line.box[1] >= heads.box[3] - 0.2 * heads.size);
  return below < 0 ? lines.length : below;
}

function beginsBody(line: TextLine): boolean {
  const parts = splitLine(line, 1).map((part) => part.text);
  return parts.some(
    (text, i) => (i > 0 && isFigure(text)) || AMOUNT.test(text) || CODE.test(text) || ORDINAL.test(text),
  );
}

function isNumbering(line: TextLine): boolean {
  const parts = splitLine(line, 1).map((part) => part.text.replace(/\s+/g, ''));
  return parts.length > 1 && parts.every((text) => COLUMN_NUMBERS.test(text));
}

/** 栏 over 次 in a narrow column, its numbers between them: one row. */
function withWholeNumbering(lines: readonly TextLine[]): TextLine[] {
  const at = lines.findIndex(
    (line, i) => isNumbering(line) && lines[i - 1]?.text === '栏' && lines[i + 1]?.text === '次',
  );
  const [upper, numbers, lower] = [lines[at - 1], lines[at], lines[at + 1]];
  if (!upper || !numbers || !lower) return [...lines];
  const whole: TextLine = {
    text: `栏次 ${numbers.text}`,
    box: unionBox([upper.box, numbers.box, lower.box]) ?? numbers.box,
    size: numbers.size,
    glyphs: [...upper.glyphs, ...lower.glyphs, ...numbers.glyphs],
  };
  return [...lines.slice(0, at - 1), whole, ...lines.slice(at + 2)];
}

function middle(a: number, b: number): number {
  return (a + b) / 2;
}

import type { Box } from '../../document/geometry.js';
import type { Page, Rule } from '../../document/page.js';
import type { MergedRules } from '../merge-rules.js';
import type { PageTable } from '../page-table.js';
import { splitLine, type TextLine } from '../text.js';
import { CELL_GAP } from './ink.js';

/** A part of the page that holds one table. */
export interface Region {
  readonly box: Box;
  /** Heights of its horizontal rules, ascending; empty where it has none. */
  readonly rules: readonly number[];
}

/** Rules of one table begin and end at the same places. */
const SAME_EXTENT = 6;
/** A table's rule is at least this long; underlined words are shorter. */
const MIN_RULE = 120;
/** Texts of two columns stand this many characters apart at least. */
const COLUMN_GAP = 1.1;
/** Share of lines that must hold several columns for lines of text to be a table. */
const TABULAR = 0.5;
/** The same where labels wrap: each takes two or three lines, and its number and figures a line of their own. */
const WRAPPED_TABULAR = 0.25;
/** Share of a body's lines that hold figures: labels wrap, and rows of a template stay blank. */
const MIN_FIGURES = 0.2;
/** A page number, alone in its line. */
export const PAGE_NUMBER = /^[-—–第页共\s]*\d{1,4}[-—–第页共/\s\d]*$/;
/** Lines that a table without any rule must have to be one: a signature block has fewer. */
const MIN_OPEN_LINES = 4;
/** Goals take a few lines. */
const MAX_GOAL_LINES = 12;

/** A paragraph begins at the margin, two characters in at most; 绩效目标 | 1.…: text beside a label begins farther in. */
const INDENT = 3.5;

const UNIT_LINE = /单位\s*[:：].{0,8}元|[（(]\s*(?:单位[:：])?\s*(?:万元|千元|亿元|元)\s*[)）]\s*$/;
/** A head may name the unit as well: 项目 | 数量 | 价值（金额单位：万元）. */
const FIRST_HEAD = /^(?:项\s*目|序\s*号|科目(?:编码|名称)?|资\s*产|[一二三]级指标)$/;
/** The label of the goals over an indicator table. */
const GOAL = /^(?:绩效|总体|年度|中期|长期)(?:总体|绩效)?目标(?!表)/;
const TITLE_LINE = /(?:表|情况)(?:[（(][^（）()]{1,20}[)）])?$/;
const NOTE_LINE = /^(?:备?注|说明)\s*[:：]/;
const FIGURE = /^[-－△(（]?\d[\d,，]*(?:\.\d+)?%?[)）]?$/;
const AMOUNT = /^[-－△]?\d[\d,，]*\.\d{2,6}$/;
const LEADERS = /[.…·]{4,}/;

/**
 * Tables between horizontal rules of equal extent that no vertical rule crosses. `goesOn` tells the part of the page
 * before's table, which may have a single column filled.
 */
export function ruledRegions(
  rules: MergedRules,
  ruled: readonly PageTable[],
  lines: readonly TextLine[],
  goesOn: (region: Region) => boolean,
): Region[] {
  const free = rules.horizontal.filter(
    (rule) =>
      rule.to - rule.from >= MIN_RULE &&
      !ruled.some(({ box }) => rule.at > box[1] - 3 && rule.at < box[3] + 3 && rule.from < box[2] && rule.to > box[0]),
  );
  const out: Region[] = [];
  for (const group of byExtent(free))
    for (const run of splitAtCaptions(group, lines)) {
      const [first] = run;
      const last = run.at(-1);
      if (!first || !last || run.length < 2) continue;
      const cut = cutBottom(run, lines, ruled);
      const bottom = cut ?? last.at;
      const box: Box = [first.from, first.at, first.to, bottom];
      const inside = lines.filter((line) => line.box[1] > box[1] - 2 && line.box[3] < box[3] + 2);
      const region = { box, rules: run.map((rule) => rule.at) };
      if (isTable(inside) || cut !== null || (inside.length > 0 && goesOn(region))) out.push(region);
    }
  return out;
}

/**
 * The lower end of a table that the page has cut: it has a rule over its header and one under it, and its last rule
 * stands on another page. Null where the body stands between the rules.
 */
function cutBottom(run: readonly Rule[], lines: readonly TextLine[], tables: readonly PageTable[]): number | null {
  const [top, last] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0];
  const header = lines.filter((line) => line.box[1] > top - 2 && line.box[3] < last + 2);
  // 栏次 numbers the columns in the header; amounts stand in the body.
  if (
    run.length !== 2 ||
    !header.some((line) => splitLine(line, COLUMN_GAP).length > 1) ||
    header.some((line) => hasFigure(line, AMOUNT))
  )
    return null;
  const start = lines.findIndex((line) => line.box[1] > last - 2);
  const first = lines[start];
  if (!first || first.box[1] - last > 2 * first.size) return null;
  const body = lines.slice(start, endOfTable(lines, start, tables));
  return body.some((line) => hasFigure(line, AMOUNT)) ? (body.at(-1)?.box[3] ?? last) + 1 : null;
}

function isUnit(line: TextLine): boolean {
  const [first, ...others] = splitLine(line, COLUMN_GAP);
  return UNIT_LINE.test(line.text) && !(others.length > 0 && FIRST_HEAD.test(first?.text ?? ''));
}

function hasFigure(line: TextLine, figure = FIGURE): boolean {
  return splitLine(line, COLUMN_GAP).some((part) => figure.test(part.text));
}

function byExtent(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const group = groups.find(
      ([first]) =>
        first && Math.abs(first.from - rule.from) < SAME_EXTENT && Math.abs(first.to - rule.to) < SAME_EXTENT,
    );
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

/** A title, a unit line or a note between two rules ends one table and begins another. */
function splitAtCaptions(group: readonly Rule[], lines: readonly TextLine[]): Rule[][] {
  const runs: Rule[][] = [[]];
  group.forEach((rule, i) => {
    const before = group[i - 1];
    const between = before ? lines.filter(({ box }) => box[1] > before.at - 2 && box[3] < rule.at + 2) : [];
    if (
      before &&
      (between.length === 0
        ? rule.at - before.at > 30
        : between.some((line) => isCaption(line) && !(isProse(line) && line.box[0] > rule.from + INDENT * line.size)))
    )
      runs.push([]);
    runs.at(-1)?.push(rule);
  });
  return runs;
}

export function isCaption(line: TextLine): boolean {
  if (splitLine(line, COLUMN_GAP).length > 2) return false;
  return isUnit(line) || TITLE_LINE.test(line.text) || NOTE_LINE.test(line.text) || isProse(line);
}

/** Running text across the page; text beside a label (绩效目标 | 1.…) stands in a table. */
function isProse(line: TextLine): boolean {
  return (
    line.text.length > 30 &&
    /[，。；]/.test(line.text) &&
    !GOAL.test(line.text) &&
    splitLine(line, COLUMN_GAP).length === 1
  );
}

/** 一级指标 | 二级指标 | 三级指标 | …: the heads of an indicator table say themselves what stands under them. */
export function headsIndicators(line: TextLine): boolean {
  const parts = splitLine(line, CELL_GAP);
  return parts.length > 3 && [/^[一二]级指标/, /^三级指标/].every((head) => parts.some(({ text }) => head.test(text)));
}

/** Lines of which most hold several columns; one line alone is a chart's legend. */
export function isTabular(lines: readonly TextLine[], share = TABULAR): boolean {
  const columns = lines.filter((line) => splitLine(line, COLUMN_GAP).length > 1).length;
  return lines.length > 1 && columns >= Math.max(1, lines.length * share);
}

/** Heads side by side, and under them lines of several columns between those of wrapped labels. */
function isTable(lines: readonly TextLine[]): boolean {
  return isTabular(lines) || (isTabular(lines.slice(0, MIN_OPEN_LINES)) && isTabular(lines, WRAPPED_TABULAR));
}

/**
 * Lines of several columns under a title or a unit, with figures in them. Without a caption nothing is taken
 * for a table: contents lists and addresses have columns too.
 */
export function openRegions(page: Page, lines: readonly TextLine[], tables: readonly PageTable[]): Region[] {
  const out: Region[] = [];
  for (let start = 0; start < lines.length; start++) {
    const before = lines[start - 1];
    if (!before || !captioned(lines, start)) continue;
    const end = endOfTable(lines, start, tables);
    const indicators = headsIndicators(lines[start] ?? before);
    const run = lines.slice(indicators ? goalsAbove(lines, start) : headAbove(lines, start), end);
    const figures = run.filter((line) => hasFigure(line)).length;
    if (run.length >= MIN_OPEN_LINES && isTable(run) && (indicators || figures >= run.length * MIN_FIGURES)) {
      const xs = run.flatMap(({ box }) => [box[0], box[2]]);
      out.push({
        box: [
          Math.min(...xs) - 3,
          (run[0]?.box[1] ?? 0) - 1,
          Math.min(page.width, Math.max(...xs) + 3),
          (run.at(-1)?.box[3] ?? 0) + 1,
        ],
        rules: [],
      });
      start = end - 1;
    }
  }
  return out;
}

/** A head alone in the first line (2024年预算数 over the others) stands between the unit and the first columns. */
function headAbove(lines: readonly TextLine[], start: number): number {
  const unit = lines.slice(0, start).findLastIndex((line) => isUnit(line));
  return lines.slice(unit + 1, start).some(isCaption) ? start : unit + 1;
}

/** The goals between the title and the heads of an indicator table; their label stands at the height of their middle. */
function goalsAbove(lines: readonly TextLine[], start: number): number {
  const label = lines.findLastIndex(({ text }, i) => i < start && GOAL.test(text));
  if (label < 0 || label < start - MAX_GOAL_LINES) return start;
  let top = label;
  for (let i = label - 1; i >= 0; i--) {
    const [line, below] = [lines[i], lines[i + 1]];
    if (!line || !below || isUnit(line) || TITLE_LINE.test(line.text)) break;
    if (below.box[1] - line.box[3] > 0.5 * line.size || line.size > 1.15 * below.size) break;
    top = i;
  }
  return top;
}

/** The heads of indicators, or a line of several columns under a unit line. */
function captioned(lines: readonly TextLine[], start: number): boolean {
  const first = lines[start];
  if (first && headsIndicators(first)) return true;
  if (!first || splitLine(first, COLUMN_GAP).length < 2 || isUnit(first) || LEADERS.test(first.text)) return false;
  const above = lines.slice(Math.max(0, start - 3), start);
  return above.some((line) => isUnit(line)) && first.box[1] - (lines[start - 1]?.box[3] ?? 0) < 4 * first.size;
}

function endOfTable(lines: readonly TextLine[], start: number, tables: readonly PageTable[]): number {
  let end = start;
  while (end < lines.length) {
    const line = lines[end];
    const before = lines[end - 1];
    if (!line || NOTE_LINE.test(line.text) || LEADERS.test(line.text) || isProse(line) || isUnit(line)) break;
    // A number alone is a row's (序号) where a label of two lines stands around it; a page's is the last line.
    if (end === lines.length - 1 && PAGE_NUMBER.test(line.text) && splitLine(line, COLUMN_GAP).length === 1) break;
    if (end > start && before) {
      if (line.box[1] - before.box[3] > 4 * line.size) break;
      if (tables.some(({ box }) => box[1] > before.box[3] - 2 && box[3] < line.box[1] + 2)) break;
      // A larger line is the next title.
      if (line.size > before.size * 1.25 && splitLine(line, COLUMN_GAP).length === 1) break;
    }
    end++;
  }
  return end;
}

import type { Block, Paragraph } from '../document/body.js';
import type { Caption, Table } from '../document/table.js';
import { fold, tidy } from '../text/fold.js';

// What stands over a table and names it (表题): title, unit, department and year; and the notes under it.
// Works on paragraphs alone, so that PDF, DOCX and text find their captions the same way.

/** Paragraphs over a table that may belong to it. Templates stack mark, title, department, year and unit. */
const LOOK_BACK = 8;
/** Longer than this it is running text. The longest real titles have 50 characters. */
const MAX_TITLE = 70;

const UNIT =
  /(?:金额|计量|货币)?单位\s*[:：]?\s*(?:人民币)?\s*[（(]?\s*(元|百元|千元|万元|百万元|千万元|亿元)\s*[)）]?/;
const BARE_UNIT = /^[（(]?\s*(元|千元|万元|亿元)\s*[)）]?$/;
const MARK =
  /^[（(]?\s*(?:(?:部门)?(?:公开|预算|决算|财决公开|财决|批复|附)\s*(?:表)?\s*[\d一二三四五六七八九十]+(?:-\d+)?\s*表?|附[表件]\s*[\d一二三四五六七八九十]*(?:-\d+)?|表\s*[\d一二三四五六七八九十]+(?:-\d+)?)\s*[:：]?\s*[)）]?$/;
const MARK_PREFIX = /^(?:公开\s*\d+\s*表|附[表件]\s*\d*(?:-\d+)?)\s*[:：]?\s*(?=.{4})/;
/** 1、 2. before a title number the tables of a section; 一、 is kept as printed. */
const NUMBERING = /^\d{1,2}\s*[、.．]+\s*(?=\D)/;
const YEAR_LINE =
  /^(?:预算|决算|会计|填报)?年[度份]\s*[:：]\s*(\d{4})\s*年?(?:度)?$|^[（(]?\s*(\d{4})\s*年度?\s*[)）]?$/;
const DEPARTMENT_LABEL =
  /^(?:编制|填报|预算|公开|主管|填制|编报)?(?:部门|单位)(?:名称)?(?:（?\(?(?:盖章|公章|签章)\)?）?)?\s*[:：]\s*(.*)$/;
/** 207 邯郸市医疗保障局: a department's code and name as a line of their own. */
const CODED_NAME =
  /^[[（(【]?\s*(\d{3,12})\s*[\]）)】]?\s*[-—]?\s*([\u4e00-\u9fff（）()]{3,40}(?:局|委|厅|办|室|院|校|园|中心|会|部|处|所|站|队|馆|台|社|学|府|道|镇|乡|场|团|库|司|科|组|级|本级[）)]))$/;
const DATE_LINE = /^(?:截止|填报|编制)?(?:时间|日期)\s*[:：]?\s*\d{4}[-年/.]\s*\d{1,2}[-月/.]\s*\d{1,2}日?$/;
const NOTE =
  /^[（(]?\s*(?:备?注|说明|附注)\s*\d*\s*[:：.、]|空表列示|故本表(?:为空|无数据)|本表为空|此表为空|无.*(?:预算|支出|收入|拨款).*(?:空表|无数据)|^[（(]?本部门.*没有.*本表|本表反映/;
const TITLE_END = /(表|情况|预算|决算|明细|一览|目标|绩效指标|汇总|清单)(?:[（(][^（）()]{1,20}[)）])?$/;
/** What a unit stands beside is a title only where it names a table: 2024年预算 单位：万元 names none. */
const TITLED_UNIT = /.{3}表(?:[（(][^（）()]{1,20}[)）])?$/;
const CONTENTS = /[.…·]{4,}\s*\d*$/;
/** 第二部分 …, 一、…: a section's heading, no part of a title. */
const SECTION = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/;
const SENTENCE = /[。；;！？]$/;

/** The blocks with every table's caption filled; title lines stay in the prose as well. */
export function captionTables(blocks: readonly Block[]): Block[] {
  const unwrapped = unwrapCaptions(blocks);
  return unwrapped.map((block, i) => {
    if (block.type !== 'table') return block;
    const above = captionLines(unwrapped, i);
    const caption = readCaption(above, block.table);
    caption.notes.push(...notesBelow(unwrapped, i));
    return { type: 'table', table: { ...block.table, caption } };
  });
}

/** Texts over the table, nearest first, as far up as they may belong to it. */
function captionLines(blocks: readonly Block[], index: number): Paragraph[] {
  const out: Paragraph[] = [];
  for (let i = index - 1; i >= 0 && out.length < LOOK_BACK; i--) {
    const block = blocks[i];
    if (block === undefined || block.type === 'table') break;
    const text = fold(block.text);
    if (text === '') continue;
    if (CONTENTS.test(block.text) || isProse(block.text)) break;
    out.push(block);
  }
  return joinDepartments(out);
}

/** 部门： and the name in the line below, as one line. `lines` nearest first. */
function joinDepartments(lines: readonly Paragraph[]): Paragraph[] {
  return lines.flatMap((line, i) => {
    const [below, above] = [lines[i - 1], lines[i + 1]];
    if (below && isOpenLabel(line) && isPlainName(below)) return [];
    if (above && isOpenLabel(above) && isPlainName(line)) return [{ ...line, text: above.text + line.text }];
    return [line];
  });
}

function isOpenLabel({ text }: Paragraph): boolean {
  return DEPARTMENT_LABEL.exec(tidy(text))?.[1]?.trim() === '';
}

function isPlainName({ text }: Paragraph): boolean {
  const name = tidy(text);
  return /^[\u4e00-\u9fff（）()]{4,40}$/.test(name) && !isLabelLine(name) && !couldBeTitle(name);
}

function isProse(text: string): boolean {
  if (UNIT.test(text) && text.length <= MAX_TITLE) return false;
  return text.length > MAX_TITLE || (SENTENCE.test(text) && !NOTE.test(text));
}

function readCaption(above: readonly Paragraph[], table: Table): Caption {
  const caption: Caption = { title: null, unit: null, department: null, year: null, notes: [] };
  const titles: Paragraph[] = [];
  let settled = false;
  for (const paragraph of above) {
    const text = tidy(paragraph.text);
    // A long title in two lines: the upper line has the same size and no title's end of its own.
    const last = titles.at(-1);
    if (
      last &&
      !settled &&
      sameSize(last, paragraph) &&
      adjacent(paragraph, last) &&
      (fold(last.text).length < 5 || !TITLE_END.test(fold(text))) &&
      !SENTENCE.test(text) &&
      !SECTION.test(fold(text))
    ) {
      titles.push(paragraph);
      settled = true;
      continue;
    }
    if (readLabels(text, caption, settled, titles.length > 0)) continue;
    if (settled) continue;
    if (titles.length === 0) {
      if (couldBeTitle(text)) titles.push(paragraph);
      else if (SENTENCE.test(text)) break;
      else if (titles.length === 0 && isWeakTitle(paragraph, above)) titles.push(paragraph);
      settled = titles.length > 0 && !wantsMore(text);
      continue;
    }
    settled = true;
  }
  if (titles.length > 0)
    caption.title = cleanTitle(
      titles
        .reverse()
        .map((paragraph) => tidy(paragraph.text))
        .join(''),
    );
  if (caption.unit === null && caption.title !== null) caption.unit = unitIn(caption.title);
  if (caption.unit === null) caption.unit = unitInCorner(table);
  return caption;
}

function isLabelLine(text: string): boolean {
  return [UNIT, BARE_UNIT, DEPARTMENT_LABEL, YEAR_LINE, MARK, DATE_LINE, NOTE].some((pattern) => pattern.test(text));
}

/**
 * Word templates put mark, title, department and unit into a table of their own, without borders, over the
 * table that they name: such a table is taken apart into its lines.
 */
export function unwrapCaptions(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, i): Block[] => {
    if (
      block.type !== 'table' ||
      blocks.slice(i + 1).find((next) => next.type === 'table' || next.text !== '')?.type !== 'table'
    )
      return [block];
    const filled = block.table.cells.filter((cell) => cell.text.trim() !== '');
    const named = filled.some(({ text }) => UNIT.test(text) || TITLE_END.test(fold(text)));
    if (block.table.rows > 4 || filled.length === 0 || !named) return [block];
    if (!filled.every(({ text }) => isLabelLine(tidy(text)) || (couldBeTitle(tidy(text)) && fold(text).length > 4)))
      return [block];
    return filled.map(({ text, page, bbox }) => ({ type: 'paragraph', text: tidy(text), page, bbox, size: null }));
  });
}

/** Takes unit, department, year, mark and date lines; false where the text is none of these. */
function readLabels(text: string, caption: Caption, settled: boolean, titled: boolean): boolean {
  const unit = UNIT.exec(text);
  let rest = text;
  if (unit) {
    if (!settled) caption.unit ??= unit[1] ?? null;
    rest = text.replace(UNIT, '').trim();
    if (rest === '') return true;
  } else {
    const bare = BARE_UNIT.exec(text);
    if (bare) {
      if (!settled) caption.unit ??= bare[1] ?? null;
      return true;
    }
  }
  const label = DEPARTMENT_LABEL.exec(rest);
  if (label) {
    const name = (label[1] ?? '').trim();
    if (name !== '') caption.department ??= name;
    return true;
  }
  const year = YEAR_LINE.exec(rest);
  if (year) {
    caption.year ??= Number(year[1] ?? year[2]);
    return true;
  }
  if (MARK.test(rest) || DATE_LINE.test(rest)) return true;
  if (NOTE.test(rest)) {
    // A note over the title stands under the table before.
    if (!titled) caption.notes.unshift(text);
    return true;
  }
  const coded = CODED_NAME.exec(rest);
  if (coded && !TITLE_END.test(rest)) {
    caption.department ??= rest;
    return true;
  }
  return unit !== null && !TITLED_UNIT.test(fold(withoutUnit(text)));
}

/** 部门收支总表（单位：万元）, 部门收支总表 单位：万元: without the unit, and without the brackets around it. */
function withoutUnit(text: string): string {
  return text
    .replace(UNIT, '')
    .replace(/[（(]\s*(?:[)）]|$)/g, '')
    .trim();
}

function couldBeTitle(text: string): boolean {
  const folded = fold(withoutUnit(text));
  return (
    /^(表|算表|情况表|出表|标表)$/.test(folded) ||
    (folded.length >= 3 && folded.length <= MAX_TITLE && TITLE_END.test(folded) && !/[，,]$/.test(folded))
  );
}

/**
 * A centred line right above the table in larger or bolder print than its neighbours, whatever it says. A line of
 * the same print that names a table comes first: what stands under that is the department (HTML prints both alike).
 */
function isWeakTitle(paragraph: Paragraph, above: readonly Paragraph[]): boolean {
  const text = fold(paragraph.text);
  if (text.length < 4 || text.length > 50 || /[，。；:：]/.test(paragraph.text)) return false;
  if (above.some((other) => other !== paragraph && sameSize(other, paragraph) && couldBeTitle(tidy(other.text))))
    return false;
  const sizes = above.map((other) => other.size ?? 0);
  return paragraph.size !== null && paragraph.size >= Math.max(...sizes) && above.indexOf(paragraph) <= 2;
}

/** A title's lower line that cannot stand alone: 绩效目标表 under 236-中央高校…项目, 表 under …支出预算. */
function wantsMore(text: string): boolean {
  const folded = fold(text);
  return (
    /^(?:项目|支出|资金|部门|整体|经费|专项){0,3}(?:绩效目标表|目标表|自评表|预算表|决算表|支出表|明细表|总表|情况表|汇总表)$/.test(
      folded,
    ) ||
    /^[）)》”"]/.test(folded) ||
    folded.length <= 6
  );
}

function sameSize(a: Paragraph, b: Paragraph): boolean {
  return a.size === null || b.size === null || Math.abs(a.size - b.size) < 0.08 * Math.max(a.size, b.size);
}

/** The lower line follows the upper at once: nothing but a line space between. */
function adjacent(upper: Paragraph, lower: Paragraph): boolean {
  if (!upper.bbox || !lower.bbox || !upper.size) return upper.page === null;
  return upper.page === lower.page && lower.bbox[1] - upper.bbox[3] < 1.6 * upper.size;
}

function cleanTitle(title: string): string {
  return tidy(withoutUnit(title).replace(MARK_PREFIX, '').replace(NUMBERING, '')) || title;
}

function unitIn(text: string): string | null {
  return /[（(](?:单位[:：])?(元|千元|万元|亿元)[)）]/.exec(text)?.[1] ?? null;
}

/** Some templates print 单位：万元 in a cell of the first row. */
function unitInCorner(table: Table): string | null {
  for (const cell of table.cells)
    if (cell.row <= 1) {
      const found = /^(?:金额)?单位[:：](元|千元|万元|亿元)$/.exec(fold(cell.text));
      if (found) return found[1] ?? null;
    }
  return null;
}

/** 注：… and the reason for an empty table, directly under it. */
function notesBelow(blocks: readonly Block[], index: number): string[] {
  const out: string[] = [];
  for (let i = index + 1; i < Math.min(blocks.length, index + 5); i++) {
    const block = blocks[i];
    if (block === undefined || block.type === 'table') break;
    const text = tidy(block.text);
    if (NOTE.test(text)) out.push(text);
    else if (out.length === 0 || !/^\d+[.、．]/.test(text)) break;
    else out.push(text);
  }
  return out;
}

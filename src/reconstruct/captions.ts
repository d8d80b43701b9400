import type { Block, Paragraph } from '../document/body.js';
import type { Caption, Table } from '../document/table.js';
import { fold, tidy } from '../text/fold.js';
import {
  cleanTitle,
  CONTENTS,
  couldBeTitle,
  isLabelLine,
  isOpenLabel,
  isPlainName,
  isProse,
  NOTE,
  readLabels,
  SECTION,
  SENTENCE,
  TITLE_END,
  UNIT,
  unitIn,
  wantsMore,
} from './caption-lines.js';

// What stands over a table and names it (表题): title, unit, department and year; and the notes under it.
// Works on paragraphs alone, so that PDF, DOCX and text find their captions the same way.

/** Paragraphs over a table that may belong to it. Templates stack mark, title, department, year and unit. */
const LOOK_BACK = 8;
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
    if (below && isOpenLabel(line.text) && isPlainName(below.text)) return [];
    if (above && isOpenLabel(above.text) && isPlainName(line.text)) return [{ ...line, text: above.text + line.text }];
    return [line];
  });
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

function sameSize(a: Paragraph, b: Paragraph): boolean {
  return a.size === null || b.size === null || Math.abs(a.size - b.size) < 0.08 * Math.max(a.size, b.size);
}

/** The lower line follows the upper at once: nothing but a line space between. */
function adjacent(upper: Paragraph, lower: Paragraph): boolean {
  if (!upper.bbox || !lower.bbox || !upper.size) return upper.page === null;
  return upper.page === lower.page && lower.bbox[1] - upper.bbox[3] < 1.6 * upper.size;
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

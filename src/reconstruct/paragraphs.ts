import type { Block, Paragraph } from '../document/body.js';
import { lowestConfidence } from '../document/confidence.js';
import { roundBox } from '../document/geometry.js';
import type { Table } from '../document/table.js';
import { tidy } from '../text/fold.js';
import { assemble } from './assemble.js';
import type { Item, LineItem } from './stitch.js';
import { glue } from './text.js';

/** A line that ends within this many characters of the right margin goes on in the next. */
const FULL = 2.6;
/** Lines further apart than this many line heights are separate paragraphs. */
const LEADING = 2.6;
/** 一、 （一） 第一部分 begin a heading or an item wherever the line before ends. */
const HEADING = /^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/;
/** 部门：…, 单位：万元, 公开01表, 表1, 注：… stand for themselves. */
const LABEL =
  /^(?:(?:编制|填报|预算|公开|主管)?(?:部门|单位)(?:名称)?\s*[:：]|金额单位|公开\s*\d+\s*表|附?表\s*\d+\s*$|注\s*[:：])/;
const TITLE = /表(?:[（(][^（）()]{1,20}[)）])?$/;
const LIST_ITEM =
  /^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.、．]\D|第[一二三四五六七八九十]+部分)/;

/** Lines and tables in reading order as blocks; wrapped lines of running text joined, over page breaks too. */
export function toBlocks(items: readonly Item[]): Block[] {
  const margins = rightMargins(items);
  const blocks: Block[] = [];
  let paragraph: LineItem[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(toParagraph(paragraph));
    paragraph = [];
  };
  for (const item of items) {
    if (item.type === 'table') {
      flush();
      blocks.push({ type: 'table', table: toTable(item) });
      continue;
    }
    const last = paragraph.at(-1);
    if (last && !goesOn(paragraph[0] ?? last, last, item, margins)) flush();
    paragraph.push(item);
  }
  flush();
  return blocks;
}

function toTable(run: Extract<Item, { type: 'table' }>): Table {
  const grid = assemble(run);
  return {
    ...grid,
    headerRows: 0,
    read: 'text',
    caption: { title: null, unit: null, department: null, year: null, notes: [] },
  };
}

function toParagraph(lines: readonly LineItem[]): Paragraph {
  let text = '';
  for (const { line } of lines) text += text === '' ? line.text : glue(text, line.text);
  const [first] = lines;
  const own = lines.filter((item) => item.page === first?.page);
  const box = own.map((item) => item.line.box);
  const confidence = lowestConfidence(lines.flatMap(({ line }) => line.glyphs.map((glyph) => glyph.confidence)));
  return {
    type: 'paragraph',
    text: tidy(text),
    page: first?.page ?? null,
    bbox: roundBox([
      Math.min(...box.map((b) => b[0])),
      Math.min(...box.map((b) => b[1])),
      Math.max(...box.map((b) => b[2])),
      Math.max(...box.map((b) => b[3])),
    ]),
    size: first ? Math.round(first.line.size * 10) / 10 : null,
    ...(confidence === null ? {} : { confidence }),
  };
}

/** Where the text of each page ends on the right: the ninth decile of its line ends. */
function rightMargins(items: readonly Item[]): Map<number, number> {
  const ends = new Map<number, number[]>();
  for (const item of items)
    if (item.type === 'line') {
      const list = ends.get(item.page) ?? [];
      list.push(item.line.box[2]);
      ends.set(item.page, list);
    }
  const margins = new Map<number, number>();
  for (const [page, list] of ends) {
    list.sort((a, b) => a - b);
    margins.set(page, list[Math.floor((list.length - 1) * 0.9)] ?? 0);
  }
  return margins;
}

function goesOn(first: LineItem, last: LineItem, next: LineItem, margins: ReadonlyMap<number, number>): boolean {
  const { size } = last.line;
  if (Math.abs(size - next.line.size) > 0.12 * size) return false;
  const right = margins.get(last.page) ?? 0;
  if (last.line.box[2] < right - FULL * size || last.line.box[2] - last.line.box[0] < 12 * size) return false;
  if (next.line.box[0] > Math.min(first.line.box[0], last.line.box[0]) + 0.8 * size) return false;
  if (HEADING.test(next.line.text) || LABEL.test(next.line.text) || TITLE.test(last.line.text)) return false;
  // 注：…故本表无数据。 and the next title or heading, where the note is the longest line of its page: the last line
  // of running text ends with a full stop.
  const ended = /[。；;]$/.test(last.line.text) && !/[，。；：,;:]/.test(next.line.text);
  if (ended && (TITLE.test(next.line.text) || next.line.box[2] < last.line.box[2] - FULL * size)) return false;
  if (/[。；;：:]$/.test(last.line.text) && LIST_ITEM.test(next.line.text)) return false;
  if (next.page === last.page)
    return next.line.box[1] - last.line.box[1] < LEADING * size && next.line.box[1] > last.line.box[1];
  return next.page === last.page + 1 && !/[。；;：:]$/.test(last.line.text);
}

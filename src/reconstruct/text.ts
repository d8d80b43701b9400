import type { Box } from '../document/geometry.js';
import { overlap, unionBox } from '../document/geometry.js';
import type { Glyph } from '../document/page.js';
import { isWide } from '../text/fold.js';

/** A line of text as printed, left to right. */
export interface TextLine {
  readonly text: string;
  readonly box: Box;
  /** Height of the larger part of its glyphs, points. */
  readonly size: number;
  readonly glyphs: readonly Glyph[];
}

/** A gap of this many ems is a blank between Latin words or figures; proportional spaces are 0.22 and more. */
const WORD_GAP = 0.2;
/** Between ideographs only a gap of about a character (全角空格) is a blank: justified text spreads by 0.3. */
const WIDE_GAP = 0.75;
/** Between Chinese and Latin, without a blank drawn between them. */
const MIXED_GAP = 0.5;
/** Glyphs whose heights share this much of the smaller one stand in one line. */
const SAME_LINE = 0.5;

/** Glyphs as lines, top to bottom, each line left to right. */
export function toLines(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => middle(a.box) - middle(b.box));
  const rows: { glyphs: Glyph[]; y0: number; y1: number }[] = [];
  for (const glyph of sorted) {
    const [, y0, , y1] = glyph.box;
    const row = rows.findLast((r) => overlap(r.y0, r.y1, y0, y1) >= SAME_LINE * Math.min(r.y1 - r.y0, y1 - y0));
    if (row) {
      row.glyphs.push(glyph);
      // The line's band follows its tallest glyphs, but does not creep down over the next line.
      if (y1 - y0 > row.y1 - row.y0) [row.y0, row.y1] = [y0, y1];
    } else rows.push({ glyphs: [glyph], y0, y1 });
  }
  rows.sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1);
  return rows.map((row) => toLine(row.glyphs));
}

function toLine(glyphs: Glyph[]): TextLine {
  glyphs.sort((a, b) => a.box[0] - b.box[0]);
  const sizes = glyphs.map((glyph) => glyph.size).sort((a, b) => a - b);
  return {
    text: lineText(glyphs),
    box: unionBox(glyphs.map((glyph) => glyph.box)) ?? [0, 0, 0, 0],
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
    glyphs,
  };
}

/** The text of glyphs that stand in one line, blanks where the gaps say so. */
export function lineText(glyphs: readonly Glyph[]): string {
  const spread = spreadOf(glyphs);
  let text = '';
  let previous: Glyph | null = null;
  for (const glyph of glyphs) {
    if (previous && isGap(previous, glyph) && gapOf(previous, glyph) > spread) text += ' ';
    text += glyph.text;
    previous = glyph;
  }
  return text.trim();
}

/** So many neighbouring ideographs, most of them apart, are a line that was spread to its margins, no word like 合 计. */
const SPREAD_PAIRS = 8;
const SPREAD_SHARE = 0.8;
/** Gaps of a spread line are alike; a blank in it is wider by half. */
const SPREAD_WIDEST = 1.5;

/** The gap in ems up to which a line's glyphs are merely spread (分散对齐, typed out with blanks by WPS); else 0. */
function spreadOf(glyphs: readonly Glyph[]): number {
  const gaps = glyphs.slice(1).flatMap((glyph, i) => {
    const before = glyphs[i];
    return before !== undefined && isWide(before.text) && isWide(glyph.text) ? [gapOf(before, glyph)] : [];
  });
  const apart = gaps.filter((gap) => gap > WIDE_GAP).sort((a, b) => a - b);
  if (gaps.length < SPREAD_PAIRS || apart.length < SPREAD_SHARE * gaps.length) return 0;
  return SPREAD_WIDEST * (apart[Math.floor(apart.length / 2)] ?? 0);
}

/** The gap between two glyphs of a line, in ems of the smaller one. */
function gapOf(a: Glyph, b: Glyph): number {
  return (b.box[0] - a.box[2]) / Math.min(a.size, b.size);
}

function isGap(a: Glyph, b: Glyph): boolean {
  const gap = gapOf(a, b);
  if (isWide(a.text) && isWide(b.text)) return gap > WIDE_GAP;
  // Word sets a quarter of an em between Chinese and Latin (自动间距) where no blank was typed.
  if (isWide(a.text) || isWide(b.text)) return gap > (b.spaced === true ? WORD_GAP : MIXED_GAP);
  return gap > WORD_GAP;
}

/** Cuts a line at gaps of `ems` and more: 编制部门：…            单位：元 is two texts in one line. */
export function splitLine(line: TextLine, ems: number): TextLine[] {
  const parts: Glyph[][] = [[]];
  let previous: Glyph | null = null;
  for (const glyph of line.glyphs) {
    if (previous && glyph.box[0] - previous.box[2] > ems * line.size) parts.push([]);
    parts.at(-1)?.push(glyph);
    previous = glyph;
  }
  return parts.length === 1 ? [line] : parts.map((part) => toLine(part));
}

/**
 * The lines of one cell (or paragraph) as one text: wrapped lines joined, without a space where Chinese goes on,
 * and with \n where the writer broke the line.
 */
export function joinLines(lines: readonly TextLine[], left: number, right: number): string {
  let text = '';
  let previous: TextLine | null = null;
  for (const line of lines) {
    if (line.text === '') continue;
    if (previous === null) text = line.text;
    else if (isBreak(previous, line, left, right)) text += `\n${line.text}`;
    else text += glue(text, line.text);
    previous = line;
  }
  return text;
}

/** A list item starts a line of its own where the line before had room left for it. */
const LIST_ITEM =
  /^(\d{1,2}[.、．)）]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+[、.．]|目标\d|[①-⑳])/;

function isBreak(previous: TextLine, line: TextLine, left: number, right: number): boolean {
  const room = right - previous.box[2] - Math.max(0, previous.box[0] - left);
  return room > 2 * previous.size && LIST_ITEM.test(line.text) && /[。；;.：:]$/.test(previous.text);
}

/** `next` with a space before it where two Latin words or figures would run together. */
export function glue(text: string, next: string): string {
  const a = text.at(-1) ?? '';
  const b = [...next][0] ?? '';
  const wordy = /[A-Za-z]/.test(a) && /[A-Za-z]/.test(b);
  return wordy ? ` ${next}` : next;
}

function middle(box: Box): number {
  return (box[1] + box[3]) / 2;
}

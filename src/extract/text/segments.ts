import { splitOrdinal } from '../../text/ordinal.js';
import { foldSpaces, joinParts } from './spaces.js';
import { isTitle } from './words.js';

/** A piece of text that hangs together in a dump without separators: a paragraph of prose, of a cell, a line of cells. */
export interface Segment {
  /** Lines joined; spaces kept as they are, since two of them may stand for an empty cell. */
  readonly text: string;
  readonly line: number;
  /** Spaces at the end beyond the one that ends a paragraph: empty cells to the right. */
  readonly emptyAfter: number;
}

/**
 * Lines that wrapped put together. Word writes a space at the end of a paragraph, and dumps keep it: where most lines
 * show that habit, a line without the space goes on in the next. Elsewhere a full line without an end does.
 */
export function segmentsOf(lines: readonly string[]): Segment[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const marked = filled.filter((line) => /\S[ \u00a0]+$/.test(line)).length;
  const byMark = marked * 5 >= filled.length;
  const width = usualWidth(filled);
  const out: Segment[] = [];
  let open: { text: string; line: number } | null = null;
  lines.forEach((raw, line) => {
    if (raw.trim() === '') {
      if (!byMark && open !== null && !isCut(open.text, width)) open = close(open, '', out);
      return;
    }
    const text = raw.replace(/\t/g, '  ').replace(/^\s+/, '');
    if (open !== null && !byMark && startsAnew(text)) open = close(open, '', out);
    open = open === null ? { text, line } : { text: joinParts(open.text, text), line: open.line };
    const ends = byMark ? /\s$/.test(raw) : !isCut(text, width);
    if (ends) open = close(open, raw, out);
  });
  if (open !== null) close(open, '', out);
  return out;
}

function close(open: { text: string; line: number }, raw: string, out: Segment[]): null {
  const spaces = /\s*$/.exec(raw)?.[0].length ?? 0;
  out.push({ text: open.text.trim(), line: open.line, emptyAfter: Math.max(0, spaces - 1) });
  return null;
}

/** Length of the lines that wrap: nine in ten are no longer. */
function usualWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trim().length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

function isCut(text: string, width: number): boolean {
  const s = text.trim();
  return s.length >= 20 && s.length >= width * 0.85 && !/[。；！？：:]$/.test(s) && !isTitle(s);
}

function startsAnew(text: string): boolean {
  return splitOrdinal(text).ordinal !== null || isTitle(foldSpaces(text));
}

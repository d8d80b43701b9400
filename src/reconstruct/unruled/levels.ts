import type { Glyph } from '../../document/page.js';
import { fold } from '../../text/fold.js';
import { toLines, type TextLine } from '../text.js';
import type { HeaderCell } from './header.js';
import type { BandLine } from './rows.js';

// 一级指标 and 二级指标 are merged over the rows of their indicators. Without rules the span shows only in where the
// label stands: in the middle of its rows, or beside the first of them.

/** A label merged over rows. Rows count from the first of the body, `toRow` is not included. */
export interface LevelCell {
  readonly column: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly glyphs: readonly Glyph[];
}

const LEVEL_HEAD = /^[一二]级指标$/;
/** A whole label of either level; a narrow column wraps it before. */
const WHOLE = /指标$|^(?:产出|效[益果]|满意度|成本|数量|质量|时效|(?:经济|社会|生态)效益|可持续影响)$/;
/** A label is off the middle of its rows, or of the first of them, by no more than this many heights of its print. */
const OFF = 0.7;

/** The columns that hold 一级指标 and 二级指标. */
export function levelColumns(heads: readonly HeaderCell[]): number[] {
  return heads
    .filter(({ fromColumn, toColumn, glyphs }) => toColumn === fromColumn + 1 && LEVEL_HEAD.test(textOf(glyphs)))
    .map(({ fromColumn }) => fromColumn);
}

/** The labels of one column over the rows; null where they do not stand so that their rows can be told. */
export function levelCells(
  column: number,
  lines: readonly BandLine[],
  rows: readonly (readonly BandLine[])[],
): LevelCell[] | null {
  const labels = wholeLabels(toLines(lines.flatMap((line) => line.columns.get(column) ?? [])));
  if (labels.length === 0 || labels.length > rows.length) return null;
  const spans = rows.map((row) => ({
    top: Math.min(...row.map(({ y0 }) => y0)),
    bottom: Math.max(...row.map(({ y1 }) => y1)),
  }));
  const middleOf = (from: number, to: number): number => ((spans[from]?.top ?? 0) + (spans[to - 1]?.bottom ?? 0)) / 2;
  const found = [middleOf, (from: number): number => middleOf(from, from + 1)]
    .map((at) => cut(labels, rows.length, at))
    .sort((a, b) => a.off - b.off)[0];
  if (!found || found.off > OFF) return null;
  return labels.map(({ glyphs }, i) => ({
    column,
    fromRow: found.starts[i] ?? 0,
    toRow: found.starts[i + 1] ?? rows.length,
    glyphs,
  }));
}

interface Label {
  readonly middle: number;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
}

function wholeLabels(lines: readonly TextLine[]): Label[] {
  const labels: Label[] = [];
  let open: TextLine[] = [];
  for (const line of lines) {
    open.push(line);
    if (!WHOLE.test(fold(open.map(({ text }) => text).join('')))) continue;
    // 满意度 | 指标: what could stand alone is not whole where its end follows at once.
    const next = lines[lines.indexOf(line) + 1];
    if (next && /^(?:指?标)$/.test(fold(next.text))) continue;
    labels.push({
      middle: ((open[0]?.box[1] ?? 0) + line.box[3]) / 2,
      size: line.size,
      glyphs: open.flatMap(({ glyphs }) => glyphs),
    });
    open = [];
  }
  return open.length > 0 ? [] : labels;
}

/** Cuts the rows into one run a label, each label as near to its place in its run as can be; `off` is the farthest. */
function cut(
  labels: readonly Label[],
  rows: number,
  at: (from: number, to: number) => number,
): { off: number; starts: number[] } {
  // best[j][to]: the first j labels over the first `to` rows.
  let best: ({ off: number; sum: number; starts: number[] } | undefined)[] = [{ off: 0, sum: 0, starts: [] }];
  labels.forEach(({ middle, size }, j) => {
    const next: typeof best = [];
    for (let to = j + 1; to <= rows - (labels.length - j - 1); to++)
      for (let from = j; from < to; from++) {
        const before = best[from];
        if (!before) continue;
        const off = Math.abs(at(from, to) - middle) / size;
        const sum = before.sum + off;
        if (next[to] === undefined || sum < (next[to]?.sum ?? 0))
          next[to] = { off: Math.max(before.off, off), sum, starts: [...before.starts, from] };
      }
    best = next;
  });
  return best[rows] ?? { off: Infinity, starts: [] };
}

function textOf(glyphs: readonly Glyph[]): string {
  return fold(
    toLines(glyphs)
      .map(({ text }) => text)
      .join(''),
  ).replace(/\s+/g, '');
}

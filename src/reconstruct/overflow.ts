import type { Box } from '../document/geometry.js';
import { overlap, unionBox } from '../document/geometry.js';
import type { Glyph } from '../document/page.js';

// Spreadsheets print wrapped text over the borders of a row that is too low for it: by place alone its lines
// would fall into the rows above and below. Such text is drawn line after line, so the drawing order tells it.

/** A glyph that stands out of its cell by this share of its height crosses the border. */
const CROSSES = 0.2;
/** Share of their size by which glyphs lie on each other; those of one text touch at most. */
const OVERPRINTED = 0.3;
/** Lines of one text follow each other at this many heights, and always at the same. */
const LEADING = [0.7, 1.9] as const;
const SAME_STEP = 0.06;

/** A text drawn in one go: lines under each other in one column. */
export interface TextBlock {
  readonly glyphs: Glyph[];
  readonly box: Box;
}

/** Whether a glyph reaches over the upper or lower border of its cell. */
export function crossesBorder(glyph: Glyph, cell: Box): boolean {
  const height = glyph.box[3] - glyph.box[1];
  return glyph.box[1] < cell[1] - CROSSES * height || glyph.box[3] > cell[3] + CROSSES * height;
}

/**
 * The glyphs of a cell that are printed over others: a text whose lines overflow by whole rows crosses no border, but its
 * last lines lie on the texts of the rows below. Within a line glyphs may lie on each other: Word sets full stops and
 * commas (、。，) at half of their width.
 */
export function overprinted(glyphs: readonly Glyph[]): Glyph[] {
  const sorted = [...glyphs].sort((a, b) => a.box[0] - b.box[0]);
  const lineOf = new Map(drawnLines(glyphs).flatMap((line, number) => line.map((glyph) => [glyph, number] as const)));
  const out = new Set<Glyph>();
  sorted.forEach((glyph, i) => {
    for (const other of sorted.slice(i + 1)) {
      const across = (glyph.box[2] - other.box[0]) / Math.min(glyph.size, other.size);
      if (across <= 0) break;
      const down = overlap(glyph.box[1], glyph.box[3], other.box[1], other.box[3]) / Math.min(glyph.size, other.size);
      const parted = lineOf.get(glyph) !== lineOf.get(other);
      if (parted && across > OVERPRINTED && down > OVERPRINTED) out.add(glyph).add(other);
    }
  });
  return [...out];
}

/** Consecutive lines of the drawing order that belong to one text. */
export function drawnBlocks(glyphs: readonly Glyph[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: Glyph[][] = [];
  let leading: number | null = null;
  const flush = (): void => {
    leading = null;
    const all = lines.flat();
    const box = unionBox(all.map((glyph) => glyph.box));
    if (box) blocks.push({ glyphs: all, box });
    lines = [];
  };
  for (const line of drawnLines(glyphs)) {
    const last = lines.at(-1);
    if (last) {
      const step = stepBetween(last, line);
      if (step === null || (leading !== null && Math.abs(step - leading) > SAME_STEP)) flush();
      else leading = step;
    }
    lines.push(line);
  }
  flush();
  return blocks;
}

function drawnLines(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [];
  let previous: Glyph | null = null;
  for (const glyph of glyphs) {
    const goesOn =
      previous !== null &&
      Math.abs(glyph.box[1] - previous.box[1]) < 0.3 * glyph.size &&
      Math.abs(glyph.box[0] - previous.box[2]) < glyph.size;
    if (goesOn) lines.at(-1)?.push(glyph);
    else lines.push([glyph]);
    previous = glyph;
  }
  return lines;
}

/** Distance of two lines in heights of their print, null where the lower is no continuation of the upper. */
function stepBetween(upper: readonly Glyph[], lower: readonly Glyph[]): number | null {
  const a = unionBox(upper.map((glyph) => glyph.box));
  const b = unionBox(lower.map((glyph) => glyph.box));
  const size = upper[0]?.size ?? 0;
  if (!a || !b || Math.abs(size - (lower[0]?.size ?? 0)) > 0.05 * size) return null;
  const step = (b[1] - a[1]) / size;
  const shared = overlap(a[0], a[2], b[0], b[2]) / Math.min(a[2] - a[0], b[2] - b[0]);
  return step > LEADING[0] && step < LEADING[1] && shared > 0.5 ? step : null;
}

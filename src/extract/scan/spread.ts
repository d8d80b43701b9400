import type { Page } from '../../document/page.js';

// Two pages of a bound volume scanned at once.

/** Two upright A4 pages beside each other are 1.41 times as wide as high. */
const LANDSCAPE = 1.2;
/** The gutter lies in the middle, give or take this share of the width. */
const OFF_MIDDLE = 0.06;
/** No ink runs over it for this share of the width: the inner margins of two pages. A title in the middle of one page would. */
const GUTTER = 0.03;
/** Each half has at least this many characters: a page, not a note in the margin. */
const ENOUGH = 60;

/** The two pages of a spread, left before right, in the same coordinates; the page itself where it is one. */
export function splitSpread(page: Page): Page[] {
  const { width, height } = page;
  if (width < LANDSCAPE * height) return [page];
  const gutter = gutterOf(page);
  if (gutter === null) return [page];
  const half = (left: boolean): Page => ({
    ...page,
    glyphs: page.glyphs.filter(({ box }) => box[0] < gutter === left),
    rules: page.rules.filter(({ axis, at, from }) => (axis === 'vertical' ? at : from) < gutter === left),
  });
  const halves = [half(true), half(false)];
  return halves.every(({ glyphs }) => glyphs.length >= ENOUGH) ? halves : [page];
}

/** The middle of the widest free stretch around the middle of the page, null where it is too narrow. */
function gutterOf({ glyphs, rules, width }: Page): number | null {
  const extents = [
    ...glyphs.map(({ box }) => [box[0], box[2]] as const),
    ...rules.map(({ axis, at, from, to }) => (axis === 'vertical' ? ([at, at] as const) : ([from, to] as const))),
  ].sort((a, b) => a[0] - b[0]);
  let reach = 0;
  let best: { at: number; free: number } | null = null;
  for (const [from, to] of extents) {
    const at = (reach + from) / 2;
    const free = from - reach;
    if (free >= GUTTER * width && Math.abs(at - width / 2) <= OFF_MIDDLE * width && free > (best?.free ?? 0))
      best = { at, free };
    reach = Math.max(reach, to);
  }
  return best?.at ?? null;
}

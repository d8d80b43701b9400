import type { Rule } from '../../../document/page.js';
import { multiply } from '../../pdf/matrix.js';
import { evenLight, inkOf } from './light.js';
import { findRules } from './rules.js';
import { skewOf, straighten } from './skew.js';
import { withoutStamps } from './stamp.js';
import type { InkMask, PagePicture, RawPicture, RuledPicture } from './types.js';

export { eachPagePicture } from './pdf.js';
export { CanvasUnavailable, eachRenderedPage } from './render.js';
export { turnRaw, turnRuled } from './turn.js';
export type * from './types.js';

const POINTS_PER_INCH = 72;

/** A page's picture made ready to be read, and its ruling lines. */
export function readPicture(raw: RawPicture): RuledPicture {
  const picture = cleanPicture(raw);
  const rules = findRules(picture.image, picture.dpi);
  return { ...picture, rules, ink: withoutRules(inkOf(picture.image, picture.dpi), rules) };
}

/** The stamp taken out, the light made even, the lines straight. */
export function cleanPicture(raw: RawPicture): PagePicture {
  const { page, pixelsPerPoint, turn } = raw;
  const dpi = pixelsPerPoint * POINTS_PER_INCH;
  const even = evenLight(withoutStamps(raw.image, raw.red, dpi), dpi);
  const skew = skewOf(even);
  const { image, back } = straighten(even, skew);
  const [width, height] = [image.width / pixelsPerPoint, image.height / pixelsPerPoint];
  return { page, width, height, image, pixelsPerPoint, dpi, turn, skew, toPoint: multiply(raw.toPoint, back) };
}

/** Ink beside a rule that is blurred or askew by a pixel still is the rule's. */
const BLUR = 1.5;

/** Takes the ink of the rules away, but not of characters that touch or cross them. */
function withoutRules(ink: InkMask, rules: readonly Rule[]): InkMask {
  const { width, height, data } = ink;
  const out = data.slice();
  for (const { axis, at, from, to, width: thick } of rules) {
    const half = thick / 2 + BLUR;
    const [along, across, size] = axis === 'horizontal' ? [1, width, height] : [width, 1, width];
    const [first, last] = [Math.max(0, Math.floor(at - half)), Math.min(size - 1, Math.ceil(at + half) - 1)];
    const end = Math.min(axis === 'horizontal' ? width : height, Math.ceil(to + half));
    for (let t = Math.max(0, Math.floor(from - half)); t < end; t++) {
      const inkAt = (s: number): number => (s < 0 || s >= size ? 0 : (data[s * across + t * along] ?? 0));
      // Ink that goes on beyond the rule on both sides crosses it.
      if (inkAt(first - 1) === 1 && inkAt(last + 1) === 1) continue;
      for (let s = first; s <= last; s++) out[s * across + t * along] = 0;
    }
  }
  return { width, height, data: out };
}

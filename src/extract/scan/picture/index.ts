import type { Rule } from '../../../document/page.js';
import { multiply } from '../../pdf/matrix.js';
import { inkOf, wholeInk, type Inks } from './ink-of.js';
import { evenLight, isBilevel } from './light.js';
import { findRules } from './rules.js';
import { skewOf, straighten } from './skew.js';
import { withoutStamps } from './stamp.js';
import type { InkMask, PagePicture, RawPicture, RuledPicture } from './types.js';

export { isBlack } from './light.js';
export { eachPagePicture, type PagePictures } from './pdf.js';
export { CanvasUnavailable, eachRenderedPage, RENDER_DPI } from './render.js';
export { turnRaw, turnRuled } from './turn.js';
export * from './types.js';

const POINTS_PER_INCH = 72;

/** A page's picture made ready to be read, and its ruling lines. */
export function readPicture(raw: RawPicture): RuledPicture {
  const picture = cleanPicture(raw);
  const rules = findRules(picture.image, picture.dpi);
  return { ...picture, rules, ink: wholeInk(withoutRules(inkOf(picture.image, picture.dpi), rules, picture.dpi)) };
}

/** The stamp taken out, the light made even, the lines straight. */
export function cleanPicture(raw: RawPicture): PagePicture {
  const { page, pixelsPerPoint, turn } = raw;
  const dpi = pixelsPerPoint * POINTS_PER_INCH;
  const even = evenLight(withoutStamps(raw.image, raw.red, dpi), dpi);
  const skew = skewOf(even);
  const { image, back } = straighten(even, skew);
  const [width, height] = [image.width / pixelsPerPoint, image.height / pixelsPerPoint];
  return {
    page,
    width,
    height,
    image,
    pixelsPerPoint,
    dpi,
    bilevel: isBilevel(raw.image),
    turn,
    skew,
    toPoint: multiply(raw.toPoint, back),
  };
}

/** Dark ink beside a rule that is blurred or askew by a pixel still is the rule's. */
const BLUR = 1.5;
/** So is grey ink as far from it as this. */
const GREY_INCHES = 0.012;

/** Takes the ink of the rules away, but not of characters that touch or cross them. */
function withoutRules({ dark, grey }: Inks, rules: readonly Rule[], dpi: number): Inks {
  const own = dark.data.slice();
  const around = grey.data.slice();
  for (const rule of rules) {
    eachAcross(rule, BLUR, dark, (pixels, before, behind) => {
      // Ink that goes on beyond the rule on both sides crosses it.
      if (dark.data[before] === 1 && dark.data[behind] === 1) return;
      for (const i of pixels) own[i] = 0;
    });
    eachAcross(rule, Math.max(BLUR, GREY_INCHES * dpi), grey, (pixels) => {
      for (const i of pixels) around[i] = 0;
    });
  }
  own.forEach((value, i) => {
    if (value === 1) around[i] = 1;
  });
  return { dark: { ...dark, data: own }, grey: { ...grey, data: around } };
}

/** The pixels of each cut across a rule, `aside` more on both sides, with those before and behind them (-1 outside). */
function eachAcross(
  { axis, at, from, to, width: thick }: Rule,
  aside: number,
  { width, height }: InkMask,
  visit: (pixels: readonly number[], before: number, behind: number) => void,
): void {
  const half = thick / 2 + aside;
  const [along, across, size, length] = axis === 'horizontal' ? [1, width, height, width] : [width, 1, width, height];
  const [first, last] = [Math.max(0, Math.floor(at - half)), Math.min(size - 1, Math.ceil(at + half) - 1)];
  const pixels = new Array<number>(Math.max(0, last - first + 1));
  for (let t = Math.max(0, Math.floor(from - half)); t < Math.min(length, Math.ceil(to + half)); t++) {
    for (let s = first; s <= last; s++) pixels[s - first] = s * across + t * along;
    visit(
      pixels,
      first > 0 ? (first - 1) * across + t * along : -1,
      last + 1 < size ? (last + 1) * across + t * along : -1,
    );
  }
}

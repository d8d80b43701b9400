import type { Box } from '../../document/geometry.js';
import type { Font, Glyph, Page, Rule } from '../../document/page.js';
import { foldRadicals } from '../../text/fold.js';
import type { DrawnGlyph } from './text-pen.js';

/**
 * A glyph drawn again within this share of its size is fake bold (假粗体), drawn once more to look heavier: Word
 * and WPS shift by 0.02 to 0.05 em. Two figures that overflow their cells may overlap by much more than that.
 */
const SAME_PLACE = 0.08;
/** Control, format and blank characters leave no ink. */
const INKLESS = /^[\s\p{Cc}\p{Cf}\u3000]*$/u;
const BLANK = /[\s\u3000]/;
const PRIVATE_USE = /\p{Co}/u;
/**
 * Letters that no Chinese disclosure prints: accented Latin, Arabic, Telugu … They stand where a font without a list of
 * its characters (or with a wrong one) had glyph numbers or bytes taken for them.
 */
const FOREIGN =
  /(?![A-Za-z\uFF21-\uFF5A\u00AA\u00BA\u00B5\p{Script=Han}\p{Script=Greek}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Lm}])\p{L}/u;

/** What a page is besides what is drawn on it. Lengths in points as displayed. */
export interface PageFacts {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly fonts: readonly Font[];
  readonly imageCover: number;
}

/** What a reader sees of a page: glyphs with ink, each once, and the lines. */
export function toPage(facts: PageFacts, drawn: readonly DrawnGlyph[], rules: readonly Rule[]): Page {
  const seen = new Map<string | number, Box[]>();
  const glyphs: Glyph[] = [];
  const unreadable = { replacement: 0, privateUse: 0, foreign: 0 };
  let spaced = false;
  for (const glyph of drawn) {
    if (glyph.shown !== 'shown') continue;
    const plain = isPlain(glyph.text);
    if (!plain && INKLESS.test(glyph.text)) {
      spaced ||= BLANK.test(glyph.text);
      continue;
    }
    if (isRepeat(glyph, seen)) continue;
    if (!plain && glyph.text.includes('\uFFFD')) unreadable.replacement++;
    else if (!plain && PRIVATE_USE.test(glyph.text)) unreadable.privateUse++;
    else if (!plain && FOREIGN.test(glyph.text)) unreadable.foreign++;
    const { box, size, font, angle } = glyph;
    glyphs.push({
      text: plain ? glyph.text : foldRadicals(glyph.text),
      box,
      size,
      font,
      angle,
      ...(spaced ? { spaced } : {}),
    });
    spaced = false;
  }
  return { ...facts, glyphs, rules, read: 'text', unreadable };
}

/** ASCII signs and ordinary ideographs, nearly all of any page: nothing to look up for them. */
function isPlain(text: string): boolean {
  const code = text.charCodeAt(0);
  return text.length === 1 && ((code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff));
}

function isRepeat(glyph: DrawnGlyph, seen: Map<string | number, Box[]>): boolean {
  const tolerance = Math.max(0.3, glyph.size * SAME_PLACE);
  // Buckets a size wide: the few glyphs of the same text near by.
  const row = Math.round(glyph.box[1] / 24);
  const key = glyph.text.length === 1 ? glyph.text.charCodeAt(0) * 4096 + row : `${glyph.text} ${row}`;
  const boxes = seen.get(key);
  if (boxes === undefined) {
    seen.set(key, [glyph.box]);
    return false;
  }
  const repeat = boxes.some(
    (box) => Math.abs(box[0] - glyph.box[0]) < tolerance && Math.abs(box[1] - glyph.box[1]) < tolerance,
  );
  if (!repeat) boxes.push(glyph.box);
  return repeat;
}

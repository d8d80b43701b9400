import { lowestConfidence } from '../document/confidence.js';
import type { Glyph } from '../document/page.js';
import type { TextLine } from './text.js';
import { lineText } from './text.js';

/** How sure the text of a cell is. Both absent where no recogniser had to do with it. */
export interface Sureness {
  /** The lowest of its glyphs. */
  readonly confidence?: number;
  /** The text with one glyph read otherwise, likeliest first. */
  readonly alternatives?: readonly string[];
}

/** Readings of a figure less likely than this are no candidates: one in a thousand is what a sure digit has. */
const WORTH_TRYING = 0.002;
/** Longer texts are no figures; nobody tries other readings of them. */
const LONGEST_FIGURE = 24;
const MOST_ALTERNATIVES = 8;

export function surenessOf(lines: readonly TextLine[]): Sureness {
  const confidence = lowestConfidence(lines.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.confidence)));
  if (confidence === null) return {};
  const alternatives = lines.length === 1 ? otherReadings(lines[0]?.glyphs ?? []) : [];
  return alternatives.length === 0 ? { confidence } : { confidence, alternatives };
}

/** Of a text put together from those of two cells. */
export function joinedSureness(a: Sureness, b: Sureness): Sureness {
  const confidence = lowestConfidence([a.confidence, b.confidence]);
  return confidence === null ? {} : { confidence };
}

function otherReadings(glyphs: readonly Glyph[]): string[] {
  if (glyphs.length > LONGEST_FIGURE || !glyphs.some(({ text }) => /\d/.test(text))) return [];
  const readings = glyphs.flatMap((glyph, i) =>
    (glyph.alternatives ?? [])
      .filter(({ probability }) => probability >= WORTH_TRYING)
      .map(({ text, probability }) => ({
        probability,
        text: lineText([...glyphs.slice(0, i), ...(text === '' ? [] : [{ ...glyph, text }]), ...glyphs.slice(i + 1)]),
      })),
  );
  const sorted = readings.sort((a, b) => b.probability - a.probability).map(({ text }) => text);
  return [...new Set(sorted)].slice(0, MOST_ALTERNATIVES);
}

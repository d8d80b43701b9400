import { splitOrdinal } from '../../text/ordinal.js';
import { joinParts } from './spaces.js';
import { isBanner, isTitle } from './words.js';

/** A line as long as this is running text, which a page break may have cut. */
const FULL_LINE = 40;

/** Paragraphs that a page break cut in mid-sentence are put together again. */
export function joinCutParagraphs(texts: readonly string[]): string[] {
  const out: string[] = [];
  for (const text of texts) {
    const last = out.at(-1);
    if (last !== undefined && isCut(last) && !opens(text)) out[out.length - 1] = joinParts(last, text);
    else out.push(text);
  }
  return out;
}

function isCut(text: string): boolean {
  return (
    text.length >= FULL_LINE && /[\p{L}\p{N}，、“（《]$/u.test(text) && !isTitle(text) && !/[.…·]{3,}\s*\d*$/.test(text)
  );
}

/** Numbered items, labels and titles begin something new. */
function opens(text: string): boolean {
  return (
    splitOrdinal(text).ordinal !== null ||
    isBanner(text) ||
    isTitle(text) ||
    /^.{2,12}[:：]/.test(text) ||
    /^第.{1,3}部分/.test(text)
  );
}

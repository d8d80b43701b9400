import { STANDARD_LABELS } from '../../text/standard-labels.js';
import type { ReadCharacter } from './ctc.js';
import { textOf, type ReadLine } from './read-line.js';

/** A reading less likely than this is not taken even where it gives a standard word. */
const THOUGHT_OF = 0.02;
/** A word that only the vocabulary decided is no surer than this. */
const BY_VOCABULARY = 0.9;

/** A line that is a standard word but for one character, which the recogniser had thought of, is that word. */
export function settleLabels(one: ReadLine): ReadLine {
  const text = textOf(one);
  const { characters } = one.reading;
  if (STANDARD_LABELS.has(text)) return one;
  for (const [i, character] of characters.entries())
    for (const other of character.alternatives) {
      if (other.probability < THOUGHT_OF) continue;
      const settled: ReadCharacter = { ...character, text: other.text, confidence: BY_VOCABULARY };
      const reading = { ...one.reading, characters: characters.with(i, settled) };
      if (STANDARD_LABELS.has(textOf({ reading }))) return { ...one, reading };
    }
  return one;
}

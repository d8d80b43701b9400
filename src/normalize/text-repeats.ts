import type { Fact } from '../schema/index.js';
import { fold } from '../text/fold.js';
import type { Passage } from './facts/index.js';

// A PDF and the Word file that it was printed from hold the same narrative: what both say is said once.

/** Share of a narrative that must stand in another file for it to be the same narrative; pages differ in headers. */
const SAME_TEXT = 0.9;

/** Whether nearly all of a running text stands in another one. */
export function isSameText(own: readonly Passage[], other: readonly Passage[]): boolean {
  const known = new Set(other.map(({ folded }) => folded));
  const length = (passages: readonly Passage[]): number => passages.reduce((sum, { folded }) => sum + folded.length, 0);
  const all = length(own);
  return all > 0 && length(own.filter(({ folded }) => known.has(folded))) >= SAME_TEXT * all;
}

/** The facts that no other source states in the same words: each of these is taken back once. */
export function newFacts(facts: readonly Fact[], before: readonly Fact[]): Fact[] {
  const known = new Map<string, number>();
  for (const fact of before) known.set(keyOf(fact), (known.get(keyOf(fact)) ?? 0) + 1);
  return facts.filter((fact) => {
    const left = known.get(keyOf(fact)) ?? 0;
    known.set(keyOf(fact), left - 1);
    return left <= 0;
  });
}

function keyOf({ item, code, labelPath, measure, phase, year, amount, percent, change, raw }: Fact): string {
  return JSON.stringify([item, code, labelPath, measure, phase, year, amount, percent, change, fold(raw)]);
}

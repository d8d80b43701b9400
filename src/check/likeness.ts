import { fold } from '../text/fold.js';

/** Shorter texts have too few pairs to tell anything by. */
const SHORTEST = 4;

/** The share of a text's pairs of neighbouring characters that another text has too, 0..1. */
export function likeness(own: string, other: string): number {
  const text = fold(own);
  if (text.length < SHORTEST) return 0;
  let common = 0;
  for (let i = 0; i + 1 < text.length; i++) if (other.includes(text.slice(i, i + 2))) common++;
  return common / (text.length - 1);
}

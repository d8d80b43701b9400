/** The lowest of confidences (0..1), null where none of them came from recognition. */
export function lowestConfidence(confidences: Iterable<number | null | undefined>): number | null {
  let lowest: number | null = null;
  for (const one of confidences)
    if (one !== null && one !== undefined) lowest = lowest === null ? one : Math.min(lowest, one);
  return lowest;
}

/** A recognised figure less sure than this counts as not read: more of them are wrong than right. */
const LEGIBLE = 0.3;

/** Whether a cell's text can be taken for what is printed. */
export function isLegible({ confidence }: { readonly confidence: number | null }): boolean {
  return confidence === null || confidence >= LEGIBLE;
}

/** Recognised texts with less confidence than this may be wrong; of those with more, very few are. */
export const CERTAIN = 0.95;

/** Recognised from a picture, and not with certainty. Texts that the file itself holds never are. */
export function isDoubtful({ confidence }: { readonly confidence: number | null }): boolean {
  return confidence !== null && confidence < CERTAIN;
}

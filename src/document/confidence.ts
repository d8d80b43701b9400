/** The lowest of confidences (0..1), null where none of them came from recognition. */
export function lowestConfidence(confidences: Iterable<number | null | undefined>): number | null {
  let lowest: number | null = null;
  for (const one of confidences)
    if (one !== null && one !== undefined) lowest = lowest === null ? one : Math.min(lowest, one);
  return lowest;
}

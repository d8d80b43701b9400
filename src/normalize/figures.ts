import type { Line, Statement } from '../schema/index.js';
import { fold } from '../text/fold.js';
import { yuanExponent } from '../text/units.js';

// The figures of one statement beside those of another that ought to be the same.

/** The amounts of each line that has any, in the order of the columns; null for those that could not be read. */
export function figuresOf({ lines }: Statement): (readonly [key: string, amounts: readonly (number | null)[]])[] {
  return lines
    .filter(({ amounts }) => Object.keys(amounts).length > 0)
    .map((line) => [lineKey(line), amountsOf(line)] as const);
}

export function amountsOf({ amounts, cols }: Line): (number | null)[] {
  const keys = Object.keys(amounts).sort((a, b) => (cols[a] ?? 0) - (cols[b] ?? 0));
  return keys.map((key) => amounts[key] ?? null);
}

export type Near = (a: number | null | undefined, b: number | null | undefined) => boolean;

/** Which amounts of two statements are one: in two units, they differ by the rounding of the coarser one. */
export function nearness(a: Statement, b: Statement): Near {
  const tolerance = a.unit === b.unit ? 0 : Math.max(stepOf(a), stepOf(b)) / 2;
  return (one, other) =>
    typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) <= tolerance : one === other;
}

/** The last place that a statement prints, in yuan: 100 for 万元 with two decimals, 10000 without. */
function stepOf({ unit, lines }: Statement): number {
  const amounts = lines.flatMap((line) => amountsOf(line));
  let step = 10 ** (yuanExponent(unit) ?? 0);
  while (step > 1 && amounts.some((amount) => amount !== null && amount % step !== 0)) step /= 10;
  return step;
}

export function lineKey({ direction, code, labelPath, item }: Line): string {
  return [direction, code ?? labelPath.map(fold).join('>'), item].join('|');
}

/** Whether each of two lines has an amount that the other has not: one with fewer columns says less, nothing else. */
export function contradict(a: readonly (number | null)[], b: readonly (number | null)[], near: Near): boolean {
  const lacks = (own: readonly (number | null)[], other: readonly (number | null)[]): boolean =>
    own.some((one) => one !== null && !other.some((another) => near(one, another)));
  return lacks(a, b) && lacks(b, a);
}

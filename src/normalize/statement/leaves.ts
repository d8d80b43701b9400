import type { Line } from '../../schema/index.js';

/** A row of figures without a label that repeats the total (printed once exact, once rounded) is that total. */
export function nameTotals(lines: readonly Line[]): void {
  const totals = lines.filter(({ role }) => role === 'total');
  for (const line of lines) {
    const keys = Object.keys(line.amounts);
    if (line.label !== null || line.code !== null || keys.length === 0) continue;
    const same = (total: Line, key: string) => Math.abs((total.amounts[key] ?? NaN) - (line.amounts[key] ?? NaN)) < 1;
    if (totals.some((total) => keys.every((key) => same(total, key)))) line.role = 'total';
  }
}

/** Sums that stand outside the nesting of their list. */
export function isSum(line: Line): boolean {
  return line.role === 'current-year-total' || line.role === 'subtotal';
}

/**
 * A line is a leaf when nothing below it carries its amount: the leaves that are not of-which add up to the
 * total. 其中 lines are parts of a whole that is counted; rows left blank below a figure explain nothing.
 */
export function markLeaves(lines: readonly Line[]): void {
  const hasAmounts = (line: Line) => Object.values(line.amounts).some((amount) => amount !== null);
  const parts = lines.filter((line) => line.role === 'item' || line.role.endsWith('balance'));
  lines.forEach((line, i) => {
    const below = lines.filter((other) => other.parent === i && other.role !== 'of-which');
    if (below.length > 0) line.leaf = hasAmounts(line) && !below.some(hasAmounts);
    else if (line.level > 0 || !(line.role === 'total' || isSum(line))) line.leaf = true;
    else line.leaf = parts.length === 0;
  });
}

/** Do the parts add up to the whole, rounding apart, in every column in which both have figures (not all zero)? */
export function addUp(whole: Line | undefined, parts: readonly Line[]): boolean {
  const keys = Object.keys(whole?.amounts ?? {}).filter((key) =>
    parts.some(({ amounts }) => typeof amounts[key] === 'number'),
  );
  if (whole === undefined || keys.every((key) => whole.amounts[key] === 0)) return false;
  const place = halfPlace([whole, ...parts]);
  return keys.every((key) => Math.abs(sumOf(parts, key) - (whole.amounts[key] ?? 0)) <= place * (parts.length + 1));
}

/** Half of the last printed place in yuan: 50 for 万元 with two decimals, 0.5 for 元. */
function halfPlace(lines: readonly Line[]): number {
  return lines.every(({ amounts }) => Object.values(amounts).every((value) => (value ?? 0) % 100 === 0)) ? 50 : 0.5;
}

function sumOf(lines: readonly Line[], key: string): number {
  return lines.reduce((sum, { amounts }) => sum + (amounts[key] ?? 0), 0);
}

/** Units of money in yuan, as powers of ten: 1 万元 is 10^4 yuan. */
const EXPONENT: ReadonlyMap<string, number> = new Map([
  ['元', 0],
  ['百元', 2],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['千万元', 7],
  ['亿元', 8],
]);

/** Power of ten that turns an amount in `unit` into yuan, null where the unit is no unit of money. */
export function yuanExponent(unit: string | null): number | null {
  return unit === null ? null : (EXPONENT.get(unit.replace(/^人民币/, '')) ?? null);
}

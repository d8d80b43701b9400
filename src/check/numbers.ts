import type { Bilingual } from '../document/bilingual.js';
import { yuanExponent } from '../text/units.js';

/** Parts of a yuan that sums are taken in: exact for every printed amount (万元 with up to eight decimals). */
const SCALE = 10_000;

/** Exact sum of amounts in yuan, free of binary rounding. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + Math.round(value * SCALE), 0) / SCALE;
}

/** `actual` less `expected` in yuan, exact as sums are. */
export function difference(actual: number, expected: number): number {
  return (Math.round(actual * SCALE) - Math.round(expected * SCALE)) / SCALE;
}

/** Yuan in one of a printed unit; 1 where it is no unit of money. */
export function factorOf(unit: string | null): number {
  return 10 ** (yuanExponent(unit) ?? 0);
}

/** An amount as it is printed in its unit: two decimals, three figures to a comma in English only. */
export function inUnit(yuan: number, unit: string | null): string {
  const value = yuan / factorOf(unit);
  const decimals = Math.abs(value - Math.round(value * 100) / 100) > 1e-9 ? 6 : 2;
  return value.toFixed(decimals).replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** Rounded as on paper: half of the last place goes up, whatever the binary fraction is. */
export function round(value: number, decimals: number): number {
  return Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
}

export function both(zh: string, en: string): Bilingual {
  return { zh, en };
}

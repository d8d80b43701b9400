import { describe, expect, it } from 'vitest';
import { factorOf, inUnit } from '../../src/check/numbers.js';

describe('a unit of money', () => {
  it.each([
    ['元', 1],
    ['百元', 100],
    ['千元', 1000],
    ['万元', 10_000],
    ['人民币万元', 10_000],
    ['百万元', 1_000_000],
    ['千万元', 10_000_000],
    ['亿元', 100_000_000],
    ['人', 1],
  ])('%s has %d yuan', (unit, yuan) => {
    expect(factorOf(unit)).toBe(yuan);
  });

  it('is what an amount is said in', () => {
    expect(inUnit(123_400_000, '百万元')).toBe('123.40');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, scaledInteger } from '../../src/output/decimal.js';

describe('decimalText', () => {
  it.each([
    [0, '0'],
    [-12.5, '-12.5'],
    [1e21, '1000000000000000000000'],
    [-1.5e22, '-15000000000000000000000'],
    [1e-7, '0.0000001'],
    [1.25e-9, '0.00000000125'],
  ])('%d is %s', (value, text) => {
    expect(decimalText(value)).toBe(text);
  });

  it('says the same number, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalText(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('scaledInteger', () => {
  it.each([
    [58733500, 4, 587335000000n],
    [0.1, 4, 1000n],
    [1234567.89, 4, 12345678900n],
    [-0.00005, 4, -1n],
    [0.00004999, 4, 0n],
    [2.99999, 4, 30000n],
    [3.1e21, 4, 31000000000000000000000000n],
  ])('%d with %d decimals is %d', (value, scale, scaled) => {
    expect(scaledInteger(value, scale)).toBe(scaled);
  });

  it('keeps every digit of an amount in fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
        const text = `${fen / 100n}`;
        const value = Number(
          `${fen < 0n && text === '0' ? '-0' : text}.${String(fen < 0n ? -fen % 100n : fen % 100n).padStart(2, '0')}`,
        );
        expect(scaledInteger(value, 4)).toBe(fen * 100n);
      }),
    );
  });
});

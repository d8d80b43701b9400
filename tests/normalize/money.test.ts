import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, readFigure, toYuan } from '../../src/normalize/money.js';
import { yuanExponent } from '../../src/text/units.js';

const UNITS = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 } as const;

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The printed amount in hundred-millionths of a yuan, by whole-number arithmetic alone. */
function exact(negative: boolean, whole: string, fraction: string, exponent: number): bigint {
  const units = BigInt(whole + fraction.padEnd(8, '0')) * 10n ** BigInt(exponent);
  return negative ? -units : units;
}

describe('printed amounts', () => {
  it('are exact in yuan, whatever the unit', () => {
    const digits = fc.stringMatching(/^\d{1,7}$/);
    fc.assert(
      fc.property(
        digits,
        fc.stringMatching(/^\d{0,6}$/),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[])),
        (whole, fraction, negative, separators, unit) => {
          // Every value that is asked of a double is one it can hold: 15 digits together.
          fc.pre(whole.length + Math.max(fraction.length, UNITS[unit]) <= 15);
          const plain = whole.replace(/^0+(?=\d)/, '');
          const printed = `${negative ? '-' : ''}${separators ? grouped(plain) : plain}${fraction === '' ? '' : `.${fraction}`}`;
          const figure = readFigure(printed);
          if (!figure) throw new Error(`not read: ${printed}`);
          const yuan = toYuan(figure, unit);
          if (yuan === null) throw new Error(`no amount: ${printed}`);
          // The nearest double of the exact decimal result, no other.
          const moved = exact(negative, plain, fraction, UNITS[unit]);
          expect(yuan === 0 ? 0 : yuan).toBe(moved === 0n ? 0 : Number(decimal(moved)));
          expect(figure.decimals).toBe(fraction.length);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('with at most two decimals of a yuan come back to the cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (cents) => {
        const text = cents.toString().padStart(3, '0');
        const printed = `${grouped(text.slice(0, -2))}.${text.slice(-2)}`;
        const yuan = toYuan(readFigure(printed) ?? { digits: 'NaN', decimals: 0 }, '元') ?? NaN;
        expect(BigInt(yuan.toFixed(2).replace('.', ''))).toBe(cents);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['5873.35', '万元', 58_733_500],
    ['1,234.50', '元', 1234.5],
    ['1，234.50', '元', 1234.5],
    ['0.06', '万元', 600],
    ['.06', '万元', 600],
    ['1.005', '万元', 10_050],
    ['2696.69', '万元', 26_966_900],
    ['4.35', '万元', 43_500],
    ['0.29', '亿元', 29_000_000],
    ['１２３．５', '万元', 1_235_000],
    ['-12.5', '元', -12.5],
    ['－12.5', '元', -12.5],
    ['△12.5', '元', -12.5],
    ['▲12.5', '元', -12.5],
    ['(1,234)', '元', -1234],
    ['（1,234）', '元', -1234],
    ['+12', '元', 12],
    ['¥12', '元', 12],
    ['￥1,200.00', '元', 1200],
    ['0', '万元', 0],
    ['0.00', '万元', 0],
    ['-0.00', '万元', 0],
    ['007', '元', 7],
  ])('%s %s', (printed, unit, yuan) => {
    const figure = readFigure(printed);
    expect(figure && toYuan(figure, unit)).toBe(yuan);
  });

  it.each([
    '',
    '—',
    '--',
    '/',
    '12,34',
    '1,2345',
    '1.2.3',
    '12%',
    '12.5万',
    '一、',
    '1-2',
    '合计',
    '2022年',
    '(12',
    '- -1',
    '1 2a',
  ])('are not “%s”', (text) => {
    expect(readFigure(text)).toBeNull();
  });

  it('are nothing in no unit of money', () => {
    const figure = readFigure('12.5');
    expect(figure && toYuan(figure, null)).toBeNull();
    expect(figure && toYuan(figure, '人')).toBeNull();
    expect(yuanExponent('平方米')).toBeNull();
  });
});

function decimal(units: bigint): string {
  const negative = units < 0n;
  const text = (negative ? -units : units).toString().padStart(9, '0');
  return `${negative ? '-' : ''}${text.slice(0, -8)}.${text.slice(-8)}`;
}

describe('cells that say nothing', () => {
  it.each(['', ' ', '—', '——', '--', '-', '/', '…', '.....', '　'])('“%s”', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['0', '0.00', '无', '-1', '合计'])('but “%s” does', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

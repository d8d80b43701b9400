import { fold } from '../text/fold.js';
import { yuanExponent } from '../text/units.js';

/** A printed figure: its digits as a decimal string ("-1234.50"), and how many decimals were printed. */
export interface Figure {
  readonly digits: string;
  readonly decimals: number;
}

/** Thousands separators only where they separate thousands: 1,234.50 — not 12,34. */
const PLAIN = /^\d+(\.\d+)?$|^\.\d+$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Reads one printed figure: 1,234.50, －12, △12, (1,234), ¥12. Null where the text is anything else
 * (blank, a dash, a percentage, words).
 */
export function readFigure(text: string): Figure | null {
  let s = fold(text)
    .replace(/，/g, ',')
    .replace(/^[¥￥]/, '');
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(s);
  if (bracketed?.[1] !== undefined) {
    negative = true;
    s = bracketed[1];
  } else if (/^[-△▲]/.test(s)) {
    negative = true;
    s = s.slice(1);
  } else if (s.startsWith('+')) s = s.slice(1);
  if (!PLAIN.test(s) && !GROUPED.test(s)) return null;
  s = s.replace(/,/g, '');
  const [whole = '', fraction = ''] = s.split('.');
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  return { digits: negative && /[1-9]/.test(digits) ? `-${digits}` : digits, decimals: fraction.length };
}

/**
 * The amount in yuan, by moving the decimal point in the printed digits: no binary arithmetic between print
 * and result. Null where the unit is unknown.
 */
export function toYuan(figure: Figure, unit: string | null): number | null {
  const exponent = yuanExponent(unit);
  if (exponent === null) return null;
  const negative = figure.digits.startsWith('-');
  const [whole = '0', fraction = ''] = figure.digits.replace('-', '').split('.');
  const padded = fraction.padEnd(exponent, '0');
  const moved = `${whole}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
  return Number(`${negative ? '-' : ''}${moved.endsWith('.') ? moved.slice(0, -1) : moved}`);
}

/** A cell that says "nothing": blank, a dash, a slash, dots. Not zero. */
export function isBlank(text: string): boolean {
  return /^[-/\\.…·*_]*$/.test(fold(text));
}

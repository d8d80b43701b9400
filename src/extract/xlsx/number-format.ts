import { formatDate, isDateCode } from './date-format.js';

/** Formats that a workbook names by number only (numFmtId), as Excel for Chinese shows them. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [0, 'General'],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '¥#,##0;¥-#,##0'],
  [6, '¥#,##0;¥-#,##0'],
  [7, '¥#,##0.00;¥-#,##0.00'],
  [8, '¥#,##0.00;¥-#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [31, 'yyyy"年"m"月"d"日"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;(#,##0)'],
  [38, '#,##0;(#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;(#,##0.00)'],
  [41, '#,##0;-#,##0;"-"'],
  [42, '¥#,##0;-¥#,##0;"-"'],
  [43, '#,##0.00;-#,##0.00;"-"'],
  [44, '¥#,##0.00;-¥#,##0.00;"-"'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

export function builtInFormat(id: number): string {
  return BUILT_IN.get(id) ?? 'General';
}

/** A number as its cell shows it: displayed decimals, thousands, per cent, brackets for negatives. */
export function formatNumber(value: number, code: string, date1904: boolean): string {
  const sections = splitSections(code);
  const section = chooseSection(sections, value);
  if (section === undefined || /^general$/i.test(section.trim())) return general(value);
  if (isDateCode(section)) return formatDate(value, section, date1904);
  // A section of its own for negative numbers says itself how the sign looks.
  const [, operator = '', limit] = CONDITION.exec(section) ?? [];
  const negativesOnly = operator === '' ? section === sections[1] : operator.startsWith('<') && Number(limit) <= 0;
  const signed = value < 0 && !negativesOnly;
  const shown = fill(section, Math.abs(value));
  return signed && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

/** Text of a text cell: a fourth section (or ;;;) may hide it. */
export function formatText(text: string, code: string): string {
  const sections = splitSections(code);
  return sections.length === 4 && sections[3]?.trim() === '' ? '' : text;
}

/** General: 15 digits are what the file can hold; the 16th is noise of binary fractions. */
function general(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return /e/i.test(text) ? plainDecimal(rounded) : text;
}

function splitSections(code: string): string[] {
  const out: string[] = [];
  let current = '';
  for (let i = 0; i < code.length; i++) {
    const char = code[i] ?? '';
    if (char === '"') {
      const end = code.indexOf('"', i + 1);
      const stop = end < 0 ? code.length - 1 : end;
      current += code.slice(i, stop + 1);
      i = stop;
    } else if (char === '\\') {
      current += code.slice(i, i + 2);
      i++;
    } else if (char === ';') {
      out.push(current);
      current = '';
    } else current += char;
  }
  return [...out, current];
}

function chooseSection(sections: readonly string[], value: number): string | undefined {
  const conditional = sections.filter((section) => CONDITION.test(section));
  if (conditional.length > 0)
    return conditional.find((section) => holds(section, value)) ?? sections.find((section) => !CONDITION.test(section));
  if (value < 0 && sections.length > 1) return sections[1];
  return value === 0 && sections.length > 2 ? sections[2] : sections[0];
}

const CONDITION = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/;

function holds(section: string, value: number): boolean {
  const [, operator, text] = CONDITION.exec(section) ?? [];
  const limit = Number(text);
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<>':
      return value !== limit;
    default:
      return value === limit;
  }
}

interface Token {
  readonly literal: boolean;
  readonly text: string;
}

/** Literals ("万元", \-, ¥) and the rest; pads (_x), fills (*x) and colours ([Red], [$-804]) say nothing. */
function tokens(section: string): Token[] {
  const out: Token[] = [];
  const pattern = /"([^"]*)"?|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#?.,%]|E[+-])|([\s\S])/gi;
  for (const match of section.matchAll(pattern)) {
    const [, quoted, escaped, currency, placeholder, other] = match;
    if (placeholder !== undefined) out.push({ literal: false, text: placeholder });
    else {
      const text = quoted ?? escaped ?? currency ?? other ?? '';
      if (text !== '' && text !== '@') out.push({ literal: true, text });
    }
  }
  return out;
}

/** Puts a positive number into one section of a format. */
function fill(section: string, value: number): string {
  const parts = tokens(section);
  const code = parts
    .filter((part) => !part.literal)
    .map((part) => part.text)
    .join('');
  if (!/[0#?]/.test(code)) return parts.map((part) => part.text).join('');
  if (/E/i.test(code)) return value.toExponential(/\.([0#?]+)/.exec(code)?.[1]?.length ?? 0).replace('e', 'E');

  const percents = code.split('%').length - 1;
  const [, digits = ''] = /^([0#?.,]+)/.exec(code.replace(/%/g, '')) ?? [];
  const [whole = '', fraction = ''] = digits.split('.');
  const thousands = /,+$/.exec(digits.includes('.') ? fraction : whole)?.[0].length ?? 0;
  const decimals = fraction.replace(/,/g, '');
  const grouped = /[0#?],+[0#?]/.test(whole);
  const shown = roundDecimal(value, percents * 2 - thousands * 3, decimals.length);
  const number = layDigits(shown, whole.replace(/,/g, ''), decimals, grouped);

  let placed = false;
  return parts
    .map((part) => {
      if (part.literal || part.text === '%') return part.text;
      if (placed) return '';
      placed = true;
      return number;
    })
    .join('');
}

function layDigits(shown: string, whole: string, decimals: string, grouped: boolean): string {
  const [integer = '0', fraction = ''] = shown.split('.');
  const least = whole.replace(/[#?]/g, '').length;
  let digits = (integer === '0' && least === 0 ? '' : integer).padStart(least, '0');
  if (grouped) digits = digits.replace(/\B(?=(\d{3})+$)/g, ',');
  const required = decimals.replace(/[#?]+$/, '').length;
  let tail = fraction;
  while (tail.length > required && tail.endsWith('0')) tail = tail.slice(0, -1);
  return tail === '' ? digits : `${digits}.${tail}`;
}

/** value × 10^shift with so many decimals, rounded half up on the decimal digits that the file holds. */
function roundDecimal(value: number, shift: number, decimals: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const scale = Number(exponent) - 14 + shift + decimals;
  const scaled = scale >= 0 ? digits * 10n ** BigInt(scale) : roundHalfUp(digits, 10n ** BigInt(-scale));
  const text = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

function roundHalfUp(value: bigint, by: bigint): bigint {
  return (value * 2n + by) / (by * 2n);
}

/** A number without exponent, as many digits as it has. */
function plainDecimal(value: number): string {
  const sign = value < 0 ? '-' : '';
  const text = roundDecimal(Math.abs(value), 0, 20).replace(/0+$/, '').replace(/\.$/, '');
  return text === '0' ? '0' : sign + text;
}

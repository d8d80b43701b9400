const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** One list number in a w:numFmt. Formats not known here are written as decimals, which is what Word falls back to. */
export function formatNumber(format: string, n: number): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return n < 10 ? `0${n}` : String(n);
    case 'lowerLetter':
      return letters(n, 97);
    case 'upperLetter':
      return letters(n, 65);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperRoman':
      return roman(n);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'ideographEnclosedCircle':
      return counting(n, DIGITS, ['', '十', '百', '千']);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counting(n, LEGAL, ['', '拾', '佰', '仟']);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(n)].map((digit) => DIGITS[Number(digit)] ?? '').join('');
    case 'ideographTraditional':
      return STEMS[(n - 1) % STEMS.length] ?? String(n);
    case 'ideographZodiac':
      return BRANCHES[(n - 1) % BRANCHES.length] ?? String(n);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(n, 0x2460);
    case 'decimalEnclosedParen':
      return enclosed(n, 0x2474);
    case 'decimalEnclosedFullstop':
      return enclosed(n, 0x2488);
    default:
      return String(n);
  }
}

/** ①…⑳ and their like; larger numbers have no such character. */
function enclosed(n: number, first: number): string {
  return n >= 1 && n <= 20 ? String.fromCharCode(first + n - 1) : String(n);
}

/** a…z, aa, bb…: Word repeats the letter. */
function letters(n: number, first: number): string {
  if (n < 1 || n > 26 * 20) return String(n);
  return String.fromCharCode(first + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

// prettier-ignore
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'],
  [5, 'V'], [4, 'IV'], [1, 'I'],
];

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let rest = n;
  let out = '';
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) out += sign;
  return out;
}

/** 一, 十, 十一, 二十, 一百零一 … up to 9999. */
function counting(n: number, digits: string, places: readonly string[]): string {
  if (n < 1 || n > 9999) return String(n);
  const text = String(n);
  let out = '';
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const digit = Number(text[i]);
    if (digit === 0) gap = out !== '';
    else {
      if (gap) out += digits === DIGITS ? '零' : (digits[0] ?? '');
      gap = false;
      out += (digits[digit] ?? '') + (places[text.length - 1 - i] ?? '');
    }
  }
  return out.replace(/^一十/, '十');
}

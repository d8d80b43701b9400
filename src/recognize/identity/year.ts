/** Digits as titles print them: 二〇二二, 二○二二, 二零二二. */
const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

const DIGIT_YEAR = '(?<![\\d.,-])(?:19|20)\\d{2}';
const CHINESE_YEAR = '二[〇○零O0][〇○零O0一二三四五六七八九]{2}';
/** What may follow a year that is printed without 年: 邯郸市医疗保障局2022部门预算. */
const BARE =
  '(?=度|部门|单位|预算|决算|收支|财政|绩效|[“"]?三公|项目|整体|信息公开|[区县市省]级|本级|[）)\\]】〕]|_|$)';

/** 2022年, 2022年度, 2022部门预算, 二〇二二年. A year that is part of a date or of a longer number is none. */
export const YEAR = `(?:${DIGIT_YEAR}|${CHINESE_YEAR})(?:年度?(?!\\d{1,2}[-至]?\\d{0,2}月)|${BARE}度?)`;

/** 冀财社〔2021〕164号, 冀财社2021年164号, 国发[2014]45号: the year belongs to another paper. */
const DOCUMENT_NUMBER = /[〔[【（(]?\s*(?:19|20)\d{2}\s*年?\s*[〕\]】）)]?\s*第?\s*\d{1,5}\s*号/g;
/** 2021-2023年, 2021年至2023年: a period, no fiscal year. */
const PERIOD = /(?:19|20)\d{2}年?度?[-—~～至](?:19|20)\d{2}年?度?/g;
/** 较2021年预算, 比上年（2021年）, 截至2021年底: what the year is compared with. */
const COMPARED = /(?:较|比|同|与|截至|截止|截止到|自|从)(?:上年)?[（(]?(?:19|20)\d{2}年?度?/g;

/** A fiscal year that a text names. */
export interface YearMention {
  readonly year: number;
  /** Where it stands in the text, white space left out. */
  readonly index: number;
  /** The year of what is published: budget, accounts or self-evaluation follow in the same title. */
  readonly titled: boolean;
}

const PUBLISHED = /^.{0,45}?(?:预算|决算|绩效|三公|总表|支出表|收入表|情况表|汇总表|信息公开)/;

/** The years of a text in order, those of other papers, of periods and of comparisons left out. */
export function yearsIn(text: string): YearMention[] {
  const plain = withoutForeignYears(text.replace(/\s+/g, ''));
  const out: YearMention[] = [];
  for (const match of plain.matchAll(new RegExp(YEAR, 'g'))) {
    const rest = plain.slice(match.index + match[0].length);
    out.push({ year: numberOf(match[0].slice(0, 4)), index: match.index, titled: PUBLISHED.test(rest) });
  }
  return out.filter(({ year }) => year >= 1995 && year <= 2100);
}

/** The text in the same length, the years that are not its own blotted out. */
export function withoutForeignYears(text: string): string {
  const blot = (found: string): string => '＃'.repeat(found.length);
  return text.replace(DOCUMENT_NUMBER, blot).replace(PERIOD, blot).replace(COMPARED, blot);
}

function numberOf(printed: string): number {
  return Number([...printed].map((char) => DIGITS[char] ?? char).join(''));
}

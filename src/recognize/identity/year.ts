/** Digits as titles print them: 二〇二二, 二○二二, 二零二二. */
const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  '0': '0',
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

/** 2022年, 2022年度, 二〇二二年; with what is said of it: 2022年部门预算, 2022年度…决算, 2021年…绩效自评. */
const YEAR = /((?:19|20)\d{2}|二[〇○零O0][〇○零O0一二三四五六七八九]{2})\s*年?\s*度?/g;

export interface YearMention {
  readonly year: number;
  /** The year of what is published: budget, accounts or self-evaluation follow in the same title. */
  readonly titled: boolean;
}

export function yearsIn(text: string): YearMention[] {
  const plain = text.replace(/\s+/g, '');
  const out: YearMention[] = [];
  for (const match of plain.matchAll(YEAR)) {
    const year = Number([...(match[1] ?? '')].map((char) => DIGITS[char] ?? char).join(''));
    const rest = plain.slice(match.index + match[0].length);
    out.push({ year, titled: /^.{0,45}?(?:预算|决算|绩效|三公|总表|支出表|收入表|情况表|汇总表)/.test(rest) });
  }
  return out.filter(({ year }) => year >= 1995 && year <= 2100);
}

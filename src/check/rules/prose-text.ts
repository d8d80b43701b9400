import type { Bilingual } from '../../document/bilingual.js';
import type { Passage } from '../../normalize/facts/index.js';
import type { BudgetDocument } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';

// Rules on the words of the text: years, places and pieces of the template that should not stand there.

/** A finding in the text: what is printed, where, and what is the matter with it. */
export function textFinding(
  passage: Passage,
  from: number,
  to: number,
  what: Bilingual,
  group: string,
  severity?: Outcome['severity'],
): Outcome {
  const { page } = passage.placeOf(from);
  const raw = passage.raw(from, to);
  return {
    status: 'fail',
    ...(severity === undefined ? {} : { severity }),
    unit: null,
    expected: null,
    actual: null,
    tolerance: null,
    message: both(
      `${page === null ? '' : `第 ${page} 页`}“${raw}”：${what.zh}`,
      `${page === null ? '' : `p. ${page} `}“${raw}”: ${what.en}`,
    ),
    evidence: page === null ? [] : [{ page }],
    group,
  };
}

interface YearPattern {
  /** Its first group is the year. */
  readonly pattern: RegExp;
  readonly wrong: (year: number, context: CheckContext, passage: Passage) => boolean;
  readonly what: (year: number, fiscalYear: number) => Bilingual;
}

/** Longer passages are no headings. */
const HEADING = 60;
/** A dotted line leads to a page number: contents. */
const CONTENTS = /\.{4,}|[…·]{2,}/;

const YEAR_PATTERNS: readonly YearPattern[] = [
  {
    pattern: /(?:比|较|与|同)(20\d\d)年(?:度)?(?=[^。;,]{0,10}(?:预算|决算|执行|相比|增加|减少|持平|增长|下降))/g,
    wrong: (year, { year: own }) => year === own,
    what: (year) => both(`${year} 年与本年度自己相比`, `the year ${year} is compared with itself`),
  },
  {
    pattern: /(20\d\d)年(?:度)?[^。;,]{0,12}(?:部门|单位)?(?:预算|决算)(?:公开)?(?:情况)?(?:说明|表)$/g,
    wrong: (year, { year: own }, { folded }) =>
      year !== own && folded.length <= HEADING && !CONTENTS.test(folded) && !folded.includes(`${own ?? ''}年`),
    what: (year, own) =>
      both(`标题是 ${year} 年，文件是 ${own} 年度的`, `the heading says ${year}, the document is of ${own}`),
  },
  {
    pattern: /截[至止](?:到)?(20\d\d)年12月31日/g,
    wrong: (year, { year: own, final }) => (final ? year !== own : own !== null && year >= own),
    what: (year, own) =>
      both(`${own} 年度的文件不应截至 ${year} 年末`, `a document of ${own} does not report as of the end of ${year}`),
  },
];

function years(context: CheckContext): Outcome[] {
  const { year } = context;
  if (year === null) return [];
  const inText = context.prose.flatMap((passage) =>
    YEAR_PATTERNS.flatMap(({ pattern, wrong, what }) =>
      [...passage.folded.matchAll(pattern)]
        .filter((match) => wrong(Number(match[1]), context, passage))
        .map((match) =>
          textFinding(
            passage,
            match.index,
            clauseEnd(passage.folded, match.index + match[0].length),
            what(Number(match[1]), year),
            'years',
          ),
        ),
    ),
  );
  return [...inText, ...periods(context, year), ...sheetPeriods(context, year), ...titles(context, year)];
}

/** A few words more than the match, up to the end of the clause. */
function clauseEnd(text: string, from: number): number {
  const rest = text.slice(from, from + 20).search(/[,。;]/);
  return from + (rest < 0 ? Math.min(20, text.length - from) : rest);
}

const PERIOD_HEADING = /^(?:[一二三四五六七八九十]+、|\d+[.、])?(?:项目)?实施(?:周期|期限|期|时间)[:]?$/;

/** 实施周期 in a paragraph of its own under its heading. */
function periods(context: CheckContext, year: number): Outcome[] {
  return context.prose.flatMap((passage, i) => {
    const before = context.prose[i - 1];
    if (before === undefined || !PERIOD_HEADING.test(before.folded) || passage.folded.length > 40) return [];
    return strayYears(passage.folded, year)
      ? [
          textFinding(
            passage,
            0,
            passage.folded.length,
            both(`实施周期不含 ${year} 年`, `the period leaves out ${year}`),
            'years',
          ),
        ]
      : [];
  });
}

function strayYears(text: string, year: number): boolean {
  const named = [...text.matchAll(/20\d\d/g)].map(([found]) => Number(found));
  return named.length > 0 && Math.max(...named) < year;
}

function sheetPeriods({ document }: CheckContext, year: number): Outcome[] {
  return document.performance.flatMap((sheet, performance) => {
    const period = sheet.implementationPeriod;
    if (period === null || document.stage === 'final-accounts' || !strayYears(period, year)) return [];
    return [
      {
        status: 'fail',
        unit: null,
        expected: null,
        actual: null,
        tolerance: null,
        message: both(
          `“${sheet.project ?? sheet.title ?? ''}”的实施期为“${period}”，文件是 ${year} 年度的`,
          `“${sheet.project ?? sheet.title ?? ''}” runs in “${period}”, the document is of ${year}`,
        ),
        evidence: [{ performance }],
        group: 'years',
      } satisfies Outcome,
    ];
  });
}

/** Titles of tables that name another year. */
function titles({ document }: CheckContext, year: number): Outcome[] {
  return document.tables.flatMap((table, index) => {
    const named = [...(table.title ?? '').matchAll(/(20\d\d)年(?:度)?/g)].map((match) => Number(match[1]));
    if (
      named.length === 0 ||
      named.includes(year) ||
      !document.statements.some((statement) => statement.table === index)
    )
      return [];
    return [
      {
        status: 'fail',
        unit: null,
        expected: null,
        actual: null,
        tolerance: null,
        message: both(
          `表题“${table.title ?? ''}”的年份不是 ${year} 年`,
          `the title “${table.title ?? ''}” names another year than ${year}`,
        ),
        evidence: [{ table: index }],
        group: 'years',
      } satisfies Outcome,
    ];
  });
}

type Level = NonNullable<BudgetDocument['department']['level']>;

/** Words that only a body of a level writes of itself. */
const OF_LEVEL: readonly { readonly levels: readonly Level[]; readonly pattern: RegExp }[] = [
  { levels: ['province'], pattern: /我省部门|由省级财政|指省级财政|纳入省级财政|是省级预算主管/g },
  {
    levels: ['prefecture', 'province'],
    pattern: /我市部门|指市级财政|与市级财政有|使用市级财政|是市级预算主管|纳入市级财政/g,
  },
  { levels: ['county'], pattern: /我县部门|指县级财政|纳入县级财政|是县级预算主管/g },
];

/** Pieces of the template that somebody should have filled in or taken out. */
const RESIDUE: readonly { readonly pattern: RegExp; readonly what: Bilingual; readonly severity?: 'info' }[] = [
  {
    pattern:
      /[\u4e00-\u9fff]{0,10}(?:X{2,}|x{2,}|×{2,}|○{2,}|〇{2,}|某某)(?:局|委|办|厅|院|部门|单位|街道|学校|中心|公司|万元|年)/g,
    what: both('模板中的占位符没有填写', 'a placeholder of the template was left in'),
  },
  {
    pattern: /\(按"[^"]{2,40}"[^()]{0,30}填[写列]\)|(?:填列数|安排数)应与?《?[^。;]{2,40}一致/g,
    what: both('模板的填写说明留在了正文里', 'an instruction of the template was left in'),
    severity: 'info',
  },
  {
    pattern: /(?:增加|增长)\((?:减少|降低|下降)\)/g,
    what: both('模板的“增加（减少）”没有选定', 'the template’s 增加（减少） was left undecided'),
    severity: 'info',
  },
];

function residue(context: CheckContext): Outcome[] {
  const { level } = context.document.department;
  return context.prose.flatMap((passage) => {
    const left = RESIDUE.flatMap(({ pattern, what, severity }) =>
      [...passage.folded.matchAll(pattern)].map((match) =>
        textFinding(passage, match.index, match.index + match[0].length, what, `residue ${what.en}`, severity),
      ),
    );
    const levels = OF_LEVEL.filter(({ levels: own }) => level !== null && !own.includes(level)).flatMap(({ pattern }) =>
      [...passage.folded.matchAll(pattern)].map((match) =>
        textFinding(
          passage,
          match.index,
          match.index + match[0].length,
          both(
            '与本部门的行政级别不符，像是沿用了别的模板',
            'this is not the department’s level: a template of another one',
          ),
          'residue level',
          'info',
        ),
      ),
    );
    return [...left, ...levels];
  });
}

/** What a machine or a hand got wrong in the text itself; reported, never corrected. */
const CONFUSED: readonly { readonly pattern: RegExp; readonly what: Bilingual }[] = [
  { pattern: /双[星血]指标/g, what: both('应为“效益指标”', 'for 效益指标') },
  { pattern: /辦/g, what: both('繁体字混入', 'a traditional character among simplified ones') },
  { pattern: /\$?\\(?:geq?|leq?)/g, what: both('公式代码没有转换', 'markup of a formula') },
  { pattern: /。。|,,|;;/g, what: both('标点重复', 'punctuation twice') },
];

function confusions(context: CheckContext): Outcome[] {
  return context.prose.flatMap((passage) =>
    CONFUSED.flatMap(({ pattern, what }) =>
      [...passage.folded.matchAll(pattern)].map((match) =>
        textFinding(passage, Math.max(0, match.index - 8), match.index + match[0].length, what, 'confused'),
      ),
    ),
  );
}

export const PROSE_TEXT_RULES: readonly Rule[] = [
  {
    id: 'N-13',
    name: 'fiscal-year',
    title: both('文字中的年份与预算年度一致', 'the years in the text fit the fiscal year'),
    explanation: both(
      '标题、比较基期、截至日期、项目实施期中的年份应与文件的年度相符；文号、书名号和立项依据中的年份不查。',
      'the years of headings, comparisons, dates of record and project periods must fit the document; years of document numbers and legal bases are not tried.',
    ),
    severity: 'warning',
    silentPass: true,
    check: years,
  },
  {
    id: 'N-14',
    name: 'template-residue',
    title: both('没有模板残留', 'nothing of the template is left in'),
    explanation: both(
      '没有填写的占位符（××局）、模板的填写说明、与本部门级别不符的“我省”“市级财政”等，都是模板残留。',
      'placeholders (××局), instructions of the template and words of another level of government (我省, 市级财政) are residue.',
    ),
    severity: 'warning',
    silentPass: true,
    check: residue,
  },
  {
    id: 'S-04',
    name: 'confused-characters',
    title: both('没有混淆的字符', 'no confused characters'),
    explanation: both(
      '已知的识别错误、繁体字、公式代码和重复的标点，只报告，不改动。',
      'known misreadings, traditional characters, markup and doubled punctuation are reported and never corrected.',
    ),
    severity: 'info',
    silentPass: true,
    check: confusions,
  },
];

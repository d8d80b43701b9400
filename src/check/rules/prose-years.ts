import type { Bilingual } from '../../document/bilingual.js';
import type { Passage } from '../../normalize/facts/index.js';
import type { CheckContext } from '../context.js';
import { finding, nameOfSheet, textFinding } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import { strayYearsOfFigures } from './year-of-figures.js';

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

const COMPARED = /(?:比|较|与|同)(20\d\d)年(?:度)?(?=[^。;,]{0,10}(?:预算|决算|执行|相比|增加|减少|持平|增长|下降))/g;
const HEADING_WHAT: YearPattern['what'] = (year, own) =>
  both(`标题是 ${year} 年，文件是 ${own} 年度的`, `the heading says ${year}, the document is of ${own}`);

const YEAR_PATTERNS: readonly YearPattern[] = [
  {
    pattern: COMPARED,
    wrong: (year, { year: own }) => own !== null && year >= own,
    what: (year, own) =>
      year === own
        ? both(`${year} 年与本年度自己相比`, `the year ${year} is compared with itself`)
        : both(`${own} 年度与以后的 ${year} 年相比`, `${own} is compared with ${year}, which comes after it`),
  },
  {
    pattern: COMPARED,
    wrong: (year, context, { folded }) => isStrayBase(year, context, folded),
    what: (year, own) =>
      both(
        `别处都与 ${own - 1} 年相比，这里是 ${year} 年`,
        `everywhere else the base is ${own - 1}, here it is ${year}`,
      ),
  },
  {
    pattern:
      /(20\d\d)年(?:度)?[^。;,]{0,40}(?:预算|决算)(?:公开)?(?:总|收支|报|汇总|明细)?(?:情况)?(?:的)?(?:说明|表|公开)?$/g,
    wrong: (year, { year: own }, { folded }) =>
      year !== own &&
      folded.length <= HEADING &&
      !CONTENTS.test(folded) &&
      !/《|执行|关于/.test(folded) &&
      !folded.includes(`${own ?? ''}年`),
    what: HEADING_WHAT,
  },
  {
    // Entries of a table of contents, up to their dots.
    pattern: /(20\d\d)年(?:度)?[^。;,.…·《]{0,40}(?:预算|决算)[^。;,.…·《]{0,20}(?=\.{3}|[…·]{2})/g,
    wrong: (year, { year: own }, { folded }) => year !== own && CONTENTS.test(folded) && !folded.includes('执行'),
    what: HEADING_WHAT,
  },
  {
    // What the department has: its vehicles and assets as of a day.
    pattern: /截[至止](?:到)?(20\d\d)年(?=(?:\d{1,2}月(?:\d{1,2}日)?|底|末)[^。]{0,60}(?:车辆|资产|设备))/g,
    wrong: (year, { year: own, final }) => !final && own !== null && (year > own || year < own - 1),
    what: recordDay,
  },
  {
    // A budget is published early in its year.
    pattern: /截[至止](?:到)?(20\d\d)年(?=(?:[7-9]|1[01])月[^。]{0,60}(?:车辆|资产|设备))/g,
    wrong: (year, { year: own, final }) => !final && year === own,
    what: recordDay,
  },
  {
    pattern: /截[至止](?:到)?(20\d\d)年12月31日/g,
    wrong: (year, { year: own, final }) => (final ? year !== own : year === own),
    what: recordDay,
  },
];

function recordDay(year: number, own: number): Bilingual {
  return both(`${own} 年度的文件不应截至 ${year} 年`, `a document of ${own} does not report as of ${year}`);
}

/** So often a year must be compared with before another one is out of place, and no more often may that one be. */
const USUAL = 2;
const STRAY = 1;

/** A base year before the last one, where the document compares with the last one throughout. */
function isStrayBase(year: number, context: CheckContext, text: string): boolean {
  const { year: own, final } = context;
  if (own === null || year >= own - 1 || !/[\d.]万?元|%/.test(text)) return false;
  // A budget may look back to the last accounts, which are two years old.
  if (!final && new RegExp(`${year}年(?:度)?[^。;,]{0,6}决算`).test(text)) return false;
  const counts = context.once('base years', () => {
    const found = new Map<number, number>();
    for (const { folded } of context.prose)
      for (const match of folded.matchAll(COMPARED))
        found.set(Number(match[1]), (found.get(Number(match[1])) ?? 0) + 1);
    return found;
  });
  return (counts.get(own - 1) ?? 0) >= USUAL && (counts.get(year) ?? 0) <= STRAY;
}

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
            { from: match.index, to: clauseEnd(passage.folded, match.index + match[0].length) },
            what(Number(match[1]), year),
            'years',
          ),
        ),
    ),
  );
  return [
    ...inText,
    ...periods(context, year),
    ...sheetPeriods(context, year),
    ...titles(context, year),
    ...strayYearsOfFigures(context, year),
  ];
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
    if (!strayYears(passage.folded, year)) return [];
    const what = both(`实施周期不含 ${year} 年`, `the period leaves out ${year}`);
    return [textFinding(passage, { from: 0, to: passage.folded.length }, what, 'years')];
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
    const message = both(
      `“${nameOfSheet(sheet)}”的实施期为“${period}”，文件是 ${year} 年度的`,
      `“${nameOfSheet(sheet)}” runs in “${period}”, the document is of ${year}`,
    );
    return [finding(message, [{ performance }], 'years')];
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
    const message = both(
      `表题“${table.title ?? ''}”的年份不是 ${year} 年`,
      `the title “${table.title ?? ''}” names another year than ${year}`,
    );
    return [finding(message, [{ table: index }], 'years')];
  });
}

export const PROSE_YEAR_RULE: Rule = {
  id: 'N-13',
  name: 'fiscal-year',
  title: both('文字中的年份与预算年度一致', 'the years in the text fit the fiscal year'),
  explanation: both(
    '标题、比较基期、截至日期、项目实施期中的年份应与文件的年度相符，本年度的金额不应写成别的年份的；文号、书名号和立项依据中的年份不查。',
    'the years of headings, comparisons, dates of record and project periods must fit the document, and figures of its year must not be told of another; years of document numbers and legal bases are not tried.',
  ),
  severity: 'warning',
  silentPass: true,
  check: years,
};

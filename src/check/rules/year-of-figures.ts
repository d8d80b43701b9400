import type { Fact } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { counterparts } from '../counterpart/index.js';
import { finding, textFinding } from '../finding.js';
import { keyOf, PROSE_HALF, quote, quoteEn } from '../narrative.js';
import { both, difference } from '../numbers.js';
import type { Outcome } from '../rule.js';

// A sentence about this year's figures that names another year.

export function strayYearsOfFigures(context: CheckContext, year: number): Outcome[] {
  const sentences = ofAnotherYear(context, year);
  return [...sentences, ...figuresOfThisYear(context, year)];
}

/** Figures with fewer digits than these are alike by chance: 1.00, 25. */
const TELLING_DIGITS = 4;

/** Amounts that are this year's in the tables, told of another year. */
function figuresOfThisYear(context: CheckContext, year: number): Outcome[] {
  return context.facts.flatMap((fact, index) => {
    const { amount } = fact;
    if (fact.measure !== 'amount' || fact.year === null || fact.year === year || amount === null) return [];
    if (digitsOf(amount) < TELLING_DIGITS || isAlsoThisYears(context, fact, year)) return [];
    const own = { ...fact, year };
    const same = counterparts(context, own).find(
      ({ value, half }) =>
        typeof value === 'number' && Math.abs(difference(amount, value)) <= Math.max(half, PROSE_HALF),
    );
    if (same === undefined) return [];
    const message = both(
      `${quote(fact)}：这是 ${year} 年度的数字，却说成 ${fact.year} 年`,
      `${quoteEn(fact)}: this is the figure of ${year}, told of ${fact.year}`,
    );
    return [finding(message, [{ fact: index }, same.evidence], `year of ${index}`)];
  });
}

function digitsOf(yuan: number): number {
  return String(Math.round(Math.abs(yuan))).replace(/0+$/, '').length;
}

/** 持平: this year's amount is told beside it and is the same. */
function isAlsoThisYears(context: CheckContext, fact: Fact, year: number): boolean {
  return context.facts.some(
    (other) =>
      other.year === year &&
      other.measure === 'amount' &&
      keyOf(other) === keyOf(fact) &&
      Math.abs(difference(other.amount ?? 0, fact.amount ?? 0)) <= PROSE_HALF,
  );
}

const MATTER =
  '(?:部门|单位)?(?:预算|决算|收入|支出|收支|财政拨款|一般公共预算|政府性基金|国有资本|"三公|机关运行|政府采购)';
const SELF = '我[局委办厅院校]|[我本](?:部门|单位|局|委|院|校|街道|镇|乡)';

/** X局2023年度收入总计…, 2023年，我局安排…: a sentence of a disclosure that begins so is about its year. */
function ofAnotherYear(context: CheckContext, year: number): Outcome[] {
  const { name } = context.document.department;
  if (name === '') return [];
  const self = `(?:${name.replace(/[()[\]{}.*+?^$|\\]/g, '\\$&')}|${SELF})`;
  const patterns = [
    new RegExp(`(?:^|[。;])${self}(?:\\((?:本级|部门|机关)\\))?(20\\d\\d)年(?:度)?(?=${MATTER})`, 'g'),
    new RegExp(`(?:^|[。;])(20\\d\\d)年(?:度)?,?${self}[^。;,]{0,12}(?=安排|财政拨款|机关运行|政府采购|"三公)`, 'g'),
  ];
  const what = (named: number): ReturnType<typeof both> =>
    both(`文件是 ${year} 年度的，这里说的是 ${named} 年`, `the document is of ${year}; this tells of ${named}`);
  return context.prose.flatMap((passage) =>
    patterns.flatMap((pattern) =>
      [...passage.folded.matchAll(pattern)].flatMap((match) => {
        const end = match.index + match[0].length;
        const rest = passage.folded.slice(end).split('。', 1)[0] ?? '';
        const named = Number(match[1]);
        if (named === year || !/\d万?元/.test(rest) || /执行|完成|实际/.test(rest.slice(0, 12))) return [];
        // Two years side by side are a comparison.
        if (rest.includes(`${year}年`)) return [];
        return [textFinding(passage, { from: match.index, to: end }, what(named), 'years')];
      }),
    ),
  );
}

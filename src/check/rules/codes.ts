import type { Bilingual } from '../../document/bilingual.js';
import { ECONOMIC_ITEMS } from '../../normalize/classification/economic-department.js';
import { GOVERNMENT_ECONOMIC_ITEMS } from '../../normalize/classification/economic-government.js';
import { FUNCTION_CLASSES } from '../../normalize/classification/function.js';
import type { ClassificationItem } from '../../normalize/classification/item.js';
import type { Line } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { finding, passed } from '../finding.js';
import { quote, quoteEn } from '../narrative.js';
import { both } from '../numbers.js';
import { bareName } from '../pick.js';
import type { Outcome, Rule } from '../rule.js';
import type { StatementView } from '../view.js';
import { alikeNames, classesOfText, namesOfCodes } from './names.js';

const LISTS: Partial<Record<NonNullable<Line['classification']>, readonly ClassificationItem[]>> = {
  function: FUNCTION_CLASSES,
  'economic-department': ECONOMIC_ITEMS,
  'economic-government': GOVERNMENT_ECONOMIC_ITEMS,
};

function validIn({ from, to }: ClassificationItem, year: number): boolean {
  return (from === null || year >= from) && (to === null || year <= to);
}

/** What is wrong with a code and its name in a year; null where nothing is. */
function mismatch(list: readonly ClassificationItem[], code: string, label: string, year: number): Bilingual | null {
  // Before the first year of a classification its codes had other meanings.
  if (list.every(({ from }) => from !== null && year < from)) return null;
  const names = list.filter((one) => one.code === code);
  if (names.length === 0 || label === '') return null;
  const current = names.filter((one) => validIn(one, year));
  if (
    current.some(({ name }) => alikeNames(name, label)) &&
    !names.some((one) => !validIn(one, year) && bareName(one.name) === bareName(label))
  )
    return null;
  if (current.some(({ name }) => bareName(name) === bareName(label))) return null;
  const now = current[0]?.name;
  if (now === undefined) return { zh: `${year} 年没有这一科目`, en: `the classification of ${year} has no such code` };
  const outdated = names.some((one) => bareName(one.name) === bareName(label));
  return outdated
    ? { zh: `${year} 年的名称是“${now}”，这是旧名称`, en: `its name in ${year} is “${now}”; this one is outdated` }
    : { zh: `与科目名称“${now}”不符`, en: `the name of the code is “${now}”` };
}

function codes(context: CheckContext): Outcome[] {
  const { year } = context;
  if (year === null) return [];
  return context.views.flatMap((view) => {
    const printed = new Set(view.lines.flatMap(({ code }) => (code === null ? [] : [code])));
    const outcomes = view.lines.flatMap((line) => lineOutcomes(view, line, year, printed));
    return outcomes.length > 0 || printed.size === 0
      ? outcomes
      : [
          passed(
            both(`《${view.name}》的科目编码与名称相符`, `the codes of “${view.name}” have their names`),
            [{ table: view.statement.table }],
            view.group,
          ),
        ];
  });
}

function lineOutcomes(view: StatementView, line: Line, year: number, printed: ReadonlySet<string>): Outcome[] {
  const { code, label, classification } = line;
  if (code === null || label === null) return [];
  const evidence = [{ table: view.statement.table, row: line.row }];
  const group = `${view.group} ${code}`;
  const list = classification === null ? undefined : LISTS[classification];
  const what = list === undefined ? null : mismatch(list, code, label, year);
  const out: Outcome[] = [];
  if (what !== null)
    out.push(
      finding(
        both(`《${view.name}》${code} ${label}：${what.zh}`, `“${view.name}” ${code} ${label}: ${what.en}`),
        evidence,
        group,
      ),
    );
  const parent = code.slice(0, -2);
  const nested = list !== undefined && code.length > 3;
  const hasParents = [...printed].some((other) => other.length === parent.length);
  if (nested && hasParents && !printed.has(parent))
    out.push(
      finding(
        both(
          `《${view.name}》有 ${code} ${label}，没有上级科目 ${parent}`,
          `“${view.name}” has ${code} ${label} without its parent ${parent}`,
        ),
        evidence,
        `${group} parent`,
      ),
    );
  return out;
}

/** 类 that the text names with an outdated name or with the code of another. */
function proseCodes(context: CheckContext): Outcome[] {
  const { year } = context;
  if (year === null) return [];
  const seen = new Set<string>();
  return context.facts.flatMap((fact, index) => {
    const [label] = fact.labelPath;
    if (fact.item !== 'functional-item' || fact.code === null || label === undefined || fact.labelPath.length < 2)
      return [];
    const code = fact.code.slice(0, 3);
    if (seen.has(`${code}${label}`)) return [];
    seen.add(`${code}${label}`);
    const what = mismatch(FUNCTION_CLASSES, code, label, year);
    if (what === null) return [];
    const message = both(`${quote(fact)}：${what.zh}`, `${quoteEn(fact)}: ${what.en}`);
    return [finding(message, [{ fact: index }], `prose ${code}`)];
  });
}

export const CODE_RULE: Rule = {
  id: 'X-17',
  name: 'classification',
  title: both('科目编码与名称符合当年的收支分类', 'codes and names are those of the year’s classification'),
  explanation: both(
    '功能分类的类、部门和政府两种经济分类的类和款，名称应与当年的政府收支分类科目相符；款、项应有上级科目；同一编码在各表中名称应相同，文字中的类、款应与表中一致。没有收录的项级编码不算错。',
    'names of functional 类 and of 类 and 款 of both economic classifications must be those of the year; 款 and 项 need their parents; a code has one name in all tables, and the text puts each 款 under the 类 of the tables. Unknown 项 codes are no error.',
  ),
  severity: 'warning',
  check: (context) => [...codes(context), ...namesOfCodes(context), ...proseCodes(context), ...classesOfText(context)],
};

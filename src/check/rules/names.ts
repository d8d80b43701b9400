import { FUNCTION_CLASSES } from '../../normalize/classification/function.js';
import type { Fact, Line } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { EXPENDITURE } from '../counterpart/figures.js';
import { finding } from '../finding.js';
import { isOwnPhase, quote, quoteEn } from '../narrative.js';
import { both } from '../numbers.js';
import { bareName } from '../pick.js';
import type { Outcome } from '../rule.js';
import type { StatementView } from '../view.js';

// X-17 within one document: a code has one name in all its tables, and the text puts each 款 under its 类.

/** One name holds the other, or they share most of their characters: 城镇职工基本医疗保险缴费 is 职工基本医疗保险缴费. */
export function alikeNames(a: string, b: string): boolean {
  const [x, y] = [bareName(a), bareName(b)];
  if (x.includes(y) || y.includes(x)) return true;
  const common = [...new Set(x)].filter((char) => y.includes(char)).length;
  return common / Math.max(new Set(x).size, new Set(y).size) >= 0.7;
}

interface Named {
  readonly view: StatementView;
  readonly line: Line;
  readonly label: string;
}

/** A name that differs from the one that most tables give the code. */
export function namesOfCodes(context: CheckContext): Outcome[] {
  const byCode = new Map<string, Named[]>();
  for (const view of context.views) {
    if (context.document.tables[view.statement.table]?.read === 'ocr') continue;
    for (const line of view.lines) {
      const { code, label, classification } = line;
      if (code === null || label === null || (classification ?? 'other') === 'other' || classification === 'unit')
        continue;
      const key = `${classification} ${code}`;
      byCode.set(key, [...(byCode.get(key) ?? []), { view, line, label }]);
    }
  }
  return [...byCode.values()].flatMap((all) => {
    const usual = all.reduce((best, one) => (agreeing(all, one) > agreeing(all, best) ? one : best));
    // Of two names that stand once each, nobody knows which is wrong: both are told.
    return all
      .filter((one) => !alikeNames(one.label, usual.label))
      .map(({ view, line, label }) =>
        finding(
          both(
            `《${view.name}》中 ${line.code ?? ''} 为“${label}”，《${usual.view.name}》中为“${usual.label}”`,
            `${line.code ?? ''} is “${label}” in “${view.name}” and “${usual.label}” in “${usual.view.name}”`,
          ),
          [
            { table: view.statement.table, row: line.row },
            { table: usual.view.statement.table, row: usual.line.row },
          ],
          `${view.group} name ${line.code ?? ''}`,
        ),
      );
  });
}

function agreeing(all: readonly Named[], one: Named): number {
  return all.filter(({ label }) => alikeNames(label, one.label)).length;
}

/** 住房保障支出（类）行政事业单位医疗（款）: a 款 that the tables have under another 类. */
export function classesOfText(context: CheckContext): Outcome[] {
  const lists = context.of(...EXPENDITURE, 'revenue-summary', 'government-fund', 'state-capital');
  const classes = lists.flatMap(({ lines }) =>
    lines.filter(({ classification, level }) => classification === 'function' && level === 1),
  );
  if (classes.length === 0) return [];
  const seen = new Set<string>();
  return context.facts.flatMap((fact, index) => {
    const [name, section] = fact.labelPath;
    if (fact.item !== 'functional-item' || name === undefined) return [];
    const isThere = classes.some(({ label }) => label !== null && alikeNames(label, name));
    const where =
      section === undefined
        ? isThere || !isThisYears(fact, context) || !isClass(name)
          ? []
          : null
        : parentsOf(lists, section);
    if (where !== null && (where.length === 0 || where.some((label) => alikeNames(label, name)))) return [];
    if (isOldName(name, where ?? [])) return [];
    const key = `${name}>${section ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const [zh, en] =
      where === null
        ? [`各支出表中没有“${name}”`, `no table of expenditure has ${name}`]
        : [
            `表中“${section ?? ''}”属于“${where[0] ?? ''}”`,
            `the tables have “${section ?? ''}” under “${where[0] ?? ''}”`,
          ];
    return [finding(both(`${quote(fact)}：${zh}`, `${quoteEn(fact)}: ${en}`), [{ fact: index }], `class ${index}`)];
  });
}

function isThisYears(fact: Fact, context: CheckContext): boolean {
  return fact.measure === 'amount' && (fact.amount ?? 0) > 0 && fact.year === context.year && isOwnPhase(fact, context);
}

function isClass(name: string): boolean {
  return FUNCTION_CLASSES.some((one) => bareName(one.name) === bareName(name));
}

/** The 类 that the tables have a 款 of the name under. */
function parentsOf(lists: readonly StatementView[], section: string): string[] {
  return lists.flatMap((view) =>
    view.lines.flatMap((line) => {
      if (line.classification !== 'function' || line.level !== 2 || line.parent === null) return [];
      if (bareName(line.label ?? '') !== bareName(section)) return [];
      const label = view.lines[line.parent]?.label ?? null;
      return label === null ? [] : [label];
    }),
  );
}

/** 医疗卫生与计划生育支出 over what is 卫生健康支出 now: told of as an outdated name, if it is one. */
function isOldName(name: string, current: readonly string[]): boolean {
  const codes = FUNCTION_CLASSES.filter((one) => bareName(one.name) === bareName(name)).map(({ code }) => code);
  return FUNCTION_CLASSES.some(
    (one) => codes.includes(one.code) && current.some((label) => alikeNames(label, one.name)),
  );
}

import { FUNCTION_CLASSES } from '../../normalize/classification/function.js';
import type { CheckContext } from '../context.js';
import { finding, passed } from '../finding.js';
import { both } from '../numbers.js';
import { bareName } from '../pick.js';
import type { Outcome, Rule } from '../rule.js';
import type { StatementView } from '../view.js';

/** A 类 of a two-sided summary: its ordinal as printed and the code that its name has. */
interface NamedClass {
  readonly label: string;
  readonly code: string;
  readonly row: number;
}

const CODES: ReadonlyMap<string, string> = new Map(FUNCTION_CLASSES.map(({ code, name }) => [bareName(name), code]));

/** 一、二、三… list the 类 in the order of their codes; some may be left out. */
function classOrder(context: CheckContext): Outcome[] {
  return context.of('revenue-expenditure-summary', 'fiscal-appropriation-summary').flatMap((view) => {
    const classes = classesOf(view);
    if (classes.length < 2) return [];
    const { table } = view.statement;
    const astray = classes.filter(({ code }, i) => code <= (classes[i - 1]?.code ?? ''));
    if (astray.length === 0) {
      const [first] = classes;
      const message = both(
        `《${view.name}》各类支出按编码顺序排列`,
        `“${view.name}” lists its 类 in the order of their codes`,
      );
      return [passed(message, [{ table, row: first?.row ?? 0 }], view.group)];
    }
    return astray.map(({ label, code, row }) =>
      finding(
        both(
          `《${view.name}》“${label}”（${code}）不在编码顺序上`,
          `“${view.name}”: ${label} (${code}) is out of order`,
        ),
        [{ table, row }],
        `${view.group} ${code}`,
      ),
    );
  });
}

function classesOf(view: StatementView): NamedClass[] {
  return view.lines.flatMap(({ breakdown, ordinal, label, level, row }) => {
    const code = label === null ? undefined : CODES.get(bareName(label));
    if (breakdown !== 'function' || ordinal === null || level !== 1 || label === null || code === undefined) return [];
    return [{ label, code, row }];
  });
}

export const CLASS_ORDER_RULE: Rule = {
  id: 'X-18',
  name: 'class-order',
  title: both('收支总表各类支出按科目编码排列', 'the 类 of a summary stand in the order of their codes'),
  explanation: both(
    '总表中一、二、三…各类支出的次序应与功能分类的类级编码一致；可以省略没有支出的类。',
    'the 类 that a summary numbers 一, 二, 三… must follow the order of their codes; those without expenditure may be left out.',
  ),
  severity: 'info',
  check: classOrder,
};

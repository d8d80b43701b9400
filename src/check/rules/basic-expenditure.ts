import type { StatementKind } from '../../schema/index.js';
import { equation } from '../equation.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import { childSums, columnSums, named, sideSums } from '../sums.js';
import type { StatementView } from '../view.js';
import { basicParts } from './cross-figures.js';
import { explain, over } from './within.js';

const BASIC: readonly StatementKind[] = [
  'general-public-budget-basic-expenditure',
  'fiscal-appropriation-basic-expenditure',
  'basic-expenditure',
];

const sums = over(BASIC, columnSums, childSums, sideSums, byUse);

export const BASIC_EXPENDITURE_RULES: readonly Rule[] = [
  {
    id: 'T-09',
    name: 'basic-expenditure-sums',
    identity: true,
    title: both('基本支出表逐级相加', 'basic expenditure adds up'),
    explanation: explain(
      '预算的基本支出表：合计 = 人员经费 + 公用经费，类 = Σ款，合计 = Σ类，人员经费 = 301 + 303',
      'budget, basic expenditure: total = personnel + non-personnel, 类 = Σ 款, personnel = 301 + 303',
    ),
    severity: 'error',
    check: (context) => (context.final ? [] : sums(context)),
  },
  {
    id: 'T-14',
    name: 'accounts-basic-expenditure',
    identity: true,
    title: both(
      '决算的基本支出等于人员经费加公用经费',
      'basic expenditure of the accounts is personnel and non-personnel',
    ),
    explanation: explain(
      '决算的基本支出表：支出决算表的基本支出 = 人员经费合计 + 公用经费合计，人员经费、公用经费各等于所含各类之和，类 = Σ款',
      'final accounts, basic expenditure: basic expenditure of the table of expenditure = personnel + non-personnel; each of these is the sum of its classes; 类 = Σ 款',
    ),
    severity: 'error',
    check: (context) => (context.final ? [...sums(context), ...basicParts(context)] : []),
  },
];

const PERSONNEL = /^(301|303)$/;

/** 人员经费合计 and 公用经费合计 at the foot of lists side by side, by the economic classes that they hold. */
function byUse(view: StatementView): Outcome[] {
  const classes = view.lines.filter(
    ({ code, classification }) => classification === 'economic-department' && code?.length === 3,
  );
  return view.lines.flatMap((line) => {
    const personnel = line.item === 'personnel-expenses';
    if (line.role !== 'subtotal' || line.level !== 0 || (!personnel && line.item !== 'non-personnel-expenses'))
      return [];
    const parts = classes.filter(({ code }) => PERSONNEL.test(code ?? '') === personnel);
    return view.amountColumns.flatMap((column) => {
      const naming = named(view, line.label ?? '', both('所含各类之和', 'the sum of its classes'));
      const outcome = equation(
        view.term(line, column),
        parts.map((part) => view.term(part, column)),
        naming,
      );
      return outcome === null ? [] : [outcome];
    });
  });
}

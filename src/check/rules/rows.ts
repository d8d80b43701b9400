import type { Column, Item, StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { equation, trusted } from '../equation.js';
import { both } from '../numbers.js';
import { byCode, cell, grandTotal, itemColumn, wholeColumn } from '../pick.js';
import type { Outcome } from '../rule.js';
import { named } from '../sums.js';
import type { StatementView } from '../view.js';

// two tables that list the same codes.

const BY_FUNCTION: readonly (readonly [StatementKind, StatementKind])[] = [
  ['expenditure-summary', 'general-public-budget-expenditure'],
  ['expenditure-summary', 'fiscal-appropriation-expenditure'],
  ['fiscal-appropriation-expenditure', 'general-public-budget-expenditure'],
  ['fiscal-appropriation-basic-expenditure', 'general-public-budget-basic-expenditure'],
];

/** `expenditure`: the expenditure tables among each other; `both`: 收入总表 and 支出总表. */
export function rowAgreement(context: CheckContext, what: 'expenditure' | 'both'): Outcome[] {
  const kinds = what === 'expenditure' ? BY_FUNCTION : ([['revenue-summary', 'expenditure-summary']] as const);
  return kinds.flatMap(([left, right]) =>
    context
      .of(left)
      .flatMap((a) =>
        context.of(right).flatMap((b) => (sameTotal(a, b) ? rows(a, b, what === 'expenditure' ? 1 : 2) : [])),
      ),
  );
}

/** Only where one table has as much as the other, they speak of the same money. */
function sameTotal(a: StatementView, b: StatementView): boolean {
  const [left, right] = [grandTotal(a), grandTotal(b)];
  return (
    typeof left?.value === 'number' &&
    typeof right?.value === 'number' &&
    Math.abs(left.value - right.value) <= 2 * Math.max(left.half, right.half)
  );
}

const PARTS: readonly Item[] = [
  'basic-expenditure',
  'project-expenditure',
  'personnel-expenses',
  'non-personnel-expenses',
];

function rows(a: StatementView, b: StatementView, places: number): Outcome[] {
  const others = byCode(b);
  const columns: [Column | undefined, Column | undefined][] = [
    [wholeColumn(a), wholeColumn(b)],
    ...PARTS.map((item): [Column | undefined, Column | undefined] => [itemColumn(a, item), itemColumn(b, item)]),
  ];
  return trusted(
    [...byCode(a)].flatMap(([code, line]) => {
      const other = others.get(code);
      if (other === undefined) return [];
      return columns.map(([own, its]) => {
        const [left, right] = [cell(a, line, own), cell(b, other, its)];
        if (left === undefined || right === undefined || own === undefined) return null;
        return equation(
          left,
          [right],
          named(a, `${code} ${left.label}`, both(b.name, b.name), `${a.group} ${b.group}`),
          places,
        );
      });
    }),
  );
}

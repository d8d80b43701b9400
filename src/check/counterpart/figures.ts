import type { Fact, Item, StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { cell, itemColumn, sideTotals, totalRow } from '../pick.js';
import type { Term } from '../view.js';

/** Finds the figures of the tables that a fact may be. */
export type Find = (context: CheckContext, fact: Fact) => (Term | undefined)[];

export const SUMMARY: StatementKind = 'revenue-expenditure-summary';
export const FISCAL: StatementKind = 'fiscal-appropriation-summary';
export const BASIC: readonly StatementKind[] = [
  'general-public-budget-basic-expenditure',
  'fiscal-appropriation-basic-expenditure',
  'basic-expenditure',
];
export const EXPENDITURE: readonly StatementKind[] = [
  'expenditure-summary',
  'fiscal-appropriation-expenditure',
  'general-public-budget-expenditure',
];

/** 总计 and 本年合计 of one side of the two-sided tables. */
export function totals(
  context: CheckContext,
  kind: StatementKind,
  direction: 'revenue' | 'expenditure',
): (Term | undefined)[] {
  return context.of(kind).flatMap((view) => {
    const { current, total } = sideTotals(view, direction);
    return [total, current];
  });
}

/** Lines of the two-sided summaries by their label. */
export function labelled(
  context: CheckContext,
  kinds: readonly StatementKind[],
  label: RegExp,
  direction: 'revenue' | 'expenditure',
): (Term | undefined)[] {
  return context
    .of(...kinds)
    .flatMap((view) =>
      view.lines
        .filter(
          (line) =>
            line.direction === direction &&
            (line.role === 'item' || line.role === 'subtotal') &&
            label.test(line.labelPath.join('')),
        )
        .flatMap((line) => view.amountColumns.map((column) => cell(view, line, column))),
    );
}

/** What columns or lines with an item say. */
export function ofItem(context: CheckContext, kinds: readonly StatementKind[], item: Item): (Term | undefined)[] {
  return context.of(...kinds).flatMap((view) => {
    const inColumn = cell(view, totalRow(view), itemColumn(view, item));
    const inLines = view.lines
      .filter((line) => line.item === item)
      .flatMap((line) => view.amountColumns.map((column) => cell(view, line, column)));
    return [inColumn, ...inLines];
  });
}

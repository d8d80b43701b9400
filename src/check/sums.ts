import type { Bilingual } from '../document/bilingual.js';
import type { Column, Direction, Line } from '../schema/index.js';
import { columnGroups, MEASURE_WORD } from './column-groups.js';
import { equation, trusted, type Named } from './equation.js';
import { both } from './numbers.js';
import type { Outcome } from './rule.js';
import type { StatementView, Term } from './view.js';

// The sums inside one table: children to their parent, items to a side's totals, columns to their 合计.

/** Every line with lines below it is their sum, in every column of money. */
export function childSums(view: StatementView): Outcome[] {
  return trusted(
    view.lines.flatMap((line, index) => {
      const children = view.childrenOf(index);
      if (children.length === 0) return [];
      return view.moneyColumns.map((column) => {
        if (!children.some(({ cols }) => column.key in cols)) return null;
        return equation(
          view.term(line, column),
          children.map((child) => view.term(child, column)),
          rowNaming(view, line, column, both('其下级之和', 'the sum of the lines below')),
        );
      });
    }),
  );
}

interface Side {
  readonly direction: Direction | null;
  readonly items: readonly Line[];
  readonly balances: readonly Line[];
  readonly current: Line | undefined;
  readonly totals: readonly Line[];
}

/** The sides of a statement: income, expenditure, or the one side of a list. */
function sidesOf(view: StatementView): Side[] {
  const directions = [...new Set(view.lines.map(({ direction }) => direction))].filter(
    (direction) => direction !== null || view.lines.every((line) => line.direction === null),
  );
  return directions.map((direction) => {
    const own = view.lines.filter(
      (line) => directionOf(line) === direction || (direction === null && line.direction === null),
    );
    return {
      direction,
      items: own.filter(
        ({ role, parent, level, classification }) =>
          parent === null && (role === 'item' || (role === 'subtotal' && (level > 0 || classification === 'unit'))),
      ),
      balances: own.filter(({ role, parent }) => role.endsWith('-balance') && parent === null),
      current: own.find(({ role }) => role === 'current-year-total'),
      totals: own.filter(({ role, level }) => role === 'total' && level === 0),
    };
  });
}

/** 年初结转 stands on the income side, 年末结转 and 结余分配 on the side of expenditure. */
function directionOf(line: Line): Direction | null {
  if (line.role === 'opening-balance') return 'revenue';
  if (line.role === 'closing-balance') return 'expenditure';
  return line.direction;
}

/** 本年收入合计 = Σ of the sources, 本年支出合计 = Σ by each breakdown; without such a line, the total itself. */
export function sideSums(view: StatementView): Outcome[] {
  return trusted(
    sidesOf(view).flatMap((side) => {
      const wholes = side.current === undefined ? side.totals : [side.current];
      const balances = side.current === undefined ? side.balances : [];
      return wholes.flatMap((whole) =>
        breakdownsOf(side, whole).flatMap((items) => itemSums(view, side, whole, items, balances)),
      );
    }),
  );
}

function breakdownsOf(side: Side, whole: Line): Line[][] {
  const groups = new Map<string, Line[]>();
  for (const item of side.items) {
    const alike = whole.breakdown === null || item.breakdown === null || item.breakdown === whole.breakdown;
    if (!alike && item.breakdown !== 'organization') continue;
    const key = item.breakdown ?? '';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function itemSums(
  view: StatementView,
  side: Side,
  whole: Line,
  items: readonly Line[],
  balances: readonly Line[],
): (Outcome | null)[] {
  return view.moneyColumns.map((column) => {
    if (column.direction !== null && side.direction !== null && column.direction !== side.direction) return null;
    const parts = [...items, ...balances];
    // A whole over several breakdowns has its figure in the column of one of them.
    const left = wholeTerm(view, whole, column, items);
    if (left === null || !parts.some(({ cols }) => column.key in cols)) return null;
    return equation(
      left,
      parts.map((line) => view.term(line, column)),
      rowNaming(view, whole, column, both('各项之和', 'the sum of the items')),
    );
  });
}

function wholeTerm(view: StatementView, whole: Line, column: Column, items: readonly Line[]): Term | null {
  const own = view.term(whole, column);
  if (own.value !== undefined || whole.breakdown !== null) return own;
  const [key] = Object.keys(whole.cols);
  const other = view.columns.find((candidate) => candidate.key === key);
  if (other === undefined || items.some(({ cols }) => other.key in cols)) return null;
  return view.term(whole, other);
}

/** 总计 = 本年合计 + 结转 (年初结转 and 使用结余; 年末结转 and 结余分配). */
export function totalSums(view: StatementView): Outcome[] {
  return trusted(
    sidesOf(view).flatMap(({ current, totals, balances, direction }) =>
      current === undefined
        ? []
        : totals.flatMap((total) =>
            view.amountColumns.map((column) => {
              if (column.direction !== null && direction !== null && column.direction !== direction) return null;
              const parts = [current, ...balances].map((line) => view.term(line, column));
              return equation(
                view.term(total, column),
                parts,
                rowNaming(view, total, column, both('本年合计与结转之和', 'this year’s total and the balances')),
              );
            }),
          ),
    ),
  );
}

/** 收入总计 = 支出总计. */
export function sidesBalance(view: StatementView): Outcome[] {
  const sides = sidesOf(view);
  const [revenue, expenditure] = (['revenue', 'expenditure'] as const).map((direction) => {
    const total = sides.find((side) => side.direction === direction)?.totals.at(-1);
    const column = view.amountColumns.find((candidate) => (total?.amounts[candidate.key] ?? null) !== null);
    return total === undefined || column === undefined ? null : view.term(total, column);
  });
  if (!revenue || !expenditure) return [];
  const outcome = equation(revenue, [expenditure], {
    group: view.group,
    naming: () => ({
      where: view.name,
      unit: view.statement.unit,
      left: both('收入总计', 'total revenue'),
      right: both('支出总计', 'total expenditure'),
    }),
  });
  return outcome === null ? [] : [outcome];
}

/** In every row, a 合计 is the sum of the columns that stand under the same heading. */
export function columnSums(view: StatementView): Outcome[] {
  return columnGroups(view).flatMap(({ total, parts }) =>
    trusted(
      view.lines.map((line) =>
        equation(
          view.term(line, total),
          parts.map((column) => view.term(line, column)),
          rowNaming(view, line, total, both('各列之和', 'the sum of its columns')),
        ),
      ),
    ),
  );
}

/** Names an equation of a statement by its two sides. */
export function named(view: StatementView, left: string, right: Bilingual, group = view.group): Named {
  return { group, naming: () => ({ where: view.name, unit: view.statement.unit, left: both(left, left), right }) };
}

function rowNaming(view: StatementView, line: Line, column: Column, right: Bilingual): Named {
  return {
    group: view.group,
    naming: () => {
      const label = [line.code, line.label].filter((part) => part !== null).join(' ');
      const words = column.path.filter((word) => !MEASURE_WORD.test(word)).join('/');
      const left = [label, words].filter((part) => part !== '').join(' · ') || column.path.join('/');
      return { where: view.name, unit: column.unit ?? view.statement.unit, left: both(left, left), right };
    },
  };
}

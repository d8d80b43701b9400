import type { Column, Item, Line } from '../../schema/index.js';
import { compare, equation, undecided } from '../equation.js';
import { both, sum } from '../numbers.js';
import type { Outcome } from '../rule.js';
import { columnSums, named } from '../sums.js';
import type { StatementView, Term } from '../view.js';

const THREE_PUBLIC: readonly { readonly whole: Item; readonly parts: readonly Item[] }[] = [
  { whole: 'three-public-total', parts: ['overseas-trips', 'official-vehicles', 'official-reception'] },
  { whole: 'official-vehicles', parts: ['vehicle-purchase', 'vehicle-operation'] },
];

/** The items stand in columns (one row a unit) or in rows (one column a fund). */
export function threePublic(view: StatementView): Outcome[] {
  const inColumns = view.amountColumns.filter(({ item }) => item === 'official-reception' || item === 'overseas-trips');
  if (inColumns.length > 0)
    return view.lines.flatMap((line) =>
      inPhases(view.amountColumns).flatMap((columns) =>
        threePublicSums(view, (item) => {
          const column = columns.find((candidate) => candidate.item === item);
          return column === undefined ? undefined : view.term(line, column);
        }).concat(withMeetings(view, line, columns)),
      ),
    );
  const lineOf = (item: Item): Line | undefined => view.lines.find((line) => line.item === item);
  const funds = columnSums(view);
  if (THREE_PUBLIC.every(({ whole }) => lineOf(whole) === undefined)) return [...funds, ...missingTotal(view)];
  return view.amountColumns
    .flatMap((column) =>
      threePublicSums(view, (item) => {
        const line = lineOf(item);
        return line === undefined ? undefined : view.term(line, column);
      }),
    )
    .concat(funds);
}

function inPhases(columns: readonly Column[]): Column[][] {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const key = `${column.phase}/${column.year}/${column.fund}`;
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  return [...groups.values()];
}

function threePublicSums(view: StatementView, termOf: (item: Item) => Term | undefined): Outcome[] {
  return THREE_PUBLIC.flatMap(({ whole, parts }) => {
    const left = termOf(whole);
    const terms = parts.map(termOf).filter((term) => term !== undefined);
    if (left === undefined || terms.length === 0) return [];
    if (typeof left.value === 'number' && terms.every(({ value }) => value === undefined)) return [];
    const naming = named(view, left.label, both('各项之和', 'the sum of its items'));
    const outcome = equation(left, terms, naming);
    return outcome === null ? [] : [outcome];
  });
}

/** Jiangsu: 合计 = “三公”经费 + 会议费 + 培训费. */
function withMeetings(view: StatementView, line: Line, columns: readonly Column[]): Outcome[] {
  const total = columns.find(({ item }) => item === 'total');
  const parts = columns.filter(
    ({ item }) => item === 'three-public-total' || item === 'meetings' || item === 'training',
  );
  if (total === undefined || parts.length < 2) return [];
  const naming = named(view, '合计', both('“三公”经费、会议费、培训费之和', 'three public, meetings and training'));
  const outcome = equation(
    view.term(line, total),
    parts.map((column) => view.term(line, column)),
    naming,
  );
  return outcome === null ? [] : [outcome];
}

function missingTotal(view: StatementView): Outcome[] {
  const [line] = view.lines;
  const [column] = view.amountColumns;
  if (line === undefined || column === undefined) return [];
  const naming = named(view, '“三公”经费合计', both('各项之和', 'the sum of its items'));
  return [undecided([view.term(line, column)], naming, both('表中没有合计', 'the table has no total'))];
}

export function fundBalance(view: StatementView): Outcome[] {
  const column = (item: Item): Column | undefined => view.amountColumns.find((candidate) => candidate.item === item);
  const [opening, revenue, expenditure, closing] = [
    column('opening-balance'),
    column('current-year-revenue'),
    column('current-year-expenditure'),
    column('closing-balance'),
  ];
  if (!opening || !revenue || !expenditure || !closing) return [];
  return view.lines.flatMap((line) => {
    const terms = [opening, revenue, expenditure, closing].map((one) => view.term(line, one));
    const values = terms.map(({ value }) => value);
    if (values.every((value) => value === undefined) || values.some((value) => value === null)) return [];
    const [a = 0, b = 0, c = 0, d = 0] = values.map((value) => value ?? 0);
    const half = Math.max(...terms.map((term) => term.half));
    const naming = named(view, line.label ?? '', both('本年支出 + 年末结转', 'expenditure + closing balance'));
    return [compare(sum([a, b]), sum([c, d]), half * 4, naming, terms, 2)];
  });
}

import type { Fact, Line } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { sum } from '../numbers.js';
import { bareName, byCode, cell, grandTotal, totalRow, wholeColumn } from '../pick.js';
import type { StatementView, Term } from '../view.js';
import { BASIC, EXPENDITURE, FISCAL, ofItem, SUMMARY, type Find } from './figures.js';
import { both, expenditure, revenue } from './sides.js';

// The figures of the tables that an amount of the text may be: the text is right when it is one of them.

const basic: Find = (context) => [
  ...ofItem(context, [SUMMARY, FISCAL, ...EXPENDITURE], 'basic-expenditure'),
  ...context.of(...BASIC).flatMap((view) => [grandTotal(view), classSum(view, ALL)]),
];

const ALL = /^3\d\d$/;
const PERSONNEL = /^(301|303)$/;
const OTHER = /^3(?!01|03)\d\d$/;

/** Personnel is 301 and 303, the rest of basic expenditure is not; some tables print no sum of either. */
function classSum(view: StatementView, codes: RegExp): Term | undefined {
  const column = wholeColumn(view);
  const lines = view.lines.filter(
    (line) => line.classification === 'economic-department' && codes.test(line.code ?? ''),
  );
  if (column === undefined || lines.length === 0) return undefined;
  const terms = lines.map((line) => view.term(line, column));
  const [first] = terms;
  if (first === undefined || terms.some(({ value }) => value === null)) return undefined;
  return { ...first, value: sum(terms.map(({ value }) => value ?? 0)) };
}

const personnel: Find = (context) => [
  ...ofItem(context, BASIC, 'personnel-expenses'),
  ...context.of(...BASIC).map((view) => classSum(view, PERSONNEL)),
];

const nonPersonnel: Find = (context) => [
  ...ofItem(context, BASIC, 'non-personnel-expenses'),
  ...context.of(...BASIC).map((view) => classSum(view, OTHER)),
];

const threePublic: Find = (context, fact) =>
  context.of('three-public-expenses').flatMap((view) => {
    const columns = view.amountColumns.filter(
      (column) =>
        column.item === fact.item && (fact.phase === null || column.phase === null || column.phase === fact.phase),
    );
    const lines = view.lines.filter((line) => line.item === fact.item);
    return [
      ...columns.map((column) => cell(view, totalRow(view), column)),
      ...lines.map((line) => cell(view, line, wholeColumn(view))),
    ];
  });

const agency: Find = (context) => [
  ...ofItem(context, ['three-public-expenses'], 'agency-operating-expenses'),
  ...context.of('agency-operating-expenses').map(grandTotal),
];

const PROCURED: Readonly<Record<string, RegExp>> = {
  'procurement-goods': /^货物/,
  'procurement-works': /^工程/,
  'procurement-services': /^服务/,
};

const procurement: Find = (context, fact) =>
  context.of('government-procurement').flatMap((view) => {
    const label = PROCURED[fact.item];
    if (label === undefined) return [grandTotal(view)];
    return view.lines
      .filter((line) => line.level === 1 && label.test(line.label ?? ''))
      .map((line) => cell(view, line, wholeColumn(view)));
  });

const balance: Find = (context, fact) =>
  context
    .of(SUMMARY)
    .flatMap((view) =>
      view.lines
        .filter(
          (line) =>
            line.role === fact.item &&
            (fact.labelPath.length === 0 || bareName(line.label ?? '').startsWith(bareName(fact.labelPath.join('')))),
        )
        .flatMap((line) => view.amountColumns.map((column) => cell(view, line, column))),
    );

/** By code where one is printed, else by the names from the 项 upwards where they are unambiguous. */
const functional: Find = (context, fact) => {
  const listed = context.of(...EXPENDITURE, 'government-fund', 'state-capital').flatMap((view) => {
    const line = (fact.code === null ? undefined : byCode(view).get(fact.code)) ?? named(view, fact.labelPath);
    return [cell(view, line, wholeColumn(view))];
  });
  if (fact.labelPath.length > 1) return listed;
  const name = bareName(fact.labelPath[0] ?? '');
  const summaries = context
    .of(SUMMARY, FISCAL)
    .flatMap((view) =>
      view.lines
        .filter((line) => line.breakdown === 'function' && bareName(line.label ?? '') === name)
        .flatMap((line) => view.amountColumns.map((column) => cell(view, line, column))),
    );
  return [...listed, ...summaries];
};

function named(view: StatementView, path: readonly string[]): Line | undefined {
  const names = path.map(bareName);
  const last = names.at(-1);
  const fits = view.lines.filter(
    (line) =>
      line.classification === 'function' &&
      bareName(line.label ?? '') === last &&
      (path.length === 1 ? line.level === 1 : line.level > 1),
  );
  const under = fits.filter(
    (line) => line.parent !== null && bareName(view.lines[line.parent]?.label ?? '') === names.at(-2),
  );
  const deepest = (under.length > 0 ? under : fits).filter((line) => line.leaf || path.length === 1);
  return deepest.length === 1 ? deepest[0] : undefined;
}

const FINDERS: Partial<Record<Fact['item'], Find>> = {
  total: both,
  'current-year-revenue': revenue,
  'current-year-expenditure': expenditure,
  'basic-expenditure': basic,
  'project-expenditure': (context) => ofItem(context, [SUMMARY, FISCAL, ...EXPENDITURE], 'project-expenditure'),
  'personnel-expenses': personnel,
  'non-personnel-expenses': nonPersonnel,
  'three-public-total': threePublic,
  'overseas-trips': threePublic,
  'official-vehicles': threePublic,
  'vehicle-purchase': threePublic,
  'vehicle-operation': threePublic,
  'official-reception': threePublic,
  meetings: threePublic,
  training: threePublic,
  'agency-operating-expenses': agency,
  'procurement-total': procurement,
  'procurement-goods': procurement,
  'procurement-works': procurement,
  'procurement-services': procurement,
  'opening-balance': balance,
  'closing-balance': balance,
  'functional-item': functional,
};

/** Every figure of the tables that the fact may be, read ones only. */
export function counterparts(context: CheckContext, fact: Fact): Term[] {
  const find = FINDERS[fact.item];
  return find === undefined
    ? []
    : find(context, fact)
        .filter((term) => typeof term?.value === 'number')
        .map((term) => term as Term);
}

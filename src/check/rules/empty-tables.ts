import { THREE_PUBLIC_ITEMS, type Fund, type StatementKind } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, passed } from '../finding.js';
import { quote, quoteEn } from '../narrative.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import type { StatementView } from '../view.js';
import { saidToBeNone } from './said-none.js';

/** 空表说明 under a table that has figures. Where more follows, the note has run into the next table’s title. */
const EMPTY_NOTE = /(?:本表(?:为空(?:表)?|无数据)|空表(?:列示)?)[。.]?$/;

function emptyNotes(context: CheckContext): Outcome[] {
  return context.views.flatMap((view) => {
    const note = view.statement.notes.find((text) => EMPTY_NOTE.test(fold(text)));
    if (note === undefined) return [];
    const line = view.lines.find(({ amounts: own }) =>
      Object.values(own).some((value) => value !== null && value !== 0),
    );
    const col = Object.values(line?.cols ?? {})[0];
    const evidence = [{ table: view.statement.table, row: line?.row ?? 0, ...(col === undefined ? {} : { col }) }];
    if (line === undefined)
      return [
        passed(both(`《${view.name}》为空并有说明`, `“${view.name}” is empty and says so`), evidence, view.group),
      ];
    const message = both(
      `《${view.name}》有数字，表下却说“${note}”`,
      `“${view.name}” has figures, and the note under it says “${note}”`,
    );
    return [finding(message, evidence, view.group)];
  });
}

/** What a note under a table may be about. */
const SUBJECTS: readonly { readonly kind: StatementKind; readonly name: string; readonly words: RegExp }[] = [
  { kind: 'government-fund', name: '政府性基金', words: /政府性?基金/ },
  { kind: 'state-capital', name: '国有资本经营', words: /国有资本/ },
  { kind: 'three-public-expenses', name: '“三公”经费', words: /"三公"|三公经费/ },
];

/** 无国有资本经营预算 under the table of government funds: the note of another table. */
function otherNotes(context: CheckContext): Outcome[] {
  return context.views.flatMap((view) => {
    const own = SUBJECTS.find(({ kind }) => kind === view.kind);
    const title = fold(view.name);
    if (own === undefined || !own.words.test(title)) return [];
    const others = SUBJECTS.filter((one) => one !== own && !one.words.test(title));
    const note = view.statement.notes.find((text) => {
      const folded = fold(text);
      return /无|没有|空表/.test(folded) && !own.words.test(folded) && others.some(({ words }) => words.test(folded));
    });
    if (note === undefined) return [];
    const message = both(
      `《${view.name}》下的说明是别的表的：“${note}”`,
      `the note under “${view.name}” is another table’s: “${note}”`,
    );
    return [finding(message, [{ table: view.statement.table }], `${view.group} note`)];
  });
}

/** An empty table whose figures the text knows. */
function emptyThreePublic(context: CheckContext): Outcome[] {
  return context.views.flatMap((view) => {
    if (view.kind !== 'three-public-expenses' || hasAmount(view)) return [];
    const index = context.facts.findIndex(
      ({ item, amount, year, measure }) =>
        THREE_PUBLIC_ITEMS.has(item) && measure === 'amount' && year === context.year && (amount ?? 0) > 0,
    );
    const fact = context.facts[index];
    if (fact === undefined) return [];
    const message = both(
      `《${view.name}》没有数字，文字中却有：${quote(fact)}`,
      `“${view.name}” is empty, while the text says ${quoteEn(fact)}`,
    );
    return [finding(message, [{ table: view.statement.table }, { fact: index }], `${view.group} empty`)];
  });
}

/** Any figure but nought, 机关运行经费 beside the “三公” left out. */
function hasAmount(view: StatementView): boolean {
  const own = view.columns.filter(({ item }) => item !== 'agency-operating-expenses').map(({ key }) => key);
  return view.lines.some(({ amounts }) => own.some((key) => (amounts[key] ?? 0) !== 0 || amounts[key] === null));
}

/** Every department has revenue and expenditure: these tables are never empty where another of them is not. */
const NEVER_EMPTY: readonly StatementKind[] = [
  'revenue-expenditure-summary',
  'revenue-summary',
  'expenditure-summary',
  'fiscal-appropriation-summary',
  'general-public-budget-expenditure',
  'general-public-budget-basic-expenditure',
  'fiscal-appropriation-expenditure',
  'fiscal-appropriation-basic-expenditure',
];
const FUNDS: readonly (readonly [StatementKind, Fund])[] = [
  ['government-fund', 'government-fund'],
  ['state-capital', 'state-capital'],
];

/** An empty table where other tables have its figures. */
function emptyWhereOthersAreNot(context: CheckContext): Outcome[] {
  const filled = context.views.filter((view) => NEVER_EMPTY.includes(view.kind) && isFilled(view));
  const [other] = filled;
  if (other === undefined) return [];
  return context.views.flatMap((view) => {
    if (isFilled(view) || context.views.some((one) => one.kind === view.kind && isFilled(one))) return [];
    const fund = FUNDS.find(([kind]) => kind === view.kind)?.[1];
    const there = fund === undefined ? (NEVER_EMPTY.includes(view.kind) ? other : undefined) : ofFund(context, fund);
    // 无…预算，空表列示: of the tables that may be empty, the note is held against the text elsewhere.
    if (there === undefined || view.statement.notes.some((note) => EMPTY_NOTE.test(fold(note)))) return [];
    const message = both(
      `《${view.name}》没有数字，《${there.name}》却有`,
      `“${view.name}” has no figures, while “${there.name}” has`,
    );
    return [finding(message, [{ table: view.statement.table }], `${view.group} empty`)];
  });
}

function isFilled(view: StatementView): boolean {
  return view.lines.some(({ amounts }) => Object.values(amounts).some((value) => value === null || value !== 0));
}

/** The fiscal summary, where it has spent something of the fund. */
function ofFund(context: CheckContext, fund: Fund): StatementView | undefined {
  return context.of('fiscal-appropriation-summary').find((view) => {
    const keys = view.amountColumns.filter((column) => column.fund === fund).map(({ key }) => key);
    return view.lines.some(({ amounts }) => keys.some((key) => (amounts[key] ?? 0) > 0));
  });
}

export const EMPTY_TABLE_RULE: Rule = {
  id: 'N-06',
  name: 'empty-table-note',
  title: both('空表、空表说明与其他表格和文字一致', 'empty tables and their notes agree with the rest'),
  explanation: both(
    '写明“空表”“本表为空表”的表应当没有数字，说明应是本表的；没有数字的表，其他表格和文字中也不应有它的数字；文字说“无”的，表中也应没有。',
    'a table whose note says that it is empty must hold no figures, and the note must be its own; a table without figures must have none elsewhere; what the text says there is none of must not be in the tables.',
  ),
  severity: 'warning',
  check: (context) => [
    ...emptyNotes(context),
    ...otherNotes(context),
    ...emptyThreePublic(context),
    ...emptyWhereOthersAreNot(context),
    ...saidToBeNone(context),
  ],
};

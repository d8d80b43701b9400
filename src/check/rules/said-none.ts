import type { Bilingual } from '../../document/bilingual.js';
import type { Fact, StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { textFinding } from '../finding.js';
import { isOwnPhase, quote, quoteEn, wan } from '../narrative.js';
import { both } from '../numbers.js';
import { grandTotal, totalRow, wholeColumn } from '../pick.js';
import type { Outcome } from '../rule.js';
import type { StatementView, Term } from '../view.js';

// 本部门无“三公”经费支出: what the text says there is none of, against the tables and the text itself.

interface Denied {
  readonly words: string;
  readonly kinds: readonly StatementKind[];
  /** The column or the fact that says how much there is; of tables with none, the total. */
  readonly item: Fact['item'] | null;
  /** Parts that the text may tell without the whole. */
  readonly parts?: readonly Fact['item'][];
}

const DENIED: readonly Denied[] = [
  { words: '"?三公"?经费', kinds: ['three-public-expenses'], item: 'three-public-total' },
  {
    words: '机关运行经费',
    kinds: ['agency-operating-expenses', 'three-public-expenses'],
    item: 'agency-operating-expenses',
  },
  {
    words: '政府采购(?!工程|服务|货物|进口|项目)',
    kinds: ['government-procurement'],
    item: 'procurement-total',
    parts: ['procurement-goods', 'procurement-works', 'procurement-services'],
  },
  { words: '政府性基金', kinds: ['government-fund'], item: null },
  { words: '国有资本经营', kinds: ['state-capital'], item: null },
];
/** Other bodies, changes and parts may be nought where the whole is not. */
const OTHERWISE = /事业单位|下属|所属|其中|增减|变化|变动|结转|结余|重大|上年|20\d\d年?以?前|调整/;

export function saidToBeNone(context: CheckContext): Outcome[] {
  return DENIED.flatMap((denied) => {
    const pattern = new RegExp(
      `(?:^|[。;,])([^。;,]{0,30}?(?:无|没有|未安排|未发生)(?:使用|安排|发生|财政拨款|一般公共预算|[年度]){0,3}${denied.words}(?:预算|财政拨款|拨款|安排的?|的){0,3}(?:收入和支出|收入支出|支出|收支|预算|安排|拨款|情况)?)(?=[。;,]|$)`,
      'g',
    );
    return context.prose.flatMap((passage) =>
      [...passage.folded.matchAll(pattern)].flatMap((match) => {
        const clause = match[1] ?? '';
        const years = [...clause.matchAll(/20\d\d/g)].map(([year]) => Number(year));
        // A note under its table is tried where the table is.
        if (OTHERWISE.test(clause) || /^注|空表|无数据/.test(passage.folded)) return [];
        if (years.length > 0 && context.year !== null && !years.includes(context.year)) return [];
        const what = contradiction(context, denied);
        if (what === null) return [];
        const to = match.index + match[0].length;
        return [textFinding(passage, { from: to - clause.length, to }, what, `none ${denied.words}`)];
      }),
    );
  });
}

/** Where there is some of it after all. */
function contradiction(context: CheckContext, { kinds, item, parts = [] }: Denied): Bilingual | null {
  for (const view of context.of(...kinds)) {
    const total = amountOf(view, item, context.final);
    if (typeof total?.value === 'number' && total.value > 0)
      return both(`《${view.name}》有 ${wan(total.value)}`, `“${view.name}” has ${wan(total.value)}`);
  }
  const items = item === null ? [] : [item, ...parts];
  const fact = context.facts.find(
    (one) =>
      items.includes(one.item) &&
      one.measure === 'amount' &&
      one.year === context.year &&
      isOwnPhase(one, context) &&
      (one.amount ?? 0) > 0,
  );
  return fact === undefined ? null : both(`而${quote(fact)}`, `while ${quoteEn(fact)}`);
}

/** What a table spends on the item: in its column, on its line, or as the total of a table of nothing else. */
function amountOf(view: StatementView, item: Fact['item'] | null, final: boolean): Term | undefined {
  if (view.kind !== 'three-public-expenses') return grandTotal(view);
  const line = totalRow(view);
  const column = view.amountColumns.find(
    (one) => one.item === item && (one.phase === null || (one.phase === 'executed') === final),
  );
  if (column !== undefined) return line === undefined ? undefined : view.term(line, column);
  const own = view.lines.find((one) => one.item === item);
  const whole = wholeColumn(view);
  return own === undefined || whole === undefined ? undefined : view.term(own, whole);
}

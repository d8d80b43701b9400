import type { Passage } from '../../normalize/facts/index.js';
import type { StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';

// What a table of contents lists.

/** What the tables of contents call the statements. The first that fits; a kind is there when any of `found` is. */
export const LISTED: readonly { readonly pattern: RegExp; readonly found: readonly StatementKind[] }[] = [
  { pattern: /财政拨款收(?:入)?、?支(?:出)?.*总表/, found: ['fiscal-appropriation-summary'] },
  { pattern: /收(?:入)?、?支(?:出)?.*总表/, found: ['revenue-expenditure-summary'] },
  { pattern: /三公"?经费/, found: ['three-public-expenses'] },
  { pattern: /机关运行经费.*表/, found: ['agency-operating-expenses', 'three-public-expenses'] },
  { pattern: /政府性?基金.*表/, found: ['government-fund'] },
  { pattern: /国有资本.*表/, found: ['state-capital'] },
  {
    pattern: /基本支出.*表/,
    found: ['general-public-budget-basic-expenditure', 'fiscal-appropriation-basic-expenditure', 'basic-expenditure'],
  },
  {
    pattern: /(?:一般公共预算|财政拨款).*支出.*表/,
    found: ['general-public-budget-expenditure', 'fiscal-appropriation-expenditure'],
  },
  { pattern: /政府采购.*表/, found: ['government-procurement'] },
  { pattern: /项目支出.*表/, found: ['project-expenditure'] },
  { pattern: /收入(?:预算|决算)?(?:总)?表/, found: ['revenue-summary'] },
  { pattern: /支出(?:预算|决算)?(?:总)?表/, found: ['expenditure-summary'] },
];

/** Entries of a contents list: 三、支出决算表 … 7 */
const ENTRY =
  /(?:[一二三四五六七八九十]+[、.]|\d+[.、]|\([一二三四五六七八九十]+\))?([\u4e00-\u9fff"()、]{3,45}?表)(?![\u4e00-\u9fff]{0,4}(?:说明|情况))(?=$|[.…·\s\d]|[一二三四五六七八九十]+、|第[一二三四]|\(|部门预算)/g;

/** The passages of the table of contents: from its heading to the end of the page after it. */
export function contentsOf(context: CheckContext): readonly Passage[] {
  const start = context.prose.findIndex(({ folded }) => /^.{0,60}目录$/.test(folded));
  if (start < 0) return [];
  const page = context.prose[start]?.placeOf(0).page ?? null;
  const end = context.prose.findIndex(
    (passage, i) => i > start && pageOf(passage) !== null && page !== null && (pageOf(passage) ?? 0) > page + 1,
  );
  const near = context.prose.slice(start + 1, end < 0 ? start + MOST_ENTRIES : end);
  const text = near.findIndex(({ folded }) => /。./.test(folded) && !LEADER.test(folded));
  return text < 0 ? near : near.slice(0, text);
}

/** Dots that lead to a page number. A sentence without them is no entry: the text has begun. */
const LEADER = /\.{3,}|[…⋯·]{2,}|错误!/;

/** Without pages, no contents go on for more passages than these. */
const MOST_ENTRIES = 40;

export interface Listed {
  readonly title: string;
  readonly found: readonly StatementKind[];
}

/** Tables that the document lists in its contents. */
export function listedTables(context: CheckContext): Listed[] {
  const titles = contentsOf(context).flatMap(({ folded }) =>
    [...folded.matchAll(ENTRY)].map((match) => match[1] ?? ''),
  );
  // Where titles come again one after another they stand over their tables.
  const again = titles.findIndex((title, i) => {
    const before = titles.indexOf(title);
    return before < i && (i === titles.length - 1 || titles[i + 1] === titles[before + 1]);
  });
  return (again < 0 ? titles : titles.slice(0, again)).flatMap((title) => {
    if (/绩效/.test(title)) return [];
    const listed = LISTED.find(({ pattern }) => pattern.test(title));
    return listed === undefined ? [] : [{ title, found: listed.found }];
  });
}

function pageOf(passage: Passage): number | null {
  return passage.placeOf(0).page;
}

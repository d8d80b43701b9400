import type { StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { finding, findPatterns, passed } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';

/** What the tables of contents call the statements. The first that fits; a kind is there when any of `found` is. */
const LISTED: readonly { readonly pattern: RegExp; readonly found: readonly StatementKind[] }[] = [
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

/** Tables that the document lists in its contents. */
function listedTables(context: CheckContext): { title: string; found: readonly StatementKind[] }[] {
  const start = context.prose.findIndex(({ folded }) => /^.{0,20}目录$/.test(folded));
  if (start < 0) return [];
  const page = context.prose[start]?.placeOf(0).page ?? null;
  const end = context.prose.findIndex(
    (passage, i) => i > start && pageOf(passage) !== null && page !== null && (pageOf(passage) ?? 0) > page + 1,
  );
  const entries = context.prose
    .slice(start + 1, end < 0 ? start + 40 : end)
    .flatMap(({ folded }) => [...folded.matchAll(ENTRY)].map((match) => match[1] ?? ''));
  return entries.flatMap((title) => {
    if (/绩效/.test(title)) return [];
    const listed = LISTED.find(({ pattern }) => pattern.test(title));
    return listed === undefined ? [] : [{ title, found: listed.found }];
  });
}

function pageOf(passage: CheckContext['prose'][number]): number | null {
  return passage.placeOf(0).page;
}

/** Narratives speak of their amounts in at least so many facts. */
const NARRATIVE = 8;
const APART = /附后|后附|附件|另附|附表/;
const ACCOUNTING: readonly StatementKind[] = LISTED.flatMap(({ found }) => found).filter(
  (kind) => kind !== 'government-procurement',
);

function missingTables(context: CheckContext): Outcome[] {
  if (!context.whole) return [];
  const listed = listedTables(context);
  const missing = listed.filter(({ found }) => !context.has(...found)).map(({ title }) => title);
  if (!context.has(...ACCOUNTING)) {
    if (listed.length === 0 && context.facts.length < NARRATIVE) return [];
    const apart = context.prose.some(({ folded }) => APART.test(folded));
    const message = apart
      ? both(
          '文件中没有预决算表，文字说明表格附后或另附',
          'the file holds no accounting table; its text says that they are attached',
        )
      : both('文件中没有预决算表，只有文字说明', 'the file holds no accounting table, only the narrative');
    return [finding(message, [], 'tables', apart ? 'info' : 'error')];
  }
  if (missing.length > 0)
    return missing.map((title) =>
      finding(
        both(
          `目录列有《${title}》，正文中没有这张表`,
          `the contents list the table “${title}”, the document does not hold it`,
        ),
        [],
        'tables',
      ),
    );
  if (listed.length === 0) return [];
  const all = both(`目录所列 ${listed.length} 张表齐全`, `all ${listed.length} tables of the contents are there`);
  return [passed(all, [], 'tables')];
}

const BROKEN = [
  {
    pattern: /错误!未(?:定义书签|找到引用源)。?/g,
    what: both('目录的页码失效', 'a page number of the contents is broken'),
  },
];
/** So much of the entry is quoted before the broken page number. */
const ENTRY_QUOTED = 14;

function brokenContents(context: CheckContext): Outcome[] {
  return context.prose.flatMap((passage, i) => findPatterns(passage, BROKEN, `contents ${i}`, ENTRY_QUOTED));
}

export const CONTENTS_RULES: readonly Rule[] = [
  {
    id: 'S-01',
    name: 'tables-present',
    title: both('应有的表齐全', 'the tables are all there'),
    explanation: both(
      '目录列出的预决算表在正文中都应有；只有文字说明的文件，应注明表格附在何处。',
      'the tables listed in the contents must be in the document; a narrative alone should say where its tables are.',
    ),
    severity: 'error',
    check: missingTables,
  },
  {
    id: 'S-02',
    name: 'contents',
    title: both('目录有效', 'the table of contents works'),
    explanation: both(
      '目录中的“错误！未定义书签”是失效的页码。',
      '“错误！未定义书签” in the contents is a broken page number.',
    ),
    severity: 'warning',
    silentPass: true,
    check: brokenContents,
  },
];

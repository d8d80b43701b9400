import type { Passage } from '../../normalize/facts/index.js';
import type { StatementKind } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, findPatterns, passed, textFinding } from '../finding.js';
import { likeness } from '../likeness.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import type { StatementView } from '../view.js';

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

/** The passages of the table of contents: from its heading to the end of the page after it. */
function contentsOf(context: CheckContext): readonly Passage[] {
  const start = context.prose.findIndex(({ folded }) => /^.{0,20}目录$/.test(folded));
  if (start < 0) return [];
  const page = context.prose[start]?.placeOf(0).page ?? null;
  const end = context.prose.findIndex(
    (passage, i) => i > start && pageOf(passage) !== null && page !== null && (pageOf(passage) ?? 0) > page + 1,
  );
  return context.prose.slice(start + 1, end < 0 ? start + MOST_ENTRIES : end);
}

/** Without pages, no contents go on for more passages than these. */
const MOST_ENTRIES = 40;

/** Tables that the document lists in its contents. */
function listedTables(context: CheckContext): { title: string; found: readonly StatementKind[] }[] {
  const entries = contentsOf(context).flatMap(({ folded }) =>
    [...folded.matchAll(ENTRY)].map((match) => match[1] ?? ''),
  );
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
  return [
    ...context.prose.flatMap((passage, i) => findPatterns(passage, BROKEN, `contents ${i}`, ENTRY_QUOTED)),
    ...pagesBackwards(context),
    ...renamedTables(context),
  ];
}

/** 一、收支总表......12, at the end of an entry; 182、 may be page 18 and the number of the next one. */
const PAGE_OF_ENTRY =
  /(?:[.·]{3,}|⋯+)(\d{1,3})(?=$|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]部分|\([一二三四五六七八九十]+\))/g;
/** Where the numbers of a second part begin again. */
const FIRST_PAGES = 2;

function pagesBackwards(context: CheckContext): Outcome[] {
  let last = 0;
  return contentsOf(context).flatMap((passage) =>
    [...passage.folded.matchAll(PAGE_OF_ENTRY)].flatMap((match) => {
      const number = Number(match[1]);
      const before = last;
      last = number;
      if (number >= before || number <= FIRST_PAGES) return [];
      const span = { from: Math.max(0, match.index - ENTRY_QUOTED), to: match.index + match[0].length };
      const what = both(`页码 ${number} 小于前一项的 ${before}`, `page ${number} after page ${before}`);
      return [textFinding(passage, span, what, `contents page ${number}`)];
    }),
  );
}

/** From this likeness on, two titles are the same. */
const SAME_TITLE = 0.9;

/** A table of the contents that is there under another name. Wordings vary: it is said, and no more. */
function renamedTables(context: CheckContext): Outcome[] {
  return listedTables(context).flatMap(({ title, found }) => {
    const there = context.views.filter(({ kind, statement }) => found.includes(kind) && statement.title !== null);
    const [first] = there;
    const own = bareTitle(title);
    const alike = ({ name }: StatementView): boolean =>
      likeness(own, bareTitle(name)) >= SAME_TITLE || likeness(bareTitle(name), own) >= SAME_TITLE;
    if (first === undefined || there.some(alike)) return [];
    return [
      finding(
        both(
          `目录中为《${title}》，正文中为《${first.name}》`,
          `the contents say “${title}”, the table “${first.name}”`,
        ),
        [{ table: first.statement.table }],
        `contents ${title}`,
        'info',
      ),
    ];
  });
}

function bareTitle(title: string): string {
  return fold(title).replace(/20\d\d年(?:度)?|部门|单位|["()（）]/g, '');
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
      '目录中的“错误！未定义书签”是失效的页码；页码应依次增大；目录中的表名与正文表题不同的，作提示。',
      '“错误！未定义书签” in the contents is a broken page number; page numbers must not decrease; a table with another title than in the contents is information.',
    ),
    severity: 'warning',
    silentPass: true,
    check: brokenContents,
  },
];

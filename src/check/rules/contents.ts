import type { StatementKind } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, findPatterns, passed, textFinding } from '../finding.js';
import { both } from '../numbers.js';
import type { Outcome, Rule } from '../rule.js';
import { contentsOf, LISTED, listedTables } from './contents-list.js';
import { titlesOfContents } from './contents-titles.js';

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
      isUnread(context, title)
        ? unread(title)
        : finding(
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

/** The title stands in the text outside of the contents, and a table that nobody recognised may be the one under it. */
function isUnread(context: CheckContext, title: string): boolean {
  const { document, prose } = context;
  const known = new Set([...document.statements, ...document.performance].map(({ table }) => table));
  if (document.tables.every((_, index) => known.has(index))) return false;
  const contents = new Set(contentsOf(context));
  const own = fold(document.department.name);
  return prose.some((passage) => {
    if (contents.has(passage)) return false;
    const heading = own === '' ? passage.folded : passage.folded.replace(own, '');
    const bare = heading.replace(BEFORE_TITLE, '');
    return bare === title || (OF_FUND.test(title) && bare === `财政拨款${title}`);
  });
}

/** 七、, 公开07表, 2022年 before the title in a heading. */
const BEFORE_TITLE = /^(?:公开\d+表|[一二三四五六七八九十]+、|\d+[.、]|20\d\d年(?:度)?|部门)+/;
const OF_FUND = /^(?:政府性?基金|国有资本)/;

/** A title without a table that was recognised: it may be missing, or not have been read. */
function unread(title: string): Outcome {
  const message = both(
    `目录列有《${title}》，正文中有标题，没有认出表格`,
    `the contents list “${title}”, its title is there and no table was recognised under it`,
  );
  return { ...finding(message, [], 'tables unread'), status: 'undetermined' };
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
    ...titlesOfContents(context),
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
      '目录中的“错误！未定义书签”是失效的页码；页码应依次增大，编号应连续；同一张表不应列两次，正文有的表目录中也应有；目录中的表名与正文表题不同的，作提示。',
      '“错误！未定义书签” in the contents is a broken page number; page numbers must not decrease and numbers of entries must run on; no table is listed twice, and one that is there must be listed; a table with another title than in the contents is information.',
    ),
    severity: 'warning',
    silentPass: true,
    check: brokenContents,
  },
];

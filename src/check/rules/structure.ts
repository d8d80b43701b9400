import type { StatementKind } from '../../schema/index.js';
import type { CheckContext } from '../context.js';
import { both } from '../numbers.js';
import type { Evidence, Outcome, Rule } from '../rule.js';
import { textFinding } from './prose-text.js';

function finding(
  zh: string,
  en: string,
  evidence: readonly Evidence[],
  group: string,
  severity?: Outcome['severity'],
): Outcome {
  return {
    status: 'fail',
    ...(severity === undefined ? {} : { severity }),
    unit: null,
    expected: null,
    actual: null,
    tolerance: null,
    message: both(zh, en),
    evidence,
    group,
  };
}

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
    return [
      finding(
        apart ? '文件中没有预决算表，文字说明表格附后或另附' : '文件中没有预决算表，只有文字说明',
        apart
          ? 'the file holds no accounting table; its text says that they are attached'
          : 'the file holds no accounting table, only the narrative',
        [],
        'tables',
        apart ? 'info' : 'error',
      ),
    ];
  }
  if (missing.length > 0)
    return missing.map((title) =>
      finding(
        `目录列有《${title}》，正文中没有这张表`,
        `the contents list the table “${title}”, the document does not hold it`,
        [],
        'tables',
      ),
    );
  return listed.length === 0
    ? []
    : [
        {
          ...finding(
            `目录所列 ${listed.length} 张表齐全`,
            `all ${listed.length} tables of the contents are there`,
            [],
            'tables',
          ),
          status: 'pass',
        },
      ];
}

const BROKEN = /错误!未(?:定义书签|找到引用源)/g;

function brokenContents(context: CheckContext): Outcome[] {
  return context.prose.flatMap((passage) =>
    [...passage.folded.matchAll(BROKEN)].map((match) =>
      textFinding(
        passage,
        Math.max(0, match.index - 14),
        match.index + match[0].length + 1,
        both('目录的页码失效', 'a page number of the contents is broken'),
        `contents ${match.index}`,
      ),
    ),
  );
}

function units(context: CheckContext): Outcome[] {
  return context.views.flatMap((view) => {
    const table = view.statement.table;
    if (
      view.kind === 'organization' ||
      view.kind === 'staffing' ||
      view.lines.every(({ cols }) => Object.keys(cols).length === 0)
    )
      return [];
    const found = view.statement.unit !== null || view.columns.some(({ unit }) => unit !== null);
    const message = found
      ? (['金额单位已标明', 'its unit of money is stated'] as const)
      : (['没有标明金额单位', 'no unit of money is stated'] as const);
    return [
      {
        ...finding(
          `《${view.name}》${message[0]}`,
          `“${view.name}”: ${message[1]}`,
          [{ table }],
          found ? 'units' : view.group,
        ),
        status: found ? 'pass' : 'fail',
      },
    ];
  });
}

/** The last form of a kind ends before the part that its sisters have. */
function truncated({ document, whole }: CheckContext): Outcome[] {
  if (!whole) return [];
  const last = document.performance.at(-1);
  if (last?.kind !== 'project-targets' || last.orphan) return [];
  const sisters = document.performance
    .filter(({ kind, title }) => kind === last.kind && title === last.title && kind === 'project-targets')
    .slice(0, -1);
  const withItems = sisters.filter(({ items }) => items.length > 0).length;
  const rows = sisters.map(({ indicators }) => indicators.length);
  if (
    sisters.length < 2 ||
    withItems < sisters.length ||
    last.items.length > 0 ||
    last.indicators.length * 2 > Math.min(...rows)
  )
    return [];
  return [
    finding(
      `“${last.project ?? last.title ?? ''}”的绩效目标表不完整：只有 ${last.indicators.length} 行指标，没有支出明细和合计`,
      `the form of “${last.project ?? last.title ?? ''}” breaks off after ${last.indicators.length} indicators, without its items and total`,
      [{ performance: document.performance.length - 1 }],
      'truncated',
    ),
  ];
}

function orphans({ document }: CheckContext): Outcome[] {
  return document.performance.flatMap((sheet, performance) =>
    sheet.orphan
      ? [
          finding(
            '绩效表只剩后半部分，表头和项目名称缺失',
            'only the tail of a performance form is left; its head and project name are lost',
            [{ performance }],
            `orphan ${performance}`,
          ),
        ]
      : [],
  );
}

export const STRUCTURE_RULES: readonly Rule[] = [
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
  {
    id: 'S-03',
    name: 'unit-stated',
    title: both('各表标明金额单位', 'each table states its unit of money'),
    explanation: both(
      '有金额的表应标明单位；单位不从数字大小推断。',
      'a table of money must state its unit, which is never inferred from magnitudes.',
    ),
    severity: 'error',
    check: units,
  },
  {
    id: 'S-05',
    name: 'truncated',
    title: both('文件完整', 'the document is complete'),
    explanation: both(
      '最后一张绩效表缺少同类各表都有的部分（支出明细、合计）时，文件不完整。',
      'the last form lacks what its sisters have (items, total): the document breaks off.',
    ),
    severity: 'error',
    check: truncated,
  },
  {
    id: 'S-06',
    name: 'orphan-form',
    title: both('绩效表有表头', 'performance forms have their head'),
    explanation: both(
      '只剩后半部分的绩效表不知属于哪个项目。',
      'a form of which only the tail is left belongs to no known project.',
    ),
    severity: 'warning',
    silentPass: true,
    check: orphans,
  },
];

import type { Bilingual } from '../../document/bilingual.js';
import { splitCode } from '../../recognize/identity/organization.js';
import type { CheckContext } from '../context.js';
import { finding, nameOfSheet, passed } from '../finding.js';
import { both } from '../numbers.js';
import { isOneBody } from '../body.js';
import type { Outcome, Rule } from '../rule.js';

const OWN_UNIT: ReadonlySet<string> = new Set(['table', 'header']);
const UNIT = /单位:(?:人民币)?[千万亿]?元/;
/** So many tables with a unit of their own show that each should have one. */
const MANY = 3;

function units(context: CheckContext): Outcome[] {
  const stated = context.views.filter(({ statement: { unitFrom } }) => OWN_UNIT.has(unitFrom ?? '')).length;
  // More units are printed than tables have one: one of them stands where nobody took it for a table’s.
  const isLoose = context.prose.filter(({ folded }) => UNIT.test(folded)).length > stated;
  return context.views.flatMap((view) => {
    const table = view.statement.table;
    if (
      view.kind === 'organization' ||
      view.kind === 'staffing' ||
      view.lines.every(({ cols }) => Object.keys(cols).length === 0)
    )
      return [];
    const own = OWN_UNIT.has(view.statement.unitFrom ?? '');
    const found = view.statement.unit !== null || view.columns.some(({ unit }) => unit !== null);
    const told = (zh: string, en: string): Bilingual => both(`《${view.name}》${zh}`, `“${view.name}”: ${en}`);
    if (found && !own && stated >= MANY && !isLoose)
      return [
        finding(
          told('没有标明金额单位，其他各表都有', 'states no unit of money, while the other tables do'),
          [{ table }],
          view.group,
          'warning',
        ),
      ];
    return [
      found
        ? passed(told('金额单位已标明', 'its unit of money is stated'), [{ table }], 'units')
        : finding(told('没有标明金额单位', 'no unit of money is stated'), [{ table }], view.group),
    ];
  });
}

/** The line over a table names the department and the year of the document. */
function banners(context: CheckContext): Outcome[] {
  const { department } = context.document;
  return context.captions.flatMap((caption, table) => {
    const title = context.document.tables[table]?.title ?? '';
    const told = (zh: string, en: string): Outcome =>
      finding(both(`《${title}》${zh}`, `“${title}” ${en}`), [{ table }], `banner ${table}`, 'warning');
    const out: Outcome[] = [];
    if (caption.department !== null && !isOneBody(splitCode(caption.department).name, department.name))
      out.push(
        told(
          `表上的部门是“${caption.department}”，文件是“${department.name}”的`,
          `is headed “${caption.department}”, the document is of “${department.name}”`,
        ),
      );
    if (caption.year !== null && context.year !== null && caption.year !== context.year)
      out.push(
        told(
          `表上的年度是 ${caption.year} 年，文件是 ${context.year} 年度的`,
          `is headed ${caption.year}, the document is of ${context.year}`,
        ),
      );
    return out;
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
      both(
        `“${nameOfSheet(last)}”的绩效目标表不完整：只有 ${last.indicators.length} 行指标，没有支出明细和合计`,
        `the form of “${nameOfSheet(last)}” breaks off after ${last.indicators.length} indicators, without its items and total`,
      ),
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
            both(
              '绩效表只剩后半部分，表头和项目名称缺失',
              'only the tail of a performance form is left; its head and project name are lost',
            ),
            [{ performance }],
            `orphan ${performance}`,
          ),
        ]
      : [],
  );
}

export const STRUCTURE_RULES: readonly Rule[] = [
  {
    id: 'S-03',
    name: 'unit-stated',
    title: both('各表标明金额单位，部门和年度无误', 'each table states its unit of money, its department and its year'),
    explanation: both(
      '有金额的表应标明单位；单位不从数字大小推断。表上的部门和年度应是文件的部门和年度。',
      'a table of money must state its unit, which is never inferred from magnitudes; the department and the year over a table are those of the document.',
    ),
    severity: 'error',
    check: (context) => [...units(context), ...banners(context)],
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

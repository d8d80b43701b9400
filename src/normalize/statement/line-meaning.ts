import {
  ECONOMIC_CLASS,
  FUNCTION_CLASS,
  ITEMS,
  LINE_ROLES,
  USE_NAME,
} from '../../recognize/statement-catalogue-columns.js';
import { plain } from '../../recognize/table-features.js';
import type { Item, Line, StatementKind } from '../../schema/index.js';
import { isTotalWord } from '../../text/table-words.js';
import type { Block } from './blocks.js';

type Role = Line['role'];
type Breakdown = Line['breakdown'];

export function roleOf(label: string | null, labelPath: readonly string[], ofWhich: boolean): Role {
  if (label === null) return 'item';
  const text = plain(label).replace(/[([].*$/, '');
  const role = LINE_ROLES.find(({ pattern }) => pattern.test(text))?.value ?? 'item';
  // 合计 | 合计 over two classifications side by side is one total; 货物 | 合计 is a part's.
  if (role === 'total' && labelPath.length > 1 && !labelPath.every(isTotalWord)) return 'subtotal';
  return ofWhich ? 'of-which' : role;
}

/** Rows with a classification code are that code's; their names (30217 公务接待费) are no subject of their own. */
export function itemOf(label: string | null, code: string | null, kind: StatementKind): Item | null {
  if (label === null || code !== null) return null;
  const text = plain(label);
  const item = ITEMS.find(({ pattern }) => pattern.test(text))?.value ?? null;
  return item === 'total' || !NAMES_OF_THINGS.has(kind) ? item : null;
}

/** Lists of purchases and projects, where 会议费 names what is bought and not the department's meetings. */
const NAMES_OF_THINGS: ReadonlySet<StatementKind> = new Set([
  'government-procurement',
  'purchased-services',
  'project-expenditure',
]);

const BY_CODE: Partial<Record<NonNullable<Line['classification']>, Breakdown>> = {
  function: 'function',
  'economic-department': 'economic',
  'economic-government': 'economic',
  unit: 'organization',
};

const BY_KIND: Partial<Record<StatementKind, Breakdown>> = {
  'three-public-expenses': 'economic',
  'project-expenditure': 'use',
  'government-procurement': 'use',
  'purchased-services': 'use',
  organization: 'organization',
  staffing: 'organization',
};

/** By what a side is broken down: by most of its codes, its heading, the names in it, at last by the table's kind. */
export function breakdownOf(block: Block, lines: readonly Line[], kind: StatementKind): Breakdown {
  const votes = new Map<NonNullable<Breakdown>, number>();
  const vote = (breakdown: Breakdown) => {
    if (breakdown !== null) votes.set(breakdown, (votes.get(breakdown) ?? 0) + 1);
  };
  for (const line of lines) if (line.classification !== null) vote(BY_CODE[line.classification] ?? null);
  // A heading of the units over rows of 科目 outnumbers nothing: codes of a classification win over unit codes.
  if (votes.size > 1) votes.delete('organization');
  if (votes.size === 0) for (const line of lines) vote(byName(plain(line.label ?? ''), line, block));
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  if (block.breakdown !== null && (best === undefined || lines.every(({ code }) => code === null)))
    return block.breakdown;
  if (lines.every(({ label }) => label === null)) return null;
  return best?.[0] ?? BY_KIND[kind] ?? null;
}

function byName(label: string, line: Line, block: Block): Breakdown {
  if (line.role !== 'item' && line.role !== 'subtotal') return null;
  if (FUNCTION_CLASS.test(label) && !/收入|拨款/.test(label)) return 'function';
  if (USE_NAME.test(label)) return 'use';
  if (ECONOMIC_CLASS.test(label)) return 'economic';
  const revenue = (block.direction ?? line.direction) === 'revenue';
  return revenue && /收入|拨款|资金|预算|基金|补助|贷款/.test(`${label}${line.labelPath.join('')}`) ? 'source' : null;
}

export function breakdownOfCode(classification: Line['classification']): Breakdown {
  return classification === null ? null : (BY_CODE[classification] ?? null);
}

/** Revenue over expenditure in one list: the labels say where the second half begins. */
export function splitSections(lines: readonly Line[]): Line[][] {
  const sections: Record<'revenue' | 'expenditure', Line[]> = { revenue: [], expenditure: [] };
  let section: keyof typeof sections = 'revenue';
  for (const line of lines) {
    const label = plain(line.label ?? '');
    if (/支出|下年/.test(label)) section = 'expenditure';
    else if (/收入/.test(label)) section = 'revenue';
    if (!line.role.endsWith('balance')) line.direction = section;
    sections[section].push(line);
  }
  return [sections.revenue, sections.expenditure];
}

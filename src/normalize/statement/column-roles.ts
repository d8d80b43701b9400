import type { GridIndex, Table } from '../../document/table.js';
import { CHANGE, COLUMN_ROLES, PERCENT, ROW_COUNT_UNIT } from '../../recognize/statement-catalogue-columns.js';
import type { StatementKind } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import { isFigure } from '../../text/table-words.js';
import { isBlank } from '../money.js';
import type { Heading } from './headings.js';
import { isSided } from './sides.js';

/**
 * What a grid column is for. `index` is 序号 and 行次; `percent` is shown among the columns but holds no money;
 * `none` has neither heading nor content.
 */
export type ColumnRole = 'index' | 'code' | 'label' | 'amount' | 'percent' | 'attribute' | 'none';

interface Content {
  figures: number;
  words: number;
  codes: number;
}

/** Kinds whose figures are counts, never money. */
const COUNTING: ReadonlySet<StatementKind> = new Set(['organization', 'staffing']);

export function columnRoles(
  table: Table,
  index: GridIndex,
  headings: readonly Heading[],
  kind: StatementKind,
): ColumnRole[] {
  const roles: ColumnRole[] = [];
  for (const [col, heading] of headings.entries()) {
    const content = contentOf(table, index, col);
    const role = byHeading(heading, content, kind) ?? byContent(heading, content, roles);
    roles.push(COUNTING.has(kind) && (role === 'amount' || role === 'percent') ? 'attribute' : role);
  }
  return withLabel(withoutItemClass(roles, headings), kind);
}

/**
 * Every list has names before its figures, whatever their heading says: 支出项目（按功能分类）, 支出功能分类科目 beside the
 * revenue of a two-sided statement, 采购类别 | 金额. Where no heading named them, words before figures are these names.
 */
function withLabel(roles: readonly ColumnRole[], kind: StatementKind): ColumnRole[] {
  const out = [...roles];
  let from = 0;
  for (const [col, role] of roles.entries()) {
    if (role !== 'amount') continue;
    const before = out.slice(from, col);
    const words = before.indexOf('attribute');
    const named = before.some((one) => one === 'label' || one === 'code');
    // Beside a list with names a remark may stand; only two-sided statements have a list of their own there.
    if (words >= 0 && !named && (from === 0 || isSided(kind))) out[from + words] = 'label';
    from = col + 1;
  }
  return out;
}

/** 采购品目 beside 项目名称 says what is bought; the row goes by the name of its project. */
function withoutItemClass(roles: readonly ColumnRole[], headings: readonly Heading[]): ColumnRole[] {
  const named = roles.some((role, col) => role === 'label' && /名称$/.test(headings[col]?.leaf ?? ''));
  return roles.map((role, col) =>
    named && role === 'label' && /品目$/.test(headings[col]?.leaf ?? '') ? 'attribute' : role,
  );
}

function contentOf(table: Table, index: GridIndex, col: number): Content {
  const content: Content = { figures: 0, words: 0, codes: 0 };
  for (let row = table.headerRows; row < table.rows; row++) {
    const cell = index.at(row, col);
    if (cell === undefined || cell.row !== row || cell.col !== col || isBlank(cell.text)) continue;
    const text = fold(cell.text);
    // Figures that were misread (1O.5) still tell a column of figures.
    if (!/\d/.test(text) || (!isFigure(text) && /[\u4e00-\u9fff]/.test(text))) {
      // A cell that reaches over the columns beside it (合计) says nothing about this one.
      if (cell.colSpan === 1 && !/^[类款项目]$/.test(text)) content.words++;
    } else {
      content.figures++;
      if (/^\d{3}(\d{2}){0,2}$/.test(text)) content.codes++;
    }
  }
  return content;
}

function byHeading(heading: Heading, content: Content, kind: StatementKind): ColumnRole | null {
  const leaf = heading.leaf.replace(/[([](金额)?(单位[:：])?[千百万亿]*元[)\]]$/, '');
  if (leaf === '') return null;
  const role = COLUMN_ROLES.find(({ pattern }) => pattern.test(leaf))?.role ?? null;
  const { figures, words, codes } = content;
  if (role === 'index') return 'index';
  if (role === 'code') return words > figures && figures === 0 ? 'label' : 'code';
  if (role === 'label') {
    if (figures > words) return codes === figures ? 'code' : byMeasure(heading);
    return 'label';
  }
  if (role === 'attribute') return 'attribute';
  const counts = heading.words.some((word) => /^数量/.test(word) || ROW_COUNT_UNIT.test(word));
  if (counts && !/价值|金额|原值|净值/.test(leaf)) return 'attribute';
  if (figures === 0 && words === 0) return kind === 'organization' ? 'attribute' : byMeasure(heading);
  return null;
}

function byContent(heading: Heading, { figures, words }: Content, left: readonly ColumnRole[]): ColumnRole {
  const named = heading.leaf !== '';
  if (figures === 0 && words === 0) return named ? byMeasure(heading) : 'none';
  if (figures >= words || (named && MONEY_HEADING.test(heading.leaf) && figures > 0)) return byMeasure(heading);
  // Words without a heading that says what they are: a name before the first figures, else a remark.
  const last = left.findLast((role) => role !== 'none' && role !== 'index');
  const opens = !left.includes('label') && (last === undefined || last === 'code');
  return opens || (!named && (last === 'label' || last === 'amount')) ? 'label' : 'attribute';
}

const MONEY_HEADING = /(数|金额|合计|小计|总计|费|支出|收入|拨款|资金|经费|价值)$/;

function byMeasure(heading: Heading): ColumnRole {
  return PERCENT.test(heading.leaf) && !(CHANGE.test(heading.leaf) && /额|数$/.test(heading.leaf))
    ? 'percent'
    : 'amount';
}

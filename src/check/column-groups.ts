import type { Column } from '../schema/index.js';
import { isTotalWord } from '../text/table-words.js';
import type { StatementView } from './view.js';

// Which columns of a statement add up to which.

/** A 合计 and the columns that it sums up. */
export interface ColumnGroup {
  readonly total: Column;
  readonly parts: readonly Column[];
}

/** 预算数, 金额: headings that say how, not what. */
export const MEASURE_WORD = /^(.*(?:预算|决算|执行|完成|调整)数|金额|预算|决算|小计数)$/;

/** The groups of a statement, the outer ones of nested heads included; worked out once for each view. */
export function columnGroups(view: StatementView): readonly ColumnGroup[] {
  return view.once('column groups', () => groupColumns(view));
}

function groupColumns(view: StatementView): ColumnGroup[] {
  const columns = view.amountColumns.map((column) => ({ column, path: subjectPath(column) }));
  const groups: ColumnGroup[] = [];
  for (const { column, path } of columns) {
    const alike = columns
      .filter(
        (other) =>
          other.column.direction === column.direction || other.column.direction === null || column.direction === null,
      )
      .filter((other) => other.column.year === column.year && other.column.phase === column.phase);
    if (!isTotal(column, path, alike)) continue;
    const prefix = path.slice(0, -1);
    const below = alike.filter((other) => other.column !== column && prefix.every((word, i) => other.path[i] === word));
    const parts = partsOf(below, prefix.length);
    if (parts.length >= 2) groups.push({ total: column, parts });
  }
  return groups;
}

interface Headed {
  readonly column: Column;
  readonly path: readonly string[];
}

function subjectPath(column: Column): string[] {
  const path = [...column.path];
  while (path.length > 1 && MEASURE_WORD.test(path.at(-1) ?? '')) path.pop();
  return path;
}

function isTotal(column: Column, path: readonly string[], alike: readonly Headed[]): boolean {
  const leaf = (path.at(-1) ?? '').replace(/[(（].*$/, '');
  if (isTotalWord(leaf)) return true;
  const used =
    alike.some(({ column: { item } }) => item === 'basic-expenditure') &&
    alike.some(({ column: { item } }) => item === 'project-expenditure');
  const named = alike.some((other) => other.column !== column && isTotalWord(other.path.at(-1) ?? ''));
  return used && !named && column.item === null && /支出$/.test(leaf) && path.length === 1;
}

/** One column for each heading at the depth: its own 合计 where it has one, else all that stand under it. */
function partsOf(columns: readonly Headed[], depth: number): Column[] {
  const nodes = new Map<string, Headed[]>();
  for (const headed of columns) {
    const key = headed.path[depth] ?? '';
    nodes.set(key, [...(nodes.get(key) ?? []), headed]);
  }
  return [...nodes.values()].flatMap((members) => {
    const [only] = members;
    // Columns with one and the same heading: nothing further down tells them apart.
    if (members.every(({ path }) => path.length <= depth)) return members.map(({ column }) => column);
    if (members.length === 1 && only !== undefined) return isNoPart(only.column) ? [] : [only.column];
    const total =
      members.find(({ path }) => path.length === depth + 2 && isTotalWord(path.at(-1) ?? '')) ??
      members.find(({ path }) => path.length === depth + 1);
    if (total !== undefined) return isNoPart(total.column) ? [] : [total.column];
    return partsOf(members, depth + 1);
  });
}

/** 机关运行经费 is printed beside the “三公” columns and is no part of them. */
function isNoPart({ item }: Column): boolean {
  return item === 'agency-operating-expenses';
}

import { isFigure, isHeaderWord } from '../../text/table-words.js';
import { agrees, kindOfHead, kindOfText, kindsOfColumns, type Kind } from '../column-kinds.js';
import { isIndicatorHeader, isLevel1, isLevel2, isLevelHeader } from './words.js';

type Row = readonly string[];

/** Which empty cells a dump writes. One that writes none of a kind may have lost them. */
export interface Habits {
  /** Rows that begin with an empty cell. */
  readonly leading: boolean;
  /** Empty cells between filled ones. */
  readonly inner: boolean;
}

/** Told from the rows of a whole dump. */
export function habitsOf(rows: readonly Row[]): Habits {
  const inner = (row: Row): boolean => {
    const first = row.findIndex((text) => text !== '');
    const last = row.findLastIndex((text) => text !== '');
    return row.slice(first, last).includes('');
  };
  return { leading: rows.some((row) => row.length > 1 && row[0] === '' && row.some(Boolean)), inner: rows.some(inner) };
}

/** A row with a cell for each column, empty ones included. */
export interface Placed {
  readonly cells: string[];
  /** False where its figures may belong to other columns. */
  readonly sure: boolean;
}

/**
 * Rows with their cells in their columns. A dump that trims its lines loses the empty cells that begin them: such a row
 * is moved to the one place where everything in it agrees with what the columns hold. One that drops every empty cell
 * leaves only its full rows certain.
 */
export function placeRows(rows: readonly Row[], headerRows: number, columns: number, habits: Habits): Placed[] {
  const asWritten = (row: Row, sure: boolean): Placed => ({ cells: padded(row, columns), sure });
  if (habits.leading || rows.every((row) => row.length === columns)) return rows.map((row) => asWritten(row, true));
  const indicators = rows.findIndex((row) => isIndicatorHeader(row));
  const heads = rows[indicators];
  if (heads !== undefined)
    return rows.map((row, y) => (y > indicators ? levelled(row, heads, columns) : asWritten(row, true)));

  const header = rows.slice(0, headerRows);
  const complete = header.findLast((row) => row.length === columns && !row.includes(''));
  const kinds = kindsOfColumns(
    rows.slice(headerRows).filter((row) => row.length === columns),
    columns,
  ).map((kind, x) => kind ?? (complete === undefined ? null : kindOfHead(complete[x] ?? '')));
  if (!habits.inner) {
    // Heads over heads that lost their empty cells: which columns a group spans is gone with them.
    const isFlat = header.every((row) => row.length === columns || row.length === 1);
    return rows.map((row) => asWritten(row, isFlat && row.length === columns));
  }
  return rows.map((row, y): Placed => {
    if (row.length === columns) return asWritten(row, true);
    // A column's first head stands in the first row; further down it is merged, and its place empty.
    if (y < headerRows)
      return y === 0 || row.length === 1
        ? asWritten(row, true)
        : shifted(row, kinds, kindOfLeaf, (head, column) => head === null || column === null || head === column);
    return shifted(row, kinds, kindOfText, agrees);
  });
}

/** Moves a row to the right by as much as agrees with the columns, where there is one way only. */
function shifted(
  row: Row,
  kinds: readonly (Kind | null)[],
  kindOf: (text: string) => Kind | null,
  agree: (text: Kind | null, column: Kind | null) => boolean,
): Placed {
  const columns = kinds.length;
  const fitting: number[] = [];
  for (let shift = 0; shift + row.length <= columns; shift++)
    if (row.every((text, x) => agree(text === '' ? null : kindOf(text), kinds[x + shift] ?? null))) fitting.push(shift);
  const [only] = fitting;
  return { cells: padded(row, columns, only ?? 0), sure: fitting.length === 1 };
}

/**
 * Rows of heads that trimmed lines have moved under other heads look like rows of a body: short ones of nothing but heads,
 * before the first figures, are taken for header rows.
 */
export function trimmedHeaderRows(rows: readonly Row[], headerRows: number, { leading, inner }: Habits): number {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  let count = headerRows;
  if (leading || !inner || count === 0) return count;
  const isHeads = (row: Row): boolean =>
    row.length > 1 &&
    row.length < columns &&
    row.every((text) => text === '' || (isHeaderWord(text) && !isFigure(text)));
  while (isHeads(rows[count] ?? [])) count++;
  return count;
}

/** Heads over several columns (收入, 支出) say nothing of what stands in the first of them. */
function kindOfLeaf(head: string): Kind | null {
  const kind = kindOfHead(head);
  return kind !== 'figure' || /(数|额|合计|小计)$/.test(head) ? kind : null;
}

/** Rows below 一级 | 二级 | 三级指标 tell by their first word which of the merged cells are not written. */
function levelled(row: Row, header: Row, columns: number): Placed {
  const [first = '', second = ''] = row;
  const at = (level: 1 | 2): number =>
    Math.max(
      0,
      header.findIndex((head) => isLevelHeader(head, level)),
    );
  const missing =
    isLevel1(first) && (!isLevel2(first) || isLevel2(second)) ? at(1) : isLevel2(first) ? at(2) : at(2) + 1;
  const shift = row.length + missing <= columns ? missing : 0;
  return { cells: padded(row, columns, shift), sure: true };
}

/** A row with empty cells to its left and right. */
export function padded(row: Row, columns: number, shift = 0): string[] {
  return Array.from({ length: columns }, (_, x) => row[x - shift] ?? '');
}

/**
 * The first column from which heads and figures do not belong together: amounts under no head at all, or under a head of
 * names. The heads from there on may be moved. `columns` where all agree.
 */
export function firstDoubtfulColumn(heads: readonly string[], body: readonly Row[]): number {
  if (heads.filter((head) => head !== '').length < 2) return heads.length;
  const kinds = kindsOfColumns(body, heads.length);
  const at = heads.findIndex((head, x) => {
    if (kinds[x] !== 'figure') return false;
    return head === '' || (kindOfHead(head) === 'words' && /(名称|科目|项目)$/.test(head.replace(/\s/g, '')));
  });
  return at < 0 ? heads.length : at;
}

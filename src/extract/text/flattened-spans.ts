import { isFigure, isRulerRow } from '../../text/table-words.js';
import { kindOfHead, kindOfText, kindsOfColumns, type Kind } from '../column-kinds.js';

type Row = readonly string[];

/** Rows of heads are no more than this; a longer run is a list of names. */
const MAX_HEADER = 5;
/** More ways than this to part a row are as good as none. */
const MAX_WAYS = 64;

export interface Spans {
  readonly headerRows: number;
  /** How many columns each cell of each row spans; null for a row whose texts do not tell. */
  readonly rows: readonly (readonly number[] | null)[];
  /** Whether all heads could be set over their columns. */
  readonly headed: boolean;
}

/**
 * Spans of a flattened accounting table, whose dump says how many cells a row has but not how wide they are. Full rows
 * tell what the columns hold; heads are set over the heads and cells below them, where that goes one way only. Null for
 * a form, whose rows follow no columns.
 */
export function spansByColumns(rows: readonly Row[], columns: number): Spans | null {
  const isFull = (row: Row): boolean => row.length === columns;
  const first = rows.findIndex((row) => isFull(row) && row.some(isFigure) && !isRulerRow(row));
  const full = rows.filter(isFull).length;
  if (first < 1 || first > MAX_HEADER || full * 2 < rows.length) return null;
  const kinds = kindsOfColumns(rows.slice(first).filter(isFull), columns);
  if (kinds.filter((kind) => kind === 'figure').length === 0) return null;
  const header = headerSpans(rows.slice(0, first), kinds);
  return {
    headerRows: first,
    rows: [...header, ...rows.slice(first).map((row) => bodySpans(row, kinds))],
    headed: !header.includes(null),
  };
}

function ones(row: Row): number[] {
  return row.map(() => 1);
}

/** From the lowest row of heads upwards: each is set over the one below. */
function headerSpans(rows: readonly Row[], kinds: readonly (Kind | null)[]): (readonly number[] | null)[] {
  const out: (readonly number[] | null)[] = rows.map((row) => (isRulerRow(row) ? ones(row) : null));
  const leaf = rows.findLastIndex((row) => !isRulerRow(row));
  let spans = leafSpans(rows[leaf] ?? [], kinds);
  const known = [...kinds];
  for (let y = leaf; y >= 0 && spans !== null; y--) {
    out[y] = spans;
    nameBlankColumns(rows[y] ?? [], spans, known);
    spans = groupSpans(rows[y - 1] ?? [], { row: rows[y] ?? [], spans }, known);
  }
  return out;
}

/** A column with nothing in its body is what its head says. */
function nameBlankColumns(row: Row, spans: readonly number[], kinds: (Kind | null)[]): void {
  let at = 0;
  spans.forEach((span, i) => {
    const text = row[i] ?? '';
    if (span === 1 && text !== '') kinds[at] ??= kindOfHead(text);
    at += span;
  });
}

function leafSpans(row: Row, kinds: readonly (Kind | null)[]): readonly number[] | null {
  if (row.length === kinds.length) return ones(row);
  return onlyWay(row.length, kinds.length, (i, from, span) => {
    const text = row[i] ?? '';
    if (text === '') return span === 1;
    const kind = kinds[from] ?? null;
    return kind === null || (kindOfHead(text) === 'figure') === (kind === 'figure');
  });
}

/** Heads over the cells of the row below: an empty one there is the head going down, filled ones are its columns. */
function groupSpans(
  row: Row,
  below: { readonly row: Row; readonly spans: readonly number[] },
  kinds: readonly (Kind | null)[],
): readonly number[] | null {
  const { row: under, spans } = below;
  if (row.length === under.length) return spans;
  const starts = spans.map((_, i) => spans.slice(0, i).reduce((sum, span) => sum + span, 0));
  const isLabel = starts.map((x) => kinds[x] === 'words' || kinds[x] === 'code');
  const parted = (fits: (head: string, labels: readonly boolean[]) => boolean): number[][] =>
    waysToPart(row.length, under.length, (i, from, count) => {
      if (count === 1) return true;
      const head = row[i] ?? '';
      const filled = under.slice(from, from + count).every((text) => text !== '');
      return head !== '' && filled && fits(head, isLabel.slice(from, from + count));
    });
  const found = firstFew(
    // 项目 over 编码 | 名称, 收入预算 over 合计 | 财政拨款 …
    () => parted((head, labels) => labels.every((one) => one === isLabelHead(head))),
    // 收入 over 项目 | 金额: a side, which begins with its names.
    () => parted((_, labels) => labels[0] === true && !labels.some((one, i) => one && labels[i - 1] === false)),
  );
  const repeating = found.length > 1 ? found.filter((way) => repeats(way, under)) : found;
  const [only] = repeating;
  if (only === undefined || repeating.length > 1) return null;
  let from = 0;
  return only.map((count) => {
    from += count;
    return spans.slice(from - count, from).reduce((sum, span) => sum + span, 0);
  });
}

/** The first reading that there is any way to. */
function firstFew(...readings: readonly (() => number[][])[]): number[][] {
  for (const read of readings) {
    const ways = read();
    if (ways.length > 0) return ways;
  }
  return [];
}

function isLabelHead(head: string): boolean {
  return kindOfHead(head) !== 'figure' || /分类|科目|项目/.test(head);
}

function repeats(way: readonly number[], below: Row): boolean {
  let from = 0;
  const groups = way.map((count) => {
    from += count;
    return below.slice(from - count, from).join('\t');
  });
  const wide = groups.filter((_, i) => (way[i] ?? 0) > 1);
  return wide.length > 1 && new Set(wide).size === 1;
}

/** A merged label (合计) takes what its row lacks; figures stand in columns of figures, one each. */
function bodySpans(row: Row, kinds: readonly (Kind | null)[]): readonly number[] | null {
  if (row.length === kinds.length) return ones(row);
  if (row.length === 1) return [kinds.length];
  return onlyWay(row.length, kinds.length, (i, from, span) => {
    const kind = kindOfText(row[i] ?? '');
    const column = kinds[from] ?? null;
    if (kind !== 'words')
      return span === 1 && (kind === null || column === null || (column === 'figure') === (kind === 'figure'));
    return column !== 'figure';
  });
}

function onlyWay(
  cells: number,
  columns: number,
  fits: (cell: number, from: number, span: number) => boolean,
): readonly number[] | null {
  const ways = waysToPart(cells, columns, fits);
  return ways.length === 1 ? (ways[0] ?? null) : null;
}

/** Ways to lay `cells` cells over `columns` columns, each where it fits. */
function waysToPart(
  cells: number,
  columns: number,
  fits: (cell: number, from: number, span: number) => boolean,
): number[][] {
  const ways: number[][] = [];
  // Cells that cannot be laid over what is left are not tried twice: rows have dozens of cells.
  const dead = new Set<number>();
  const lay = (cell: number, from: number, taken: readonly number[]): boolean => {
    if (ways.length >= MAX_WAYS) return true;
    if (cell === cells) {
      if (from === columns) ways.push([...taken]);
      return from === columns;
    }
    if (dead.has(cell * columns + from)) return false;
    let any = false;
    for (let span = 1; from + span <= columns - (cells - cell - 1); span++)
      if (fits(cell, from, span)) any = lay(cell + 1, from + span, [...taken, span]) || any;
    if (!any) dead.add(cell * columns + from);
    return any;
  };
  lay(0, 0, []);
  return ways;
}

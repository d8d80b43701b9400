import type { PageTable } from '../page-table.js';
import type { TextLine } from '../text.js';
import { CELL_GAP, inkOf, type Ink } from './ink.js';
import { isCaption, PAGE_NUMBER, type Region } from './regions.js';

// Each page of a table without inner rules has its own blanks: a page with few rows, or without its header, would
// show other columns than the page before. What goes on is read with the columns of the page before.

/** What the page before ended with, where that is a table without rules. */
export interface Above {
  readonly table: PageTable;
  /** Texts of the lines of that page, without blanks: what a page repeats is no caption of another table. */
  readonly texts: ReadonlySet<string>;
}

/** Share of the texts that may run over a border: long labels do. */
const OVER = 0.05;
/** Ink this far over a border runs over it, points. */
const OVERHANG = 1.5;
/** Share of the rows that hold figures: the summary tables print many classes without any. */
const MIN_FIGURES = 0.1;
/** Rows of one table follow each other within this many heights of their print. */
const ROW_GAP = 4;
/** The rules of both parts begin and end at the same places. */
const SAME_EXTENT = 6;

export function aboveOf(
  previous: { readonly tables: readonly PageTable[]; readonly lines: readonly TextLine[] } | undefined,
): Above | null {
  const table = previous?.tables.at(-1);
  if (!previous || !table || table.ruled) return null;
  const below = previous.lines.filter(({ text, box }) => box[1] > table.box[3] - 2 && !PAGE_NUMBER.test(text));
  // One line may be the footer of every page; more are what stands under a table that has ended.
  return below.length > 1 ? null : { table, texts: new Set(previous.lines.map(({ text }) => squeeze(text))) };
}

/**
 * The columns of the table above where the region goes on with it: nothing new between them, and every text in a column.
 * Borders move within the blank beside them, as the texts of this page need.
 */
export function columnsAbove(
  above: Above | null,
  region: Region,
  lines: readonly TextLine[],
): readonly number[] | null {
  if (above === null) return null;
  const { box } = above.table;
  const same = Math.abs(region.box[0] - box[0]) < SAME_EXTENT && Math.abs(region.box[2] - box[2]) < SAME_EXTENT;
  if (!same || !repeatsOnly(above, lines, region.box[1])) return null;
  const inside = lines.filter((line) => line.box[1] > region.box[1] - 2 && line.box[3] < region.box[3] + 2);
  // Heads over several columns run over borders: where a line has no figure it says nothing.
  const withFigures = inside.filter((line) => inkOf(line).some(({ figure }) => figure));
  return fit(withFigures.length > 0 ? withFigures : inside, above.table);
}

/**
 * The lines at the top of a page that go on with a table without any rule: they stand in its columns, and some of
 * them hold figures. What the page before has said (a caption, a running header, the header) may stand over them.
 */
export function regionGoingOn(above: Above | null, lines: readonly TextLine[]): Region | null {
  if (above === null) return null;
  const { box } = above.table;
  const start = lines.findIndex(({ text }) => !above.texts.has(squeeze(text)) && !PAGE_NUMBER.test(text));
  const header = repeatedHeader(above.table, lines.slice(Math.max(0, start)));
  const run: TextLine[] = [];
  for (const line of lines.slice(Math.max(0, start) + header.length)) {
    const before = run.at(-1) ?? header.at(-1);
    if (!fits([line], above.table) || isCaption(line)) break;
    if (before && line.box[1] - before.box[3] > ROW_GAP * line.size) break;
    run.push(line);
  }
  // A label alone is a row whose figures are blank; at the end it is what follows the table.
  const rows = run.slice(0, run.findLastIndex((line) => inkOf(line).length > 1) + 1);
  const figures = rows.filter((line) => inkOf(line).some(({ figure }) => figure)).length;
  const [first, last] = [header[0] ?? rows[0], rows.at(-1)];
  if (!first || !last || figures < rows.length * MIN_FIGURES) return null;
  return { box: [box[0], first.box[1] - 1, box[2], last.box[3] + 1], rules: [] };
}

/** The header of the table above once more; empty where the lines begin otherwise. */
function repeatedHeader({ headLines = [] }: PageTable, lines: readonly TextLine[]): readonly TextLine[] {
  const same = headLines.every((text, i) => squeeze(text) === squeeze(lines[i]?.text ?? ''));
  return same ? lines.slice(0, headLines.length) : [];
}

function repeatsOnly({ texts }: Above, lines: readonly TextLine[], top: number): boolean {
  return lines.every(
    ({ text, box }) => box[3] > top + 2 || texts.has(squeeze(text)) || PAGE_NUMBER.test(text) || /续表?/.test(text),
  );
}

function fits(lines: readonly TextLine[], table: PageTable): boolean {
  return fit(lines, table) !== null;
}

/** The table's borders, moved so that no text of the lines runs over one; null where the lines have other columns. */
function fit(lines: readonly TextLine[], { xs, inks = [] }: PageTable): number[] | null {
  const extents = xs.slice(1).map((to, i) => {
    const ink = inks[i];
    return ink ? { from: ink[0], to: ink[1] } : { from: to, to: xs[i] ?? to };
  });
  /** How far the texts of a column may reach: up to those of the columns beside it. */
  const reach = extents.map((_, i) => ({
    from: Math.max(xs[0] ?? 0, ...extents.slice(0, i).map(({ to }) => to)) - OVERHANG,
    to: Math.min(xs.at(-1) ?? 0, ...extents.slice(i + 1).map(({ from }) => from)) + OVERHANG,
  }));
  let over = 0;
  let all = 0;
  for (const line of lines) {
    const figures = new Set<number>();
    for (const one of inkOf(line, CELL_GAP)) {
      all++;
      const column = columnOf(one, xs);
      const [extent, room] = [extents[column], reach[column]];
      const fitting = extent && room && one.from >= room.from && one.to <= room.to;
      // Two figures of one line in one column: this page has other columns.
      if (one.figure && (!fitting || figures.has(column))) return null;
      if (one.figure) figures.add(column);
      if (!fitting) {
        over++;
        continue;
      }
      extent.from = Math.min(extent.from, one.from);
      extent.to = Math.max(extent.to, one.to);
    }
  }
  if (over > all * OVER) return null;
  const borders = xs.map((x, i) => {
    const [left, right] = [extents[i - 1], extents[i]];
    if (!left || !right || (x >= left.to && x <= right.from)) return x;
    return left.to > right.from ? null : Math.min(Math.max(x, left.to), right.from);
  });
  return borders.every((x) => x !== null) ? borders : null;
}

/** Amounts stand in the column that they end in, other texts in the one that most of them is in. */
function columnOf({ from, to, figure }: Ink, xs: readonly number[]): number {
  const start = figure ? to - OVERHANG : from;
  let best = 0;
  let most = -Infinity;
  for (let i = 0; i + 1 < xs.length; i++) {
    const shared = Math.min(to, xs[i + 1] ?? 0) - Math.max(start, xs[i] ?? 0);
    if (shared > most) [best, most] = [i, shared];
  }
  return best;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

import type { PageTable } from '../page-table.js';
import type { TextLine } from '../text.js';
import { inkOf } from './ink.js';
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

/** The columns of the table above where the region goes on with it: nothing new between them, no text over a border. */
export function columnsAbove(
  above: Above | null,
  region: Region,
  lines: readonly TextLine[],
): readonly number[] | null {
  if (above === null) return null;
  const { xs, box } = above.table;
  const same = Math.abs(region.box[0] - box[0]) < SAME_EXTENT && Math.abs(region.box[2] - box[2]) < SAME_EXTENT;
  if (!same || !repeatsOnly(above, lines, region.box[1])) return null;
  const inside = lines.filter((line) => line.box[1] > region.box[1] - 2 && line.box[3] < region.box[3] + 2);
  // Heads over several columns run over borders: where a line has no figure it says nothing.
  const withFigures = inside.filter((line) => inkOf(line).some(({ figure }) => figure));
  return fits(withFigures.length > 0 ? withFigures : inside, xs) ? xs : null;
}

/**
 * The lines at the top of a page that go on with a table without any rule: they stand in its columns, and some of
 * them hold figures. What the page before has said (a caption, a running header) may stand over them.
 */
export function regionGoingOn(above: Above | null, lines: readonly TextLine[]): Region | null {
  if (above === null) return null;
  const { xs, box } = above.table;
  const start = lines.findIndex(({ text }) => !above.texts.has(squeeze(text)) && !PAGE_NUMBER.test(text));
  const run: TextLine[] = [];
  for (const line of lines.slice(Math.max(0, start))) {
    const before = run.at(-1);
    if (!fits([line], xs) || isCaption(line)) break;
    if (before && line.box[1] - before.box[3] > ROW_GAP * line.size) break;
    run.push(line);
  }
  // A label alone is a row whose figures are blank; at the end it is what follows the table.
  const rows = run.slice(0, run.findLastIndex((line) => inkOf(line).length > 1) + 1);
  const figures = rows.filter((line) => inkOf(line).some(({ figure }) => figure)).length;
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || figures < rows.length * MIN_FIGURES) return null;
  return { box: [box[0], first.box[1] - 1, box[2], last.box[3] + 1], rules: [] };
}

function repeatsOnly({ texts }: Above, lines: readonly TextLine[], top: number): boolean {
  return lines.every(
    ({ text, box }) => box[3] > top + 2 || texts.has(squeeze(text)) || PAGE_NUMBER.test(text) || /续表?/.test(text),
  );
}

function fits(lines: readonly TextLine[], xs: readonly number[]): boolean {
  const ink = lines.flatMap((line) => inkOf(line));
  const over = ink.filter(({ from, to }) => xs.some((x) => from < x - OVERHANG && to > x + OVERHANG));
  return over.length <= ink.length * OVER && !over.some(({ figure }) => figure);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

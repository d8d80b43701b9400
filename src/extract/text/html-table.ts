import type { Cell, Table } from '../../document/table.js';
import { newCell, newTable } from '../new-table.js';
import { undoEntities } from './noise.js';
import type { RawRow } from './raw-table.js';
import { foldSpaces } from './spaces.js';

/** A dump cut at its HTML tables, which recognition services and converters write into Markdown. */
type Part =
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string; readonly line: number };

/** A table as its tags say, or only as rows where no cell says that it is merged. */
type HtmlTable = { readonly kind: 'grid'; readonly table: Table } | { readonly kind: 'rows'; readonly rows: RawRow[] };

/** Bounds on what a dump may claim; real tables have a few thousand positions. */
const MAX_COLUMNS = 512;
const MAX_POSITIONS = 200_000;

/** In order. A table that is not closed stays text. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let line = 0;
  const lower = text.toLowerCase();
  for (;;) {
    const start = lower.indexOf('<table', from);
    const end = start < 0 ? -1 : lower.indexOf('</table', start);
    if (end < 0) break;
    parts.push({ kind: 'lines', text: text.slice(from, start) });
    line += lineBreaks(text.slice(from, start));
    const close = text.indexOf('>', end);
    const html = text.slice(start, end);
    parts.push({ kind: 'html', html, line });
    line += lineBreaks(html);
    from = close < 0 ? text.length : close + 1;
  }
  parts.push({ kind: 'lines', text: text.slice(from) });
  return parts;
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}

interface HtmlCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Null where it holds no cells. */
export function readHtmlTable(html: string, line: number): HtmlTable | null {
  const rows = rowsOf(html);
  const cells = rows.flat();
  if (cells.length < 2) return null;
  if (cells.some(({ rowSpan, colSpan }) => rowSpan > 1 || colSpan > 1)) {
    const table = gridOf(rows);
    return table === null ? null : { kind: 'grid', table };
  }
  return {
    kind: 'rows',
    rows: rows.map((row) => ({ cells: row.map(({ text }) => text), line, afterBreak: false, key: '' })),
  };
}

function rowsOf(html: string): HtmlCell[][] {
  return html
    .split(/<tr(?=[\s>])[^>]*>/i)
    .slice(1)
    .map((row) =>
      row
        .split(/<t[dh](?=[\s>])/i)
        .slice(1)
        .map((cell): HtmlCell => {
          const end = cell.indexOf('>');
          const tag = cell.slice(0, end);
          return { text: cellText(cell.slice(end + 1)), rowSpan: span(tag, 'rowspan'), colSpan: span(tag, 'colspan') };
        }),
    )
    .filter((row) => row.length > 0);
}

function span(tag: string, name: 'rowspan' | 'colspan'): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(tag);
  return Math.min(MAX_COLUMNS, Math.max(1, Number(found?.[1] ?? 1)));
}

/** A line of source is no line of text; <br> and the end of a paragraph are. */
function cellText(html: string): string {
  const text = html
    .replace(/<\/t[dhr]\b[\s\S]*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>(?=\s*<)/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return foldSpaces(undoEntities(text));
}

function gridOf(rows: readonly (readonly HtmlCell[])[]): Table | null {
  const cells: Cell[] = [];
  const taken: boolean[][] = rows.map(() => []);
  let columns = 0;
  let positions = 0;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const { text, rowSpan, colSpan } of row) {
      while (taken[y]?.[x] === true) x++;
      let width = 1;
      while (width < colSpan && taken[y]?.[x + width] !== true) width++;
      const height = Math.min(rowSpan, rows.length - y);
      positions += width * height;
      if (x + width > MAX_COLUMNS || positions > MAX_POSITIONS) return null;
      for (let v = y; v < y + height; v++) for (let u = x; u < x + width; u++) (taken[v] ?? [])[u] = true;
      cells.push(newCell(y, x, height, width, text));
      x += width;
      columns = Math.max(columns, x);
    }
  }
  rows.forEach((_, y) => {
    for (let x = 0; x < columns; x++) if (taken[y]?.[x] !== true) cells.push(newCell(y, x, 1, 1, ''));
  });
  return newTable(rows.length, columns, cells);
}

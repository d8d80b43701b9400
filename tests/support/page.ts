import type { Block } from '../../src/document/body.js';
import type { Glyph, Page, Rule } from '../../src/document/page.js';
import type { Grid } from '../../src/document/table.js';
import { joinPages, layOutPages, stitchPages } from '../../src/reconstruct/index.js';
import { drawnCells, type DrawnCell } from './drawn-cells.js';

// Pages made by hand, as the extractor would give them: characters in boxes, and rules. Lengths in points, y downward.

/** Wide characters are as wide as high, all others half as wide. */
export function glyphsOf(text: string, x: number, y: number, size = 10, angle = 0): Glyph[] {
  const out: Glyph[] = [];
  let at = x;
  for (const char of text) {
    const width = /[\u2e80-\uffef\u3000-\u303f]/.test(char) ? size : size / 2;
    if (char !== ' ') out.push({ text: char, box: [at, y, at + width, y + size], size, font: 0, angle });
    at += width;
  }
  return out;
}

export function widthOf(text: string, size = 10): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef\u3000-\u303f]/.test(char) ? size : size / 2), 0);
}

export function horizontal(at: number, from: number, to: number, width = 0.5): Rule {
  return { axis: 'horizontal', at, from, to, width };
}

export function vertical(at: number, from: number, to: number, width = 0.5): Rule {
  return { axis: 'vertical', at, from, to, width };
}

export function pageOf(parts: Partial<Page>): Page {
  return {
    number: 1,
    width: 595,
    height: 842,
    fonts: [{ name: 'SimSun', bold: false }],
    glyphs: [],
    rules: [],
    imageCover: 0,
    read: 'text',
    unreadable: { replacement: 0, privateUse: 0, foreign: 0 },
    ...parts,
  };
}

export interface Drawn {
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
}

export interface GridSpec {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly Readonly<DrawnCell>[];
}

/** A ruled table: each cell with its four sides, its text wrapped and centred in height. */
export function drawGrid({ xs, ys, cells }: GridSpec, size = 10): Drawn {
  const out: Drawn = { glyphs: [], rules: [] };
  for (const { row, col, rowSpan, colSpan, text } of cells) {
    const [x0 = 0, x1 = 0] = [xs[col], xs[col + colSpan]];
    const [y0 = 0, y1 = 0] = [ys[row], ys[row + rowSpan]];
    out.rules.push(horizontal(y0, x0, x1), horizontal(y1, x0, x1), vertical(x0, y0, y1), vertical(x1, y0, y1));
    const lines = wrap(text, x1 - x0 - 6, size);
    const top = (y0 + y1 - lines.length * size * 1.2) / 2;
    lines.forEach((line, i) => out.glyphs.push(...glyphsOf(line, x0 + 3, top + i * size * 1.2 + 1, size)));
  }
  return out;
}

function wrap(text: string, room: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (line !== '' && widthOf(line + char, size) > room) {
      lines.push(line);
      line = '';
    }
    line += char;
  }
  return line === '' ? lines : [...lines, line];
}

/** A grid drawn as text (drawn-cells.ts), its columns of these widths. */
export function gridOf(
  rows: readonly string[],
  widths: readonly number[],
  left = 50,
  top = 100,
  height = 20,
): GridSpec {
  const xs = [left];
  for (const width of widths) xs.push((xs.at(-1) ?? 0) + width);
  const ys = Array.from({ length: rows.length + 1 }, (_, i) => top + i * height);
  return { xs, ys, cells: drawnCells(rows).cells };
}

export function combine(...parts: readonly (Drawn | Glyph[])[]): Drawn {
  const out: Drawn = { glyphs: [], rules: [] };
  for (const part of parts) {
    if (Array.isArray(part)) out.glyphs.push(...part);
    else {
      out.glyphs.push(...part.glyphs);
      out.rules.push(...part.rules);
    }
  }
  return out;
}

/** Pages through the whole of reconstruction. */
export function reconstruct(pages: readonly Page[]): Block[] {
  return [...stitchPages(joinPages(layOutPages(pages)), pages).blocks];
}

/** A grid as rows of texts; a cell that goes on is `<` or `^`. */
export function show(grid: Grid): string[] {
  const rows = Array.from({ length: grid.rows }, () => new Array<string>(grid.columns).fill('?'));
  for (const cell of grid.cells)
    for (let y = cell.row; y < cell.row + cell.rowSpan; y++)
      for (let x = cell.col; x < cell.col + cell.colSpan; x++)
        (rows[y] ?? [])[x] = x > cell.col ? '<' : y > cell.row ? '^' : cell.text;
  return rows.map((row) => row.join('|'));
}

/** Tables as drawn texts, paragraphs as they are. */
export function outline(blocks: readonly Block[]): (string | string[])[] {
  return blocks.map((block) => (block.type === 'table' ? show(block.table) : block.text));
}

export function tablesOf(blocks: readonly Block[]): string[][] {
  return blocks.flatMap((block) => (block.type === 'table' ? [show(block.table)] : []));
}

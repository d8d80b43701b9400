import type { Box } from '../document/geometry.js';
import type { Page } from '../document/page.js';
import { findLattices, type Lattice } from './lattice.js';
import { mergeRules } from './merge-rules.js';
import { fillLattices, type PageTable } from './page-table.js';
import { surenessOf } from './readings.js';
import { splitLine, toLines, type TextLine } from './text.js';
import { splitOpenRows } from './split-rows.js';
import { findUnruledTables } from './unruled/index.js';
import { isTabular } from './unruled/regions.js';

/** What stands on one page from top to bottom. */
export interface PageLayout {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly tables: readonly PageTable[];
  readonly lines: readonly TextLine[];
}

/** What hangs out of a cell is a label; notes and totals under a table are not. */
const SPILLED = /^[^\d：:。；]{1,12}$/;
/** 编制部门：…        单位：元 : two texts in one line stand this many characters apart at least. */
const LINE_PARTS = 3;

/** Reads one page: ruled tables first, then tables without (inner) rules, then lines of text. */
export function layOutPage(page: Page): PageLayout {
  const rules = mergeRules(page.rules);
  const lattices = withoutFrames(findLattices(rules))
    .filter((lattice) => !isOpenBox(lattice, page))
    .map((lattice) => splitOpenRows(lattice, page.glyphs));
  const filled = fillLattices(page.number, lattices, page.glyphs);
  const ruled = filled.tables.filter((table) => !isDrawing(table));
  const outside = [...filled.outside, ...filled.tables.filter(isDrawing).flatMap((table) => glyphsIn(page, table.box))];
  const rest = findUnruledTables(page, rules, ruled, outside);
  const tables = [...ruled, ...rest.tables].sort((a, b) => a.box[1] - b.box[1]);
  const lines = rest.lines.flatMap((line) => splitLine(line, LINE_PARTS));
  return { page: page.number, width: page.width, height: page.height, ...takeSpill(tables, lines) };
}

/**
 * A spreadsheet prints a merged cell's text at the middle of the cell: where the page cuts the cell there, the
 * text hangs out under the last row. It is put into the blank cell that it hangs from.
 */
function takeSpill(tables: PageTable[], lines: TextLine[]): { tables: PageTable[]; lines: TextLine[] } {
  const last = tables.at(-1);
  if (!last) return { tables, lines };
  const spilled = lines.flatMap((line) => {
    const below = line.box[1] - last.box[3];
    if (below < -line.size || below > line.size || !SPILLED.test(line.text)) return [];
    const cell = last.cells.find(
      ({ text, box }) =>
        text === '' &&
        box[3] >= last.box[3] - 1 &&
        box[0] <= line.box[0] &&
        line.box[2] <= box[2] &&
        box[2] - box[0] < (last.box[2] - last.box[0]) / 2,
    );
    return cell ? [{ line, cell }] : [];
  });
  if (spilled.length === 0) return { tables, lines };
  const lineOf = new Map(spilled.map(({ line, cell }) => [cell, line]));
  const cells = last.cells.map((cell) => {
    const line = lineOf.get(cell);
    return line ? { ...cell, text: line.text, ...surenessOf([line]) } : cell;
  });
  const hanging = new Set(spilled.map(({ line }) => line));
  return { tables: [...tables.slice(0, -1), { ...last, cells }], lines: lines.filter((line) => !hanging.has(line)) };
}

/** A box with horizontal rules only, and columns of text in it: rules alone would make one column of it. */
function isOpenBox(lattice: Lattice, page: Page): boolean {
  return lattice.xs.length === 2 && isTabular(toLines(glyphsIn(page, lattice.box)));
}

/** A box around the whole page or around another table is decoration: the table inside counts. */
function withoutFrames(lattices: Lattice[]): Lattice[] {
  return lattices.filter(
    (outer) =>
      !lattices.some(
        (inner) => inner !== outer && contains(outer.box, inner.box) && inner.cells.length >= outer.cells.length,
      ),
  );
}

/** Lines of a chart or an underlined heading: next to no text in it. An empty table still has a grid of cells. */
function isDrawing(table: PageTable): boolean {
  const filled = table.cells.filter((cell) => cell.text !== '').length;
  return filled === 0 ? table.cells.length < 3 : table.cells.length < 2;
}

function glyphsIn(page: Page, box: Box): Page['glyphs'] {
  return page.glyphs.filter((glyph) => {
    const x = (glyph.box[0] + glyph.box[2]) / 2;
    const y = (glyph.box[1] + glyph.box[3]) / 2;
    return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  });
}

function contains(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

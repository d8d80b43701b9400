import { joinBrokenTables } from '../broken-tables.js';
import type { Extracted } from '../extracted.js';
import { BlockList } from './block-list.js';
import { decodeText } from './decode.js';
import { readFlattened } from './flattened.js';
import { flattenedTable } from './flattened-table.js';
import { partsOf, readHtmlTable } from './html-table.js';
import { dumpKind, type Dump, itemsOf, linesOf } from './items.js';
import { habitsOf } from './places.js';
import { readPlain } from './plain.js';
import { gatherTables } from './raw-table.js';
import { toTable } from './to-table.js';

/** A text dump of a disclosure (.txt, .md) as paragraphs and tables, as far as its words say where the cells were. */
export function extractText(bytes: Uint8Array, file: string): Promise<Extracted> {
  const parts = partsOf(decodeText(bytes, file));
  const out = new BlockList();
  const texts = parts.map((part) => (part.kind === 'lines' ? linesOf(part.text) : []));
  const read = READERS[dumpKind(texts.flat())];
  // Recognition services write one table a page.
  const hasHtml = parts.some(({ kind }) => kind === 'html');
  parts.forEach((part, i) => {
    if (part.kind === 'lines') read(texts[i] ?? [], out);
    else readHtml(part.html, part.line, out);
  });
  return Promise.resolve({
    body: { blocks: hasHtml ? joinBrokenTables(out.finish()) : out.finish() },
    producer: null,
    diagnostics: out.diagnostics,
  });
}

const READERS: Readonly<Record<Dump, (lines: readonly string[], out: BlockList) => void>> = {
  rows: readRows,
  cells: readCells,
  plain: readPlain,
};

function readRows(lines: readonly string[], out: BlockList): void {
  const items = itemsOf(lines);
  const habits = habitsOf(items.flatMap((item) => (item.kind === 'row' ? [item.cells] : [])));
  for (const piece of gatherTables(items)) {
    if (piece.kind === 'text') out.text(piece.text);
    else {
      const { table, guesses } = toTable(piece, habits);
      out.table(table, guesses);
    }
  }
}

function readHtml(html: string, line: number, out: BlockList): void {
  const read = readHtmlTable(html, line);
  if (read === null) return;
  if (read.kind === 'grid') out.table(read.table, []);
  else {
    const { table, guesses } = toTable(read, habitsOf(read.rows.map((row) => row.cells)));
    out.table(table, guesses);
  }
}

function readCells(lines: readonly string[], out: BlockList): void {
  for (const piece of readFlattened(lines)) {
    if (piece.kind === 'text') out.text(piece.text);
    else out.table(flattenedTable(piece.rows), []);
  }
}

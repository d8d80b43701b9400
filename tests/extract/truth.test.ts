import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/document/table.js';
import { extractDocx } from '../../src/extract/docx/index.js';
import type { Extracted } from '../../src/extract/extracted.js';
import { extractText } from '../../src/extract/text/index.js';
import { extractXlsx } from '../../src/extract/xlsx/index.js';

// Documents whose tables are known, kept beside the project and not in it; skipped where they are not.
const FOLDER = fileURLToPath(new URL('../../../shared/corpus/seeds/', import.meta.url));

interface TruthCell {
  row: number;
  col: number;
  rowspan?: number;
  colspan?: number;
  text: string;
}
interface Truth {
  articles: { tables: { cells: TruthCell[] }[] }[];
}

/** White space and width do not count; 311.2 and 311.20 are the same figure in other clothes. */
function plain(text: string): string {
  const s = text.normalize('NFKC').replace(/\s+/g, '').replace(/≧/g, '≥').replace(/≦/g, '≤');
  return /^\d+\.\d*0+$/.test(s) ? String(Number(s)) : s;
}

const truthKey = (cells: readonly TruthCell[]): string =>
  cells
    .map((c) => [c.row, c.col, c.rowspan ?? 1, c.colspan ?? 1, plain(c.text)].join('|'))
    .sort()
    .join('\n');

const gridKey = (grid: Grid): string =>
  truthKey(grid.cells.map((c) => ({ ...c, rowspan: c.rowSpan, colspan: c.colSpan })));

/** Tables that came out exactly, and how many there are. */
async function compare(
  name: string,
  type: string,
  extract: (bytes: Uint8Array, file: string) => Promise<Extracted>,
): Promise<{ right: number; all: number }> {
  const truth = JSON.parse(readFileSync(`${FOLDER}${name}.truth.json`, 'utf8')) as Truth;
  const { body } = await extract(readFileSync(`${FOLDER}${name}.${type}`), `${name}.${type}`);
  const found = body.blocks.flatMap((block) => (block.type === 'table' ? [gridKey(block.table)] : []));
  const wanted = truth.articles.flatMap((article) => article.tables.map((table) => truthKey(table.cells)));
  const right = wanted.filter((key) => {
    const at = found.indexOf(key);
    if (at >= 0) found.splice(at, 1);
    return at >= 0;
  }).length;
  return { right, all: wanted.length };
}

const names = existsSync(FOLDER)
  ? readdirSync(FOLDER).flatMap((file) => (file.endsWith('.truth.json') ? [file.replace('.truth.json', '')] : []))
  : [];

describe.skipIf(names.length === 0)('known documents', () => {
  it.each(names)('%s.docx: every grid exactly', async (name) => {
    const { right, all } = await compare(name, 'docx', extractDocx);
    expect(right).toBe(all);
  });

  it.each(names)('%s.xlsx: every grid exactly', async (name) => {
    const { right, all } = await compare(name, 'xlsx', extractXlsx);
    expect(right).toBe(all);
  });

  it('text dumps: the grids that a dump can tell', async () => {
    let right = 0;
    for (const name of names) right += (await compare(name, 'txt', extractText)).right;
    expect(right).toBeGreaterThanOrEqual(46);
  });
});

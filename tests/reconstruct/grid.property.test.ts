import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../src/extract/pdf/index.js';
import type { DrawnCell } from '../support/drawn-cells.js';
import { drawGrid, pageOf, reconstruct, show, tablesOf, type Drawn, type GridSpec } from '../support/page.js';
import { line, rawPdf, text } from '../support/raw-pdf.js';

// Whatever grid with spans is drawn, the same grid is read; wherever the page breaks fall, the table is whole again.

const WORDS = ['教育支出', '科学技术支出', '合计', '1,234.50', '0.00', '一、基本支出', '无', '经费拨款补助', '', '205'];

/** A grid cut into rectangles: each free position grows to the right and down as far as wished and possible. */
function gridArbitrary(maxRows: number, maxColumns: number): fc.Arbitrary<GridSpec> {
  return fc
    .record({
      heights: fc.array(fc.integer({ min: 30, max: 45 }), { minLength: 2, maxLength: maxRows }),
      widths: fc.array(fc.integer({ min: 70, max: 110 }), { minLength: 2, maxLength: maxColumns }),
      wishes: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(...WORDS)),
        {
          minLength: maxRows * maxColumns,
          maxLength: maxRows * maxColumns,
        },
      ),
    })
    .map(({ heights, widths, wishes }) => {
      const xs = accumulate(40, widths);
      const ys = accumulate(90, heights);
      const taken = new Set<string>();
      const cells: DrawnCell[] = [];
      for (let row = 0; row < heights.length; row++)
        for (let col = 0; col < widths.length; col++) {
          if (taken.has(`${row},${col}`)) continue;
          const [down = 1, right = 1, words = ''] = wishes[row * maxColumns + col] ?? [];
          let colSpan = 1;
          while (colSpan < right && col + colSpan < widths.length && !taken.has(`${row},${col + colSpan}`)) colSpan++;
          const rowSpan = Math.min(down, heights.length - row);
          for (let y = row; y < row + rowSpan; y++) for (let x = col; x < col + colSpan; x++) taken.add(`${y},${x}`);
          cells.push({ row, col, rowSpan, colSpan, text: words });
        }
      return { xs, ys, cells };
    })
    .filter(everyBorderIsDrawn);
}

function accumulate(start: number, lengths: readonly number[]): number[] {
  const out = [start];
  for (const length of lengths) out.push((out.at(-1) ?? 0) + length);
  return out;
}

/** A border that no cell ends at is not drawn: nobody could see that row or column. Nor is one cell a table. */
function everyBorderIsDrawn({ xs, ys, cells }: GridSpec): boolean {
  const columns = new Set(cells.flatMap(({ col, colSpan }) => [col, col + colSpan]));
  const rows = new Set(cells.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  return (
    columns.size === xs.length &&
    rows.size === ys.length &&
    cells.some(({ text: words }) => words !== '') &&
    cells.length > 2
  );
}

function drawnAs({ xs, ys, cells }: GridSpec): string[] {
  const whole = cells.map((cell) => ({ ...cell, page: null, bbox: null, parts: [], confidence: null }));
  return show({ rows: ys.length - 1, columns: xs.length - 1, cells: whole });
}

describe('any grid with spans', () => {
  it('is read as it was drawn', () => {
    fc.assert(
      fc.property(gridArbitrary(6, 5), (grid) => {
        expect(tablesOf(reconstruct([pageOf(drawGrid(grid))]))).toEqual([drawnAs(grid)]);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from the bytes of a PDF as it was drawn', async () => {
    await fc.assert(
      fc.asyncProperty(gridArbitrary(4, 4), async (grid) => {
        const { pages } = await extractPdf(rawPdf([{ content: operators(drawGrid(grid)) }]));
        expect(tablesOf(reconstruct(pages))).toEqual([drawnAs(grid)]);
      }),
      { numRuns: 25 },
    );
  });

  it('is read as it was drawn with lines of any tool: pieces, doubled, corners open', () => {
    const jitter = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        gridArbitrary(5, 4),
        jitter,
        fc.double({ min: -1.2, max: 0.8, noNaN: true }),
        (grid, offsets, reach) => {
          const drawn = drawGrid(grid);
          const rules = drawn.rules.map((rule, i) => ({
            ...rule,
            at: rule.at + (offsets[i % offsets.length] ?? 0),
            from: rule.from - reach / 2,
            to: rule.to + reach / 2,
          }));
          expect(tablesOf(reconstruct([pageOf({ ...drawn, rules })]))).toEqual([drawnAs(grid)]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** The same glyphs and rules as operators; y upward. */
function operators({ glyphs, rules }: Drawn): string {
  const words = glyphs.map(({ text: char, box, size }) => text(box[0], 842 - box[3] + 0.12 * size, char, size));
  const lines = rules.map(({ axis, at, from, to }) =>
    axis === 'horizontal' ? line(from, 842 - at, to, 842 - at) : line(at, 842 - from, at, 842 - to),
  );
  return `0.5 w\n${[...words, ...lines].join('')}`;
}

describe('any table over page breaks', () => {
  const rowArbitrary = fc.tuple(
    fc.integer({ min: 201, max: 229 }).map(String),
    fc.constantFrom('教育支出', '科学技术支出', '文化旅游体育与传媒支出', '社会保障和就业支出'),
    fc.integer({ min: 0, max: 99_999_999 }),
    fc.integer({ min: 0, max: 99_999_999 }),
  );
  const money = (cents: number): string => (cents / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  const HEADER = ['科目编码', '科目名称', '合计', '基本支出'];
  const XS = [50, 130, 330, 430, 530];

  const part = (rows: readonly (readonly string[])[], number: number): ReturnType<typeof pageOf> => {
    const ys = accumulate(
      100,
      rows.map(() => 22),
    );
    const cells = rows.flatMap((texts, row) =>
      texts.map((words, col) => ({ row, col, rowSpan: 1, colSpan: 1, text: words })),
    );
    return pageOf({ number, ...drawGrid({ xs: XS, ys, cells }) });
  };

  it.each([true, false])('is whole again, its header repeated on each page: %s', (repeats) => {
    fc.assert(
      fc.property(
        fc.array(rowArbitrary, { minLength: 2, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 29 }), { maxLength: 4 }),
        (records, breaks) => {
          const rows = records.map(([code, name, total, basic]) => [code, name, money(total), money(basic)]);
          const cuts = [...new Set(breaks)].filter((at) => at < rows.length).sort((a, b) => a - b);
          const parts = [0, ...cuts].map((from, i) => rows.slice(from, cuts[i] ?? rows.length));
          const pages = parts.map((own, i) => part(i === 0 || repeats ? [HEADER, ...own] : own, i + 1));
          expect(tablesOf(reconstruct(pages))).toEqual([[HEADER, ...rows].map((row) => row.join('|'))]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../src/document/page.js';
import { joinPages, layOutPages, stitchPages } from '../../src/reconstruct/index.js';
import { glyphsOf, horizontal, pageOf, vertical } from '../support/page.js';

const sure = (glyphs: Glyph[], confidence: number, more: Partial<Glyph> = {}): Glyph[] =>
  glyphs.map((glyph, i) => (i === 0 ? { ...glyph, confidence, ...more } : { ...glyph, confidence: 0.99 }));

const rules = [
  ...[100, 130, 160].map((y) => horizontal(y, 50, 250)),
  ...[50, 150, 250].map((x) => vertical(x, 100, 160)),
];

function tableOf(page: ReturnType<typeof pageOf>) {
  const [block] = stitchPages(joinPages(layOutPages([page])), [page]).blocks;
  if (block?.type !== 'table') throw new Error('no table');
  return block.table;
}

describe('recognised pages', () => {
  const glyphs = [
    ...sure(glyphsOf('项目', 60, 110), 0.8),
    ...sure(glyphsOf('金额', 160, 110), 0.97),
    ...sure(glyphsOf('128', 160, 140), 0.6, {
      alternatives: [
        { text: '7', probability: 0.3 },
        { text: '', probability: 0.001 },
      ],
    }),
  ];
  const page = { ...pageOf({ glyphs, rules }), read: 'ocr' as const };

  it('give cells the lowest confidence of their glyphs, blank ones certainty', () => {
    const table = tableOf(page);
    expect(table.read).toBe('ocr');
    expect(table.cells.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['项目', 0.8],
      ['金额', 0.97],
      ['', 1],
      ['128', 0.6],
    ]);
  });

  it('give figures the readings that are worth trying', () => {
    expect(tableOf(page).cells.map(({ alternatives }) => alternatives)).toEqual([
      undefined,
      undefined,
      undefined,
      ['728'],
    ]);
  });

  it('have their boxes on the page as displayed', () => {
    const table = tableOf({ ...page, toDisplayed: [0, 1, -1, 0, 600, 0] });
    expect(table.cells[0]?.bbox).toEqual([470, 50, 500, 150]);
  });

  it('text layers have no confidence', () => {
    const table = tableOf(pageOf({ glyphs: [...glyphsOf('项目', 60, 110), ...glyphsOf('128', 160, 140)], rules }));
    expect(table.read).toBe('text');
    expect(table.cells.every(({ confidence, alternatives }) => confidence === null && alternatives === undefined)).toBe(
      true,
    );
  });
});

import type { Glyph } from '../../document/page.js';
import type { TextLine } from '../text.js';
import { joinWrapped, meets, piecesOf } from './header-pieces.js';
import { runOn, spread, spreadOver } from './header-spans.js';
import { headParts, headTexts } from './ink.js';

/** A header cell: the columns and the levels that it covers, ends not included. */
export interface HeaderCell {
  readonly fromColumn: number;
  readonly toColumn: number;
  fromLevel: number;
  toLevel: number;
  readonly glyphs: Glyph[];
}

/**
 * The header of a table without inner rules: which columns each text stands over. A text stands over the columns
 * that it is centred on; what the pieces of the top rule span is one cell. `foot` are heads in the first row of the body.
 */
export function headerCells(
  lines: readonly TextLine[],
  borders: readonly number[],
  spans: readonly (readonly [number, number])[],
  foot: TextLine | null = null,
): { cells: HeaderCell[]; levels: number } {
  const feet = foot === null ? [] : piecesOf(headParts(foot), borders);
  const heads = joinWrapped(piecesOf(headTexts(lines), borders));
  for (const head of heads) runOn(head, borders, heads);
  if (spans.length > 0) spreadOver(heads, spans);
  else spread(heads, feet, borders);
  heads.sort((a, b) => a.box[1] - b.box[1]);
  const depth: number[] = [];
  heads.forEach((piece, i) => {
    const above = heads.slice(0, i).map((other, j) => (meets(other, piece) ? (depth[j] ?? 0) + 1 : 0));
    depth.push(Math.max(0, ...above));
  });
  const levels = Math.max(0, ...depth) + 1;
  const cells = heads.map((piece, i): HeaderCell => {
    const below = heads.map((other, j) => (j > i && meets(other, piece) ? (depth[j] ?? levels) : levels));
    return {
      fromColumn: piece.from,
      toColumn: piece.to,
      fromLevel: depth[i] ?? 0,
      toLevel: Math.min(levels, ...below),
      glyphs: piece.glyphs,
    };
  });
  return { cells, levels };
}

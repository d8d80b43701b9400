import type { Glyph, Page } from '../../document/page.js';
import type { MergedRules } from '../merge-rules.js';
import type { PageTable } from '../page-table.js';
import { toLines, type TextLine } from '../text.js';
import { buildTable } from './build.js';
import { columnsAbove, regionGoingOn, type Above } from './above.js';
import { openRegions, ruledRegions, type Region } from './regions.js';

/**
 * Tables that rules alone do not give: three-line tables (三线表) and others with horizontal rules only, boxes
 * without inner rules, and tables without any rule. Columns come from the ends of the rules' pieces or from the
 * blanks between texts, rows from the lines of text.
 */
export function findUnruledTables(
  page: Page,
  rules: MergedRules,
  ruled: readonly PageTable[],
  outside: readonly Glyph[],
  above: Above | null,
): { tables: PageTable[]; lines: TextLine[] } {
  const tables: PageTable[] = [];
  let rest = outside;
  let lines = toLines(rest);
  const take = (region: Region): void => {
    const inside = rest.filter((glyph) => isIn(region, glyph));
    const going = ruled.length + tables.length === 0 ? columnsAbove(above, region, lines) : null;
    const table = buildTable(page, region, inside, going);
    if (table === null) return;
    tables.push(table);
    const used = new Set(inside);
    rest = rest.filter((glyph) => !used.has(glyph));
    lines = toLines(rest);
  };
  const goesOn = (region: Region): boolean => ruled.length === 0 && columnsAbove(above, region, lines) !== null;
  for (const region of ruledRegions(rules, ruled, lines, goesOn)) take(region);
  const on = ruled.length + tables.length === 0 ? regionGoingOn(above, lines) : null;
  if (on) take(on);
  for (const region of openRegions(page, lines, [...ruled, ...tables])) take(region);
  return { tables, lines };
}

function isIn({ box }: Region, glyph: Glyph): boolean {
  const x = (glyph.box[0] + glyph.box[2]) / 2;
  const y = (glyph.box[1] + glyph.box[3]) / 2;
  return x >= box[0] - 2 && x <= box[2] + 2 && y >= box[1] && y <= box[3];
}

import type { Glyph, Page } from '../document/page.js';
import type { MergedRules } from './merge-rules.js';
import type { Filled, PageTable } from './page-table.js';

export function findUnruledTables(
  _page: Page,
  _rules: MergedRules,
  _ruled: readonly PageTable[],
  outside: readonly Glyph[],
): Filled {
  return { tables: [], outside: [...outside] };
}

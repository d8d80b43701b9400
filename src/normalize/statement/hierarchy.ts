import type { Draft } from './draft.js';
import { markLeaves, nameTotals } from './leaves.js';
import { Linker } from './linker.js';
import { nestByNames } from './nest-by-names.js';
import { nestBySums } from './nest-by-sums.js';

/**
 * Sets parent, level, role and leaf of one list of lines. Codes nest by prefix, ordinals by change of style,
 * labels by the column they stand in. `offset` is the index of the list's first line in the statement.
 */
export function linkLines(drafts: readonly Draft[], offset: number): void {
  nameTotals(drafts.map(({ line }) => line));
  const linker = new Linker(drafts);
  drafts.forEach((_, i) => {
    linker.link(i);
  });
  nestBySums(drafts.map(({ line }) => line));
  nestByNames(drafts.map(({ line }) => line));
  markLeaves(drafts.map(({ line }) => line));
  for (const { line } of drafts) if (line.parent !== null) line.parent += offset;
}

import type { Line } from '../../schema/index.js';
import type { Ordinal } from '../../text/ordinal.js';

/** A line with what its place in the list is told by. */
export interface Draft {
  readonly line: Line;
  readonly ordinal: Ordinal | null;
  /** How far in the most specific filled label column stands. */
  readonly depth: number;
}

/** Lines of one mark stand beside each other: ordinals of one style, or labels without, in the same column. */
export function markOf({ depth, ordinal }: Draft): string {
  return `${depth}:${ordinal?.style ?? 'plain'}`;
}

/** Puts a line below line `parent` of its list, or beside the outermost where that is null. */
export function place(drafts: readonly Draft[], line: Line, parent: number | null): void {
  line.parent = parent;
  line.level = parent === null ? 1 : (drafts[parent]?.line.level ?? 0) + 1;
}

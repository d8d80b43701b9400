import type { PageLayout } from './page-layout.js';

/** A table of which the pages hold one side only. */
export interface TornTable {
  readonly page: number;
  readonly missing: 'left' | 'right';
}

/**
 * Tables cut sideways whose other part was not found, told after all parts were joined: the head at the cut goes on over
 * it, so no rule closes it there, where one closes the rows below.
 */
export function tornTables(layouts: readonly PageLayout[]): TornTable[] {
  return layouts.flatMap(({ page, tables }) =>
    tables
      .filter(({ ruled }) => ruled)
      .flatMap(({ closedLeft, closedRight }): TornTable[] => [
        ...(isOpenHead(closedLeft) ? [{ page, missing: 'left' as const }] : []),
        ...(isOpenHead(closedRight) ? [{ page, missing: 'right' as const }] : []),
      ]),
  );
}

function isOpenHead(closed: readonly boolean[]): boolean {
  return closed[0] === false && closed.some(Boolean);
}

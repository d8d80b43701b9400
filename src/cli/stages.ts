import type { StageName } from '../pipeline.js';

/** In the order of the pipeline. A record, so that the compiler misses a stage that is not listed. */
const LISTED: Readonly<Record<StageName, true>> = {
  pages: true,
  lines: true,
  grids: true,
  blocks: true,
  tables: true,
  roles: true,
  documents: true,
};

export const STAGES = Object.keys(LISTED) as StageName[];

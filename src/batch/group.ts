import { dirname } from 'node:path';
import { mapNumbered, type Numbered } from '../document/numbered.js';
import { groupTogether } from '../pipeline.js';
import type { DocumentFacts } from './protocol.js';

/** The documents of one file. */
export interface FileDocuments {
  readonly path: string;
  readonly documents: readonly Pick<DocumentFacts, 'key'>[];
}

/**
 * Files of one department-year beyond which they are not put together. A department that publishes a file a project
 * (绩效自评表) comes to some dozens; many more are the same text saved again and again.
 */
export const MOST_TOGETHER = 100;

/** Which files go together (see groupTogether), by their numbers, in the order of the files. */
export function groupFiles(files: Numbered<FileDocuments>): Iterable<readonly number[]> {
  return groupTogether(
    mapNumbered(files, ({ path, documents }) => ({ folder: dirname(path), keys: documents.map(({ key }) => key) })),
  );
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDistinctIds, type Documents } from './distinct.js';
import { documentPath } from './document-path.js';
import { toJson } from './json.js';
import { stageFile } from './staging.js';

/**
 * Writes one JSON a department-year to its readable path below `folder`, each file whole or not at all, and tells the
 * path of each. Of two documents with one id both are kept.
 */
export async function* writeJsonFolder(documents: Documents, folder: string): AsyncGenerator<string> {
  for await (const document of withDistinctIds(documents)) {
    const path = join(folder, ...documentPath(document).split('/'));
    await stageFile(path, (temporary) => writeFile(temporary, toJson(document), { flag: 'wx' }));
    yield path;
  }
}

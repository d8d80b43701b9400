import { stageFile } from '../staging.js';
import { buildDatabase, describe, loadDuckDb } from './database.js';
import type { Dataset } from './dataset.js';
import { VIEWS } from './views.js';

/** One DuckDB file with the tables and views of the commonest questions. */
export async function openDuckDb(): Promise<Dataset> {
  const library = await loadDuckDb();
  return {
    kind: 'file',
    write: (documents, path) =>
      stageFile(path, (temporary) =>
        buildDatabase(library, temporary, documents, async (connection) => {
          for (const { name, description, sql } of VIEWS) {
            await connection.run(`CREATE VIEW ${name} AS ${sql}`);
            await connection.run(describe('VIEW', name, description));
          }
        }),
      ),
  };
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stageFolder } from '../staging.js';
import { TABLES } from '../tables/index.js';
import { buildDatabase, loadDuckDb, quoteText } from './database.js';
import type { Dataset } from './dataset.js';

/** One Parquet file a table, compressed with Zstandard, which every current reader takes. */
export async function openParquet(): Promise<Dataset> {
  const library = await loadDuckDb();
  return {
    kind: 'folder',
    write: (documents, path) =>
      stageFolder(path, async (folder) => {
        // The rows wait on the disk, not in memory, until all are there.
        const database = join(folder, 'tables.duckdb');
        await buildDatabase(library, database, documents, async (connection) => {
          // One thread writes the row groups in the order of the rows: the same documents give the same bytes.
          await connection.run('SET threads = 1');
          for (const { name } of TABLES) {
            const file = quoteText(join(folder, `${name}.parquet`));
            await connection.run(`COPY ${name} TO ${file} (FORMAT parquet, COMPRESSION zstd)`);
          }
        });
        await rm(database);
      }),
  };
}

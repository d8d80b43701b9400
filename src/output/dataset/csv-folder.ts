import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { BudgetDocument } from '../../schema/index.js';
import { withDistinctIds, type Documents } from '../distinct.js';
import { stageFolder } from '../staging.js';
import { TABLES, type Table } from '../tables/index.js';
import { csvHeader, csvRows } from './csv.js';
import type { Dataset } from './dataset.js';

/** Characters that are gathered before they are written: few writes, little memory. */
const BUFFERED = 1 << 20;

export function csvName(table: Table): string {
  return `${table.name}.csv`;
}

/** One CSV a table. */
export const csv: Dataset = {
  kind: 'folder',
  write: (documents, path) => stageFolder(path, (folder) => writeCsvFiles(documents, folder)),
};

/** Writes the tables as CSV into an existing folder. */
export async function writeCsvFiles(documents: Documents, folder: string): Promise<void> {
  const files: CsvFile[] = [];
  try {
    for (const table of TABLES) files.push(new CsvFile(table, await open(join(folder, csvName(table)), 'wx')));
    for await (const document of withDistinctIds(documents)) for (const file of files) await file.add(document);
    for (const file of files) await file.flush();
  } finally {
    for (const file of files) await file.close();
  }
}

class CsvFile {
  readonly #table: Table;
  readonly #handle: FileHandle;
  #pending: string;

  constructor(table: Table, handle: FileHandle) {
    this.#table = table;
    this.#handle = handle;
    this.#pending = csvHeader(table);
  }

  async add(document: BudgetDocument): Promise<void> {
    this.#pending += csvRows(this.#table.rows(document));
    if (this.#pending.length >= BUFFERED) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    await this.#handle.writeFile(text);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

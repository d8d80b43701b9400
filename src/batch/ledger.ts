import { copyFile, mkdir, open, readdir, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from '../document/system-code.js';
import { stageFile } from '../output/staging.js';
import { documentFile } from './work.js';
import type { DocumentFacts } from './protocol.js';
import { Spool } from './spool.js';

/** What is known of one result: of a file or of files that were read together. */
export interface Entry {
  readonly documents: readonly DocumentFacts[];
}

/** What stands in the output folder. */
export interface Output {
  readonly path: string;
  /** The results that it was made of, so that it is known when it must be made anew. */
  readonly from: string;
  /** The inputs whose document it is. */
  readonly inputs: readonly string[];
}

/** The folder inside of the output folder that remembers what was done. Its name begins with a dot: no input. */
export const LEDGER_FOLDER = '.budget-parse';

/**
 * Remembers results between runs. One small file a result, written beside and renamed: at any moment each is there or
 * is not, and a run that was killed loses only what it was at.
 */
export class Ledger {
  readonly #root: string;
  readonly #spools: { close(): void }[] = [];
  #temporaries = 0;

  private constructor(root: string) {
    this.#root = root;
  }

  /** Opens the ledger in a folder and keeps other runs out of it. Throws LockedError. */
  static async open(folder: string): Promise<Ledger> {
    const ledger = new Ledger(join(folder, LEDGER_FOLDER));
    await mkdir(ledger.#root, { recursive: true });
    await lock(join(ledger.#root, 'lock'));
    // What a killed run left half written.
    await rm(join(ledger.#root, 'temporary'), { recursive: true, force: true });
    await mkdir(join(ledger.#root, 'temporary'));
    return ledger;
  }

  /** Room for what is known of the inputs and documents of this run. */
  spool<T>(): Spool<T> {
    const spool = new Spool<T>(this.temporary());
    this.#spools.push(spool);
    return spool;
  }

  async close(): Promise<void> {
    for (const spool of this.#spools) spool.close();
    await rm(join(this.#root, 'temporary'), { recursive: true, force: true });
    await rm(join(this.#root, 'lock'), { force: true });
  }

  /** A path for something that is being made. */
  temporary(): string {
    return join(this.#root, 'temporary', String(this.#temporaries++));
  }

  async find(key: string): Promise<Entry | null> {
    return readJson<Entry>(join(this.#folder(key), `${key}.json`));
  }

  /** Where the n-th document of a result stands, packed. */
  document(key: string, index: number): string {
    return documentFile(join(this.#folder(key), key), index);
  }

  /** Takes over the documents that a job has put at `output`, then says that they are there. */
  async add(key: string, output: string, documents: readonly DocumentFacts[]): Promise<Entry> {
    await mkdir(this.#folder(key), { recursive: true });
    for (const index of documents.keys()) await rename(documentFile(output, index), this.document(key, index));
    const entry: Entry = { documents };
    await this.writeWhole(join(this.#folder(key), `${key}.json`), JSON.stringify(entry));
    return entry;
  }

  /** What the runs before have left in the output folder. */
  async *outputs(): AsyncGenerator<Output> {
    let file: FileHandle;
    try {
      file = await open(this.#outputs());
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return;
      throw error;
    }
    // Closes the file at its end.
    for await (const line of file.readLines()) yield JSON.parse(line) as Output;
  }

  /** Takes the place of what was known before, which may still be read while this is written. */
  async setOutputs(outputs: AsyncIterable<Output>): Promise<void> {
    await this.writeWhole(this.#outputs(), lines(outputs));
  }

  /** Writes a file so that it is there whole or not at all. */
  async writeWhole(path: string, content: string | AsyncIterable<string | Uint8Array>): Promise<void> {
    const temporary = this.temporary();
    await writeFile(temporary, content);
    await this.moveFile(temporary, path);
  }

  /** Puts a file that was made at a temporary path in its place. */
  async moveFile(temporary: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    try {
      await rename(temporary, path);
    } catch (error) {
      // Results of a run without a folder are made where temporary files are: that may be another file system.
      if (systemCode(error) !== 'EXDEV') throw error;
      await stageFile(path, (beside) => copyFile(temporary, beside));
      await rm(temporary);
    }
  }

  /** Puts the files of a folder that was made at a temporary path into another one. */
  async moveFiles(temporary: string, folder: string): Promise<void> {
    for (const name of await readdir(temporary)) await this.moveFile(join(temporary, name), join(folder, name));
  }

  #outputs(): string {
    return join(this.#root, 'outputs.ndjson');
  }

  #folder(key: string): string {
    // Two digits: a folder with ten thousand files is slow on some systems.
    return join(this.#root, 'results', key.slice(0, 2));
  }
}

async function* lines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Another run is at work in the same folder. */
export class LockedError extends Error {
  constructor(
    readonly lockFile: string,
    readonly pid: number,
  ) {
    super(`process ${pid} is at work there (${lockFile})`);
  }
}

/** A run whose parent was killed ends within a second; whoever takes it up again at once waits so long, in ms. */
const LOCK_PATIENCE = 3000;
const LOCK_INTERVAL = 100;

async function lock(path: string): Promise<void> {
  const until = performance.now() + LOCK_PATIENCE;
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
      const pid = Number((await readText(path)).trim());
      if (pid === process.pid || !isRunning(pid)) await rm(path, { force: true });
      else if (performance.now() > until) throw new LockedError(path, pid);
      else await setTimeout(LOCK_INTERVAL);
    }
  }
}

/** The text of a file; none where it has just been removed. */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

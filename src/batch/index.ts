import { digest } from '../document/digest.js';
import { ParseError, stackOf, type Problem } from '../document/errors.js';
import { readError } from '../document/read-error.js';
import { hashFile, resultKey, type ReadingOptions } from './fingerprint.js';
import { joinFiles, type FinalDocument, type ReadFile } from './join.js';
import type { Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import { Pool } from './pool.js';
import { readTogether } from './reading.js';
import type { Spool } from './spool.js';
import { findInputs, type Found } from './walk.js';

export interface BatchOptions extends ReadingOptions {
  /** Files, folders and patterns. */
  readonly inputs: readonly string[];
  /** A folder that is no input though it may lie inside of one. */
  readonly output: string | null;
  readonly ledger: Ledger;
  /** Reads everything again. */
  readonly force: boolean;
  /** Files that are read at a time. */
  readonly jobs: number;
  readonly limits: Limits;
  /** The script of the children. */
  readonly script: string;
  /** A folder to remove when this process is killed. */
  readonly temporary: string | null;
  readonly onEvent: (event: BatchEvent) => void;
}

export type FileOutcome = 'read' | 'unchanged' | 'duplicate' | 'failed';

export type BatchEvent =
  | { readonly type: 'listed'; readonly files: number; readonly others: number }
  | { readonly type: 'file'; readonly outcome: FileOutcome; readonly pages: number }
  | { readonly type: 'problem'; readonly problem: Problem; readonly stack: string | null }
  | { readonly type: 'joining' };

/** An input and what became of it. */
export interface FileReport extends ReadFile {
  readonly outcome: FileOutcome;
  /** The number of the file with the same content, for a duplicate. */
  readonly same: number | null;
  /** Why it failed. */
  readonly problem: Problem | null;
  /** How long the longest try to read it took. */
  readonly seconds: number;
}

/** Files and documents are on the disk, to be gone through until the ledger is closed. */
export interface BatchResult {
  /** Every input in order; an interrupted run leaves gaps. */
  readonly files: Spool<FileReport>;
  /** In the order of the inputs, without gaps; null when the run was interrupted. */
  readonly documents: Spool<FinalDocument> | null;
  /** Files of other kinds in the folders. */
  readonly others: number;
}

/** An input before it is looked at. */
interface Listed extends Omit<Found, 'cause'> {
  /** Where the error came from. */
  readonly stack: string | null;
}

interface Item {
  readonly index: number;
  readonly path: string;
  readonly key: string;
}

/** Reads many files, each in a child process, and puts together what belongs together. To be closed in the end. */
export class Batch {
  readonly #options: BatchOptions;
  readonly #pool: Pool;
  readonly #files: Spool<FileReport>;
  /** What files are hashed through, one after another. */
  readonly #piece = new Uint8Array(1 << 16);
  /** The number of the first file of each content. */
  readonly #first = new Map<string, number>();
  #interrupted = false;

  constructor(options: BatchOptions) {
    this.#options = options;
    this.#files = options.ledger.spool();
    this.#pool = new Pool(options.jobs, options);
  }

  async run(): Promise<BatchResult> {
    const { inputs, output, ledger, onEvent, jobs } = this.#options;
    try {
      const listed = ledger.spool<Listed>();
      const { files, others } = await findInputs(inputs, output, (found) => {
        listed.push(listedOf(found));
      });
      onEvent({ type: 'listed', files, others });
      // Several readers take from one list: the next file is looked at only when somebody is free to read it.
      const items = this.#toRead(listed);
      await Promise.all(
        Array.from({ length: jobs }, async () => {
          for (let next = await items.next(); next.done !== true; next = await items.next())
            await this.#readItem(next.value);
        }),
      );
      if (!this.#interrupted) this.#failDuplicates();
      const documents = this.#interrupted ? null : await this.#join();
      return { files: this.#files, documents, others };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Ends the readers. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  /**
   * Writes a packed document to a path as JSON; false once the run is interrupted. A reader does it: what unpacking
   * leaves to the garbage collector does not add up in this process.
   */
  readonly unpack = async (packed: string, path: string): Promise<boolean> => {
    const outcome = await this.#pool.run({ kind: 'unpack', packed, output: path }, () => undefined);
    if (outcome === null) return false;
    const failure = outcome.type === 'done' ? outcome.result.failures[0] : undefined;
    if (failure !== undefined) throw new Error(failure.problem.en);
    if (outcome.type !== 'done') throw new Error(`${packed}: ${outcome.type}`);
    return true;
  };

  /** Stops everything soon; what is done is kept in the ledger. */
  interrupt(): void {
    this.#interrupted = true;
    void this.#pool.close();
  }

  async *#toRead(listed: Spool<Listed>): AsyncGenerator<Item> {
    for (const [index, one] of listed.entries()) {
      if (this.#interrupted) return;
      const item = await this.#identify(index, one);
      if (item !== null) yield item;
    }
  }

  /** What has to be read for a file: null where nothing has, because it cannot be or was before. */
  async #identify(index: number, { path, error, stack }: Listed): Promise<Item | null> {
    if (error !== null) return this.#fail(index, path, new ParseError(error, { file: path }), stack);
    const { ledger, force } = this.#options;
    let hash: string | null;
    try {
      hash = await hashFile(path, this.#piece);
    } catch (reason) {
      return this.#fail(index, path, readError(reason, path));
    }
    if (hash === null) return this.#fail(index, path, new ParseError('not-a-file', { file: path }));
    const content = digest(hash);
    const same = this.#first.get(content);
    if (same !== undefined) {
      this.#end(index, { path, outcome: 'duplicate', same });
      return null;
    }
    this.#first.set(content, index);
    const key = resultKey(hash, path, this.#options);
    const entry = force ? null : await ledger.find(key);
    if (entry === null) return { index, path, key };
    this.#end(index, { path, outcome: 'unchanged', key, documents: entry.documents });
    return null;
  }

  async #readItem({ index, path, key }: Item): Promise<void> {
    const { ledger, limits } = this.#options;
    const reading = await readTogether(this.#pool, [path], ledger.temporary(), this.#options, limits);
    if (reading.type === 'interrupted') return;
    const { seconds } = reading;
    if (reading.type === 'failed') {
      this.#fail(index, path, reading.problem, reading.stack, seconds);
      return;
    }
    const { documents } = await ledger.add(key, reading.output, reading.documents);
    const pages = documents.reduce((sum, one) => sum + one.pages, 0);
    this.#end(index, { path, outcome: 'read', key, documents, seconds }, pages);
  }

  /** What has the content of a file that failed has failed, too. */
  #failDuplicates(): void {
    for (const [index, file] of this.#files.entries()) {
      const problem = file.same === null ? null : (this.#files.at(file.same)?.problem ?? null);
      if (problem === null) continue;
      const own: Problem = { ...problem, file: file.path };
      this.#files.put(index, { ...file, outcome: 'failed', problem: own });
      this.#options.onEvent({ type: 'problem', problem: own, stack: null });
    }
  }

  async #join(): Promise<Spool<FinalDocument> | null> {
    this.#options.onEvent({ type: 'joining' });
    const { ledger, limits, jobs, force } = this.#options;
    return joinFiles(this.#files, {
      pool: this.#pool,
      ledger,
      options: this.#options,
      limits,
      jobs,
      force,
      isInterrupted: () => this.#interrupted,
    });
  }

  #fail(index: number, path: string, problem: Problem, stack: string | null = null, seconds = 0): null {
    this.#options.onEvent({ type: 'problem', problem, stack });
    this.#end(index, { path, outcome: 'failed', problem: problemData(problem), seconds });
    return null;
  }

  #end(index: number, file: Pick<FileReport, 'path' | 'outcome'> & Partial<FileReport>, pages = 0): void {
    this.#files.put(index, { key: '', documents: [], same: null, problem: null, seconds: 0, ...file });
    this.#options.onEvent({ type: 'file', outcome: file.outcome, pages });
  }
}

function listedOf({ path, error, cause }: Found): Listed {
  return { path, error, stack: cause instanceof Error ? stackOf(cause) : null };
}

/** A problem as data: what an error holds besides is not copied. */
function problemData({ code, file, page, problem, hint }: Problem): Problem {
  return { code, file, page, problem, hint };
}

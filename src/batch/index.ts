import { ParseError, type Problem } from '../document/errors.js';
import { readError } from '../document/read-error.js';
import { hashFile, resultKey, type ReadingOptions } from './fingerprint.js';
import { joinFiles, type FinalDocument, type ReadFile } from './join.js';
import type { Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import { Pool } from './pool.js';
import { readTogether } from './reading.js';
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

export interface FileReport {
  readonly path: string;
  readonly outcome: FileOutcome;
  /** The file with the same content, for a duplicate. */
  readonly same: string | null;
  /** How long the longest try to read it took. */
  readonly seconds: number;
}

export interface BatchResult {
  /** Every input file in order and what became of it. */
  readonly files: readonly FileReport[];
  /** In the order of the inputs; null when the run was interrupted. */
  readonly documents: readonly FinalDocument[] | null;
  readonly problems: readonly Problem[];
  /** Files of other kinds in the folders. */
  readonly others: number;
}

interface Item {
  readonly index: number;
  readonly path: string;
  readonly key: string;
}

/** Reads many files, each in a child process, and puts together what belongs together. */
export class Batch {
  readonly #options: BatchOptions;
  readonly #pool: Pool;
  readonly #read: (ReadFile | undefined)[] = [];
  readonly #files: FileReport[] = [];
  readonly #problems: (Problem | undefined)[] = [];
  /** The first file of each content. */
  readonly #first = new Map<string, string>();
  #interrupted = false;

  constructor(options: BatchOptions) {
    this.#options = options;
    this.#pool = new Pool(options.jobs, options);
  }

  async run(): Promise<BatchResult> {
    const { inputs, output, onEvent, jobs } = this.#options;
    try {
      const { found, others } = await findInputs(inputs, output);
      onEvent({ type: 'listed', files: found.length, others });
      // Several readers take from one list: the next file is looked at only when somebody is free to read it.
      const items = this.#toRead(found);
      await Promise.all(
        Array.from({ length: jobs }, async () => {
          for (let next = await items.next(); next.done !== true; next = await items.next())
            await this.#readItem(next.value);
        }),
      );
      if (!this.#interrupted) this.#failDuplicates();
      const documents = this.#interrupted ? null : await this.#join();
      const problems = this.#problems.filter((problem) => problem !== undefined);
      // An interrupted run leaves gaps.
      return { files: this.#files.filter((file) => file !== undefined), documents, problems, others };
    } finally {
      await this.#pool.close();
    }
  }

  /** Stops everything soon; what is done is kept in the ledger. */
  interrupt(): void {
    this.#interrupted = true;
    void this.#pool.close();
  }

  async *#toRead(found: readonly Found[]): AsyncGenerator<Item> {
    for (const [index, one] of found.entries()) {
      if (this.#interrupted) return;
      const item = await this.#identify(index, one);
      if (item !== null) yield item;
    }
  }

  /** What has to be read for a file: null where nothing has, because it cannot be or was before. */
  async #identify(index: number, { path, error, cause }: Found): Promise<Item | null> {
    if (error !== null) return this.#fail(index, path, new ParseError(error, { file: path, cause }));
    const { ledger, force } = this.#options;
    let hash: string | null;
    try {
      hash = await hashFile(path);
    } catch (reason) {
      return this.#fail(index, path, readError(reason, path));
    }
    if (hash === null) return this.#fail(index, path, new ParseError('not-a-file', { file: path }));
    const same = this.#first.get(hash);
    if (same !== undefined) {
      this.#end(index, { path, outcome: 'duplicate', same });
      return null;
    }
    this.#first.set(hash, path);
    const key = resultKey(hash, path, this.#options);
    const entry = force ? null : await ledger.find(key);
    if (entry === null) return { index, path, key };
    this.#read[index] = { path, key, documents: entry.documents };
    this.#end(index, { path, outcome: 'unchanged' });
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
    this.#read[index] = { path, key, documents };
    const pages = documents.reduce((sum, one) => sum + one.pages, 0);
    this.#end(index, { path, outcome: 'read', seconds }, pages);
  }

  /** What has the content of a file that failed has failed, too. */
  #failDuplicates(): void {
    const problems = new Map(this.#files.map(({ path }, index) => [path, this.#problems[index]]));
    this.#files.forEach(({ path, outcome, same }, index) => {
      const problem = outcome === 'duplicate' && same !== null ? problems.get(same) : undefined;
      if (problem === undefined) return;
      const own: Problem = { ...problemData(problem), file: path };
      this.#problems[index] = own;
      this.#files[index] = { path, outcome: 'failed', same, seconds: 0 };
      this.#options.onEvent({ type: 'problem', problem: own, stack: null });
    });
  }

  async #join(): Promise<readonly FinalDocument[] | null> {
    const files = this.#read.filter((file) => file !== undefined);
    this.#options.onEvent({ type: 'joining' });
    const { ledger, limits, jobs, force } = this.#options;
    return joinFiles(files, {
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
    this.#problems[index] = problem;
    this.#options.onEvent({ type: 'problem', problem, stack });
    this.#end(index, { path, outcome: 'failed', seconds });
    return null;
  }

  #end(index: number, file: Pick<FileReport, 'path' | 'outcome'> & Partial<FileReport>, pages = 0): void {
    this.#files[index] = { same: null, seconds: 0, ...file };
    this.#options.onEvent({ type: 'file', outcome: file.outcome, pages });
  }
}

/** A problem as data: what an error holds besides is not copied. */
function problemData({ code, file, page, problem, hint }: Problem): Problem {
  return { code, file, page, problem, hint };
}

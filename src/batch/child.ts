import { spawn, type ChildProcess } from 'node:child_process';
import { limitedNode } from './launch.js';
import type { Limits } from './limits.js';
import { residentMemory } from './memory.js';
import type { FromWorker, Job, JobResult } from './protocol.js';
import { Watch, type At, type Stop } from './watch.js';

export interface ChildOptions {
  /** The script that serves jobs (src/cli/worker.ts, built). */
  readonly script: string;
  readonly limits: Limits;
  /** A folder that is of no use when this process ends first. */
  readonly temporary: string | null;
}

/** How a job ended: with a result, stopped from outside at a limit, or with the end of the process. */
export type Outcome =
  | { readonly type: 'done'; readonly result: JobResult }
  | ({ readonly type: 'stopped' } & Stop)
  | { readonly type: 'crashed'; readonly at: At; readonly found: string };

/** What is kept of a child's standard error, in characters: V8 says at its end why it gave up. */
const STDERR_KEPT = 4000;

/** A process that reads one job at a time, within limits. */
export class Child {
  readonly #process: ChildProcess;
  readonly #watch: Watch;
  readonly #limits: Limits;
  readonly #ready: Promise<boolean>;
  readonly #ended: Promise<void>;
  #stderr = '';
  #settle: ((outcome: Outcome) => void) | null = null;
  #stop: Stop | null = null;
  #killed = false;
  /** Jobs that it has done. */
  jobs = 0;
  alive = true;

  constructor({ script, limits, temporary }: ChildOptions) {
    const { command, args } = limitedNode(script, [String(process.pid), temporary ?? ''], limits.memory, {
      oneThread: true,
    });
    this.#limits = limits;
    this.#process = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
    this.#watch = new Watch(this.#process.pid ?? 0, limits, (stop) => {
      this.#stop = stop;
      this.kill();
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString('latin1')).slice(-STDERR_KEPT);
    });
    // 'exit' may come before the last of standard error; 'close' comes after both.
    this.#ended = new Promise((resolve) => {
      const end = (found: string): void => {
        this.alive = false;
        this.#watch.idle();
        this.#settle?.(this.#end(found));
        resolve();
      };
      this.#process.once('close', (code, signal) => {
        end(signal ?? String(code));
      });
      this.#process.once('error', (error) => {
        end(error.message);
      });
    });
    this.#ready = new Promise((resolve) => {
      this.#process.on('message', (message) => {
        this.#hear(message as FromWorker, resolve);
      });
      void this.#ended.then(() => {
        resolve(false);
      });
    });
  }

  /**
   * Does a job; `onAt` hears how far it is. One at a time. Throws where no process can be started at all, not where
   * it was killed before it had started.
   */
  async run(job: Job, onAt: (at: At) => void): Promise<Outcome> {
    if (!(await this.#ready) && !this.#killed)
      throw new Error(`cannot start the process that reads files: ${this.#stderr.trim()}`);
    return new Promise((resolve) => {
      this.#onAt = onAt;
      this.#settle = resolve;
      if (!this.alive) {
        resolve(this.#end('gone'));
        return;
      }
      this.#watch.at({ input: 0, page: null });
      this.#process.send(job, (error) => {
        // It has just ended; how is told by its exit.
        if (error !== null) this.kill();
      });
    });
  }

  /** Whether it holds on to more memory than a fresh one should begin with. */
  get isBloated(): boolean {
    const { pid } = this.#process;
    return pid === undefined || (residentMemory(pid) ?? 0) > BLOATED * this.#limits.memory;
  }

  kill(): void {
    this.#killed = true;
    this.#process.kill('SIGKILL');
  }

  /** Ends it and waits until it has ended. */
  async close(): Promise<void> {
    this.kill();
    await this.#ended;
  }

  #onAt: (at: At) => void = () => undefined;

  #hear(message: FromWorker, ready: (ok: boolean) => void): void {
    if (message.type === 'ready') ready(true);
    else if (message.type === 'at') {
      this.#watch.at(message);
      this.#onAt(message);
    } else if (this.#stop === null) {
      this.#watch.idle();
      this.jobs++;
      this.#settle?.({ type: 'done', result: message.result });
      this.#settle = null;
    }
  }

  #end(found: string): Outcome {
    if (this.#stop !== null) return { type: 'stopped', ...this.#stop };
    if (this.#watch.isFilling || isOutOfMemory(found, this.#stderr))
      return { type: 'stopped', ...this.#watch.outOfMemory() };
    return { type: 'crashed', at: this.#watch.last, found };
  }
}

/** Share of the memory limit that a process may hold between two jobs: a real file needs a quarter of the limit. */
const BLOATED = 0.5;

/** V8 aborts when its heap or the address space is full. */
function isOutOfMemory(found: string, stderr: string): boolean {
  return found === 'SIGABRT' || /out of memory|allocation failed|bad_alloc/i.test(stderr);
}

import { Child, type ChildOptions, type Outcome } from './child.js';
import type { Job } from './protocol.js';
import type { At } from './watch.js';

/** Jobs after which a child is replaced: what pdf.js does not give back adds up. */
const JOBS_PER_CHILD = 100;

/**
 * Failures after which a child goes on: nothing of the file was given to a parser of a foreign format, or it was read
 * to its end. After any other the next file gets a fresh process.
 */
const HARMLESS = new Set([
  'file-not-found',
  'file-unreadable',
  'is-directory',
  'empty-file',
  'not-a-pdf',
  'unsupported-format',
  'no-text-layer',
  'no-table',
  'no-budget-content',
]);

/** A fixed number of children; jobs wait for a free one. */
export class Pool {
  readonly #options: ChildOptions;
  readonly #idle: Child[] = [];
  readonly #all = new Set<Child>();
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #closed = false;

  constructor(size: number, options: ChildOptions) {
    this.#free = size;
    this.#options = options;
  }

  /** Does a job in a free child; `fresh` asks for one that has read nothing before. Null once the pool is closed. */
  async run(job: Job, onAt: (at: At) => void, fresh = false): Promise<Outcome | null> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    try {
      if (this.#closed) return null;
      const child = await this.#take(fresh);
      const outcome = await child.run(job, onAt);
      if (this.#closed) return null;
      if (isReusable(child, outcome)) this.#idle.push(child);
      else await this.#drop(child);
      return outcome;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }

  /** Ends all children, jobs or not, and waits until they have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((child) => this.#drop(child)));
  }

  async #take(fresh: boolean): Promise<Child> {
    const idle = this.#idle.pop();
    if (idle !== undefined && idle.alive && !(fresh && idle.jobs > 0)) return idle;
    if (idle !== undefined) await this.#drop(idle);
    const child = new Child(this.#options);
    this.#all.add(child);
    return child;
  }

  async #drop(child: Child): Promise<void> {
    await child.close();
    this.#all.delete(child);
  }
}

function isReusable(child: Child, outcome: Outcome): boolean {
  return (
    outcome.type === 'done' &&
    outcome.result.failures.every(({ code }) => HARMLESS.has(code)) &&
    child.jobs < JOBS_PER_CHILD &&
    !child.isBloated
  );
}

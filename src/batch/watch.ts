import type { Limits } from './limits.js';
import { MEMORY_INTERVAL, residentMemory } from './memory.js';

/** What a process is at: an input by its place in the job and a page of it. See Progress of the pipeline. */
export interface At {
  readonly input: number | null;
  readonly page: number | null;
  readonly scanned?: number;
}

/** Why and where a process was stopped from outside. */
export interface Stop {
  readonly reason: 'time-limit' | 'memory-limit';
  /** Null while documents were put together out of all inputs. */
  readonly input: number | null;
  readonly page: number | null;
  /** The last page with which another try should stay within the limits; null where there is none. */
  readonly keep: number | null;
}

/**
 * Shares of the limits up to which a page counts as safe to keep: reading is about half of the work on a page, and
 * the second try has to do all of it.
 */
const SAFE_TIME = 0.5;
const SAFE_MEMORY = 0.6;
/** A page read in its picture takes 3 s; a busy machine takes ten times as long. It has this time beside the limit. */
const SCAN_SECONDS = 30;

/**
 * Share of the memory limit from which a crash is put down to memory: V8 does not always say so when the address space
 * is used up, it may end in the middle of collecting garbage. Real files stay under a half.
 */
const FILLING = 0.5;

/** Looks at the time and the memory that another process takes, and says when it must be stopped. */
export class Watch {
  readonly #pid: number;
  readonly #limits: Limits;
  readonly #onStop: (stop: Stop) => void;
  #timer: NodeJS.Timeout | null = null;
  #at: At = { input: null, page: null };
  #since = 0;
  #memory = 0;
  #keep: number | null = null;
  #scanned = 0;

  constructor(pid: number, limits: Limits, onStop: (stop: Stop) => void) {
    this.#pid = pid;
    this.#limits = limits;
    this.#onStop = onStop;
  }

  /** The process has told what it is about to do. */
  at(at: At): void {
    const before = this.#at;
    const starts = this.#timer === null;
    this.#at = at;
    // What comes after the only input of a job still counts as its time.
    if (starts || (at.input !== before.input && (at.input !== null || (before.input ?? 0) > 0))) {
      this.#since = performance.now();
      this.#keep = null;
      this.#scanned = 0;
    }
    this.#scanned = at.scanned ?? this.#scanned;
    if (at.page !== null && at.page > 1 && this.#isSafe()) this.#keep = at.page - 1;
    this.#timer ??= setInterval(() => {
      this.#look();
    }, MEMORY_INTERVAL);
  }

  /** What the process was at last. */
  get last(): At {
    return this.#at;
  }

  /** Whether the process held so much when it was last looked at that an end of its own will be for want of memory. */
  get isFilling(): boolean {
    return this.#memory > FILLING * this.#limits.memory;
  }

  /** The process has ended because its memory was full: as if it had been stopped for it. */
  outOfMemory(): Stop {
    const { input, page } = this.#at;
    return { reason: 'memory-limit', input, page, keep: page === null ? null : this.#keep };
  }

  /** The process has nothing to do: what it takes is nobody's. */
  idle(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #isSafe(): boolean {
    const seconds = (performance.now() - this.#since) / 1000;
    return seconds <= SAFE_TIME * this.#seconds() && this.#memory <= SAFE_MEMORY * this.#limits.memory;
  }

  /** The time that the input may take. */
  #seconds(): number {
    return this.#limits.timeout + this.#scanned * SCAN_SECONDS;
  }

  #look(): void {
    this.#memory = residentMemory(this.#pid) ?? this.#memory;
    if (this.#memory > this.#limits.memory) this.#stop('memory-limit');
    else if (performance.now() - this.#since > this.#seconds() * 1000) this.#stop('time-limit');
  }

  #stop(reason: Stop['reason']): void {
    this.idle();
    const { input, page } = this.#at;
    // Where the pages were read already, fewer of them would be a guess.
    this.#onStop({ reason, input, page, keep: page === null ? null : this.#keep });
  }
}

import { DEFAULT_LIMITS, type Limits } from '../batch/limits.js';
import { problemOf, shortened } from '../batch/reading.js';
import type { ParseError } from '../document/errors.js';
import type { PageLimit } from '../pipeline.js';
import type { BatchSettings } from './program.js';
import type { Ended } from './supervision.js';

export interface RunPlan {
  /** The inputs to read, by their places in the list. */
  readonly inputs: readonly number[];
  /** Where reading ends, for each place in the list. */
  readonly limits: readonly PageLimit[];
  /** The inputs that ended an earlier try and are not read. */
  readonly failures: readonly ParseError[];
}

export function limitsOf({ timeout, maxMemory, maxPages }: BatchSettings): Limits {
  return {
    timeout: timeout ?? DEFAULT_LIMITS.timeout,
    memory: maxMemory ?? DEFAULT_LIMITS.memory,
    pages: maxPages ?? DEFAULT_LIMITS.pages,
  };
}

/** What is left to read after some tries that ended before their time: the pages before the place, or the others. */
export function planRun(files: readonly string[], ended: readonly Ended[], limits: Limits): RunPlan {
  const left = new Set(files.keys());
  const last = files.map((): PageLimit => ({ last: limits.pages, reason: 'page-limit' }));
  const failures: ParseError[] = [];
  for (const end of ended) {
    const shorter = end.type === 'stopped' ? shortened(end, last) : null;
    if (shorter !== null) {
      last[shorter.input] = shorter.limit;
      continue;
    }
    failures.push(problemOf(end, files, limits));
    const { input } = end.type === 'stopped' ? end : end.at;
    // Nobody knows which of them it was when they were put together.
    if (input === null) left.clear();
    else left.delete(input);
  }
  return { inputs: [...left], limits: last, failures };
}

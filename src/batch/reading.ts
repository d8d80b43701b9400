import { ParseError, type Problem } from '../document/errors.js';
import type { PageLimit } from '../pipeline.js';
import type { Outcome } from './child.js';
import type { ReadingOptions } from './fingerprint.js';
import type { Limits } from './limits.js';
import type { Pool } from './pool.js';
import type { DocumentFacts } from './protocol.js';

/** What reading files together gave: documents at `output`, or why there are none. */
export type Reading = (
  | { readonly type: 'read'; readonly output: string; readonly documents: readonly DocumentFacts[] }
  | { readonly type: 'failed'; readonly problem: Problem; readonly stack: string | null }
  | { readonly type: 'interrupted' }
) & {
  /** How long the longest try took; what the limit of time is about. */
  readonly seconds: number;
};

/**
 * Reads files together in a child. A process that ended or filled up is tried once more in a fresh one, because an
 * earlier file may have left it in that state; where a limit was met on a page, the pages before it are read alone.
 */
export async function readTogether(
  pool: Pool,
  files: readonly string[],
  output: string,
  options: ReadingOptions,
  limits: Limits,
): Promise<Reading> {
  const last = files.map((): PageLimit => ({ last: options.maxPages, reason: 'page-limit' }));
  let fresh = false;
  let seconds = 0;
  for (;;) {
    let started = Number.NaN;
    const outcome = await pool.run(
      { kind: 'parse', files, pages: options.pages, ocr: options.ocr, limits: last, output },
      () => {
        // A child is at work from the first thing that it tells; before that the job waited for a free one.
        if (Number.isNaN(started)) started = performance.now();
      },
      fresh,
    );
    if (outcome === null) return { type: 'interrupted', seconds };
    if (!Number.isNaN(started)) seconds = Math.max(seconds, (performance.now() - started) / 1000);
    if (outcome.type === 'done') {
      const { documents, failures } = outcome.result;
      const [failure] = failures;
      if (failure === undefined) return { type: 'read', output, documents, seconds };
      return { type: 'failed', problem: failure, stack: failure.stack, seconds };
    }
    if (!fresh && !isTimeUp(outcome)) {
      fresh = true;
      continue;
    }
    const shorter = outcome.type === 'stopped' ? shortened(outcome, last) : null;
    if (shorter === null) {
      const problem = problemOf(outcome, files, limits);
      return { type: 'failed', problem, stack: null, seconds };
    }
    last[shorter.input] = shorter.limit;
  }
}

function isTimeUp(outcome: Outcome): boolean {
  return outcome.type === 'stopped' && outcome.reason === 'time-limit';
}

/** The pages to try with once more; null where that was done already or no page is known to be safe. */
export function shortened(
  { reason, input, keep }: Extract<Outcome, { type: 'stopped' }>,
  before: readonly PageLimit[],
): { input: number; limit: PageLimit } | null {
  if (input === null || keep === null || before[input]?.reason !== 'page-limit') return null;
  return { input, limit: { last: keep, reason } };
}

/** The end of a process as the error of the file that it was at. */
export function problemOf(
  outcome: Exclude<Outcome, { type: 'done' }>,
  files: readonly string[],
  limits: Limits,
): ParseError {
  const at = outcome.type === 'stopped' ? outcome : outcome.at;
  const where = { file: at.input === null ? files.join(', ') : (files[at.input] ?? '-'), page: at.page };
  if (outcome.type === 'crashed')
    return new ParseError('parser-crashed', { ...where, values: { found: outcome.found } });
  const { reason } = outcome;
  const limit = String(reason === 'time-limit' ? limits.timeout : limits.memory);
  return new ParseError(reason, { ...where, values: { limit } });
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Batch, type BatchResult } from '../batch/index.js';
import { Ledger, LockedError } from '../batch/ledger.js';
import { OutputError } from '../output/output-error.js';
import { openBatchOutput } from './batch-output.js';
import { countsOf, reportOf, summaryLines, type Counts } from './batch-report.js';
import { MESSAGES } from './messages.js';
import { limitsOf } from './plan.js';
import type { BatchSettings, Settings } from './program.js';
import { Progress } from './progress.js';
import { EXIT, type Host } from './run.js';
import { openTarget } from './target.js';
import { UsageError } from './usage.js';

/** The script of the processes that read files, beside the one that this runs in (scripts/bundle.mjs). */
const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * What a run over many files leaves to the garbage collector is collected when the heap has grown by this much, in
 * percent. By itself V8 lets it double, and the process looks as if it grew with the number of files.
 */
const HEAP_GROWTH = 20;

export interface BatchRun extends BatchSettings {
  /** The folder that results go to and that remembers them; null where nothing is remembered. */
  readonly folder: string | null;
  readonly force: boolean;
  readonly quiet: boolean;
}

/** `budget-parse folder...`, and files with a folder of -o. */
export async function runBatch(inputs: readonly string[], settings: Settings, host: Host): Promise<number> {
  const output = await openBatchOutput(settings, host.streams.stdout);
  const report = settings.report === undefined ? null : await openTarget(settings.report, [], host.streams.stdout);
  const { folder } = output;
  const run = { ...settings, folder, force: settings.force === true, quiet: settings.quiet === true };
  return withBatch(inputs, run, host, async (done) => {
    const { result, counts, seconds } = done;
    const { reporter } = host;
    const save = async (path: string | undefined, write: () => Promise<unknown>): Promise<boolean> => {
      try {
        await write();
        return true;
      } catch (error) {
        if (!(error instanceof Error) || error instanceof OutputError) throw error;
        await reporter.outputFailed(path ?? '-', error);
        return false;
      }
    };
    const reported = await save(settings.report, async () => {
      await report?.writeAll(reportOf(result, seconds));
      await report?.finish();
    });
    if (result.documents === null) return EXIT.interrupted;
    let isWhole = true;
    const saved = await save(settings.output, async () => {
      isWhole = await output.save(done);
    });
    if (!isWhole) return EXIT.interrupted;
    return reported && saved ? statusOf(counts, settings.strict === true) : EXIT.input;
  });
}

export interface Done {
  readonly result: BatchResult;
  readonly counts: Counts;
  /** Holds the documents. */
  readonly ledger: Ledger;
  readonly jobs: number;
  readonly unpack: Batch['unpack'];
  readonly seconds: number;
}

/**
 * Reads inputs in processes of their own and hands the result over. Tells of progress and problems on the way, and at
 * the end what there was.
 */
export async function withBatch(
  inputs: readonly string[],
  run: BatchRun,
  host: Host,
  use: (done: Done) => Promise<number>,
): Promise<number> {
  if (inputs.includes('-')) throw new UsageError(MESSAGES.usageBatchInput);
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const { reporter, streams, supervision } = host;
  // Before anything is written: an interrupt finds everything in order.
  let isInterrupted = false;
  let batch: Batch | null = null;
  supervision.onInterrupt(() => {
    isInterrupted = true;
    batch?.interrupt();
  });
  const temporary = run.folder === null ? await mkdtemp(join(tmpdir(), 'budget-parse-')) : null;
  const ledger = await openLedger(run.folder ?? temporary ?? '');
  const started = performance.now();
  const progress = new Progress(streams.stderr, reporter, run.quiet);
  const limits = limitsOf(run);
  const jobs = run.jobs ?? availableParallelism();
  batch = new Batch({
    inputs,
    output: run.folder,
    ledger,
    force: run.force,
    jobs,
    limits,
    pages: run.pages ?? null,
    ocr: run.ocr ?? 'auto',
    maxPages: limits.pages,
    script: WORKER,
    temporary,
    onEvent: (event) => {
      if (event.type === 'problem') void reporter.input(event.problem, event.stack);
      progress.on(event);
    },
  });
  try {
    if (isInterrupted) batch.interrupt();
    const result = await batch.run();
    progress.end();
    const seconds = (performance.now() - started) / 1000;
    const counts = countsOf(result);
    const status = await use({ result, counts, ledger, jobs, unpack: batch.unpack, seconds });
    if (!run.quiet) await reporter.lines(summaryLines(counts, seconds, reporter));
    if (status === EXIT.interrupted && run.folder !== null) await reporter.note(MESSAGES.interrupted, {});
    return status;
  } finally {
    progress.end();
    await batch.close();
    await ledger.close();
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

async function openLedger(folder: string): Promise<Ledger> {
  await mkdir(folder, { recursive: true });
  try {
    return await Ledger.open(folder);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new UsageError(MESSAGES.usageOutputLocked, { pid: String(error.pid), value: folder });
  }
}

/** As of a run over files: 1 where an input gave nothing, 3 where a check of severity error failed. */
export function statusOf({ files, documents, failed, isComplete }: Counts, strict: boolean): number {
  if (!isComplete) return EXIT.interrupted;
  if (files.failed > 0 || documents === 0) return EXIT.input;
  return strict && failed.error > 0 ? EXIT.strict : EXIT.ok;
}

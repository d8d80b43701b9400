import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { limitedNode } from '../batch/launch.js';
import { DEFAULT_LIMITS, LEAST_MEMORY, type Limits } from '../batch/limits.js';
import { Watch, type Stop } from '../batch/watch.js';
import { askedFor } from './asked.js';
import { readAll } from './stream.js';
import { INTERRUPT, type Ended, type FromWork } from './supervision.js';

// The process that the user starts. It imports next to nothing, so that it costs next to nothing: what reads the
// command line and the files is work.ts, in a process of its own within limits.

const WORK = fileURLToPath(new URL('./work.js', import.meta.url));

/** Exit status of a run that was interrupted, as shells have it. */
const INTERRUPTED = 128 + constants.signals.SIGINT;

type End = { readonly status: number } | { readonly ended: Ended };

/** Runs a command: arguments without `node` and the script in, the exit status out. */
export async function start(argv: readonly string[]): Promise<number> {
  // Standard input can be read once; a second try needs it again.
  const piped = argv.includes('-') ? await readAll(process.stdin) : null;
  const ended: Ended[] = [];
  for (;;) {
    const end = await runOnce(argv, piped, ended);
    if ('status' in end) return end.status;
    ended.push(end.ended);
  }
}

function runOnce(argv: readonly string[], piped: Uint8Array | null, ended: readonly Ended[]): Promise<End> {
  const own = [String(process.pid), JSON.stringify(ended), ...argv];
  const { command, args } = limitedNode(WORK, own, memoryOf(argv), { addressSpace: !mentionsDuckDb(argv) });
  const child = spawn(command, args, { stdio: [piped === null ? 'inherit' : 'pipe', 'inherit', 'inherit', 'ipc'] });
  // A run that fails before it reads leaves the pipe closed: that is its right.
  child.stdin?.on('error', () => undefined);
  if (piped !== null) child.stdin?.end(piped);
  const run = new Run(child);
  const stopListening = forwardSignals(run);
  return run.end.finally(stopListening);
}

/** DuckDB writes Parquet too, and reserves far more address space than it uses. */
function mentionsDuckDb(argv: readonly string[]): boolean {
  return argv.some((arg) => /(?:parquet|duckdb)$/i.test(arg));
}

/** What is no number is told of when the command line is parsed. */
function memoryOf(argv: readonly string[]): number {
  const asked = Number(askedFor('--max-memory', argv) ?? DEFAULT_LIMITS.memory);
  return asked >= LEAST_MEMORY ? Math.floor(asked) : DEFAULT_LIMITS.memory;
}

/** One working process under watch. */
class Run {
  readonly end: Promise<End>;
  readonly #child: ChildProcess;
  #watch: Watch | null = null;
  #stop: Stop | null = null;
  #isBatch = false;
  #interrupts = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      this.#hear(message as FromWork);
    });
    this.end = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        resolve(this.#endOf(code, signal));
      });
    });
  }

  interrupt(): void {
    this.#interrupts++;
    // The first time many files are brought to an orderly end; who asks twice does not want to wait for it.
    if (this.#isBatch && this.#interrupts === 1 && this.#child.connected) this.#child.send(INTERRUPT);
    else this.#child.kill('SIGKILL');
  }

  #hear(message: FromWork): void {
    if (message.type === 'limits') this.#begin(message.limits);
    else if (message.type === 'at') this.#watch?.at(message);
    else this.#endWatch();
    if (message.type === 'batch') this.#isBatch = true;
  }

  #begin(limits: Limits): void {
    this.#watch = new Watch(this.#child.pid ?? 0, limits, (stop) => {
      this.#stop = stop;
      this.#child.kill('SIGKILL');
    });
  }

  #endWatch(): void {
    this.#watch?.idle();
    this.#watch = null;
  }

  #endOf(code: number | null, signal: NodeJS.Signals | null): End {
    const watch = this.#watch;
    watch?.idle();
    if (this.#stop !== null) return { ended: { type: 'stopped', ...this.#stop } };
    if (this.#interrupts > 0) return { status: INTERRUPTED };
    if (code !== null) return { status: code };
    const found = signal ?? '';
    if (watch?.last.input === undefined || watch.last.input === null || found === 'SIGINT' || found === 'SIGTERM')
      return { status: 128 + (constants.signals[found as NodeJS.Signals] ?? 0) };
    // V8 aborts when memory is full.
    if (found === 'SIGABRT' || watch.isFilling) return { ended: { type: 'stopped', ...watch.outOfMemory() } };
    return { ended: { type: 'crashed', at: watch.last, found } };
  }
}

/** Signals that end a command are for the working process to act on; this one ends after it. */
function forwardSignals(run: Run): () => void {
  const forward = (): void => {
    run.interrupt();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

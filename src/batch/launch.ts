import { existsSync } from 'node:fs';

/**
 * Megabytes of address space beyond the heap. Node takes 730 at its start, and drawing and
 * recognising a page 7,000, most of them reserved for threads and never touched. What is left ends a process that
 * takes everything between two looks of the watch.
 */
const ADDRESS_SPACE_SLACK = 12_288;

/**
 * The heap may reserve more than is ever touched: a real disclosure makes pdf.js ask for an array of several hundred
 * megabytes and uses little of it. What is touched is the watch's business, so the heap gets twice as much, and never
 * less than this.
 */
const LEAST_HEAP = 2048;

/**
 * V8 without its helper threads (compiler, garbage collector). Where every core has a file of its own they only take
 * each other's time: two readers on two cores are as fast without them, and one keeps to the one core that it was given.
 */
const ONE_THREAD = '--single-threaded';

/**
 * Megabytes of V8's young generation. By itself it grows to 16 in a process that hands out ten thousand files, for
 * nothing; a single file is read as fast with 4. A reader on one thread takes a fifth longer with less than 16.
 */
const SMALL_YOUNG = '--max-semi-space-size=4';

export interface LaunchOptions {
  /** Whether the address space is limited, where that can be done. */
  readonly addressSpace?: boolean;
  /** Whether it keeps to one core. */
  readonly oneThread?: boolean;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * The command that runs a script in a Node process which cannot take much more than `memory` megabytes. The heap
 * limit alone does not hold array buffers, which are what a hostile PDF fills; where there is a shell with ulimit the
 * address space is limited too (unless told otherwise), and no core dump is left behind. The watch (watch.ts) does the rest.
 */
export function limitedNode(
  script: string,
  args: readonly string[],
  memory: number,
  { addressSpace = true, oneThread = false }: LaunchOptions = {},
): Launch {
  const node = [
    process.execPath,
    `--max-old-space-size=${Math.max(LEAST_HEAP, 2 * memory)}`,
    // WebAssembly would reserve 10 GB of address space for every module.
    '--disable-wasm-trap-handler',
    ...(oneThread ? [ONE_THREAD] : [SMALL_YOUNG]),
    script,
    ...args,
  ];
  const [command = '', ...rest] = node;
  if (!addressSpace || process.platform !== 'linux' || !existsSync(SHELL)) return { command, args: rest };
  const limit = `ulimit -c 0 2>/dev/null; ulimit -v ${(Math.max(LEAST_HEAP, 2 * memory) + ADDRESS_SPACE_SLACK) * 1024} 2>/dev/null`;
  return { command: SHELL, args: ['-c', `${limit}; exec "$0" "$@"`, ...node] };
}

const SHELL = '/bin/sh';

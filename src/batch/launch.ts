import { existsSync } from 'node:fs';

/**
 * Megabytes of address space beyond the limit of resident memory. Node reserves 730 at its start and a page of large
 * pictures another 1,500, most of them never touched; twice that leaves room for what other systems reserve. A file
 * that takes real memory meets the watch first: this one stops single reservations that are out of all proportion.
 */
const ADDRESS_SPACE_SLACK = 4096;

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
  { addressSpace = true }: { readonly addressSpace?: boolean } = {},
): Launch {
  const node = [
    process.execPath,
    `--max-old-space-size=${memory}`,
    // WebAssembly would reserve 10 GB of address space for every module.
    '--disable-wasm-trap-handler',
    script,
    ...args,
  ];
  const [command = '', ...rest] = node;
  if (!addressSpace || process.platform !== 'linux' || !existsSync(SHELL)) return { command, args: rest };
  const limit = `ulimit -c 0 2>/dev/null; ulimit -v ${(memory + ADDRESS_SPACE_SLACK) * 1024} 2>/dev/null`;
  return { command: SHELL, args: ['-c', `${limit}; exec "$0" "$@"`, ...node] };
}

const SHELL = '/bin/sh';

import { isFolder, isPattern } from '../batch/walk.js';
import { isDatasetFormat, type OutputFormat } from '../output/format.js';
import { MESSAGES } from './messages.js';
import type { Settings } from './program.js';
import { UsageError } from './usage.js';

/** Whether files are read one by one in processes of their own: folders, patterns, or results into a folder. */
export async function isBatch(
  inputs: readonly string[],
  output: string | undefined,
  format: OutputFormat,
): Promise<boolean> {
  for (const input of inputs) if ((await isFolder(input)) || (await isPattern(input))) return true;
  // A data set is a folder by itself, also of one file.
  return output !== undefined && !isDatasetFormat(format) && (/[\\/]$/.test(output) || (await isFolder(output)));
}

/** Options that say nothing about one file. */
export function refuseBatchOptions({ force, report }: Settings): void {
  const option = force === true ? '--force' : report === undefined ? null : '--report';
  if (option !== null) throw new UsageError(MESSAGES.usageBatchOnly, { option });
}

import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { isFolder, isPattern } from '../batch/walk.js';
import { MESSAGES } from './messages.js';
import type { Settings } from './program.js';
import { UsageError } from './usage.js';

/** Whether files are read one by one in processes of their own: folders, patterns, or results into a folder. */
export async function isBatch(inputs: readonly string[], output: string | undefined): Promise<boolean> {
  for (const input of inputs) if ((await isFolder(input)) || (await isPattern(input))) return true;
  return output !== undefined && (/[\\/]$/.test(output) || (await isFolder(output)));
}

/** Whether -o of such a run names a folder: one that exists, or a name that ends in a slash or has no extension. */
export async function isOutputFolder(output: string): Promise<boolean> {
  if (/[\\/]$/.test(output)) return true;
  try {
    return (await stat(output)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return extname(output) === '';
    throw error;
  }
}

/** Options that say nothing about one file. */
export function refuseBatchOptions({ force, report }: Settings): void {
  const option = force === true ? '--force' : report === undefined ? null : '--report';
  if (option !== null) throw new UsageError(MESSAGES.usageBatchOnly, { option });
}

import { access, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { digest } from '../document/digest.js';
import { systemCode } from '../document/system-code.js';
import { forEach, type FinalDocument } from './join.js';
import type { Ledger, Output } from './ledger.js';

export interface Publisher {
  readonly folder: string;
  readonly ledger: Ledger;
  /** Documents that are unpacked at a time. */
  readonly jobs: number;
  /** Writes a packed document to a path as JSON; false once the run is interrupted. */
  readonly unpack: (packed: string, path: string) => Promise<boolean>;
}

/**
 * Brings an output folder to what the documents are: writes those that are new or made anew, and removes what an
 * input gave before that now gives something else. What other inputs gave stays. Goes through both and holds none.
 * False where the run was interrupted: what is missing then is written by the next one.
 */
export async function publish(
  documents: Iterable<FinalDocument>,
  inputs: Iterable<string>,
  { folder, ledger, jobs, unpack }: Publisher,
): Promise<boolean> {
  const before = new Map<string, string>();
  for await (const { path, from } of ledger.outputs()) before.set(digest(path), from);
  const now = new Set<string>();
  let isInterrupted = false;
  await forEach(documents, jobs, async ({ path, from, packed }) => {
    if (isInterrupted) return;
    const name = digest(path);
    now.add(name);
    const at = join(folder, path);
    if (before.get(name) === from && (await exists(at))) return;
    const temporary = ledger.temporary();
    if (await unpack(packed, temporary)) await ledger.moveFile(temporary, at);
    else isInterrupted = true;
  });
  if (isInterrupted) return false;
  const mine = new Set<string>();
  for (const input of inputs) mine.add(digest(resolve(input)));
  const isMine = ({ inputs: own }: Output): boolean => own.some((input) => mine.has(digest(input)));
  await ledger.setOutputs(outputsNow());
  return true;

  async function* outputsNow(): AsyncGenerator<Output> {
    for (const { path, from, inputs: own } of documents) yield { path, from, inputs: own.map((one) => resolve(one)) };
    for await (const output of ledger.outputs()) {
      if (now.has(digest(output.path))) continue;
      if (isMine(output)) await rm(join(folder, output.path), { force: true });
      else yield output;
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) !== null) return false;
    throw error;
  }
}

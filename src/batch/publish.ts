import { createReadStream } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { digest } from '../document/digest.js';
import { systemCode } from '../document/system-code.js';
import { forEach, type FinalDocument } from './join.js';
import type { Ledger, Output } from './ledger.js';

/** Documents unpacked at a time: each is a file to read and one to write, no work for this process. */
const AT_A_TIME = 4;

/**
 * Brings an output folder to what the documents are: writes those that are new or made anew, and removes what an
 * input gave before that now gives something else. What other inputs gave stays. Goes through both and holds none.
 */
export async function publish(
  documents: Iterable<FinalDocument>,
  inputs: Iterable<string>,
  folder: string,
  ledger: Ledger,
): Promise<void> {
  const before = new Map<string, string>();
  for await (const { path, from } of ledger.outputs()) before.set(digest(path), from);
  const now = new Set<string>();
  await forEach(documents, AT_A_TIME, async ({ path, from, packed }) => {
    const name = digest(path);
    now.add(name);
    const at = join(folder, path);
    if (before.get(name) === from && (await exists(at))) return;
    await ledger.writeWhole(at, createReadStream(packed).pipe(createGunzip()));
  });
  const mine = new Set<string>();
  for (const input of inputs) mine.add(digest(resolve(input)));
  const isMine = ({ inputs: own }: Output): boolean => own.some((input) => mine.has(digest(input)));
  await ledger.setOutputs(outputsNow());

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

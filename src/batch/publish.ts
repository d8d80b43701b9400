import { createReadStream } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { systemCode } from '../document/system-code.js';
import { inOrder, type FinalDocument } from './join.js';
import type { Ledger, Output } from './ledger.js';

/** Documents unpacked at a time: each is a file to read and one to write, no work for this process. */
const AT_A_TIME = 4;

/**
 * Brings an output folder to what the documents are: writes those that are new or made anew, and removes what an
 * input gave before that now gives something else. What other inputs gave stays.
 */
export async function publish(
  documents: readonly FinalDocument[],
  inputs: readonly string[],
  folder: string,
  ledger: Ledger,
): Promise<void> {
  const before = await ledger.outputs();
  const now: Record<string, Output> = {};
  for (const { path, from, inputs: own } of documents) now[path] = { from, inputs: own.map((one) => resolve(one)) };
  const changed: FinalDocument[] = [];
  for (const document of documents) {
    const path = join(folder, document.path);
    if (before[document.path]?.from !== document.from || !(await exists(path))) changed.push(document);
  }
  await inOrder(changed, AT_A_TIME, async ({ packed, path }) => {
    await ledger.writeWhole(join(folder, path), createReadStream(packed).pipe(createGunzip()));
  });
  const mine = new Set(inputs.map((input) => resolve(input)));
  for (const [path, output] of Object.entries(before)) {
    if (path in now) continue;
    if (output.inputs.some((input) => mine.has(input))) await rm(join(folder, path), { force: true });
    else now[path] = output;
  }
  await ledger.setOutputs(now);
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

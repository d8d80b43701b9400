import { realpath, stat, writeFile } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { systemCode } from '../document/system-code.js';
import { stageFile } from '../output/staging.js';
import { MESSAGES } from './messages.js';
import { writeText } from './stream.js';
import { UsageError } from './usage.js';

/** Where results go. */
export interface Target {
  /** False when nobody takes any more. */
  write(text: string): Promise<boolean>;
  /** Texts that are made only as they are written: they may be many. False as above. */
  writeAll(texts: Iterable<string>): Promise<boolean>;
  /** The path that was written, null where nothing was or where there is no file. */
  finish(): Promise<string | null>;
}

/** Standard output, or the file of -o, which is refused now rather than after a minute of work. */
export async function openTarget(
  output: string | undefined,
  inputs: readonly string[],
  stdout: Writable,
): Promise<Target> {
  if (output === undefined || output === '-')
    return {
      write: (text) => writeText(stdout, text),
      writeAll: async (texts) => {
        for (const text of texts) if (!(await writeText(stdout, text))) return false;
        return true;
      },
      finish: () => Promise.resolve(null),
    };
  return fileTarget(output, await checkOutputFile(output, inputs));
}

/** Refuses a file that cannot be written or is an input; else what stands there now. */
export async function checkOutputFile(output: string, inputs: readonly string[]): Promise<Stats | null> {
  const existing = await statOrNull(output);
  if (existing?.isDirectory() === true) throw new UsageError(MESSAGES.usageOutputIsFolder, { value: output });
  const folder = dirname(output);
  if ((await statOrNull(folder))?.isDirectory() !== true)
    throw new UsageError(MESSAGES.usageOutputFolder, { value: folder });
  for (const input of inputs) {
    const file = input === '-' ? null : await statOrNull(input);
    if (file !== null && existing !== null && file.ino === existing.ino && file.dev === existing.dev)
      throw new UsageError(MESSAGES.usageOutputIsInput, { value: input });
  }
  return existing;
}

/** Refuses a file where a folder is to be written. */
export async function checkOutputFolder(output: string): Promise<void> {
  const existing = await statOrNull(output);
  if (existing !== null && !existing.isDirectory()) throw new UsageError(MESSAGES.usageOutputIsFile, { value: output });
}

/** Nothing is written before the end: an interrupted run leaves an earlier result as it was. */
function fileTarget(path: string, existing: Stats | null): Target {
  const parts: Iterable<string>[] = [];
  const writeAll = (texts: Iterable<string>): Promise<boolean> => {
    parts.push(texts);
    return Promise.resolve(true);
  };
  return {
    write: (text) => writeAll([text]),
    writeAll,
    finish: async () => {
      if (parts.length === 0) return null;
      // A device or a pipe is written to; to rename a file over it would take its place.
      if (existing !== null && !existing.isFile()) await writeFile(path, flat(parts));
      else
        await stageFile(existing === null ? path : await realpath(path), (temporary) =>
          writeFile(temporary, flat(parts), {
            flag: 'wx',
            ...(existing === null ? {} : { mode: existing.mode & 0o777 }),
          }),
        );
      return path;
    },
  };
}

function* flat(parts: readonly Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    // What cannot be looked at is reported when it is read or written, with a better word for it.
    if (systemCode(error) !== null) return null;
    throw error;
  }
}

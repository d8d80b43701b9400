import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../document/system-code.js';
import { OutputError } from './output-error.js';

/**
 * Has `fill` write a file beside `path` and puts it in its place when it is whole. Where `fill` fails nothing is left,
 * and an earlier file stays as it was. Missing folders are made.
 */
export async function stageFile(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  if ((await statOrNull(path))?.isDirectory() === true) throw new OutputError('output-not-a-file', { path });
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryName(path);
  try {
    await fill(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Has `fill` write the files of a new folder beside `path`, and moves them in when all are whole: the folder in one
 * step where there is none yet, else file by file over those of the same names. Other files of the folder stay.
 */
export async function stageFolder(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const existing = await statOrNull(path);
  if (existing !== null && !existing.isDirectory()) throw new OutputError('output-not-a-folder', { path });
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryName(path);
  try {
    await mkdir(temporary);
    await fill(temporary);
    if (existing === null) await rename(temporary, path);
    else await moveFiles(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function moveFiles(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await rename(join(from, name), join(to, name));
  await rmdir(from);
}

/** Beside its place, because only within one file system a rename is one step. */
function temporaryName(path: string): string {
  return `${path.replace(/[/\\]+$/, '')}.${randomBytes(4).toString('hex')}.tmp`;
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { digest } from '../document/digest.js';
import { systemCode } from '../document/system-code.js';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { ErrorCode } from '../document/error-codes.js';

/**
 * What disclosures come as. The old office formats and OFD are not read, but a folder that holds them must not look
 * as if it had been read whole. Files of other names are no input unless they are named themselves.
 */
const EXTENSIONS = new Set(['.pdf', '.docx', '.xlsx', '.txt', '.doc', '.wps', '.xls', '.et', '.ofd']);

/** A file to read, or a thing in its place that cannot be one, and why. */
export interface Found {
  readonly path: string;
  readonly error: ErrorCode | null;
  readonly cause?: unknown;
}

export interface Walked {
  /** Files, and things in their places. */
  readonly files: number;
  /** Files of other kinds that lie in the folders. */
  readonly others: number;
}

/** Whether a path is a folder (or a link to one). */
export async function isFolder(path: string): Promise<boolean> {
  if (path === '-') return false;
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    // What cannot be looked at is reported when it is read, with a better word for it.
    if (systemCode(error) !== null) return false;
    throw error;
  }
}

/** Whether a path is a pattern: it has the signs of one, and there is no file of that very name. */
export async function isPattern(path: string): Promise<boolean> {
  if (path === '-' || !isDynamicPattern(path)) return false;
  try {
    await lstat(path);
    return false;
  } catch (error) {
    if (systemCode(error) !== null) return true;
    throw error;
  }
}

/**
 * Files as they are named; folders and patterns as the files in them, at any depth, in the order of their names.
 * Links inside of folders are not followed and hidden files are left out; each file comes once. `without` is a folder
 * that is left out: results may be written among the inputs. `onFound` is told of each as it is found.
 */
export async function findInputs(
  paths: readonly string[],
  without: string | null,
  onFound: (found: Found) => void,
): Promise<Walked> {
  const walk: Walk = { seen: new Set(), others: 0, without: without === null ? null : resolve(without), onFound };
  for (const path of paths) {
    if (await isFolder(path)) await walkNamed(path, walk);
    else if (await isPattern(path)) await walkPattern(path, walk);
    else add(walk, { path, error: null });
  }
  return { files: walk.seen.size, others: walk.others };
}

interface Walk {
  /** Digests of absolute paths. */
  readonly seen: Set<string>;
  others: number;
  readonly without: string | null;
  readonly onFound: (found: Found) => void;
}

function add(walk: Walk, found: Found): void {
  const at = digest(resolve(found.path));
  if (walk.seen.has(at)) return;
  walk.seen.add(at);
  walk.onFound(found);
}

/** A folder that was asked for and holds nothing to read is told of, whatever it is called. */
async function walkNamed(folder: string, walk: Walk): Promise<void> {
  const before = walk.seen.size;
  await walkFolder(folder, walk);
  if (walk.seen.size === before) add(walk, { path: folder, error: 'is-directory' });
}

async function walkPattern(pattern: string, walk: Walk): Promise<void> {
  const paths = await glob(pattern, { dot: false, followSymbolicLinks: false, expandDirectories: false });
  if (paths.length === 0) add(walk, { path: pattern, error: 'file-not-found' });
  for (const path of paths.sort()) add(walk, { path, error: null });
}

async function walkFolder(folder: string, walk: Walk): Promise<void> {
  if (resolve(folder) === walk.without) return;
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) === null) throw error;
    add(walk, { path: folder, error: 'folder-unreadable', cause: error });
    return;
  }
  const before = walk.seen.size;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) await walkFolder(path, walk);
    else if (!EXTENSIONS.has(extname(entry.name).toLowerCase())) walk.others++;
    else add(walk, { path, error: entry.isFile() ? null : 'not-a-file' });
  }
  // A folder by the name of a document is told of where there is nothing in it: it is where a file should be.
  if (walk.seen.size === before && EXTENSIONS.has(extname(folder).toLowerCase()))
    add(walk, { path: folder, error: 'is-directory' });
}

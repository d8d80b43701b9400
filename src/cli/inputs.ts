import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** What disclosures come as. Other files of a folder are no input. */
const EXTENSIONS = new Set(['.pdf', '.docx', '.xlsx']);

/** Files as they are named, folders as the disclosures in them, at any depth, in the order of their names. */
export async function expandFolders(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) files.push(...((await isFolder(path)) ? await filesIn(path) : [path]));
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  if (path === '-') return false;
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    // What cannot be looked at is reported when it is read, with a better word for it.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => EXTENSIONS.has(extname(name).toLowerCase()))
    .sort()
    .map((name) => join(folder, name));
}

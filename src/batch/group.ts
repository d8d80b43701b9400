import { dirname } from 'node:path';
import { DisjointSets } from '../document/disjoint-sets.js';
import type { DocumentFacts } from './protocol.js';

/** The documents of one file. */
export interface FileDocuments {
  readonly path: string;
  readonly documents: readonly DocumentFacts[];
}

/**
 * Files of one department-year beyond which they are not put together: a department publishes one, two, at most a
 * dozen. Hundreds are the same text saved again and again, and reading them in one process would break its limits.
 */
export const MOST_TOGETHER = 12;

/**
 * Which files go together: those with a document of the same department, place, year and stage, directly or over a
 * third file. A file that does not say its place goes with the files of that department-year in its own folder, if
 * those are of one place: the tables of a publication often name no more than the department. Files that share
 * nothing stay alone, so that no file changes the result of one that it has nothing to do with. Groups and their
 * files are in the order of the files.
 */
export function groupFiles<T extends FileDocuments>(files: readonly T[]): T[][] {
  const sets = new DisjointSets(files.length);
  for (const together of [...byKey(files), ...besideThem(files)])
    for (const index of together) joinInOrder(sets, together[0] ?? index, index);
  const groups = new Map<number, T[]>();
  files.forEach((file, index) => {
    const root = sets.rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [file]);
    else group.push(file);
  });
  return [...groups.values()];
}

/** The smaller number stands for both sets: groups stay in the order of their first files. */
function joinInOrder(sets: DisjointSets, a: number, b: number): void {
  const roots = [sets.rootOf(a), sets.rootOf(b)];
  sets.join(Math.min(...roots), Math.max(...roots));
}

/** The numbers of the files of each department-year of a place. Without a place many departments have one name. */
function byKey(files: readonly FileDocuments[]): number[][] {
  return [...collect(files, (key) => key)]
    .filter(([key]) => placeOf(key) !== UNKNOWN)
    .map(([, entries]) => entries.map(({ index }) => index));
}

/** The numbers of the files of one folder and one department-year whose places do not contradict each other. */
function besideThem(files: readonly FileDocuments[]): number[][] {
  const beside = collect(files, (key, path) => `${dirname(path)}\0${withoutPlace(key)}`);
  return [...beside.values()]
    .filter((entries) => new Set(entries.map(({ place }) => place).filter((place) => place !== UNKNOWN)).size <= 1)
    .map((entries) => entries.map(({ index }) => index));
}

/** Whether two keys of documents (departmentYearKey) are of one department-year, or can be: a place may be unknown. */
export function canBeSame(a: string, b: string): boolean {
  return a === b || ([a, b].some((key) => placeOf(key) === UNKNOWN) && withoutPlace(a) === withoutPlace(b));
}

/** How departmentYearKey begins where no place is known. */
const UNKNOWN = '-';

function placeOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

function withoutPlace(key: string): string {
  return key.slice(key.indexOf('/'));
}

interface Entry {
  readonly index: number;
  readonly place: string;
}

function collect(
  files: readonly FileDocuments[],
  under: (key: string, path: string) => string,
): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const [index, { path, documents }] of files.entries())
    for (const { key } of documents) {
      if (key === null) continue;
      const name = under(key, path);
      const entry = { index, place: placeOf(key) };
      const known = entries.get(name);
      if (known === undefined) entries.set(name, [entry]);
      else known.push(entry);
    }
  return entries;
}

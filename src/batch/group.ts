import { dirname } from 'node:path';
import { digest } from '../document/digest.js';
import { DisjointSets } from '../document/disjoint-sets.js';
import type { DocumentFacts } from './protocol.js';
import type { Numbered } from './spool.js';

/** The documents of one file. */
export interface FileDocuments {
  readonly path: string;
  readonly documents: readonly Pick<DocumentFacts, 'key'>[];
}

/**
 * Files of one department-year beyond which they are not put together: a department publishes one, two, at most a
 * dozen. Hundreds are the same text saved again and again, and reading them in one process would break its limits.
 */
export const MOST_TOGETHER = 12;

/**
 * The numbers of the files that go together: those with a document of the same department, place, year and stage,
 * directly or over a third file. A file that does not say its place goes with the files of that department-year in
 * its own folder, if those are of one place: the tables of a publication often name no more than the department.
 * Files that share nothing stay alone, so that no file changes the result of one that it has nothing to do with.
 * Groups and their files are in the order of the files. Goes through the files several times and holds none.
 */
export function groupFiles(files: Numbered<FileDocuments>): Iterable<readonly number[]> {
  const sets = new DisjointSets(files.length);
  joinByKey(files, sets);
  joinBesides(files, sets);
  return groupsOf(sets, files.length);
}

/** Files of one department-year of a place. Without a place many departments have one name. */
function joinByKey(files: Numbered<FileDocuments>, sets: DisjointSets): void {
  const first = new Map<string, number>();
  for (const { index, key } of keysOf(files)) if (placeOf(key) !== UNKNOWN) joinFirst(sets, first, digest(key), index);
}

/** Files of one folder and one department-year whose places do not contradict each other. */
function joinBesides(files: Numbered<FileDocuments>, sets: DisjointSets): void {
  const contradicting = contradictingPlaces(files);
  const first = new Map<string, number>();
  for (const { index, key, path } of keysOf(files)) {
    const beside = besideKey(key, path);
    if (!contradicting.has(beside)) joinFirst(sets, first, beside, index);
  }
}

/** The folders and department-years with files of more than one place. */
function contradictingPlaces(files: Numbered<FileDocuments>): ReadonlySet<string> {
  const numbers = new Map<string, number>();
  const places = new Map<string, number>();
  const contradicting = new Set<string>();
  for (const { key, path } of keysOf(files)) {
    const place = placeOf(key);
    if (place === UNKNOWN) continue;
    // There are few places and many files: a number for each takes no memory.
    const number = numbers.get(place) ?? numbers.size;
    numbers.set(place, number);
    const beside = besideKey(key, path);
    const known = places.get(beside);
    if (known === undefined) places.set(beside, number);
    else if (known !== number) contradicting.add(beside);
  }
  return contradicting;
}

function besideKey(key: string, path: string): string {
  return digest(`${dirname(path)}\0${withoutPlace(key)}`);
}

function* keysOf(
  files: Numbered<FileDocuments>,
): Generator<{ readonly index: number; readonly key: string; readonly path: string }> {
  for (const [index, { path, documents }] of files.entries())
    for (const { key } of documents) if (key !== null) yield { index, key, path };
}

/** The smaller number stands for both sets: groups stay in the order of their first files. */
function joinFirst(sets: DisjointSets, first: Map<string, number>, name: string, index: number): void {
  const known = first.get(name);
  if (known === undefined) {
    first.set(name, index);
    return;
  }
  const roots = [sets.rootOf(known), sets.rootOf(index)];
  sets.join(Math.min(...roots), Math.max(...roots));
}

function* groupsOf(sets: DisjointSets, count: number): Generator<readonly number[]> {
  const roots = Uint32Array.from({ length: count }, (_, index) => sets.rootOf(index));
  const order = Uint32Array.from(roots.keys()).sort((a, b) => (roots[a] ?? a) - (roots[b] ?? b) || a - b);
  let group: number[] = [];
  for (const index of order) {
    if (group.length > 0 && roots[index] !== roots[group[0] ?? index]) {
      yield group;
      group = [];
    }
    group.push(index);
  }
  if (group.length > 0) yield group;
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

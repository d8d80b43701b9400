import type { DocumentFacts } from './protocol.js';

/** The documents of one file, by the file's key. */
export interface FileDocuments {
  readonly key: string;
  readonly documents: readonly DocumentFacts[];
}

/**
 * Files of one department-year beyond which they are not put together: a department publishes one, two, at most a
 * dozen. Hundreds are the same text saved again and again, and reading them in one process would break its limits.
 */
export const MOST_TOGETHER = 12;

/**
 * Which files go together: those with a document of the same department, place, year and stage, directly or over a
 * third file. Files that share nothing stay alone, so that no file changes the result of one that it has nothing to
 * do with. Groups and their files are in the order of the files.
 */
export function groupFiles<T extends FileDocuments>(files: readonly T[]): T[][] {
  const root = files.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (root[at] !== at) {
      const above = root[at] ?? at;
      root[at] = root[above] ?? above;
      at = above;
    }
    return at;
  };
  const first = new Map<string, number>();
  files.forEach(({ documents }, index) => {
    for (const { key } of documents) {
      if (key === null) continue;
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      // The smaller index is the root: groups stay in the order of their first files.
      else {
        const [a, b] = [rootOf(other), rootOf(index)];
        root[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  const groups = new Map<number, T[]>();
  files.forEach((file, index) => {
    const at = rootOf(index);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [file]);
    else group.push(file);
  });
  return [...groups.values()];
}

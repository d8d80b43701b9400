import type { Diagnostic } from '../document/diagnostic.js';
import { groupTogether, type Keyed } from '../recognize/identity/department-year.js';
import { identityOf } from './department.js';
import { editionsOf, tellOthers, type Identified } from './editions.js';
import type { Part } from './part.js';

/** The parts of one document. */
export interface Group {
  readonly parts: readonly Part[];
  /** What is to be said of how they were put together. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parts of one document each: of one department, place, year and stage, of one scope (部门, 单位) and one edition. In the
 * order of their files, files that go together one after another: the same whether files are put together before they
 * are read (a folder) or after.
 */
export function groupParts(parts: readonly Part[]): Group[] {
  const known = parts.map((part): Identified => ({ part, ...identityOf(part) }));
  const files = byFile(known);
  return [...groupTogether(files.map(keyed))].flatMap((together) => {
    const own = together.flatMap((index) => files[index] ?? []);
    return [...groupTogether(own.map((one) => keyed([one])))].flatMap((alike) => {
      const editions = editionsOf(alike.flatMap((index) => own[index] ?? []));
      return editions.map((edition) => ({
        parts: edition.map(({ part }) => part),
        diagnostics: tellOthers(edition, editions),
      }));
    });
  });
}

function byFile(parts: readonly Identified[]): Identified[][] {
  const files = new Map<Part['file'], Identified[]>();
  for (const one of parts) {
    const own = files.get(one.part.file);
    if (own === undefined) files.set(one.part.file, [one]);
    else own.push(one);
  }
  return [...files.values()];
}

function keyed(parts: readonly Identified[]): Keyed {
  return { folder: parts[0]?.part.file.folder ?? '', keys: parts.map(({ key }) => key) };
}

import { groupTogether } from '../recognize/identity/department-year.js';
import { identityOf, type PartIdentity } from './department.js';
import { blocksOf, type Part, type RecognizedFile } from './part.js';

/**
 * Parts of one document each: of one department, place, year and stage, of one scope (部门, 单位) and one edition. In the
 * order of their files, files that go together one after another: the same whether files are put together before they
 * are read (a folder) or after.
 */
export function groupParts(parts: readonly Part[]): Part[][] {
  const identities = new Map(parts.map((part) => [part, identityOf(part)]));
  const known = parts.map((part): Identified => ({ part, ...(identities.get(part) ?? identityOf(part)) }));
  const files = [...new Set(parts.map(({ file }) => file))];
  const ofFile = (file: RecognizedFile): Identified[] => known.filter(({ part }) => part.file === file);
  return groupTogether(files.map((file) => ({ folder: file.folder, keys: ofFile(file).map(({ key }) => key) })))
    .map((together) => together.flatMap((index) => ofFile(files[index] as RecognizedFile)))
    .flatMap((own) =>
      groupTogether(own.map(({ part, key }) => ({ folder: part.file.folder, keys: [key] }))).flatMap((together) =>
        editionsOf(together.flatMap((index) => own[index] ?? [])),
      ),
    )
    .map((group) => group.map(({ part }) => part));
}

interface Identified extends PartIdentity {
  readonly part: Part;
}

/**
 * Parts of one department-year by what they are editions of: the budget of a department with its units and that of its
 * own unit, a disclosure and the corrected one (更正版). Halves of one disclosure (text and tables) stay together though
 * only one of them says which it is.
 */
function editionsOf(parts: readonly Identified[]): Identified[][] {
  const groups: Identified[][] = [];
  // Those that say it come first; what says nothing then finds the one place where it fits.
  const bySureness = [...parts].sort((a, b) => Number(b.scope?.sure ?? false) - Number(a.scope?.sure ?? false));
  for (const part of bySureness) {
    const group = homeOf(part, groups);
    if (group === undefined) groups.push([part]);
    else group.push(part);
  }
  const place = (one: Identified): number => parts.indexOf(one);
  return groups
    .map((group) => group.sort((a, b) => place(a) - place(b)))
    .sort(([a], [b]) => (a && b ? place(a) - place(b) : 0));
}

/** The one group that a part belongs to; undefined where it is none of them or nobody can tell. */
function homeOf(part: Identified, groups: readonly Identified[][]): Identified[] | undefined {
  let fitting = groups.filter((group) => group.every((one) => !contradict(one, part)));
  for (const alike of part.scope === null ? [sameEdition] : [sameEdition, sameScope]) {
    if (fitting.length <= 1) break;
    const nearer = fitting.filter((group) => group.some((one) => alike(one, part)));
    if (nearer.length > 0) fitting = nearer;
  }
  return fitting.length === 1 ? fitting[0] : undefined;
}

const sameEdition = (a: Identified, b: Identified): boolean => a.corrected === b.corrected;
const sameScope = (a: Identified, b: Identified): boolean => a.scope?.scope === b.scope?.scope;

function contradict(a: Identified, b: Identified): boolean {
  const scopes = a.scope !== null && b.scope !== null && !sameScope(a, b);
  if (scopes && a.scope.sure && b.scope.sure) return true;
  return (scopes || !sameEdition(a, b)) && overlap(a.part, b.part);
}

/** Sentences that a narrative has at least; tables have a note or two. */
const MIN_SENTENCES = 5;

/** Whether two parts say the same things: both are narratives, or both have a table of one kind. */
function overlap(a: Part, b: Part): boolean {
  const kinds = kindsOf(b);
  return [...kindsOf(a)].some((kind) => kinds.has(kind)) || (isNarrative(a) && isNarrative(b));
}

function kindsOf({ file, section }: Part): Set<string> {
  const roles = section.blocks.flatMap((index) => file.roles.get(index) ?? []);
  return new Set(roles.flatMap((role) => (role.family === 'statement' && role.kind !== 'other' ? role.kind : [])));
}

function isNarrative(part: Part): boolean {
  const sentences = blocksOf(part).filter((block) => block.type === 'paragraph' && /。/.test(block.text));
  return sentences.length >= MIN_SENTENCES;
}

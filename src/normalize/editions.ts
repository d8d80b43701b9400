import type { Diagnostic } from '../document/diagnostic.js';
import type { PartIdentity } from './department.js';
import { blocksOf, type Part } from './part.js';
import { contradictTotals, totalsOf, type Totals } from './totals.js';

/** A part with what tells whose it is. */
export interface Identified extends PartIdentity {
  readonly part: Part;
}

interface Weighed extends Identified {
  readonly totals: Totals;
}

/**
 * Parts of one department-year by what they are editions of: the budget of a department with its units and that of its
 * own unit, a disclosure and the corrected one (更正版), two that state different totals. Halves of one disclosure (text
 * and tables) stay together though only one of them says which it is.
 */
export function editionsOf(parts: readonly Identified[]): Identified[][] {
  if (parts.length === 1) return [[...parts]];
  const weighed = parts.map((one): Weighed => ({ ...one, totals: totalsOf(one.part) }));
  const groups: Weighed[][] = [];
  // Those that say most come first; what says less then finds the one place where it fits.
  const says = (one: Weighed): number => (one.totals.size > 0 ? 2 : 0) + (one.scope?.sure === true ? 1 : 0);
  for (const part of [...weighed].sort((a, b) => says(b) - says(a))) {
    const group = homeOf(part, groups);
    if (group === undefined) groups.push([part]);
    else group.push(part);
  }
  const place = (one: Weighed | undefined): number => (one === undefined ? -1 : weighed.indexOf(one));
  return groups
    .map((group) => group.sort((a, b) => place(a) - place(b)))
    .sort(([a], [b]) => place(a) - place(b))
    .map((group) => group.map((one) => parts[place(one)] ?? one));
}

/** Says of an edition that the run holds others, which are not of another scope. */
export function tellOthers(edition: readonly Identified[], editions: readonly (readonly Identified[])[]): Diagnostic[] {
  const isOther = (other: readonly Identified[]): boolean =>
    other !== edition && other.every((a) => edition.every((b) => !ofTwoScopes(a, b)));
  const files = editions.filter(isOther).flatMap((other) => other.map(({ part }) => part.file.source.file));
  if (files.length === 0) return [];
  const message = {
    zh: `${files.join('、')} 是同一部门同一年度的另一版（更正版，或总数不同），单独成一份`,
    en: `${files.join(', ')}: another edition of this department-year (a corrected one, or with other totals), a document of its own`,
  };
  return [{ severity: 'warning', code: 'other-edition', message, source: 0, page: null }];
}

/** The one group that a part belongs to; undefined where it is none of them or nobody can tell. */
function homeOf(part: Weighed, groups: readonly Weighed[][]): Weighed[] | undefined {
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

function ofTwoScopes(a: Identified, b: Identified): boolean {
  return a.scope !== null && b.scope !== null && !sameScope(a, b);
}

function contradict(a: Weighed, b: Weighed): boolean {
  const scopes = ofTwoScopes(a, b);
  if (scopes && a.scope?.sure === true && b.scope?.sure === true) return true;
  if ((scopes || !sameEdition(a, b)) && overlap(a.part, b.part)) return true;
  return contradictTotals(a.totals, b.totals);
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

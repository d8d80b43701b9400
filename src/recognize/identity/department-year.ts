import { digest } from '../../document/digest.js';
import { DisjointSets } from '../../document/disjoint-sets.js';
import type { Numbered } from '../../document/numbered.js';
import { organizationKey } from './organization.js';
import { regionOf } from './region.js';
import { sameKey } from './sections.js';

// Whose, which year's and which stage's a document is, and what of several files is of one of these.

/** What tells a department-year: the same fields as those of a document. */
export interface Identity {
  readonly region: { readonly code: string | null; readonly name: string } | null;
  readonly name: string;
  readonly year: number | null;
  readonly stage: string;
}

/** How a key begins where no place is known. */
const NOWHERE = '-';

/**
 * Equal for one department, place, year and stage; null where department or year is unknown. The place that the name
 * itself begins with counts: which district a city's committee sits in, only one of its files may say.
 */
export function departmentYearKey({ region, name, year, stage }: Identity): string | null {
  if (name === '' || year === null) return null;
  const place = regionOf(name) ?? region;
  return [place?.code ?? place?.name ?? NOWHERE, organizationKey(name), year, stage].join('/');
}

interface Parsed {
  readonly place: string;
  readonly name: string;
  /** Year and stage. */
  readonly when: string;
}

function parseKey(key: string): Parsed {
  const [place = '', name = '', ...when] = key.split('/');
  return { place, name, when: when.join('/') };
}

/**
 * Whether two keys are of one department-year, or can be: a place may be unknown, and a name may leave its place out
 * (县财政局 beside 巨鹿县财政局).
 */
export function canBeSame(a: string, b: string): boolean {
  return a === b || canBe(parseKey(a), parseKey(b));
}

function canBe(a: Parsed, b: Parsed): boolean {
  return (
    a.when === b.when && (a.place === b.place || a.place === NOWHERE || b.place === NOWHERE) && sameKey(a.name, b.name)
  );
}

/** A file, or a part of one, with the keys of what it holds. */
export interface Keyed {
  readonly folder: string;
  readonly keys: readonly (string | null)[];
}

interface Entry extends Parsed {
  readonly index: number;
  readonly folder: string;
}

/**
 * Which items go together, by their numbers: those with the same department, place, year and stage, directly or over
 * a third. Two counties have departments of one name, so an item that does not say its place goes with the items of
 * that department-year in its own folder only, if those are of one place: the tables of a publication often name no
 * more than the department. Items that share nothing stay alone, so that none changes what becomes of another that it
 * has nothing to do with. Groups and their items are in the order of the items. Goes through the items and holds
 * digests of what they say: there may be ten thousand.
 */
export function groupTogether(items: Numbered<Keyed>): Iterable<readonly number[]> {
  const sets = new DisjointSets(items.length);
  for (const [bucket, numbers] of bucketsOf(items)) {
    if (numbers.length < 2) continue;
    const alike = entriesOf(items, numbers).filter((entry) => bucketOf(entry) === bucket);
    joinPlaced(sets, alike);
    joinUnplaced(sets, alike);
  }
  return groupsOf(sets, items.length);
}

/** Short forms of a name are its end: two that can be of one body have their last characters in common. */
const TAIL = 3;

function bucketOf({ name, when }: Parsed): string {
  return digest(`${when}/${name.slice(-TAIL)}`);
}

/** Numbers of the items with the same year and stage whose names end alike: no others can go together. */
function bucketsOf(items: Numbered<Keyed>): Iterable<readonly [string, readonly number[]]> {
  const buckets = new Map<string, number[]>();
  for (const [index, { keys }] of items.entries())
    for (const key of new Set(keys)) {
      if (key === null) continue;
      const bucket = bucketOf(parseKey(key));
      const known = buckets.get(bucket);
      if (known === undefined) buckets.set(bucket, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
  return buckets;
}

/** What these items hold. */
function entriesOf(items: Numbered<Keyed>, numbers: readonly number[]): Entry[] {
  return numbers.flatMap((index) => {
    const { folder = '', keys = [] } = items.at(index) ?? {};
    return [...new Set(keys)].flatMap((key) => (key === null ? [] : [{ ...parseKey(key), index, folder }]));
  });
}

/** Entries of one place, in one form of the name or several. */
function joinPlaced(sets: DisjointSets, alike: readonly Entry[]): void {
  for (const entries of by(alike, ({ place }) => place).values()) {
    if (entries[0]?.place === NOWHERE) continue;
    const names = by(entries, ({ name }) => name);
    for (const [name, own] of names) {
      joinAll(sets, own);
      // Of thousands of names each is compared with its own ends only.
      for (let from = 1; from <= name.length - TAIL; from++) {
        const shorter = names.get(name.slice(from));
        if (shorter !== undefined && sameKey(name, name.slice(from))) joinAll(sets, [...own, ...shorter]);
      }
    }
  }
}

/** Entries without a place, with those beside them that they can be. */
function joinUnplaced(sets: DisjointSets, alike: readonly Entry[]): void {
  for (const beside of by(alike, ({ folder }) => folder).values()) {
    const unplaced = by(
      beside.filter(({ place }) => place === NOWHERE),
      ({ name }) => name,
    );
    for (const name of unplaced.keys()) {
      const fitting = beside.filter((one) => sameKey(one.name, name));
      const places = new Set(fitting.map(({ place }) => place));
      places.delete(NOWHERE);
      if (places.size <= 1) joinAll(sets, fitting);
    }
  }
}

function joinAll(sets: DisjointSets, entries: readonly Entry[]): void {
  const [first] = entries;
  for (const { index } of entries) {
    // The smaller number stands for both sets: groups stay in the order of their first items.
    const roots = [sets.rootOf(first?.index ?? index), sets.rootOf(index)];
    sets.join(Math.min(...roots), Math.max(...roots));
  }
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

function by<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

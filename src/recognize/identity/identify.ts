import type { Block } from '../../document/body.js';
import type { Stage } from '../../schema/index.js';
import { collectEvidence, type Evidence, type Place } from './evidence.js';
import { organizationIn, organizationKey } from './organization.js';
import type { Scope } from './scope.js';
import { sameKey, splitRuns } from './sections.js';
import { stageIn } from './stage.js';
import { yearsIn } from './year.js';

/** A run of blocks that belongs to one department, year and stage. */
export interface Section {
  readonly name: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly stage: Stage;
  /** The department that a unit belongs to, where it is printed beside the unit's name. */
  readonly parent: string | null;
  /** Indices of its blocks, ascending. */
  readonly blocks: readonly number[];
}

const FILE_NAME_WEIGHT = 2.5;
/** A year in the file's name alone: less than anything the pages say. */
const FILE_YEAR_WEIGHT = 0.01;

/**
 * Who, which year and which stage; several sections where the tables and forms of one file bear the names of
 * several departments, or several years or stages are bound together. Every place that names one votes with its weight.
 */
export function identify(
  blocks: readonly Block[],
  formDepartment: (index: number) => string | null,
  fileName: string,
): Section[] {
  const evidence = collectEvidence(blocks, formDepartment);
  const runs = splitRuns(blocks, evidence);
  const file = fileEvidence(fileName);
  const sections = runs.map(({ from, to, year, stage, scope }) => {
    const own = evidence.filter(({ block }) => block >= from && block < to);
    // What only one of several sections says counts for it alone; a single section hears the file name too.
    const heard = runs.length === 1 ? [...own, ...file] : own;
    const name = electName(heard) ?? electName([...evidence, ...file]);
    const section = {
      name: name?.name ?? null,
      code: name?.code ?? null,
      year:
        (runs.length > 1 ? year : null) ??
        elect(heard, (one) => one.year) ??
        elect([...evidence, ...file], (one) => one.year),
      stage:
        (runs.length > 1 ? stage : null) ??
        elect(heard, (one) => one.stage) ??
        elect([...evidence, ...file], (one) => one.stage) ??
        'budget',
      parent: name?.parent ?? null,
      blocks: Array.from({ length: to - from }, (_, i) => from + i),
    };
    return { section, scope };
  });
  return joinSame(sections);
}

interface Scoped {
  readonly section: Section;
  readonly scope: Scope | null;
}

/** Runs of one department-year that another interrupts are one section. */
function joinSame(sections: readonly Scoped[]): Section[] {
  const out: Scoped[] = [];
  for (const { section, scope } of sections) {
    const at = out.findIndex(
      ({ section: one, scope: other }) =>
        one.year === section.year &&
        one.stage === section.stage &&
        (scope === null || other === null || scope === other) &&
        organizationKey(one.name ?? '') === organizationKey(section.name ?? ''),
    );
    const same = out[at];
    if (same) {
      const blocks = [...same.section.blocks, ...section.blocks];
      out[at] = { section: { ...same.section, blocks }, scope: same.scope ?? scope };
    } else out.push({ section, scope });
  }
  return out.map(({ section }) => section);
}

function fileEvidence(fileName: string): Evidence[] {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const name = organizationIn(stem);
  const stage = stageIn(stem);
  const told = name !== null || stage !== null;
  const year = (told ? yearsIn(stem)[0]?.year : yearAlone(stem)) ?? null;
  const base = { block: -1, place: 'file', code: null, parent: null } as const;
  return [
    { ...base, name, year: null, stage, weight: FILE_NAME_WEIGHT },
    { ...base, name: null, year, stage: null, weight: told ? FILE_NAME_WEIGHT : FILE_YEAR_WEIGHT },
  ];
}

/** julu-2022.pdf: one year and nothing else that could be one. */
function yearAlone(stem: string): number | null {
  const years = new Set([...stem.matchAll(/(?<!\d)20[0-4]\d(?!\d)/g)].map(([year]) => Number(year)));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

function elect<T extends string | number>(evidence: readonly Evidence[], pick: (one: Evidence) => T | null): T | null {
  const votes = new Map<T, number>();
  for (const one of evidence) {
    const value = pick(one);
    if (value !== null) votes.set(value, (votes.get(value) ?? 0) + one.weight);
  }
  return best(votes);
}

interface Elected {
  readonly name: string;
  readonly code: string | null;
  readonly parent: string | null;
}

/** A unit's own name is worth that much before the department in charge, printed beside it, steps back. */
const MIN_OWN_NAME = 4;
const OWN_PLACES: ReadonlySet<Place> = new Set(['cover', 'label', 'caption', 'title']);

/** Names of one body in several forms vote together; printed is the form that got most of the votes. */
function electName(evidence: readonly Evidence[]): Elected | null {
  const named = evidence.filter((one) => one.name !== null);
  const parents = named.filter((one) => one.parent !== null);
  const own = named.filter((one) => one.parent === null);
  const unit = parents.length === 0 ? null : electAmong(own.filter(({ place }) => OWN_PLACES.has(place)));
  const parent = elect(parents, (one) => one.parent);
  if (
    unit &&
    parent !== null &&
    unit.votes >= MIN_OWN_NAME &&
    !sameKey(organizationKey(unit.name), organizationKey(parent))
  )
    return { ...unit, parent };
  const elected = electAmong(named);
  return elected && { ...elected, parent: null };
}

function electAmong(named: readonly Evidence[]): { name: string; code: string | null; votes: number } | null {
  const keys = [...new Set(named.map((one) => organizationKey(one.name ?? '')))];
  const votesOf = (key: string): number => sum(named.filter((one) => organizationKey(one.name ?? '') === key));
  // 省委办公厅 votes for 江苏省委办公厅.
  const fullOf = (key: string): string =>
    keys
      .filter((other) => other.length > key.length && sameKey(key, other))
      .sort((a, b) => votesOf(b) - votesOf(a))[0] ?? key;
  const root = new Map(keys.map((key) => [key, fullOf(key)]));
  const rootOf = (one: Evidence): string => root.get(organizationKey(one.name ?? '')) ?? '';
  const key = elect(named, rootOf);
  if (key === null) return null;
  const same = named.filter((one) => rootOf(one) === key);
  // 司法局 is only printed where nothing says of which place; 普陀区司法局 may be how the body calls itself.
  const whole = same.filter((one) => !same.some((other) => isBareFormOf(one.name ?? '', other.name ?? '')));
  const name = elect(whole, (one) => one.name);
  return name === null ? null : { name, code: elect(same, (one) => one.code), votes: sum(same) };
}

/** 省委办公厅 beside 江苏省委办公厅: without its place. */
function isBareFormOf(short: string, full: string): boolean {
  return (
    short !== full &&
    /^(?:省|市|县|区|州|自治区|[^省市县区]{0,3}$)/.test(short) &&
    sameKey(organizationKey(short), organizationKey(full)) &&
    full.length > short.length
  );
}

function sum(evidence: readonly Evidence[]): number {
  return evidence.reduce((total, one) => total + one.weight, 0);
}

function best<T>(votes: ReadonlyMap<T, number>): T | null {
  let winner: T | null = null;
  let most = 0;
  for (const [value, count] of votes)
    if (count > most) {
      winner = value;
      most = count;
    }
  return winner;
}

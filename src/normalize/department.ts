import { describe, isCorrected, scopeOf, type Said } from '../recognize/identity/describe.js';
import { departmentYearKey } from '../recognize/identity/department-year.js';
import { isShortFormOf, organizationKey } from '../recognize/identity/organization.js';
import type { Department } from '../schema/index.js';
import { blocksOf, type Part } from './part.js';

/** What the parts of one department-year together say of their department. */
export function describeDepartment(parts: readonly Part[]): Department {
  const name = nameOf(parts);
  const about = name === null ? null : describe(name, parts.flatMap(blocksOf));
  // Two texts that each speak of one city speak of two: what one part knows by itself stays known.
  const alone = parts.length > 1 ? parts.map(describePart) : [];
  const region = about?.region ?? firstKnown(alone, (one) => one?.region ?? null);
  return {
    name: name ?? '',
    code: firstKnown(parts, ({ section }) => section.code),
    scope: name === null ? null : (scopeIn(parts) ?? 'consolidated'),
    parent: firstKnown(parts, ({ section }) => section.parent),
    level: about?.level ?? firstKnown(alone, (one) => one?.level ?? null),
    region,
  };
}

/** What tells which parts are of one document. */
export interface PartIdentity {
  /** departmentYearKey of the part alone. */
  readonly key: string | null;
  readonly scope: Said | null;
  readonly corrected: boolean;
}

export function identityOf(part: Part): PartIdentity {
  const { name, year, stage } = part.section;
  return {
    key: departmentYearKey({ region: describePart(part)?.region ?? null, name: name ?? '', year, stage }),
    scope: saidOf(part),
    corrected: isCorrected(blocksOf(part), part.file.source.file),
  };
}

function describePart(part: Part): ReturnType<typeof describe> | null {
  const { name } = part.section;
  return name === null ? null : describe(name, blocksOf(part));
}

function saidOf(part: Part): Said | null {
  const { name } = part.section;
  return name === null ? null : scopeOf(name, blocksOf(part), part.file.source.file);
}

function scopeIn(parts: readonly Part[]): Department['scope'] {
  const said = parts.flatMap((part) => saidOf(part) ?? []);
  return (said.find(({ sure }) => sure) ?? said[0])?.scope ?? null;
}

/** The name that tells most: 巨鹿县财政局 of a part that says the place before 财政局 of another, 财政局本级 before 财政局. */
function nameOf(parts: readonly Part[]): string | null {
  const names = parts.flatMap(({ section }) => section.name ?? []);
  return names.reduce<string | null>((best, name) => (best === null || tellsMore(name, best) ? name : best), null);
}

function tellsMore(name: string, than: string): boolean {
  const [key, other] = [name, than].map(organizationKey) as [string, string];
  // The key leaves 本级 out: a name that is longer with the same key has it.
  return isShortFormOf(other, key) || (key === other && name.startsWith(than) && name.length > than.length);
}

function firstKnown<P, T>(items: readonly P[], of: (item: P) => T | null): T | null {
  for (const item of items) {
    const known = of(item);
    if (known !== null) return known;
  }
  return null;
}

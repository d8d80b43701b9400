import type { Identity } from '../check/index.js';
import { difference } from '../check/numbers.js';
import type { Cell } from '../document/table.js';
import type { Part } from '../normalize/part.js';
import { uncertainSites, type Reading, type Site } from './sites.js';
import { breaks, covers, repairedBy, stateUnder, type Correction, type State } from './state.js';

/** Single corrections that make identities hold, break none, and have no rival that would do as well. */
export function findCorrections(parts: readonly Part[], state: State): Correction[] {
  const proposals = propose(parts, state);
  return proposals.filter((one) => proposals.every((other) => other === one || !rivals(other, one)));
}

function propose(parts: readonly Part[], state: State): Correction[] {
  const untouched = cellsOf(parts);
  const unsolved = [...state.identities.values()].filter((one) => one.state === 'fails' || one.state === 'open');
  return uncertainSites(state.built).flatMap((site) => {
    const own = unsolved.filter((identity) => covers(identity, site));
    if (own.length === 0 || !untouched.has(site.cell)) return [];
    return site.readings
      .filter((reading) => own.some((identity) => mayRepair(identity, site, reading)))
      .flatMap((reading) => tryReading(parts, state, site, reading) ?? []);
  });
}

function cellsOf(parts: readonly Part[]): ReadonlySet<Cell> {
  return new Set(
    parts.flatMap(({ file }) => file.body.blocks.flatMap((block) => (block.type === 'table' ? block.table.cells : []))),
  );
}

/** An equation is linear in its figures: a reading that differs by something else than the gap cannot close it. */
function mayRepair({ residual, tolerance }: Identity, { yuan }: Site, reading: Reading): boolean {
  if (residual === null || yuan === null) return true;
  const moved = difference(reading.yuan, yuan);
  return Math.min(Math.abs(residual + moved), Math.abs(residual - moved)) <= tolerance;
}

function tryReading(parts: readonly Part[], state: State, site: Site, reading: Reading): Correction | null {
  const after = stateUnder(parts, [...state.corrections, { site, reading, repaired: [] }]);
  if (breaks(state, after)) return null;
  const repaired = repairedBy(state, after);
  return repaired.length === 0 ? null : { site, reading, repaired };
}

/** Another explanation of a failure that `one` explains, unless it explains only a part of what `one` does. */
function rivals(other: Correction, one: Correction): boolean {
  const explained = new Set(one.repaired.map(({ key }) => key));
  if (!other.repaired.some(({ key }) => explained.has(key))) return false;
  return other.repaired.length >= one.repaired.length || other.repaired.some(({ key }) => !explained.has(key));
}

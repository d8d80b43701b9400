import type { Diagnostic } from '../document/diagnostic.js';
import { buildDocument, type Built } from '../normalize/document.js';
import type { Part } from '../normalize/part.js';
import type { BudgetDocument } from '../schema/index.js';
import { findCorrections } from './search.js';
import { uncertainSites } from './sites.js';
import { breaks, covers, stateUnder, type Correction, type State } from './state.js';

/**
 * The document of one department-year, its accounting identities used as a decoder: an amount that was not read with
 * certainty (a digit recognised with doubt, a number run together with its neighbour) is read so that the sums hold,
 * where one single other reading makes them hold. Each change is a diagnostic that keeps the first reading. An amount
 * read with certainty is never changed: a publisher's error stays one.
 */
export function decode(parts: readonly Part[]): Built {
  const built = buildDocument(parts);
  if (uncertainSites(built).length === 0) return built;
  let state = stateUnder(parts, []);
  for (;;) {
    const next = improved(parts, state);
    // Every round leaves fewer identities unsolved, so there is a last one.
    if (next === null || unsolved(next) >= unsolved(state)) break;
    state = next;
  }
  state = withdrawn(parts, state);
  const { document } = state.built;
  document.diagnostics.push(...state.corrections.map((correction) => reported(correction, document)));
  return state.built;
}

/** The state after one round of corrections; null where none is found. */
function improved(parts: readonly Part[], state: State): State | null {
  const found = findCorrections(parts, state);
  const [first] = found;
  if (first === undefined) return null;
  const all = stateUnder(parts, [...state.corrections, ...found]);
  return breaks(state, all) ? stateUnder(parts, [...state.corrections, first]) : all;
}

function unsolved({ identities }: State): number {
  return [...identities.values()].filter(({ state }) => state === 'fails' || state === 'open').length;
}

/** A correction stands only when more identities speak for it than still fail at its figure. */
function withdrawn(parts: readonly Part[], state: State): State {
  const identities = [...state.identities.values()];
  const kept = state.corrections.filter(({ site, repaired }) => {
    const against = identities.filter((one) => one.state === 'fails' && covers(one, site));
    return repaired.length > against.length;
  });
  return kept.length === state.corrections.length ? state : withdrawn(parts, stateUnder(parts, kept));
}

function reported({ site, reading, repaired }: Correction, document: BudgetDocument): Diagnostic {
  const { table, row, col, cell, name } = site;
  const rules = [...new Set(repaired.map(({ rule }) => rule))].join(', ');
  const taken = reading.changes.map(({ text }) => text).join(' | ');
  const title = document.tables[table]?.title ?? '';
  return {
    severity: 'warning',
    code: 'reading-corrected',
    message: {
      zh: `《${title}》${name}：读作“${cell.text}”时勾稽关系不成立，改读为“${taken}”后成立（${rules}）`,
      en: `“${title}”, ${name}: read as “${cell.text}” the sums do not hold; read as “${taken}” they do (${rules})`,
    },
    source: document.tables[table]?.source ?? 0,
    page: cell.page,
    evidence: [{ table, row, col }],
  };
}

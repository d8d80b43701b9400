import { tryIdentities, type Identity } from '../check/index.js';
import { buildDocument, passagesOf, type Built } from '../normalize/document.js';
import type { Part } from '../normalize/part.js';
import { applyChanges } from './apply.js';
import type { Reading, Site } from './sites.js';

/** An uncertain amount read otherwise, and the identities that this made hold. */
export interface Correction {
  readonly site: Site;
  readonly reading: Reading;
  readonly repaired: readonly Identity[];
}

/** The document under some corrections, with what its identities say. */
export interface State {
  readonly corrections: readonly Correction[];
  readonly built: Built;
  readonly identities: ReadonlyMap<string, Identity>;
}

/** Builds the document anew with the corrections made, and tries its identities. */
export function stateUnder(parts: readonly Part[], corrections: readonly Correction[]): State {
  const read = applyChanges(
    parts,
    corrections.flatMap(({ reading }) => reading.changes),
  );
  const built = buildDocument(read);
  const tried = tryIdentities(built.document, passagesOf(read));
  return { corrections, built, identities: new Map(tried.map((identity) => [identity.key, identity])) };
}

/** Whether an uncertain amount is a term of an identity. */
export function covers({ evidence }: Identity, { table, row, col }: Site): boolean {
  return evidence.some((one) => one.table === table && one.row === row && one.col === col);
}

/** Identities that did not hold before and do now. */
export function repairedBy(before: State, after: State): Identity[] {
  return [...after.identities.values()].filter(({ key, state }) => {
    const was = before.identities.get(key)?.state;
    return state === 'holds' && (was === 'fails' || was === 'open');
  });
}

/** Whether an identity fails that did not before. */
export function breaks(before: State, after: State): boolean {
  return [...after.identities.values()].some(({ key, state }) => {
    const was = before.identities.get(key)?.state;
    return state === 'fails' && was !== 'fails' && was !== 'doubted';
  });
}

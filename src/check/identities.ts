import type { Passage } from '../normalize/facts/index.js';
import type { BudgetDocument } from '../schema/index.js';
import { RULES } from './catalogue.js';
import { CheckContext } from './context.js';
import { difference } from './numbers.js';
import type { Evidence, Outcome, Rule } from './rule.js';

/**
 * One trial of an equation. It `holds` (also up to rounding), `fails`, is `open` because a figure could not be read,
 * or is `doubted` because most trials of its kind fail and the table is not laid out as the rule takes it.
 */
export interface Identity {
  /** Tells it from others of the document; the same after a figure is read otherwise. */
  readonly key: string;
  readonly rule: string;
  readonly state: 'holds' | 'fails' | 'open' | 'doubted';
  /** Actual less expected, in yuan; null where it is open. */
  readonly residual: number | null;
  readonly tolerance: number;
  readonly evidence: readonly Evidence[];
}

/** Every equation between the figures of a document, whether it holds or not. */
export function tryIdentities(document: BudgetDocument, prose: readonly Passage[]): Identity[] {
  const context = new CheckContext(document, prose);
  const seen = new Map<string, number>();
  return RULES.filter(({ identity }) => identity === true).flatMap((rule) =>
    rule.check(context).map((outcome) => {
      // The whole of an equation stays where it is; its parts may change from blank to filled.
      const place = JSON.stringify([rule.id, outcome.group, outcome.evidence[0]]);
      const nth = seen.get(place) ?? 0;
      seen.set(place, nth + 1);
      return toIdentity(rule, outcome, `${place} ${nth}`);
    }),
  );
}

function toIdentity(rule: Rule, outcome: Outcome, key: string): Identity {
  const { actual, expected, evidence } = outcome;
  return {
    key,
    rule: rule.id,
    state: stateOf(outcome),
    residual: actual === null || expected === null ? null : difference(actual, expected),
    tolerance: outcome.tolerance ?? 0,
    evidence,
  };
}

function stateOf({ status, severity, actual }: Outcome): Identity['state'] {
  if (status === 'pass' || (status === 'fail' && severity === 'info')) return 'holds';
  if (status === 'fail') return 'fails';
  return actual === null ? 'open' : 'doubted';
}

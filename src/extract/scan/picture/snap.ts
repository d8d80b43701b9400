import type { Rule } from '../../../document/page.js';

/** An end this near to a crossing line is meant to lie on it: smoothing lengthens lines, faint ends shorten them. */
const SNAP_INCHES = 0.08;
/** A mark that touches no crossing line: a fold, a scanner's streak, an edge of the sheet. */
const CROSSES_INCHES = 0.05;

/** Ends of rules put on the lines they meet; upright ones that meet none are no lines of a table. */
export function snapRules(rules: readonly Rule[], dpi: number): Rule[] {
  const horizontal = rules.filter(({ axis }) => axis === 'horizontal');
  const vertical = rules
    .filter(({ axis }) => axis === 'vertical')
    .filter((rule) => crossesAny(rule, horizontal, CROSSES_INCHES * dpi));
  const near = SNAP_INCHES * dpi;
  return [
    ...horizontal.map((rule) => snapped(rule, vertical, near)),
    ...vertical.map((rule) => snapped(rule, horizontal, near)),
  ].filter(({ from, to }) => to > from);
}

function crossesAny(rule: Rule, others: readonly Rule[], near: number): boolean {
  return others.some(
    ({ at, from, to }) =>
      at >= rule.from - near && at <= rule.to + near && rule.at >= from - near && rule.at <= to + near,
  );
}

function snapped(rule: Rule, crossing: readonly Rule[], near: number): Rule {
  const end = (x: number): number => {
    let best = x;
    let nearest = near;
    for (const { at, from, to } of crossing) {
      const off = Math.abs(at - x);
      if (off <= nearest && rule.at >= from - near && rule.at <= to + near) [nearest, best] = [off, at];
    }
    return best;
  };
  return { ...rule, from: end(rule.from), to: end(rule.to) };
}

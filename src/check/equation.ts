import type { Bilingual } from '../document/bilingual.js';
import { both, difference, inUnit, sum } from './numbers.js';
import type { Evidence, Outcome } from './rule.js';
import type { Term } from './view.js';

/** What a reader is told about an equation: what should equal what, and where. */
export interface Naming {
  readonly unit: string | null;
  readonly where: string;
  readonly left: Bilingual;
  readonly right: Bilingual;
}

/** Thousands of equations hold and are told in one line: their words are found only when they are wanted. */
export interface Named {
  readonly group: string;
  readonly naming: () => Naming;
}

/**
 * left = Σ parts, within u × (n + 1), n the printed parts that are not zero. A blank part counts as nothing; a figure
 * that could not be read leaves the equation undecided. null: there is nothing to compare. `places`: how many u are
 * allowed instead of n + 1.
 */
export function equation(left: Term, parts: readonly Term[], named: Named, places?: number): Outcome | null {
  const present = parts.filter(({ value }) => value !== undefined);
  const total = sum(present.map(({ value }) => value ?? 0));
  if (left.value === undefined) {
    if (present.length === 0 || total === 0) return null;
    return undecided([left, ...present], named, both('合计为空', 'the total is blank'));
  }
  if (left.value === null || present.some(({ value }) => value === null))
    return undecided([left, ...present], named, both('有数字未能读取', 'a figure could not be read'));
  if (present.length === 0)
    return left.value === 0 ? null : undecided([left], named, both('各项为空', 'its parts are blank'));
  const rounded = present.filter(({ value }) => value !== 0).length;
  const tolerance = Math.max(left.half, ...present.map(({ half }) => half)) * (places ?? rounded + 1);
  return compare(left.value, total, tolerance, named, [left, ...present], present.length);
}

/** Judges two amounts. `parts` are the printed figures in the sum: each may be off by one place (the looser cap). */
export function compare(
  actual: number,
  expected: number,
  tolerance: number,
  named: Named,
  terms: readonly Term[],
  parts: number,
): Outcome {
  const off = Math.abs(difference(actual, expected));
  const status = off <= tolerance ? 'pass' : 'fail';
  const cap = off === 0 ? 0 : Math.max(tolerance, 2 * Math.max(0, ...terms.map(({ half }) => half)) * parts);
  return new Comparison(status, off > 0 && off <= cap ? 'info' : undefined, actual, expected, tolerance, named, terms);
}

class Comparison implements Outcome {
  readonly unit = 'yuan';

  constructor(
    readonly status: Outcome['status'],
    readonly severity: Outcome['severity'],
    readonly actual: number,
    readonly expected: number,
    readonly tolerance: number,
    private readonly named: Named,
    private readonly terms: readonly Term[],
  ) {}

  get group(): string {
    return this.named.group;
  }

  get evidence(): Evidence[] {
    return this.terms.map(({ evidence }) => evidence);
  }

  get message(): Bilingual {
    const { unit, where, left, right } = this.named.naming();
    const off = difference(this.actual, this.expected);
    const sign = Math.abs(off) <= this.tolerance ? '=' : '≠';
    const [a, b, d] = [this.actual, this.expected, off].map((value) => inUnit(value, unit ?? '元'));
    return both(
      `${where}：${left.zh} ${a} ${sign} ${right.zh} ${b}${off === 0 ? '' : `，差 ${d}`}（${unit ?? '元'}）`,
      `${where}: ${left.en} ${a} ${sign} ${right.en} ${b}${off === 0 ? '' : `, off by ${d}`} (${unit ?? '元'})`,
    );
  }
}

/** The same outcome, judged otherwise. */
export function judgedAs(outcome: Outcome, status: Outcome['status'], severity = outcome.severity): Outcome {
  const { unit, expected, actual, tolerance, message, evidence, group } = outcome;
  return { status, severity, unit, expected, actual, tolerance, message, evidence, group };
}

/** The trial of an equation that cannot be decided; `terms` are its evidence, `why` ends the message. */
export function undecided(terms: readonly Term[], named: Named, why: Bilingual): Outcome {
  const { where, left, right } = named.naming();
  return {
    status: 'undetermined',
    unit: 'yuan',
    expected: null,
    actual: null,
    tolerance: null,
    message: both(
      `${where}：${left.zh} 与 ${right.zh} 无法比较，${why.zh}`,
      `${where}: ${left.en} and ${right.en} cannot be compared: ${why.en}`,
    ),
    evidence: terms.map(({ evidence }) => evidence),
    group: named.group,
  };
}

/** Where most trials of one kind fail, the table is not laid out as the rule takes it: nothing is said against it. */
export function trusted(outcomes: readonly (Outcome | null)[]): Outcome[] {
  const all = outcomes.filter((outcome) => outcome !== null);
  const decided = all.filter(({ status }) => status !== 'undetermined');
  const failed = decided.filter(({ status, severity }) => status === 'fail' && severity !== 'info');
  if (failed.length < DOUBTFUL_COUNT || failed.length <= DOUBTFUL_SHARE * decided.length) return all;
  return all.map((outcome) => (outcome.status === 'fail' ? judgedAs(outcome, 'undetermined') : outcome));
}

const DOUBTFUL_COUNT = 4;
const DOUBTFUL_SHARE = 0.5;

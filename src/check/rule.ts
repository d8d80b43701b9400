import type { Bilingual } from '../document/bilingual.js';
import type { Check } from '../schema/index.js';
import type { CheckContext } from './context.js';

export type Severity = Check['severity'];
export type Evidence = Check['evidence'][number];

/** What one trial of a rule gave. */
export interface Outcome {
  readonly status: Check['status'];
  /** Where it differs from the rule's. */
  readonly severity?: Severity | undefined;
  readonly unit: 'yuan' | 'percent' | 'count' | null;
  readonly expected: number | null;
  readonly actual: number | null;
  readonly tolerance: number | null;
  /** What is the matter, for a failure or an undetermined trial; what holds, for a pass. */
  readonly message: Bilingual;
  readonly evidence: readonly Evidence[];
  /** Passes of one group (most often a table) are told together. */
  readonly group: string;
}

/** The words of a rule whose explanation is its title and, where one applies, a tolerance. */
export function ruleText(zh: string, en: string, tolerance?: Bilingual): Pick<Rule, 'title' | 'explanation'> {
  const [more, too] = tolerance === undefined ? ['', ''] : [`${tolerance.zh}。`, `; ${tolerance.en}`];
  return { title: { zh, en }, explanation: { zh: `${zh}。${more}`, en: `${en}${too}.` } };
}

/** One rule: what it says and how it is tried. */
export interface Rule {
  readonly id: string;
  /** A stable name in kebab-case. */
  readonly name: string;
  readonly title: Bilingual;
  /** Formula, tolerance and where the rule comes from. */
  readonly explanation: Bilingual;
  readonly severity: Severity;
  /** An equation between figures that true figures satisfy: of two readings, the one under which it holds is right. */
  readonly identity?: boolean;
  /** A failure says that two things differ, not that a figure is wrong: passes are not worth an entry. */
  readonly silentPass?: boolean;
  readonly check: (context: CheckContext) => Outcome[];
}

/** A rule whose explanation is its title and, where one applies, a tolerance. */
export function rule(
  id: string,
  name: string,
  zh: string,
  en: string,
  severity: Severity,
  check: Rule['check'],
  { tolerance, ...more }: Pick<Rule, 'identity' | 'silentPass'> & { readonly tolerance?: Bilingual } = {},
): Rule {
  return { id, name, ...ruleText(zh, en, tolerance), severity, check, ...more };
}

import { inForm } from './finding.js';
import { wan } from './narrative.js';
import { both, difference } from './numbers.js';
import type { Outcome } from './rule.js';

/** Two figures of a performance form that should be equal. */
export interface Judged {
  readonly zh: string;
  readonly en: string;
  readonly actual: number;
  readonly expected: number;
  readonly tolerance: number;
  readonly unit: Outcome['unit'];
  readonly row: number | null;
  readonly severity?: Outcome['severity'];
}

/** Compares them; the evidence is the form and the row. */
export function judge(index: number, judged: Judged): Outcome {
  const { actual, expected, tolerance, unit, row, severity } = judged;
  const off = Math.abs(difference(actual, expected));
  const status = off <= tolerance + 1e-9 ? 'pass' : 'fail';
  const show = (value: number): string => (unit === 'yuan' ? wan(value) : String(value));
  return {
    status,
    ...(severity === undefined || status === 'pass' ? {} : { severity }),
    unit,
    expected,
    actual,
    tolerance,
    message: both(
      `${judged.zh}：${show(actual)} ${status === 'pass' ? '=' : '≠'} ${show(expected)}`,
      `${judged.en}: ${show(actual)} ${status === 'pass' ? '=' : '≠'} ${show(expected)}`,
    ),
    evidence: [inForm(index, row)],
    group: `sheet ${index}`,
  };
}

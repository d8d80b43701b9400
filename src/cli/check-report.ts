import { fill, type Language } from '../document/bilingual.js';
import { placeText } from '../output/evidence.js';
import type { BudgetDocument, Check } from '../schema/index.js';
import { displayWidth, pad, plain, wrap } from './plain.js';
import { headline, type SummaryOptions } from './summary.js';
import { WORDS } from './words.js';

const MARKS = { fail: '✗', undetermined: '?', pass: '✓' } as const satisfies Record<Check['status'], string>;
/** Messages stand under their rule, and keep a readable width in the narrowest terminal. */
const INDENT = 6;
const NARROWEST = 20;
const ORDER: readonly Check['severity'][] = ['error', 'warning', 'info'];

/**
 * What the rules found in one document: a table of rule, severity, where and by how much, what under each line,
 * in full.
 */
export function checkLines(document: BudgetDocument, options: SummaryOptions, all: boolean): string[] {
  const { language, columns, paint } = options;
  const shown = document.checks.filter(({ status }) => all || status !== 'pass').sort((a, b) => rank(a) - rank(b));
  const rows = shown.map((check) => ({
    check,
    rule: `${MARKS[check.status]} ${plain(check.rule)}`,
    severity: severityWord(check, language),
    where: plain(placeText(document, check, language)),
    off: offBy(check, language),
  }));
  const widest = (key: 'rule' | 'severity' | 'where'): number =>
    Math.max(0, ...rows.map((row) => displayWidth(row[key])));
  const [rule, severity, where] = [widest('rule'), widest('severity'), widest('where')];
  return [
    headline(document, options),
    ...rows.flatMap((row) => [
      `  ${painted(row.check, options)(pad(row.rule, rule))}  ${pad(row.severity, severity)}  ${pad(row.where, where)}  ${row.off}`.trimEnd(),
      ...wrap(plain(row.check.message[language]), Math.max(NARROWEST, columns - INDENT)).map(
        (line) => `${' '.repeat(INDENT)}${line}`,
      ),
    ]),
    `  ${paint.dim(countLine(document, language))}`,
  ];
}

function rank({ status, severity }: Check): number {
  const serious = ORDER.indexOf(severity);
  return status === 'fail' ? serious : status === 'undetermined' ? ORDER.length : ORDER.length + 1;
}

function painted({ status, severity }: Check, { paint }: SummaryOptions): (text: string) => string {
  if (status === 'pass') return paint.green;
  if (status === 'undetermined') return paint.dim;
  return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
}

function severityWord({ status, severity }: Check, language: Language): string {
  return status === 'fail' ? WORDS[severity][language] : WORDS[status][language];
}

/** By how much the figures differ, in the unit that people say it in. */
function offBy({ unit, difference, status }: Check, language: Language): string {
  if (difference === null || difference === 0 || status !== 'fail') return '';
  const value =
    unit === 'yuan'
      ? `${(difference / 10_000).toFixed(2)} 万元`
      : unit === 'percent'
        ? `${difference.toFixed(2)} %`
        : String(difference);
  return fill(WORDS.offBy, { value })[language];
}

function countLine({ checks }: BudgetDocument, language: Language): string {
  const count = (status: Check['status']): string => String(checks.filter((check) => check.status === status).length);
  return fill(WORDS.checks, { pass: count('pass'), fail: count('fail'), undetermined: count('undetermined') })[
    language
  ];
}

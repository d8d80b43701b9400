import type { Bilingual } from '../document/bilingual.js';
import type { Passage } from '../normalize/facts/index.js';
import type { Indicator, Performance } from '../schema/index.js';
import { both } from './numbers.js';
import type { Evidence, Outcome, Severity } from './rule.js';

// Failures that are no difference of two figures: something is missing, misplaced or contradicts itself in words.

/** A failure without figures. `severity` only where it differs from the rule’s. */
export function finding(
  message: Bilingual,
  evidence: readonly Evidence[],
  group: string,
  severity?: Severity,
): Outcome {
  return {
    status: 'fail',
    ...(severity === undefined ? {} : { severity }),
    unit: null,
    expected: null,
    actual: null,
    tolerance: null,
    message,
    evidence,
    group,
  };
}

/** The same trial where nothing is the matter. */
export function passed(message: Bilingual, evidence: readonly Evidence[], group: string): Outcome {
  return { ...finding(message, evidence, group), status: 'pass' };
}

/** A range of a passage's folded text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A finding in the text: what is printed, where, and what is the matter with it. */
export function textFinding(
  passage: Passage,
  { from, to }: Span,
  what: Bilingual,
  group: string,
  severity?: Severity,
): Outcome {
  const { page } = passage.placeOf(from);
  const raw = passage.raw(from, to);
  const message = both(
    `${page === null ? '' : `第 ${page} 页`}“${raw}”：${what.zh}`,
    `${page === null ? '' : `p. ${page} `}“${raw}”: ${what.en}`,
  );
  return finding(message, page === null ? [] : [{ page }], group, severity);
}

export interface TextPattern {
  /** Global, for the folded text. */
  readonly pattern: RegExp;
  readonly what: Bilingual;
  readonly severity?: Severity;
  /** Passages in which the pattern means nothing. */
  readonly unless?: RegExp;
}

/** A finding for every place where a pattern fits. `before`: so many characters ahead of it are quoted too. */
export function findPatterns(passage: Passage, patterns: readonly TextPattern[], group: string, before = 0): Outcome[] {
  return patterns.flatMap(({ pattern, what, severity, unless }) =>
    [...(unless?.test(passage.folded) === true ? [] : passage.folded.matchAll(pattern))].map((match) => {
      const span = { from: Math.max(0, match.index - before), to: match.index + match[0].length };
      return textFinding(passage, span, what, `${group} ${what.en}`, severity);
    }),
  );
}

/** A performance form by the name of its project. */
export function nameOfSheet(sheet: Performance): string {
  return sheet.project ?? sheet.title ?? '绩效表';
}

/** A performance form, by its index in the document, and the row of its table. */
export function inForm(performance: number, row: number | null): Evidence {
  return { performance, ...(row === null ? {} : { row }) };
}

/** A finding about one indicator: its form, its name and its target, and what is the matter. */
export function indicatorFinding(
  sheet: Performance,
  performance: number,
  indicator: Indicator,
  what: Bilingual,
): Outcome {
  const { level3, target, row } = indicator;
  const shown = `“${level3 ?? ''}”${target === null ? '' : `（${target.raw}）`}`;
  return finding(
    both(`${nameOfSheet(sheet)}${shown}：${what.zh}`, `${nameOfSheet(sheet)}, ${shown}: ${what.en}`),
    [inForm(performance, row)],
    `indicator ${performance}/${row ?? ''}/${level3 ?? ''}`,
  );
}

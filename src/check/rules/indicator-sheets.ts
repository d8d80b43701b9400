import type { DiagnosticCode } from '../../document/diagnostic-codes.js';
import type { BudgetDocument, Performance } from '../../schema/index.js';
import { fold } from '../../text/fold.js';
import type { CheckContext } from '../context.js';
import { finding, nameOfSheet } from '../finding.js';
import { both } from '../numbers.js';
import type { Evidence, Outcome } from '../rule.js';

export function dimensions({ document }: CheckContext): Outcome[] {
  return document.performance.flatMap((sheet, performance) => {
    if (!/targets$/.test(sheet.kind) || sheet.indicators.length === 0 || sheet.origin === 'prose') return [];
    const has = (pattern: RegExp): boolean =>
      sheet.indicators.some(({ level1, level2 }) => pattern.test(`${level1 ?? ''}${level2 ?? ''}`));
    const missing = (
      [
        ['数量', /数量/],
        ['质量', /质量/],
        ['时效', /时效/],
        ['成本', /成本/],
        ['效益', /效益|效果|影响/],
        ['满意度', /满意/],
      ] as const
    )
      .filter(([, pattern]) => !has(pattern))
      .map(([word]) => word);
    if (missing.length === 0) return [];
    const message = both(
      `${nameOfSheet(sheet)}没有${missing.join('、')}指标`,
      `${nameOfSheet(sheet)} has no indicator of ${missing.join(', ')}`,
    );
    return [finding(message, [{ performance }], 'dimensions')];
  });
}

/** Fewer indicators than these may be the same by nature. */
const BLOCK = 4;
/** Shorter goals are phrases that anybody may use. */
const GOAL_LENGTH = 15;

/** P-07: forms that were copied from each other. */
export function duplicates({ document }: CheckContext): Outcome[] {
  const indicators = sameForms(document, (sheet) =>
    sheet.indicators.length < BLOCK
      ? null
      : sheet.indicators.map(({ level3, target }) => `${fold(level3 ?? '')}=${fold(target?.raw ?? '')}`).join('|'),
  ).map(({ names, evidence }) =>
    finding(
      both(`${names.join('、')} 的指标完全相同`, `the indicators of ${names.join(', ')} are the same`),
      evidence,
      `same indicators ${names.join()}`,
    ),
  );
  const goals = sameForms(document, (sheet) => {
    const text = sheet.goals.map((goal) => fold(goal.text)).join('|');
    return text.length < GOAL_LENGTH ? null : text;
  }).map(({ names, evidence }) =>
    finding(
      both(`${names.join('、')} 的绩效目标完全相同`, `the goals of ${names.join(', ')} are the same`),
      evidence,
      `same goals ${names.join()}`,
    ),
  );
  return [...indicators, ...goals];
}

/** The forms of different projects for which `keyOf` is the same. */
function sameForms(
  { performance }: BudgetDocument,
  keyOf: (sheet: Performance) => string | null,
): { names: string[]; evidence: Evidence[] }[] {
  const groups = new Map<string, number[]>();
  performance.forEach((sheet, index) => {
    const key = keyOf(sheet);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      names: same.map((index) => performance[index]?.project ?? performance[index]?.title ?? ''),
      evidence: same.map((index) => ({ performance: index })),
    }));
}

/** P-10. */
export function unfilledOperators({ document }: CheckContext): Outcome[] {
  return told(document, 'indicator-operator-unfilled');
}

/** P-01: nothing is said against a value that the reader alone failed to understand. */
export function unreadValues({ document }: CheckContext): Outcome[] {
  return told(document, 'indicator-value-unread').map((outcome) => ({ ...outcome, status: 'undetermined' }));
}

/** What the reading of the forms had to say. */
function told(document: BudgetDocument, code: DiagnosticCode): Outcome[] {
  return document.diagnostics
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ message, page }) =>
      finding(message, page === null ? [] : [{ page }], `${code} ${page ?? ''} ${message.zh}`),
    );
}

import { runChecks } from '../../src/check/index.js';
import type { Paragraph } from '../../src/document/body.js';
import { extractFacts, readPassages } from '../../src/normalize/facts/index.js';
import type { BudgetDocument, Check, Stage, Statement } from '../../src/schema/index.js';
import { document } from './documents.js';

/** A document that says the sentences, beside the statements. */
export function said(
  texts: readonly string[],
  statements: readonly Statement[] = [],
  more: Partial<BudgetDocument> = {},
): Check[] {
  const paragraphs = texts.map((text): Paragraph => ({ type: 'paragraph', text, page: 1, bbox: null, size: null }));
  const stage: Stage = more.stage ?? 'budget';
  const built = document(statements, {
    ...more,
    facts: extractFacts(paragraphs, { source: 0, fiscalYear: 2022, stage }).value,
  });
  return runChecks(built, readPassages(paragraphs));
}

export function failed(checks: readonly Check[]): string[] {
  return checks.filter(({ status }) => status === 'fail').map(({ rule, severity }) => `${rule} ${severity}`);
}

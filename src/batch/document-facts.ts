import { documentPath } from '../output/document-path.js';
import { departmentYearKey, listedUnits, unitKey, yearLine } from '../pipeline.js';
import type { BudgetDocument } from '../schema/index.js';
import type { DocumentFacts } from './protocol.js';

/** Diagnostics that say that a document ends before its file does. */
const PARTIAL = new Set(['page-limit', 'time-limit', 'memory-limit']);

export function factsOf(document: BudgetDocument): DocumentFacts {
  const { id, fiscalYear, sources, checks, diagnostics } = document;
  const failed = { error: 0, warning: 0, info: 0 };
  for (const { status, severity } of checks) if (status === 'fail') failed[severity]++;
  return {
    id,
    key: departmentYearKey(document),
    path: documentPath(document),
    line: yearLine(document),
    fiscalYear,
    unit: unitKey(document),
    units: listedUnits(document),
    pages: sources.flatMap(({ pageRanges }) => pageRanges).reduce((sum, [from, to]) => sum + to - from + 1, 0),
    failed,
    partial: diagnostics.find(({ code }) => PARTIAL.has(code))?.code ?? null,
  };
}

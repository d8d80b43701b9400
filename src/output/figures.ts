import type { BudgetDocument } from '../schema/index.js';
import { lines } from './tables/index.js';
import { toNdjson } from './ndjson.js';

/** One row an amount, with everything that its line, column and cell say of it: the table `lines` as NDJSON. */
export function toFigures(document: BudgetDocument): string {
  let text = '';
  for (const row of lines.rows(document))
    text += toNdjson(Object.fromEntries(lines.columns.map(({ name }, index) => [name, row[index]])));
  return text;
}

import type { Table } from '../../src/document/table.js';
import type { NormalizeContext } from '../../src/normalize/context.js';
import { drawTable } from '../support/grid.js';

/** A drawn table as forms have it: without a header of its own. */
export function formTable(rows: readonly string[], caption: Partial<Table['caption']> = {}): Table {
  return drawTable(rows, { ...caption, headerRows: 0 });
}

export const CONTEXT: NormalizeContext = {
  source: 0,
  tableIndex: 3,
  fiscalYear: 2023,
  stage: 'budget',
  departmentName: null,
  documentUnit: null,
};

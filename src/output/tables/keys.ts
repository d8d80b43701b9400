import type { BudgetDocument } from '../../schema/index.js';
import { column, type ColumnOf } from './column.js';

export interface OfDocument {
  readonly document: BudgetDocument;
}

/** Whose row it is: the first columns of every table, so that each table answers questions without a join. */
export function documentKeys<Row extends OfDocument>(): ColumnOf<Row>[] {
  return [
    column('document_id', 'string', '部门年度标识', 'id of the department-year', ({ document }) => document.id),
    column(
      'region_code',
      'string',
      '行政区划代码（GB/T 2260）',
      'code of the region (GB/T 2260)',
      ({ document }) => document.department.region?.code ?? null,
      'geo-source:generic:code',
    ),
    column(
      'region',
      'string',
      '行政区划',
      'region',
      ({ document }) => document.department.region?.name ?? null,
      'geo-source:generic:title',
    ),
    column(
      'province',
      'string',
      '省级行政区',
      'province',
      ({ document }) => document.department.region?.province ?? null,
    ),
    column(
      'department',
      'string',
      '部门（单位）名称',
      'name of the department',
      ({ document }) => document.department.name,
      'administrative-classification:generic:label',
    ),
    column(
      'fiscal_year',
      'integer',
      '预算年度',
      'fiscal year',
      ({ document }) => document.fiscalYear,
      'date:fiscal-year',
    ),
    column(
      'stage',
      'string',
      '预算 budget 或决算 final-accounts',
      'budget or final-accounts',
      ({ document }) => document.stage,
    ),
  ];
}

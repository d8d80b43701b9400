import { z } from 'zod';
import {
  confidenceSchema,
  directionSchema,
  fundSchema,
  indexSchema,
  itemSchema,
  pageSchema,
  phaseSchema,
  yuanSchema,
} from './common.js';

export const statementKindSchema = z.enum([
  'revenue-expenditure-summary', // 收支总表
  'revenue-summary', // 收入总表
  'expenditure-summary', // 支出总表
  'fiscal-appropriation-summary', // 财政拨款收支总表
  'fiscal-appropriation-expenditure', // 财政拨款支出表
  'fiscal-appropriation-basic-expenditure', // 财政拨款基本支出表
  'general-public-budget-expenditure', // 一般公共预算支出表
  'general-public-budget-basic-expenditure', // 一般公共预算基本支出表
  'basic-expenditure', // 基本支出表
  'government-fund', // 政府性基金预算（收入）支出表
  'state-capital', // 国有资本经营预算（收入）支出表
  'three-public-expenses', // “三公”经费表
  'agency-operating-expenses', // 机关运行经费表
  'project-expenditure', // 项目支出表
  'government-procurement', // 政府采购表
  'purchased-services', // 政府购买服务表
  'state-assets', // 国有资产占用情况表
  'transfer-payments', // 转移支付表
  'government-debt', // 债务表
  'organization', // 机构设置表
  'staffing', // 人员编制表
  'other',
]);

export const columnSchema = z.looseObject({
  /** Unique in the statement, opaque. */
  key: z.string(),
  /** Header texts from the top to the leaf, without 栏次, digit-only and empty cells. */
  path: z.array(z.string()),
  direction: directionSchema.nullable(),
  item: itemSchema.nullable(),
  fund: fundSchema.nullable(),
  phase: phaseSchema.nullable(),
  year: z.int().nullable(),
  measure: z.enum(['amount', 'change', 'percent']),
  /** 其中 */
  ofWhich: z.boolean(),
  /** Where it differs from the statement's. */
  unit: z.string().nullable(),
});

export const breakdownSchema = z.enum(['source', 'function', 'use', 'economic', 'organization']);

export const roleSchema = z.enum([
  'item',
  'of-which', // 其中
  'subtotal', // 小计
  'current-year-total', // 本年合计
  'opening-balance', // 年初结转
  'closing-balance', // 年末结转
  'total', // 总计, 合计
]);

export const lineSchema = z.looseObject({
  direction: directionSchema.nullable(),
  breakdown: breakdownSchema.nullable(),
  ordinal: z.string().nullable(),
  code: z.string().nullable(),
  codeRaw: z.string().nullable(),
  classification: z.enum(['function', 'economic-department', 'economic-government', 'unit', 'other']).nullable(),
  label: z.string().nullable(),
  labelPath: z.array(z.string()),
  item: itemSchema.nullable(),
  role: roleSchema,
  level: indexSchema,
  parent: indexSchema.nullable(),
  leaf: z.boolean(),
  /** Money only, in yuan, by column key; null where a printed figure could not be read. */
  amounts: z.record(z.string(), yuanSchema.nullable()),
  /** Grid column of each amount: (table, row, cols[key]) is the cell. */
  cols: z.record(z.string(), indexSchema),
  attributes: z.array(z.looseObject({ column: z.string(), text: z.string(), value: z.number().nullable() })),
  row: indexSchema,
  page: pageSchema.nullable(),
  confidence: confidenceSchema,
});

export const statementSchema = z.looseObject({
  kind: statementKindSchema,
  title: z.string().nullable(),
  /** Index into tables. */
  table: indexSchema,
  unit: z.string().nullable(),
  unitFrom: z.enum(['table', 'header', 'document', 'prose']).nullable(),
  empty: z.boolean(),
  notes: z.array(z.string()),
  columns: z.array(columnSchema),
  lines: z.array(lineSchema),
});

export type StatementKind = z.infer<typeof statementKindSchema>;
export type Column = z.infer<typeof columnSchema>;
export type Line = z.infer<typeof lineSchema>;
export type Statement = z.infer<typeof statementSchema>;

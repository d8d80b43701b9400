import { z } from 'zod';
import { indexSchema, pageSchema, stageSchema } from './common.js';
import { checkSchema, diagnosticSchema, factSchema } from './findings.js';
import { performanceSchema } from './performance.js';
import { statementSchema } from './statement.js';
import { tableSchema } from './table.js';

export const SCHEMA_VERSION = '1.0';

export const departmentSchema = z.looseObject({
  name: z.string(),
  code: z.string().nullable(),
  scope: z.enum(['consolidated', 'unit']).nullable(), // 部门（含所属单位）, 单位
  parent: z.string().nullable(),
  level: z.enum(['central', 'province', 'prefecture', 'county', 'township']).nullable(),
  /** Smallest GB/T 2260 division that holds the department. */
  region: z.looseObject({ code: z.string().nullable(), name: z.string(), province: z.string().nullable() }).nullable(),
});

export const sourceSchema = z.looseObject({
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: indexSchema,
  mediaType: z.string(),
  pages: indexSchema.nullable(),
  pageRanges: z.array(z.tuple([pageSchema, pageSchema])),
  producer: z.string().nullable(),
  text: z.enum(['born-digital', 'scanned', 'mixed', 'none']),
});

/** One department × fiscal year × stage. */
export const budgetDocumentSchema = z.looseObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  generator: z.looseObject({ name: z.literal('budget-parse'), version: z.string() }),
  id: z.string(),
  department: departmentSchema,
  fiscalYear: z.int().min(1990).max(2100).nullable(),
  stage: stageSchema,
  sources: z.array(sourceSchema).min(1),
  statements: z.array(statementSchema),
  performance: z.array(performanceSchema),
  facts: z.array(factSchema),
  tables: z.array(tableSchema),
  checks: z.array(checkSchema),
  diagnostics: z.array(diagnosticSchema),
});

export type Department = z.infer<typeof departmentSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type BudgetDocument = z.infer<typeof budgetDocumentSchema>;

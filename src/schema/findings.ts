import { z } from 'zod';
import {
  bilingualSchema,
  boxSchema,
  confidenceSchema,
  indexSchema,
  itemSchema,
  pageSchema,
  phaseSchema,
  yuanSchema,
} from './common.js';

const severitySchema = z.enum(['error', 'warning', 'info']);

/** Subjects that occur in prose only. */
export const factItemSchema = z.enum([
  ...itemSchema.options,
  'procurement-total', // 政府采购
  'procurement-goods', // 货物
  'procurement-works', // 工程
  'procurement-services', // 服务
  'procurement-sme', // 中小企业
  'fixed-assets', // 固定资产
  'asset-purchase', // 拟购置
  'vehicles-count', // 车辆
  'functional-item', // 功能分类科目
]);

export const factSchema = z.looseObject({
  item: factItemSchema,
  code: z.string().nullable(),
  labelPath: z.array(z.string()),
  measure: z.enum(['amount', 'change', 'share', 'rate']),
  phase: phaseSchema.nullable(),
  year: z.int().nullable(),
  amount: yuanSchema.nullable(),
  percent: z.number().nullable(),
  change: z.enum(['increase', 'decrease', 'unchanged']).nullable(),
  raw: z.string(),
  source: indexSchema,
  page: pageSchema.nullable(),
  bbox: boxSchema.nullable(),
  confidence: confidenceSchema,
});

export const checkSchema = z.looseObject({
  rule: z.string(),
  name: z.string(),
  status: z.enum(['pass', 'fail', 'undetermined']),
  severity: severitySchema,
  unit: z.string().nullable(),
  expected: z.number().nullable(),
  actual: z.number().nullable(),
  difference: z.number().nullable(),
  tolerance: z.number().nullable(),
  message: bilingualSchema,
  evidence: z.array(
    z.looseObject({
      table: indexSchema.optional(),
      fact: indexSchema.optional(),
      performance: indexSchema.optional(),
      row: indexSchema.optional(),
      col: indexSchema.optional(),
    }),
  ),
});

export const diagnosticSchema = z.looseObject({
  severity: severitySchema,
  code: z.string(),
  message: bilingualSchema,
  source: indexSchema,
  page: pageSchema.nullable(),
  evidence: z.array(z.looseObject({ table: indexSchema, row: indexSchema, col: indexSchema })).optional(),
});

export type Fact = z.infer<typeof factSchema>;
export type Check = z.infer<typeof checkSchema>;

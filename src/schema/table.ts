import { z } from 'zod';
import { boxSchema, confidenceSchema, indexSchema, pageSchema } from './common.js';

export const cellPartSchema = z.looseObject({ page: pageSchema, bbox: boxSchema });

export const cellSchema = z.looseObject({
  row: indexSchema,
  col: indexSchema,
  rowSpan: z.int().min(1),
  colSpan: z.int().min(1),
  text: z.string(),
  page: pageSchema.nullable(),
  bbox: boxSchema.nullable(),
  parts: z.array(cellPartSchema),
  confidence: confidenceSchema,
});

export const tableSchema = z.looseObject({
  source: indexSchema,
  pages: z.array(pageSchema),
  title: z.string().nullable(),
  unit: z.string().nullable(),
  read: z.enum(['text', 'ocr']),
  rows: z.int().min(1),
  columns: z.int().min(1),
  headerRows: indexSchema,
  cells: z.array(cellSchema),
});

export type OutputTable = z.infer<typeof tableSchema>;

import { z } from 'zod';
import { budgetDocumentSchema, SCHEMA_VERSION } from '../schema/index.js';

/** The contract as JSON Schema, draft 2020-12. */
export function jsonSchema(): Record<string, unknown> {
  const { $schema, ...body } = z.toJSONSchema(budgetDocumentSchema, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: `urn:budget-parse:schema:${SCHEMA_VERSION}`,
    title: 'budget-parse document',
    description: 'One department × fiscal year × stage of a Chinese public budget disclosure. Amounts in yuan.',
    ...body,
  };
}

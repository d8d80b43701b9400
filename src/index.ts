export { parse, type Input, type ParseOptions, type StageName } from './pipeline.js';
export { ParseError } from './document/errors.js';
export type { ErrorCode } from './document/error-codes.js';
export * from './schema/index.js';

export {
  OCR_MODES,
  parse,
  type Input,
  type OcrMode,
  type ParseOptions,
  type ScanProgress,
  type StageName,
} from './pipeline.js';
export { ParseError } from './document/errors.js';
export type { ErrorCode } from './document/error-codes.js';
export * from './schema/index.js';

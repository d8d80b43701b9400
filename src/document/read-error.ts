import type { ErrorCode } from './error-codes.js';
import { ParseError } from './errors.js';
import { systemCode } from './system-code.js';

const CODE_OF: ReadonlyMap<string, ErrorCode> = new Map([
  ['ENOENT', 'file-not-found'],
  ['ENOTDIR', 'file-not-found'],
  ['EISDIR', 'is-directory'],
]);

/** What the file system says when a file cannot be read, as a ParseError. */
export function readError(error: unknown, path: string): ParseError {
  return new ParseError(CODE_OF.get(systemCode(error) ?? '') ?? 'file-unreadable', { file: path, cause: error });
}

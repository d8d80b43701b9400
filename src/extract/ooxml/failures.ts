import type { Bilingual } from '../../document/bilingual.js';
import { ParseError } from '../../document/errors.js';

/** Why an office file is not read. `found` names the part and the limit, the same in both languages. */
export function damaged(file: string, found: string, cause?: unknown): ParseError {
  return new ParseError('docx-damaged', { file, values: { found }, cause });
}

export function tooLarge(file: string, found: string): ParseError {
  return new ParseError('docx-too-large', { file, values: { found } });
}

export function forbiddenXml(file: string, found: string): ParseError {
  return new ParseError('docx-forbidden-xml', { file, values: { found } });
}

export function encrypted(file: string): ParseError {
  return new ParseError('office-password', { file });
}

export function unsupported(file: string, found: Bilingual): ParseError {
  return new ParseError('unsupported-format', { file, values: { found } });
}

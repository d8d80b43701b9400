import { ParseError } from '../document/errors.js';
import { InflateError } from './pdf/index.js';

/** What pdf.js throws on files that it cannot read, by name: its classes differ between its builds. */
const UNREADABLE = new Set([
  'InvalidPDFException',
  'FormatError',
  'MissingDataException',
  'XRefParseException',
  'XRefEntryException',
  'UnknownErrorException',
]);

/** Why a PDF could not be read. What is neither pdf.js' nor ours to expect comes back as it is: a bug. */
export function pdfFailure(error: unknown, bytes: Uint8Array, file: string): ParseError {
  if (error instanceof InflateError) return new ParseError('pdf-too-large', { file, page: error.page, cause: error });
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new ParseError('pdf-password', { file, cause: error });
  if (UNREADABLE.has(name))
    return new ParseError(isTruncated(bytes) ? 'pdf-truncated' : 'pdf-damaged', { file, cause: error });
  return ParseError.from(error, file);
}

/** Viewers look for the end mark in the last kilobyte. */
const END_WITHIN = 1024;

/**
 * Whether the end of a PDF is missing. An end mark further up proves nothing: files saved more than once have several,
 * and files made for the web have one near the start. Zeros and white space behind it are padding.
 */
export function isTruncated(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && [0, 9, 10, 13, 32].includes(bytes[end - 1] ?? 0)) end--;
  const tail = Buffer.from(bytes.subarray(Math.max(0, end - END_WITHIN), end)).toString('latin1');
  return !tail.includes('%%EOF');
}

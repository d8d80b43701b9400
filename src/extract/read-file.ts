import { readFile } from 'node:fs/promises';
import type { ErrorCode } from '../document/error-codes.js';
import { ParseError } from '../document/errors.js';

const CODE_OF: ReadonlyMap<string, ErrorCode> = new Map([
  ['ENOENT', 'file-not-found'],
  ['ENOTDIR', 'file-not-found'],
  ['EISDIR', 'is-directory'],
]);

/** The bytes of a file, or a ParseError that says why there are none. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    // A Buffer is not what pdf.js takes, and its slice() shares the memory that a Uint8Array's copies.
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    const system = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ParseError(CODE_OF.get(system) ?? 'file-unreadable', { file: path, cause: error });
  }
}

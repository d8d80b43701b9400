import { readFile } from 'node:fs/promises';
import { readError } from '../document/read-error.js';

/** The bytes of a file, or a ParseError that says why there are none. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    // A Buffer is not what pdf.js takes, and its slice() shares the memory that a Uint8Array's copies.
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    throw readError(error, path);
  }
}

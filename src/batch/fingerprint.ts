import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { version } from '../document/version.js';
import type { OcrMode } from '../pipeline.js';

/** What decides, beside the bytes and the name of a file, what is read from it. */
export interface ReadingOptions {
  readonly pages: readonly (readonly [number, number])[] | null;
  readonly ocr: OcrMode;
  /** Most pages of one file. */
  readonly maxPages: number;
}

/**
 * SHA-256 of a file, in hex; null for what is no file. Reads it through `piece`, whose content is lost: a new buffer
 * for each of ten thousand files would be left for the garbage collector. Throws the errors of the file system.
 */
export async function hashFile(path: string, piece: Uint8Array): Promise<string | null> {
  if (!(await stat(path)).isFile()) return null;
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/**
 * The key of a file's result: its bytes, its name (a name may tell department and year, and stands in the document),
 * the version of the program and the options.
 */
export function resultKey(sha256: string, path: string, options: ReadingOptions): string {
  return keyOf('file', sha256, basename(path), options);
}

/** The key of the result of files that are read together, from their own keys in order. */
export function groupKey(keys: readonly string[]): string {
  return keyOf('group', ...keys);
}

/** The key of a document that was compared with others. */
export function comparedKey(document: string, others: readonly string[]): string {
  return keyOf('compared', document, ...others);
}

/** Goes up with what the ledger keeps of a document: what an earlier build kept is then read anew. */
const LEDGER_FORMAT = 2;

function keyOf(...parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([version, LEDGER_FORMAT, ...parts]))
    .digest('hex')
    .slice(0, KEY_LENGTH);
}

/** Hex digits: 128 bits. */
export const KEY_LENGTH = 32;

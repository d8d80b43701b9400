import { hash } from 'node:crypto';

/** Bytes of a digest: by accident two of a million texts have the same one once in 10^26 times. */
const BYTES = 16;

/**
 * Stands for a text in memory: the first 16 bytes of its SHA-256, one character a byte. Where there is a text for
 * each of very many files and only sameness is asked, digests take a fraction of the place. Not for the eye.
 */
export function digest(text: string): string {
  return hash('sha256', text, 'buffer').toString('latin1', 0, BYTES);
}

/** What one input may take of the machine. Enforced by the process that started the one which reads it. */
export interface Limits {
  /** Seconds. */
  readonly timeout: number;
  /** Resident megabytes of the process that reads it. */
  readonly memory: number;
  /** Pages that are read; the rest of a longer file is left, and the document says so. */
  readonly pages: number;
}

/**
 * A disclosure of 100 pages takes 4 s and 250 MB; consolidated final accounts of a whole county, the longest there
 * are, have about 1,000 pages. The time leaves room for a slow and busy machine.
 */
export const DEFAULT_LIMITS: Limits = { timeout: 120, memory: 1024, pages: 2000 };

/** A limit of memory under which Node itself and pdf.js would not start. */
export const LEAST_MEMORY = 256;

import type { Documents } from '../distinct.js';

/** A format that does not go through standard output: one file or a folder of them. */
export interface Dataset {
  readonly kind: 'file' | 'folder';
  /**
   * Writes all documents to `path`, or leaves nothing. Takes them one by one and holds none. Throws OutputError, and
   * what the file system throws.
   */
  write(documents: Documents, path: string): Promise<void>;
}

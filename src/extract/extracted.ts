import type { Body } from '../document/body.js';
import type { Diagnostic } from '../document/diagnostic.js';

/** What a format without pages gives: its blocks, who wrote it, and what was unsure in it. */
export interface Extracted {
  readonly body: Body;
  /** Program that wrote the file, as it says itself. */
  readonly producer: string | null;
  readonly diagnostics: Diagnostic[];
}

/** A diagnostic of the file that is being read; which of the document’s sources that is, is put in later. */
export function diagnostic(
  severity: Diagnostic['severity'],
  code: string,
  message: Readonly<Diagnostic['message']>,
): Diagnostic {
  return { severity, code, message: { ...message }, source: 0, page: null };
}

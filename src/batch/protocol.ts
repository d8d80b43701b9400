import type { Problem } from '../document/errors.js';
import type { OcrMode, PageLimit } from '../pipeline.js';
import type { At } from './watch.js';

/** Files that are read together: those of one department-year give one document. */
export interface ParseJob {
  readonly kind: 'parse';
  readonly files: readonly string[];
  readonly pages: readonly (readonly [number, number])[] | null;
  readonly ocr: OcrMode;
  /** For each file, where reading ends. */
  readonly limits: readonly PageLimit[];
  /** Documents go to this path with `.0.json.gz` (and so on) behind it. */
  readonly output: string;
}

/** A document is compared with others of the run; all are read from where a ParseJob put them. */
export interface CompareJob {
  readonly kind: 'compare';
  readonly document: string;
  readonly others: readonly string[];
  readonly output: string;
}

/** A document is written as the JSON that it is, from where the ledger has it packed. */
export interface UnpackJob {
  readonly kind: 'unpack';
  readonly packed: string;
  readonly output: string;
}

export type Job = ParseJob | CompareJob | UnpackJob;

/** What is kept in mind of a document; the document itself never leaves the disk. */
export interface DocumentFacts {
  readonly id: string;
  /** Same for files that belong together (departmentYearKey); null where department or year is unknown. */
  readonly key: string | null;
  /** Where it goes in the output folder. */
  readonly path: string;
  /** Same for all years of a department (yearLine); null where one of them is unknown. */
  readonly line: string | null;
  readonly fiscalYear: number | null;
  /** Of a unit's own document (unitKey), else null. */
  readonly unit: string | null;
  /** The units that it lists (listedUnits). */
  readonly units: readonly string[];
  /** Pages read, over all sources. */
  readonly pages: number;
  /** Failed checks by severity. */
  readonly failed: Readonly<Record<'error' | 'warning' | 'info', number>>;
  /** The limit because of which it is not complete. */
  readonly partial: string | null;
}

export interface Failure extends Problem {
  /** The file by its place in the job. */
  readonly input: number;
  readonly stack: string | null;
}

export interface JobResult {
  readonly documents: readonly DocumentFacts[];
  readonly failures: readonly Failure[];
}

export type FromWorker =
  { readonly type: 'ready' } | ({ readonly type: 'at' } & At) | { readonly type: 'done'; readonly result: JobResult };

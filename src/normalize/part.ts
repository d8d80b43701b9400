import type { Block, Body } from '../document/body.js';
import type { Diagnostic } from '../document/diagnostic.js';
import type { Section } from '../recognize/identity/identify.js';
import type { TableRole } from '../recognize/role.js';
import type { Source } from '../schema/index.js';

/** One file after recognition. */
export interface RecognizedFile {
  readonly source: Source;
  /** The folder that it lies in. */
  readonly folder: string;
  readonly body: Body;
  /** Role of each table block, by the index of its block. */
  readonly roles: ReadonlyMap<number, TableRole>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The part of a file that belongs to one department-year. */
export interface Part {
  readonly file: RecognizedFile;
  readonly section: Section;
}

/** The blocks of a part, in order. */
export function blocksOf({ file, section }: Part): Block[] {
  return section.blocks.flatMap((index) => file.body.blocks[index] ?? []);
}

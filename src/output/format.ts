import { extname } from 'node:path';
import { toJson } from './json.js';
import { toNdjson } from './ndjson.js';

/** Every output format and how it writes one value. */
export const WRITERS = { json: toJson, ndjson: toNdjson } as const satisfies Record<string, (value: unknown) => string>;

export type OutputFormat = keyof typeof WRITERS;

export const OUTPUT_FORMATS = Object.keys(WRITERS) as OutputFormat[];

const LINE_WISE = new Set(['.ndjson', '.jsonl']);

/** What is asked for, else what the name of the output file says, else json. */
export function chooseFormat(asked: OutputFormat | undefined, outputPath: string | undefined): OutputFormat {
  if (asked !== undefined) return asked;
  return outputPath !== undefined && LINE_WISE.has(extname(outputPath).toLowerCase()) ? 'ndjson' : 'json';
}

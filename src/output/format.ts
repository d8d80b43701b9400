import { extname } from 'node:path';
import type { Dataset } from './dataset/dataset.js';
import { withDistinctIds, type Documents } from './distinct.js';
import { toFigures } from './figures.js';
import { toJson } from './json.js';
import { toNdjson } from './ndjson.js';

/** The formats that write one value at a time, whatever it is. */
export const WRITERS = { json: toJson, ndjson: toNdjson } as const satisfies Record<string, (value: unknown) => string>;

/**
 * The formats that write files of tables. Each is loaded when it is asked for, and throws OutputError where what it
 * needs is not installed.
 */
export const DATASETS = {
  csv: async () => (await import('./dataset/csv-folder.js')).csv,
  parquet: async () => (await import('./dataset/parquet.js')).openParquet(),
  duckdb: async () => (await import('./dataset/duckdb.js')).openDuckDb(),
  datapackage: async () => (await import('./dataset/datapackage.js')).datapackage,
} as const satisfies Record<string, () => Promise<Dataset>>;

export type DatasetFormat = keyof typeof DATASETS;

/** Every output format. Those that are no dataset are text, which may go to standard output. */
export const OUTPUT_FORMATS = [
  ...(Object.keys(WRITERS) as (keyof typeof WRITERS)[]),
  'figures',
  ...(Object.keys(DATASETS) as DatasetFormat[]),
] as const;

export type OutputFormat = (typeof OUTPUT_FORMATS)[number];
export type TextFormat = Exclude<OutputFormat, DatasetFormat>;

const BY_EXTENSION: Readonly<Record<string, OutputFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.duckdb': 'duckdb',
};

/** What is asked for, else what the name of the output file says, else json. */
export function chooseFormat(asked: OutputFormat | undefined, outputPath: string | undefined): OutputFormat {
  if (asked !== undefined) return asked;
  return (outputPath === undefined ? undefined : BY_EXTENSION[extname(outputPath).toLowerCase()]) ?? 'json';
}

export function isDatasetFormat(format: OutputFormat): format is DatasetFormat {
  return Object.hasOwn(DATASETS, format);
}

/** The documents as text, piece by piece. */
export async function* renderDocuments(format: TextFormat, documents: Documents): AsyncGenerator<string> {
  if (format === 'figures') for await (const document of withDistinctIds(documents)) yield toFigures(document);
  else for await (const document of documents) yield WRITERS[format](document);
}

import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { systemCode } from '../document/system-code.js';
import { documentsOf } from '../batch/documents.js';
import type { BatchResult } from '../batch/index.js';
import type { Ledger } from '../batch/ledger.js';
import { publish } from '../batch/publish.js';
import type { Dataset } from '../output/dataset/dataset.js';
import { chooseFormat, DATASETS, isDatasetFormat, renderDocuments, type TextFormat } from '../output/format.js';
import { MESSAGES } from './messages.js';
import type { Settings } from './program.js';
import type { Streams } from './run.js';
import { writeText } from './stream.js';
import { checkOutputFile, checkOutputFolder } from './target.js';
import { UsageError } from './usage.js';

/** Where the documents of a run over many files go. Documents are read one at a time: there may be ten thousand. */
export interface BatchOutput {
  /** The folder, which then remembers what was done; null for a file or standard output. */
  readonly folder: string | null;
  save(result: BatchResult, ledger: Ledger): Promise<void>;
}

/** Refuses what cannot be written before the work rather than after it. */
export async function openBatchOutput(settings: Settings, stdout: Streams['stdout']): Promise<BatchOutput> {
  const output = settings.output === '-' ? undefined : settings.output;
  const format = chooseFormat(settings.format, output);
  if (isDatasetFormat(format)) {
    if (output === undefined) throw new UsageError(MESSAGES.usageOutputNeeded, { value: format });
    const dataset = await DATASETS[format]();
    return dataset.kind === 'folder' ? datasetFolder(output, dataset) : datasetFile(output, dataset);
  }
  if (output === undefined) return standardOutput(format, stdout);
  return (await isOutputFolder(output)) ? documentFolder(output, format) : textFile(output, format);
}

/** Whether -o names a folder: one that exists, or a name that ends in a slash or has no extension. */
async function isOutputFolder(output: string): Promise<boolean> {
  if (/[\\/]$/.test(output)) return true;
  try {
    return (await stat(output)).isDirectory();
  } catch (error) {
    if (systemCode(error) !== null) return extname(output) === '';
    throw error;
  }
}

function* pathsOf(files: BatchResult['files']): Generator<string> {
  for (const { path } of files) yield path;
}

function standardOutput(format: TextFormat, stdout: Streams['stdout']): BatchOutput {
  return {
    folder: null,
    save: async ({ documents }) => {
      for await (const text of renderDocuments(format, documentsOf(documents)))
        if (!(await writeText(stdout, text))) return;
    },
  };
}

/** One JSON a department-year at its readable path; the other text formats are one file. */
async function documentFolder(folder: string, format: TextFormat): Promise<BatchOutput> {
  await checkOutputFolder(folder);
  return {
    folder,
    save: async ({ documents, files }, ledger) => {
      if (documents === null) return;
      if (format === 'json') await publish(documents, pathsOf(files), folder, ledger);
      else if (documents.length > 0)
        await ledger.writeWhole(join(folder, FILE_NAMES[format]), renderDocuments(format, documentsOf(documents)));
    },
  };
}

const FILE_NAMES: Readonly<Record<Exclude<TextFormat, 'json'>, string>> = {
  ndjson: 'documents.ndjson',
  figures: 'figures.ndjson',
};

async function textFile(output: string, format: TextFormat): Promise<BatchOutput> {
  await checkOutputFile(output, []);
  return {
    folder: null,
    save: async ({ documents }, ledger) => {
      if (documents === null || documents.length === 0) return;
      await ledger.writeWhole(output, renderDocuments(format, documentsOf(documents)));
    },
  };
}

async function datasetFolder(folder: string, dataset: Dataset): Promise<BatchOutput> {
  await checkOutputFolder(folder);
  return {
    folder,
    save: async ({ documents }, ledger) => {
      if (documents === null || documents.length === 0) return;
      const temporary = ledger.temporary();
      await dataset.write(documentsOf(documents), temporary);
      await ledger.moveFiles(temporary, folder);
    },
  };
}

async function datasetFile(output: string, dataset: Dataset): Promise<BatchOutput> {
  const isFolder = await isOutputFolder(output);
  if (!isFolder) await checkOutputFile(output, []);
  return {
    folder: isFolder ? output : null,
    save: async ({ documents }, ledger) => {
      if (documents === null || documents.length === 0) return;
      const temporary = ledger.temporary();
      await dataset.write(documentsOf(documents), temporary);
      await ledger.moveFile(temporary, isFolder ? join(output, DATASET_FILE) : output);
    },
  };
}

/** The name of a data set that is one file, in a folder. */
const DATASET_FILE = 'documents.duckdb';

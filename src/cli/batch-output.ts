import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { systemCode } from '../document/system-code.js';
import { documentsOf } from '../batch/documents.js';
import type { BatchResult } from '../batch/index.js';
import type { Ledger } from '../batch/ledger.js';
import { publish } from '../batch/publish.js';
import type { Dataset } from '../output/dataset/dataset.js';
import type { BudgetDocument } from '../schema/index.js';
import { chooseFormat, DATASETS, isDatasetFormat, renderDocuments, type TextFormat } from '../output/format.js';
import type { Done } from './batch.js';
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
  /** False where the run was interrupted before the end. */
  save(done: Done): Promise<boolean>;
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

function standardOutput(format: TextFormat, stdout: Streams['stdout']): BatchOutput {
  return {
    folder: null,
    save: async ({ result: { documents } }) => {
      for await (const text of renderDocuments(format, documentsOf(documents)))
        if (!(await writeText(stdout, text))) break;
      return true;
    },
  };
}

/** One JSON a department-year at its readable path; the other text formats are one file. */
async function documentFolder(folder: string, format: TextFormat): Promise<BatchOutput> {
  await checkOutputFolder(folder);
  const save =
    format === 'json'
      ? ({ result, ledger, jobs, unpack }: Done): Promise<boolean> =>
          publish(result.documents ?? [], pathsOf(result), { folder, ledger, jobs, unpack })
      : whereThereAre((documents, ledger) =>
          ledger.writeWhole(join(folder, FILE_NAMES[format]), renderDocuments(format, documents)),
        );
  return { folder, save };
}

const FILE_NAMES: Readonly<Record<Exclude<TextFormat, 'json'>, string>> = {
  ndjson: 'documents.ndjson',
  figures: 'figures.ndjson',
};

function* pathsOf({ files }: BatchResult): Generator<string> {
  for (const { path } of files) yield path;
}

async function textFile(output: string, format: TextFormat): Promise<BatchOutput> {
  await checkOutputFile(output, []);
  return {
    folder: null,
    save: whereThereAre((documents, ledger) => ledger.writeWhole(output, renderDocuments(format, documents))),
  };
}

async function datasetFolder(folder: string, dataset: Dataset): Promise<BatchOutput> {
  await checkOutputFolder(folder);
  return {
    folder,
    save: whereThereAre(async (documents, ledger) => {
      const temporary = ledger.temporary();
      await dataset.write(documents, temporary);
      await ledger.moveFiles(temporary, folder);
    }),
  };
}

async function datasetFile(output: string, dataset: Dataset): Promise<BatchOutput> {
  const isFolder = await isOutputFolder(output);
  if (!isFolder) await checkOutputFile(output, []);
  return {
    folder: isFolder ? output : null,
    save: whereThereAre(async (documents, ledger) => {
      const temporary = ledger.temporary();
      await dataset.write(documents, temporary);
      await ledger.moveFile(temporary, isFolder ? join(output, DATASET_FILE) : output);
    }),
  };
}

/** The name of a data set that is one file, in a folder. */
const DATASET_FILE = 'documents.duckdb';

/** Writes all documents where there are any: a run that gave none leaves an earlier file as it was. */
function whereThereAre(
  write: (documents: Generator<BudgetDocument>, ledger: Ledger) => Promise<void>,
): BatchOutput['save'] {
  return async ({ result: { documents }, ledger }) => {
    if (documents !== null && documents.length > 0) await write(documentsOf(documents), ledger);
    return true;
  };
}

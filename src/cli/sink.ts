import type { Writable } from 'node:stream';
import { DATASETS, isDatasetFormat, renderDocuments, type DatasetFormat, type OutputFormat } from '../output/format.js';
import type { BudgetDocument } from '../schema/index.js';
import { MESSAGES } from './messages.js';
import { checkOutputFile, checkOutputFolder, openTarget } from './target.js';
import { UsageError } from './usage.js';

/** Where the documents of a run go, in whatever format. */
export interface Sink {
  /** Writes them. The path that was written, null where nothing was or where there is no file. */
  save(documents: readonly BudgetDocument[]): Promise<string | null>;
}

/** Refuses what cannot be written, or needs a library that is not there, before the work rather than after it. */
export async function openSink(
  format: OutputFormat,
  output: string | undefined,
  inputs: readonly string[],
  stdout: Writable,
): Promise<Sink> {
  if (isDatasetFormat(format)) return openDataset(format, output, inputs);
  const target = await openTarget(output, inputs, stdout);
  return {
    save: async (documents) => {
      for await (const text of renderDocuments(format, documents)) if (!(await target.write(text))) break;
      return target.finish();
    },
  };
}

async function openDataset(
  format: DatasetFormat,
  output: string | undefined,
  inputs: readonly string[],
): Promise<Sink> {
  if (output === undefined || output === '-') throw new UsageError(MESSAGES.usageOutputNeeded, { value: format });
  const dataset = await DATASETS[format]();
  if (dataset.kind === 'file') await checkOutputFile(output, inputs);
  else await checkOutputFolder(output);
  return {
    save: async (documents) => {
      if (documents.length === 0) return null;
      await dataset.write(documents, output);
      return output;
    },
  };
}

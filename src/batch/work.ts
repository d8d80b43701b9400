import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { ParseError, stackOf } from '../document/errors.js';
import { readError } from '../document/read-error.js';
import { toJson } from '../output/json.js';
import { compareDocuments, parse } from '../pipeline.js';
import type { BudgetDocument } from '../schema/index.js';
import { factsOf } from './document-facts.js';
import type { CompareJob, Failure, Job, JobResult, ParseJob, UnpackJob } from './protocol.js';
import type { At } from './watch.js';

/** Documents pack to a tenth at the lowest level already, in a fraction of the time of the others. */
const PACKING = { level: 1 };

/** Where the n-th document of a job with this output stands. */
export function documentFile(output: string, index: number): string {
  return `${output}.${index}.json.gz`;
}

/** Does a job in this process. `onAt` is told what comes next, before it is begun. */
export async function work(job: Job, onAt: (at: At) => void): Promise<JobResult> {
  switch (job.kind) {
    case 'parse':
      return readFiles(job, onAt);
    case 'compare':
      return compare(job);
    case 'unpack':
      return unpack(job);
  }
}

async function readFiles(job: ParseJob, onAt: (at: At) => void): Promise<JobResult> {
  const failures: Failure[] = [];
  let input = 0;
  const failed = (error: ParseError): void => void failures.push(failureOf(error, input));
  try {
    const documents = await parse(job.files, {
      ...(job.pages === null ? {} : { pages: job.pages }),
      ocr: job.ocr,
      onFailure: failed,
      onProgress: (at) => {
        input = at.input ?? input;
        onAt(at);
      },
      limitOf: (index) => job.limits[index] ?? null,
    });
    documents.forEach((document, index) => {
      write(documentFile(job.output, index), document);
    });
    return { documents: documents.map(factsOf), failures };
  } catch (error) {
    failed(ParseError.from(error, job.files[input] ?? '-'));
    return { documents: [], failures };
  }
}

function compare({ document, others, output }: CompareJob): JobResult {
  const compared = readDocument(document);
  compareDocuments([...others.map(readDocument), compared]);
  write(documentFile(output, 0), compared);
  return { documents: [factsOf(compared)], failures: [] };
}

async function unpack({ packed, output }: UnpackJob): Promise<JobResult> {
  try {
    await pipeline(createReadStream(packed), createGunzip(), createWriteStream(output));
    return { documents: [], failures: [] };
  } catch (error) {
    return { documents: [], failures: [failureOf(readError(error, packed), 0)] };
  }
}

/** A document that a job has written. */
export function readDocument(path: string): BudgetDocument {
  return JSON.parse(gunzipSync(readFileSync(path)).toString()) as BudgetDocument;
}

function write(path: string, document: BudgetDocument): void {
  writeFileSync(path, gzipSync(toJson(document), PACKING));
}

function failureOf(error: ParseError, input: number): Failure {
  const { code, file, page, problem, hint } = error;
  return { code, file, page, problem, hint, input, stack: stackOf(error) };
}

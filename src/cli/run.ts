import type { Readable, Writable } from 'node:stream';
import { ParseError } from '../document/errors.js';
import { chooseFormat, WRITERS, type OutputFormat } from '../output/format.js';
import { OutputError } from '../output/output-error.js';
import { jsonSchema } from '../output/schema.js';
import { toJson } from '../output/json.js';
import { parse, type ParseOptions, type StageName } from '../pipeline.js';
import type { BudgetDocument } from '../schema/index.js';
import { MESSAGES } from './messages.js';
import { limitsOf, planRun } from './plan.js';
import { isBatch, refuseBatchOptions } from './place.js';
import type { BatchSettings, Settings } from './program.js';
import type { Reporter } from './report.js';
import { openSink } from './sink.js';
import { readAll } from './stream.js';
import { summarise } from './summary.js';
import type { Supervision } from './supervision.js';
import { openTarget, type Target } from './target.js';
import { UsageError } from './usage.js';

export const EXIT = { ok: 0, input: 1, usage: 2, strict: 3, interrupted: 130 } as const;

export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
}

type Input = string | { bytes: Uint8Array; fileName: string };

/** What a command works with. */
export interface Host {
  readonly streams: Streams;
  readonly reporter: Reporter;
  readonly supervision: Supervision;
}

/** `budget-parse file...` */
export async function runParse(files: string[], settings: Settings, host: Host): Promise<number> {
  if (files.length === 0) throw new UsageError(MESSAGES.usageNoInput);
  const format = chooseFormat(settings.format, settings.output);
  if (settings.dump === undefined && (await isBatch(files, settings.output, format)))
    return (await import('./batch.js')).runBatch(files, settings, host);
  refuseBatchOptions(settings);
  const { streams, reporter } = host;
  if (settings.dump !== undefined) {
    const target = await openTarget(settings.output, files, streams.stdout);
    const inputs = await openInputs(files, streams.stdin);
    return runDump(inputs, settings.dump, settings, target, dumpWriter(format), host);
  }
  const sink = await openSink(format, settings.output, files, streams.stdout);
  const inputs = await openInputs(files, streams.stdin);

  const failures: ParseError[] = [];
  const documents = await parseAll(
    inputs,
    settings,
    failures,
    host.supervision,
    watchScans(settings, streams, reporter),
  );
  for (const failure of failures) await reporter.input(failure);
  const saved = await save({ finish: () => sink.save(documents) }, settings, reporter);
  if (saved === false) return EXIT.input;
  if (settings.verbose === true || (settings.quiet !== true && streams.stderr.isTTY === true))
    await reporter.lines(
      summarise(documents, {
        language: reporter.language,
        paint: reporter.paint,
        columns: streams.stderr.columns ?? 100,
        rows: settings.verbose === true ? Number.POSITIVE_INFINITY : (streams.stderr.rows ?? 24),
      }),
    );
  if (saved !== null && settings.quiet !== true && streams.stderr.isTTY === true)
    await reporter.note(MESSAGES.written, { value: saved, count: String(documents.length) });
  if (failures.length > 0 || documents.length === 0) return EXIT.input;
  return settings.strict === true && documents.some(hasFailedCheck) ? EXIT.strict : EXIT.ok;
}

/**
 * All inputs in one run, because files of one department-year make one document; what fails is set aside, and what
 * ended an earlier try of the same run is not read again, or not as far.
 */
export async function parseAll(
  inputs: readonly Input[],
  settings: BatchSettings,
  failures: ParseError[],
  supervision: Supervision,
  watch: Pick<ParseOptions, 'onScan'> = {},
): Promise<BudgetDocument[]> {
  const limits = limitsOf(settings);
  const plan = planRun(inputs.map(nameOf), supervision.ended, limits);
  failures.push(...plan.failures);
  const kept = plan.inputs.flatMap((index) => inputs[index] ?? []);
  supervision.tell({ type: 'limits', limits });
  try {
    return await parse(kept, {
      ...readingOf(settings),
      ...watch,
      onFailure: (error) => failures.push(error),
      onProgress: ({ input, ...at }) => {
        supervision.tell({ type: 'at', input: input === null ? null : (plan.inputs[input] ?? null), ...at });
      },
      limitOf: (input) => plan.limits[plan.inputs[input] ?? -1] ?? null,
    });
  } catch (error) {
    failures.push(ParseError.from(error, kept.map(nameOf).join(', ')));
    return [];
  } finally {
    supervision.tell({ type: 'read' });
  }
}

/** `--dump stage`: what the stage found, page by page, while the pipeline runs; one file at a time. */
async function runDump(
  inputs: readonly Input[],
  stage: StageName,
  settings: Settings,
  target: Target,
  write: (value: unknown) => string,
  { reporter, supervision }: Host,
): Promise<number> {
  const limits = limitsOf(settings);
  const plan = planRun(inputs.map(nameOf), supervision.ended, limits);
  for (const failure of plan.failures) await reporter.input(failure);
  supervision.tell({ type: 'limits', limits });
  let status: number = plan.failures.length > 0 ? EXIT.input : EXIT.ok;
  for (const index of plan.inputs) {
    const input = inputs[index];
    if (input === undefined) continue;
    const found: string[] = [];
    try {
      await parse([input], {
        ...readingOf(settings),
        onProgress: (at) => {
          supervision.tell({ type: 'at', ...at, input: index });
        },
        limitOf: () => plan.limits[index] ?? null,
        onStage: (name, page, value) => {
          if (name === stage) found.push(write({ file: nameOf(input), stage: name, page, value }));
        },
      });
    } catch (error) {
      // A stage before the failure has been reached all the same, and is what somebody who debugs wants to see.
      await reporter.input(ParseError.from(error, nameOf(input)));
      status = EXIT.input;
    }
    for (const text of found) if (!(await target.write(text))) return status;
  }
  return (await save(target, settings, reporter)) === false ? EXIT.input : status;
}

/** What a stage found is no table: it goes out as JSON. */
function dumpWriter(format: OutputFormat): (value: unknown) => string {
  if (format === 'json' || format === 'ndjson') return WRITERS[format];
  throw new UsageError(MESSAGES.usageChoice, {
    option: '--format',
    value: format,
    choices: Object.keys(WRITERS).join(', '),
  });
}

/** `budget-parse schema` */
export async function runSchema(settings: Settings, streams: Streams, reporter: Reporter): Promise<number> {
  const target = await openTarget(settings.output, [], streams.stdout);
  await target.write(toJson(jsonSchema()));
  return (await save(target, settings, reporter)) === false ? EXIT.input : EXIT.ok;
}

export async function save(
  target: Pick<Target, 'finish'>,
  settings: Pick<Settings, 'output'>,
  reporter: Reporter,
): Promise<string | null | false> {
  try {
    return await target.finish();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof OutputError) await reporter.output(error);
    else await reporter.outputFailed(settings.output ?? '-', error);
    return false;
  }
}

export async function openInputs(files: readonly string[], stdin: Readable): Promise<Input[]> {
  let piped: Promise<Uint8Array> | null = null;
  const inputs: Input[] = [];
  for (const file of files) {
    if (file !== '-') inputs.push(file);
    else inputs.push({ bytes: await (piped ??= readAll(stdin)), fileName: '-' });
  }
  return inputs;
}

function nameOf(input: Input): string {
  return typeof input === 'string' ? input : input.fileName;
}

function readingOf({ pages, ocr }: Pick<Settings, 'pages' | 'ocr'>): Pick<ParseOptions, 'pages' | 'ocr'> {
  return { ...(pages === undefined ? {} : { pages }), ...(ocr === undefined ? {} : { ocr }) };
}

/** Recognising takes seconds a page: a terminal is told how far it is. */
function watchScans(settings: Settings, streams: Streams, reporter: Reporter): Pick<ParseOptions, 'onScan'> {
  if (settings.quiet === true || streams.stderr.isTTY !== true) return {};
  return {
    onScan: ({ file, page, done, total }) => {
      void reporter.note(MESSAGES.scanning, { file, page: String(page), done: String(done + 1), total: String(total) });
    },
  };
}

export function hasFailedCheck(document: BudgetDocument): boolean {
  return document.checks.some((check) => check.status === 'fail' && check.severity === 'error');
}

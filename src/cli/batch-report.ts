import type { BatchResult, FileOutcome } from '../batch/index.js';
import { fill, type Bilingual } from '../document/bilingual.js';
import type { ErrorCode } from '../document/error-codes.js';
import { version } from '../document/version.js';
import { jsonPieces } from '../output/json.js';
import { MESSAGES } from './messages.js';
import { plain } from './plain.js';
import { duration } from './progress.js';
import type { Reporter } from './report.js';

/** Files that the summary names for each reason; --report names them all. */
const NAMED = 5;

/** What there was in a run over many files, in numbers. */
export interface Counts {
  readonly files: Readonly<Record<FileOutcome, number>>;
  /** Files of other kinds in the folders. */
  readonly others: number;
  /** How many files failed for each reason, and the first of them. */
  readonly failures: ReadonlyMap<ErrorCode, { readonly count: number; readonly named: readonly string[] }>;
  readonly isComplete: boolean;
  readonly documents: number;
  /** Documents in which a check of that severity failed. */
  readonly failed: Readonly<Record<'error' | 'warning', number>>;
  /** Documents that end before their files do. */
  readonly partial: number;
}

/** Goes through the result once. */
export function countsOf({ files, documents, others }: BatchResult): Counts {
  const outcomes: Record<FileOutcome, number> = { read: 0, unchanged: 0, duplicate: 0, failed: 0 };
  const failures = new Map<ErrorCode, { count: number; named: string[] }>();
  for (const { path, outcome, problem } of files) {
    outcomes[outcome]++;
    if (problem === null) continue;
    const failure = failures.get(problem.code) ?? { count: 0, named: [] };
    failures.set(problem.code, failure);
    failure.count++;
    if (failure.named.length < NAMED) failure.named.push(path);
  }
  const failed = { error: 0, warning: 0 };
  let partial = 0;
  for (const { facts } of documents ?? []) {
    for (const severity of ['error', 'warning'] as const) if (facts.failed[severity] > 0) failed[severity]++;
    if (facts.partial !== null) partial++;
  }
  const isComplete = documents !== null;
  return { files: outcomes, others, failures, isComplete, documents: documents?.length ?? 0, failed, partial };
}

/** The same for the eye. */
export function summaryLines(counts: Counts, seconds: number, { language, paint }: Reporter): string[] {
  const say = (text: Bilingual, values: Record<string, string | number> = {}): string =>
    fill(text, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])))[language];
  const counted: [Bilingual, number][] = [
    [MESSAGES.countRead, counts.files.read],
    [MESSAGES.countUnchanged, counts.files.unchanged],
    [MESSAGES.countDuplicate, counts.files.duplicate],
    [MESSAGES.countOthers, counts.others],
    [MESSAGES.countFailed, counts.files.failed],
  ];
  const shown = counted.filter(([text, value]) => value > 0 || text === MESSAGES.countRead);
  const lines = [
    paint.bold(
      [...shown.map(([text, value]) => say(text, { value })), say(MESSAGES.took, { value: duration(seconds) })].join(
        ' · ',
      ),
    ),
  ];
  for (const [code, { count, named }] of counts.failures) {
    lines.push(`  ${paint.red(`${code} ×${count}`)}`);
    lines.push(...named.map((file) => `    ${plain(file)}`));
    if (count > named.length) lines.push(`    ${say(MESSAGES.andMore, { value: count - named.length })}`);
  }
  if (!counts.isComplete) return lines;
  const { documents, failed, partial } = counts;
  lines.push(`  ${say(MESSAGES.countDocuments, { documents, errors: failed.error, warnings: failed.warning })}`);
  if (partial > 0) lines.push(`  ${paint.yellow(say(MESSAGES.countPartial, { value: partial }))}`);
  return lines;
}

/** The same as data, complete and piece by piece: the file of --report. */
export function reportOf({ files, documents, others }: BatchResult, seconds: number): Iterable<string> {
  return jsonPieces({
    generator: { name: 'budget-parse', version },
    complete: documents !== null,
    seconds: rounded(seconds),
    files: each(files, ({ path, outcome, same, seconds: took }) => ({
      file: path,
      outcome,
      sameAs: same === null ? null : files.at(same)?.path,
      seconds: rounded(took),
    })),
    otherFiles: others,
    documents: each(documents ?? [], ({ path, inputs, facts }) => ({
      id: facts.id,
      path,
      files: inputs,
      pages: facts.pages,
      failedChecks: facts.failed,
      partial: facts.partial,
    })),
    problems: problemsOf(files),
  });
}

function* each<T, R>(items: Iterable<T>, show: (item: T) => R): Generator<R> {
  for (const item of items) yield show(item);
}

function* problemsOf(files: BatchResult['files']): Generator<unknown> {
  for (const { problem } of files)
    if (problem !== null) {
      const { code, file, page, problem: message, hint } = problem;
      yield { code, file, page, message, hint };
    }
}

/** To the millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

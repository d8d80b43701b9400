import type { BatchResult, FileOutcome } from '../batch/index.js';
import { fill, type Bilingual } from '../document/bilingual.js';
import type { Problem } from '../document/errors.js';
import { version } from '../document/version.js';
import { MESSAGES } from './messages.js';
import { plain } from './plain.js';
import { duration } from './progress.js';
import type { Reporter } from './report.js';

/** Files that the summary names for each reason; --report names them all. */
const NAMED = 5;

/** What there was in a run over many files, for the eye. */
export function summaryLines(result: BatchResult, seconds: number, { language, paint }: Reporter): string[] {
  const say = (text: Bilingual, values: Record<string, string | number> = {}): string =>
    fill(text, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])))[language];
  const count = (outcome: FileOutcome): number => result.files.filter((file) => file?.outcome === outcome).length;
  const documents = result.documents ?? [];
  const counted: [Bilingual, number][] = [
    [MESSAGES.countRead, count('read')],
    [MESSAGES.countUnchanged, count('unchanged')],
    [MESSAGES.countDuplicate, count('duplicate')],
    [MESSAGES.countOthers, result.others],
    [MESSAGES.countFailed, result.problems.length],
  ];
  const shown = counted.filter(([text, value]) => value > 0 || text === MESSAGES.countRead);
  const lines = [
    paint.bold(
      [...shown.map(([text, value]) => say(text, { value })), say(MESSAGES.took, { value: duration(seconds) })].join(
        ' · ',
      ),
    ),
  ];
  for (const [code, problems] of byCode(result.problems)) {
    lines.push(`  ${paint.red(`${code} ×${problems.length}`)}`);
    lines.push(...problems.slice(0, NAMED).map(({ file }) => `    ${plain(file)}`));
    if (problems.length > NAMED) lines.push(`    ${say(MESSAGES.andMore, { value: problems.length - NAMED })}`);
  }
  if (result.documents === null) return lines;
  const failed = (severity: 'error' | 'warning'): number =>
    documents.filter(({ facts }) => facts.failed[severity] > 0).length;
  const partial = documents.filter(({ facts }) => facts.partial !== null).length;
  const values = { documents: documents.length, errors: failed('error'), warnings: failed('warning') };
  lines.push(`  ${say(MESSAGES.countDocuments, values)}`);
  if (partial > 0) lines.push(`  ${paint.yellow(say(MESSAGES.countPartial, { value: partial }))}`);
  return lines;
}

function byCode(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.code);
    if (group === undefined) groups.set(problem.code, [problem]);
    else group.push(problem);
  }
  return groups;
}

/** The same as data, complete: the file of --report. */
export function reportOf({ files, documents, problems, others }: BatchResult, seconds: number): unknown {
  return {
    generator: { name: 'budget-parse', version },
    complete: documents !== null,
    seconds: rounded(seconds),
    files: files.map(({ path, outcome, same, seconds: took }) => ({
      file: path,
      outcome,
      sameAs: same,
      seconds: rounded(took),
    })),
    otherFiles: others,
    documents: (documents ?? []).map(({ path, inputs, facts }) => ({
      id: facts.id,
      path,
      files: inputs,
      pages: facts.pages,
      failedChecks: facts.failed,
      partial: facts.partial,
    })),
    problems: problems.map(({ code, file, page, problem, hint }) => ({ code, file, page, message: problem, hint })),
  };
}

/** To the millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

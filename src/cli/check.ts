import { RULES, type Rule } from '../check/index.js';
import type { BudgetDocument } from '../schema/index.js';
import { toJson } from '../output/json.js';
import { toNdjson } from '../output/ndjson.js';
import { toSarif } from '../output/sarif.js';
import type { ParseError } from '../document/errors.js';
import type { ChalkInstance } from 'chalk';
import { checkLines } from './check-report.js';
import { MESSAGES } from './messages.js';
import type { CheckSettings, Settings } from './program.js';
import type { Reporter } from './report.js';
import { isBatch } from './place.js';
import { EXIT, hasFailedCheck, openInputs, parseAll, save, type Host, type Streams } from './run.js';
import { openTarget } from './target.js';
import { UsageError } from './usage.js';
import { WORDS } from './words.js';

/** What `check` can print; without --format a report for the eye. */
export const CHECK_FORMATS = ['json', 'ndjson', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** `budget-parse check <file or folder>...` */
export async function runCheck(
  paths: string[],
  settings: CheckSettings,
  host: Host,
  paint: ChalkInstance,
): Promise<number> {
  if (paths.length === 0) throw new UsageError(MESSAGES.usageNoInput);
  const { streams, reporter } = host;
  const target = await openTarget(settings.output, paths, streams.stdout);
  const write = (documents: Iterable<BudgetDocument>): Iterable<string> =>
    written(documents, settings, streams, reporter, paint);
  const strict = settings.strict === true;
  if (await isBatch(paths, undefined, 'json')) {
    const [{ statusOf, withBatch }, { documentsOf }] = await Promise.all([
      import('./batch.js'),
      import('../batch/documents.js'),
    ]);
    const run = { ...settings, folder: null, force: false, quiet: settings.quiet === true };
    return withBatch(paths, run, host, async ({ result, counts }) => {
      await target.writeAll(write(documentsOf(result.documents)));
      if ((await save(target, settings, reporter)) === false) return EXIT.input;
      return statusOf(counts, strict);
    });
  }
  const failures: ParseError[] = [];
  const inputs = await openInputs(paths, streams.stdin);
  const documents = await parseAll(inputs, settings, failures, host.supervision);
  for (const failure of failures) await reporter.input(failure);
  await target.writeAll(write(documents));
  if ((await save(target, settings, reporter)) === false) return EXIT.input;
  if (failures.length > 0 || documents.length === 0) return EXIT.input;
  return strict && documents.some(hasFailedCheck) ? EXIT.strict : EXIT.ok;
}

/** What is written, made as it is written: there may be ten thousand documents. */
function* written(
  documents: Iterable<BudgetDocument>,
  settings: CheckSettings,
  { stdout }: Streams,
  { language }: Reporter,
  paint: ChalkInstance,
): Generator<string> {
  if (settings.format === 'sarif') {
    yield* toSarif(documents, RULES, language);
    return;
  }
  const write = settings.format === 'json' ? toJson : settings.format === 'ndjson' ? toNdjson : null;
  if (write !== null) {
    for (const document of documents) yield write(findings(document));
    return;
  }
  // Only a screen has a width to be cut to.
  const columns = 'columns' in stdout && typeof stdout.columns === 'number' ? stdout.columns : Number.POSITIVE_INFINITY;
  const options = { language, paint, columns, rows: Number.POSITIVE_INFINITY };
  for (const document of documents) yield `${checkLines(document, options, settings.verbose === true).join('\n')}\n`;
}

/** Of a document, what a reader of its checks needs. */
function findings({ id, department, fiscalYear, stage, sources, checks }: BudgetDocument): unknown {
  return { id, department: department.name, fiscalYear, stage, files: sources.map(({ file }) => file), checks };
}

/** `budget-parse explain [rule]`: what a rule means; all of them in short where none is named. */
export async function runExplain(
  id: string | undefined,
  settings: Settings,
  streams: Streams,
  reporter: Reporter,
): Promise<number> {
  const { language } = reporter;
  const wanted = id === undefined ? null : find(id);
  const target = await openTarget(settings.output, [], streams.stdout);
  const lines =
    wanted === null
      ? RULES.map((rule) => `${rule.id}  ${WORDS[rule.severity][language]}  ${rule.title[language]}`)
      : [
          `${wanted.id}  ${wanted.name}  ${WORDS[wanted.severity][language]}`,
          wanted.title[language],
          '',
          wanted.explanation[language],
        ];
  await target.write(`${lines.join('\n')}\n`);
  return (await save(target, settings, reporter)) === false ? EXIT.input : EXIT.ok;
}

/** By id or by name, in any case: n-02, change-direction. */
function find(id: string): Rule {
  const rule = RULES.find((one) => one.id.toLowerCase() === id.toLowerCase() || one.name === id);
  if (rule === undefined) throw new UsageError(MESSAGES.usageRule, { value: id });
  return rule;
}

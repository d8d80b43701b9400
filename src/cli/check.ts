import { RULES, type Rule } from '../check/index.js';
import type { BudgetDocument } from '../schema/index.js';
import { toJson } from '../output/json.js';
import { toNdjson } from '../output/ndjson.js';
import { toSarif } from '../output/sarif.js';
import type { FinalDocument } from '../batch/join.js';
import { readDocument } from '../batch/work.js';
import type { ParseError } from '../document/errors.js';
import type { ChalkInstance } from 'chalk';
import { checkLines } from './check-report.js';
import { MESSAGES } from './messages.js';
import type { CheckSettings, Settings } from './program.js';
import type { Reporter } from './report.js';
import { isBatch } from './place.js';
import { EXIT, hasFailedCheck, openInputs, parseAll, save, type Host, type Streams } from './run.js';
import { openTarget, type Target } from './target.js';
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
  const write = (documents: readonly BudgetDocument[]): string[] =>
    written(documents, settings, streams, reporter, paint);
  const strict = settings.strict === true;
  if (await isBatch(paths, undefined, 'json')) {
    const { statusOf, withBatch } = await import('./batch.js');
    const run = { ...settings, folder: null, force: false, quiet: settings.quiet === true };
    return withBatch(paths, run, host, async (result) => {
      await writeFindings(result.documents ?? [], settings.format, target, write);
      if ((await save(target, settings, reporter)) === false) return EXIT.input;
      return statusOf(result, strict);
    });
  }
  const failures: ParseError[] = [];
  const inputs = await openInputs(paths, streams.stdin);
  const documents = await parseAll(inputs, settings, failures, host.supervision);
  for (const failure of failures) await reporter.input(failure);
  for (const text of write(documents)) if (!(await target.write(text))) break;
  if ((await save(target, settings, reporter)) === false) return EXIT.input;
  if (failures.length > 0 || documents.length === 0) return EXIT.input;
  return strict && documents.some(hasFailedCheck) ? EXIT.strict : EXIT.ok;
}

/** SARIF is one object over all documents; everything else is written one document at a time. */
async function writeFindings(
  documents: readonly FinalDocument[],
  format: CheckFormat | undefined,
  target: Target,
  write: (documents: readonly BudgetDocument[]) => string[],
): Promise<void> {
  if (format === 'sarif') {
    for (const text of write(documents.map(({ packed }) => withFoundCells(readDocument(packed)))))
      await target.write(text);
    return;
  }
  for (const { packed } of documents)
    for (const text of write([readDocument(packed)])) if (!(await target.write(text))) return;
}

/** Cells are most of a document, and of them the findings need only those of the rows that they point to. */
function withFoundCells(document: BudgetDocument): BudgetDocument {
  const evidence = document.checks.flatMap((check) => check.evidence);
  const rows = new Set(evidence.map(({ table, row }) => `${table}/${row}`));
  const tables = document.tables.map((table, index) => ({
    ...table,
    cells: table.cells.filter(({ row }) => rows.has(`${index}/${row}`)),
  }));
  return { ...document, tables };
}

function written(
  documents: readonly BudgetDocument[],
  settings: CheckSettings,
  { stdout }: Streams,
  { language }: Reporter,
  paint: ChalkInstance,
): string[] {
  if (settings.format === 'sarif') return [toSarif(documents, RULES, language)];
  const write = settings.format === 'json' ? toJson : settings.format === 'ndjson' ? toNdjson : null;
  if (write !== null) return documents.map((document) => write(findings(document)));
  // Only a screen has a width to be cut to.
  const columns = 'columns' in stdout && typeof stdout.columns === 'number' ? stdout.columns : Number.POSITIVE_INFINITY;
  const options = { language, paint, columns, rows: Number.POSITIVE_INFINITY };
  return documents.map((document) => `${checkLines(document, options, settings.verbose === true).join('\n')}\n`);
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

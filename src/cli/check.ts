import { RULES, type Rule } from '../check/index.js';
import type { BudgetDocument } from '../schema/index.js';
import { toJson } from '../output/json.js';
import { toNdjson } from '../output/ndjson.js';
import { toSarif } from '../output/sarif.js';
import type { ParseError } from '../document/errors.js';
import type { ChalkInstance } from 'chalk';
import { checkLines } from './check-report.js';
import { expandFolders } from './inputs.js';
import { MESSAGES } from './messages.js';
import type { CheckSettings, Settings } from './program.js';
import type { Reporter } from './report.js';
import { EXIT, hasFailedCheck, openInputs, parseAll, save, type Streams } from './run.js';
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
  streams: Streams,
  reporter: Reporter,
  paint: ChalkInstance,
): Promise<number> {
  if (paths.length === 0) throw new UsageError(MESSAGES.usageNoInput);
  const files = await expandFolders(paths);
  const target = await openTarget(settings.output, files, streams.stdout);
  const failures: ParseError[] = [];
  const inputs = await openInputs(files, streams.stdin);
  const documents = await parseAll(inputs, settings, failures);
  for (const failure of failures) await reporter.input(failure);
  for (const text of written(documents, settings, streams, reporter, paint)) if (!(await target.write(text))) break;
  if ((await save(target, settings, reporter)) === false) return EXIT.input;
  if (failures.length > 0 || documents.length === 0) return EXIT.input;
  return settings.strict === true && documents.some(hasFailedCheck) ? EXIT.strict : EXIT.ok;
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

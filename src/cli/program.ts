import { Command, Option } from 'commander';
import type { ChalkInstance } from 'chalk';
import type { Bilingual, Language } from '../document/bilingual.js';
import { OUTPUT_FORMATS, type OutputFormat } from '../output/format.js';
import type { StageName } from '../pipeline.js';
import { COMMANDER_HEADINGS, MESSAGES } from './messages.js';
import { parsePages, type PageRange } from './pages.js';
import { STAGES } from './stages.js';
import { UsageError } from './usage.js';
import { version } from './version.js';

/** What the command line says after parsing. */
export interface Settings {
  format?: OutputFormat;
  output?: string;
  pages?: PageRange[];
  lang?: Language;
  quiet?: true;
  verbose?: true;
  dump?: StageName;
  strict?: true;
  color: boolean;
}

export interface Actions {
  parse(files: string[], settings: Settings): Promise<void>;
  schema(settings: Settings): Promise<void>;
}

const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface OptionSpec {
  readonly flags: string;
  readonly text: Bilingual;
  readonly read?: (value: string) => unknown;
  readonly conflicts?: string;
}

const OPTIONS: readonly OptionSpec[] = [
  { flags: '-f, --format <json|ndjson>', text: MESSAGES.optionFormat, read: oneOf('--format', OUTPUT_FORMATS) },
  { flags: '-o, --output <file>', text: MESSAGES.optionOutput },
  { flags: '-p, --pages <list>', text: MESSAGES.optionPages, read: readPages },
  { flags: '--dump <stage>', text: MESSAGES.optionDump, read: oneOf('--dump', STAGES) },
  { flags: '--strict', text: MESSAGES.optionStrict },
  { flags: '--lang <zh|en>', text: MESSAGES.optionLang, read: oneOf('--lang', LANGUAGES) },
  { flags: '-q, --quiet', text: MESSAGES.optionQuiet, conflicts: 'verbose' },
  { flags: '--verbose', text: MESSAGES.optionVerbose },
  { flags: '--no-color', text: MESSAGES.optionNoColor },
];

function oneOf<T extends string>(option: string, choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new UsageError(MESSAGES.usageChoice, { option, value, choices: choices.join(', ') });
    return found;
  };
}

function readPages(value: string): PageRange[] {
  const pages = parsePages(value);
  if (pages === null) throw new UsageError(MESSAGES.usagePages, { value });
  return pages;
}

/** The command line in one language. It throws CommanderError and UsageError and never ends the process. */
export function createProgram(language: Language, actions: Actions, paint: ChalkInstance): Command {
  const program = new Command('budget-parse');
  program
    .description(MESSAGES.description[language])
    .argument('[file...]', MESSAGES.argumentFiles[language])
    .version(version, '-V, --version', MESSAGES.optionVersion[language])
    .helpOption('-h, --help', MESSAGES.optionHelp[language])
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => paint.bold(heading(title, language)) })
    .addHelpText('after', `\n${MESSAGES.helpAfter[language]}\n\n${stagesLine(language)}`);
  for (const spec of OPTIONS) program.addOption(toOption(spec, language));
  program.action((files: string[], settings: Settings) => actions.parse(files, settings));
  program
    .command('schema')
    .description(MESSAGES.commandSchema[language])
    .helpOption('-h, --help', MESSAGES.optionHelp[language])
    .action(() => actions.schema(program.opts<Settings>()));
  return program;
}

function toOption({ flags, text, read, conflicts }: OptionSpec, language: Language): Option {
  const option = new Option(flags, text[language]);
  if (read !== undefined) option.argParser(read);
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option;
}

function heading(title: string, language: Language): string {
  return language === 'zh' ? (COMMANDER_HEADINGS[title] ?? title) : title;
}

function stagesLine(language: Language): string {
  return `${MESSAGES.stages[language]}${STAGES.join(', ')}`;
}

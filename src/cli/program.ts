import { Command, Option } from 'commander';
import type { ChalkInstance } from 'chalk';
import { DEFAULT_LIMITS, LEAST_MEMORY } from '../batch/limits.js';
import { fill, type Bilingual, type Language } from '../document/bilingual.js';
import { OUTPUT_FORMATS, type OutputFormat } from '../output/format.js';
import { OCR_MODES, type OcrMode, type StageName } from '../pipeline.js';
import { CHECK_FORMATS, type CheckFormat } from './check.js';
import { COMMANDER_HEADINGS, MESSAGES } from './messages.js';
import { parsePages, type PageRange } from './pages.js';
import { STAGES } from './stages.js';
import { UsageError } from './usage.js';
import { version } from '../document/version.js';

/** What the command line says after parsing. */
export interface Settings {
  format?: OutputFormat;
  output?: string;
  pages?: PageRange[];
  ocr?: OcrMode;
  lang?: Language;
  quiet?: true;
  verbose?: true;
  dump?: StageName;
  strict?: true;
  color: boolean;
  jobs?: number;
  timeout?: number;
  maxMemory?: number;
  maxPages?: number;
  force?: true;
  report?: string;
  errors?: ErrorStyle;
}

/** What many files and files of unknown origin are read with. */
export type BatchSettings = Pick<Settings, 'pages' | 'ocr' | 'jobs' | 'timeout' | 'maxMemory' | 'maxPages'>;

/** What stands behind `check`: its formats are its own. */
export type CheckSettings = Omit<Settings, 'format' | 'dump'> & { format?: CheckFormat };

export interface Actions {
  parse(files: string[], settings: Settings): Promise<void>;
  schema(settings: Settings): Promise<void>;
  check(files: string[], settings: CheckSettings): Promise<void>;
  explain(rule: string | undefined, settings: Settings): Promise<void>;
}

const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface OptionSpec {
  readonly flags: string;
  readonly text: Bilingual;
  readonly read?: (value: string) => unknown;
  readonly conflicts?: string;
}

/** How problems are told: for the eye, or one JSON object a line. */
export const ERROR_STYLES = ['text', 'ndjson'] as const;
export type ErrorStyle = (typeof ERROR_STYLES)[number];

/** More processes than any machine has cores: a slip of the keyboard. */
const MOST_JOBS = 1024;

const OUTPUT: OptionSpec = { flags: '-o, --output <path>', text: MESSAGES.optionOutput };
const CHECK_OUTPUT: OptionSpec = { flags: '-o, --output <file>', text: MESSAGES.optionCheckOutput };
const PAGES: OptionSpec = { flags: '-p, --pages <list>', text: MESSAGES.optionPages, read: readPages };
const OCR: OptionSpec = {
  flags: '--ocr <auto|always|never>',
  text: MESSAGES.optionOcr,
  read: oneOf('--ocr', OCR_MODES),
};
const STRICT: OptionSpec = { flags: '--strict', text: MESSAGES.optionStrict };
const LANG: OptionSpec = { flags: '--lang <zh|en>', text: MESSAGES.optionLang, read: oneOf('--lang', LANGUAGES) };
const ERRORS_AS: OptionSpec = {
  flags: '--errors <text|ndjson>',
  text: MESSAGES.optionErrors,
  read: oneOf('--errors', ERROR_STYLES),
};

/** Of many files and of files of unknown origin. */
const BATCH_OPTIONS: readonly OptionSpec[] = [
  { flags: '-j, --jobs <n>', text: MESSAGES.optionJobs, read: whole('--jobs', 1, MOST_JOBS) },
  {
    flags: '--timeout <seconds>',
    text: withDefault(MESSAGES.optionTimeout, DEFAULT_LIMITS.timeout),
    read: whole('--timeout', 1, 1e6),
  },
  {
    flags: '--max-memory <MB>',
    text: withDefault(MESSAGES.optionMaxMemory, DEFAULT_LIMITS.memory),
    read: whole('--max-memory', LEAST_MEMORY, 1e6),
  },
  {
    flags: '--max-pages <n>',
    text: withDefault(MESSAGES.optionMaxPages, DEFAULT_LIMITS.pages),
    read: whole('--max-pages', 1, 1e6),
  },
];
const NO_COLOR: OptionSpec = { flags: '--no-color', text: MESSAGES.optionNoColor };

const OPTIONS: readonly OptionSpec[] = [
  {
    flags: `-f, --format <${OUTPUT_FORMATS.join('|')}>`,
    text: MESSAGES.optionFormat,
    read: oneOf('--format', OUTPUT_FORMATS),
  },
  OUTPUT,
  PAGES,
  OCR,
  { flags: '--dump <stage>', text: MESSAGES.optionDump, read: oneOf('--dump', STAGES) },
  STRICT,
  ...BATCH_OPTIONS,
  { flags: '--force', text: MESSAGES.optionForce },
  { flags: '--report <file>', text: MESSAGES.optionReport },
  ERRORS_AS,
  LANG,
  { flags: '-q, --quiet', text: MESSAGES.optionQuiet, conflicts: 'verbose' },
  { flags: '--verbose', text: MESSAGES.optionVerbose },
  NO_COLOR,
];

const CHECK_OPTIONS: readonly OptionSpec[] = [
  { flags: `-f, --format <${CHECK_FORMATS.join('|')}>`, text: MESSAGES.optionCheckFormat, read: readCheckFormat },
  CHECK_OUTPUT,
  PAGES,
  OCR,
  STRICT,
  ...BATCH_OPTIONS,
  ERRORS_AS,
  LANG,
  { flags: '-q, --quiet', text: MESSAGES.optionQuiet, conflicts: 'verbose' },
  { flags: '--verbose', text: MESSAGES.optionCheckVerbose },
  NO_COLOR,
];

/** Options of commands that only print. */
const PRINT_OPTIONS: readonly OptionSpec[] = [CHECK_OUTPUT, LANG, NO_COLOR];

function oneOf<T extends string>(option: string, choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new UsageError(MESSAGES.usageChoice, { option, value, choices: choices.join(', ') });
    return found;
  };
}

function readCheckFormat(value: string): CheckFormat {
  return oneOf('--format', CHECK_FORMATS)(value);
}

/** A whole number within bounds. */
function whole(option: string, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most))
      throw new UsageError(MESSAGES.usageNumber, { option, value, least: String(least), most: String(most) });
    return number;
  };
}

function withDefault(text: Bilingual, value: number): Bilingual {
  return fill(text, { value: String(value) });
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
    // After the name of a command come the command's options: `check` has formats of its own.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => paint.bold(heading(title, language)) })
    .addHelpText('after', `\n${MESSAGES.helpAfter[language]}\n\n${stagesLine(language)}`);
  for (const spec of OPTIONS) program.addOption(toOption(spec, language));
  program.action((files: string[], settings: Settings) => actions.parse(files, settings));
  const command = (name: string, text: Bilingual, options: readonly OptionSpec[]): Command => {
    const added = program
      .command(name)
      .description(text[language])
      .helpOption('-h, --help', MESSAGES.optionHelp[language]);
    for (const spec of options) added.addOption(toOption(spec, language));
    return added;
  };
  const schema = command('schema', MESSAGES.commandSchema, PRINT_OPTIONS);
  schema.action(() => actions.schema(schema.optsWithGlobals<Settings>()));
  const check = command('check', MESSAGES.commandCheck, CHECK_OPTIONS);
  check.argument('[file...]', MESSAGES.argumentCheck[language]);
  check.action((files: string[]) => {
    const { format, ...general } = program.opts<Settings>();
    const before = format === undefined ? {} : { format: readCheckFormat(format) };
    return actions.check(files, { ...general, ...before, ...check.opts<CheckSettings>() });
  });
  const explain = command('explain', MESSAGES.commandExplain, PRINT_OPTIONS);
  explain.argument('[rule]', MESSAGES.argumentRule[language]);
  explain.action((rule: string | undefined) => actions.explain(rule, explain.optsWithGlobals<Settings>()));
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

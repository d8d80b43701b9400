import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { CommanderError } from 'commander';
import { ParseError } from '../document/errors.js';
import { OutputError } from '../output/output-error.js';
import { runCheck, runExplain } from './check.js';
import { askedFor } from './asked.js';
import { painters } from './colour.js';
import { chooseLanguage } from './language.js';
import { createProgram } from './program.js';
import { Reporter } from './report.js';
import { EXIT, runParse, runSchema, type Host, type Streams } from './run.js';
import { ignoreClosed } from './stream.js';
import type { Supervision } from './supervision.js';
import { UsageError, usageOf } from './usage.js';

/** The whole CLI but its isolation (start.ts): arguments in, the exit status out. */
export async function main(argv: readonly string[], supervision: Supervision): Promise<number> {
  const streams: Streams = process;
  const language = chooseLanguage(argv, process.env);
  const paint = painters(process.env, !argv.includes('--no-color'));
  const verbose = argv.includes('--verbose');
  const asData = askedFor('--errors', argv) === 'ndjson';
  const reporter = new Reporter(process.stderr, { language, paint: paint.stderr, verbose, asData });
  const host: Host = { streams, reporter, supervision };
  ignoreClosed(process.stdout);
  ignoreClosed(process.stderr);
  keepStdoutClean(verbose);
  reportCrashes(reporter);

  let status: number = EXIT.ok;
  const program = createProgram(
    language,
    {
      parse: async (files, settings) => {
        status = await runParse(files, settings, host);
      },
      schema: async (settings) => {
        status = await runSchema(settings, streams, reporter);
      },
      check: async (files, settings) => {
        status = await runCheck(files, settings, host, paint.stdout);
      },
      explain: async (rule, settings) => {
        status = await runExplain(rule, settings, streams, reporter);
      },
    },
    paint.stdout,
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      await reporter.usage(usageOf(error));
      return EXIT.usage;
    }
    if (error instanceof UsageError) {
      await reporter.usage(error.problem);
      return EXIT.usage;
    }
    if (error instanceof OutputError) {
      await reporter.output(error);
      return EXIT.usage;
    }
    await reporter.input(ParseError.from(error, 'budget-parse'));
    return EXIT.input;
  }
}

/** Libraries talk through console, some of it on stdout. Documents only there: the talk is for --verbose. */
function keepStdoutClean(verbose: boolean): void {
  const sink = verbose
    ? process.stderr
    : new Writable({
        write: (_chunk, _encoding, done) => {
          done();
        },
      });
  globalThis.console = new Console(sink, sink);
}

/** An error that no promise of ours carries (a callback inside a library) is still told without a stack. */
function reportCrashes(reporter: Reporter): void {
  const crash = (error: unknown): void => {
    void reporter.input(ParseError.from(error, 'budget-parse')).finally(() => process.exit(EXIT.input));
  };
  process.once('uncaughtException', crash);
  process.once('unhandledRejection', crash);
}

import type { ChalkInstance } from 'chalk';
import type { Writable } from 'node:stream';
import type { Bilingual, Language } from '../document/bilingual.js';
import { fill } from '../document/bilingual.js';
import { describeProblem, stackOf, type Problem } from '../document/errors.js';
import { toNdjson } from '../output/ndjson.js';
import type { OutputError } from '../output/output-error.js';
import { MESSAGES } from './messages.js';
import { plain } from './plain.js';
import { writeText } from './stream.js';

export interface ReporterOptions {
  readonly language: Language;
  readonly paint: ChalkInstance;
  readonly verbose: boolean;
  /** Problems as one JSON object a line, for programs. */
  readonly asData: boolean;
}

/** A line at the bottom of the screen that other lines must not run into. */
export interface StatusLine {
  clear(): void;
}

/** Everything that is said on standard error goes through here: one language, one painter, no foreign controls. */
export class Reporter {
  readonly #stream: Writable;
  readonly #verbose: boolean;
  readonly #asData: boolean;
  readonly language: Language;
  readonly paint: ChalkInstance;
  status: StatusLine | null = null;

  constructor(stream: Writable, { language, paint, verbose, asData }: ReporterOptions) {
    this.#stream = stream;
    this.#verbose = verbose;
    this.#asData = asData;
    this.language = language;
    this.paint = paint;
  }

  /** Lines that are already plain and painted. */
  async lines(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    this.status?.clear();
    await writeText(this.#stream, `${lines.join('\n')}\n`);
  }

  async note(template: Bilingual, values: Readonly<Record<string, string>>): Promise<void> {
    await this.lines([plain(fill(template, values)[this.language])]);
  }

  /** An input that gave no document. `stack` is where the error came from in another process. */
  async input(problem: Problem, stack: string | null = null): Promise<void> {
    if (this.#asData) {
      const { code, file, page, problem: message, hint } = problem;
      await this.#data({ code, file, page, message: message[this.language], hint: hint[this.language] });
      return;
    }
    const from = stack ?? (problem instanceof Error ? stackOf(problem) : null);
    await this.#error(`${describeProblem(problem, this.language)} [${problem.code}]`, problem.hint, from);
  }

  async usage(problem: Bilingual): Promise<void> {
    const hint = MESSAGES.tryHelp;
    if (this.#asData) await this.#other('usage', null, problem[this.language], hint[this.language]);
    else await this.#error(problem[this.language], hint, null);
  }

  async output(error: OutputError): Promise<void> {
    const [text, hint] = [error.problem[this.language], error.hint];
    if (this.#asData) await this.#other(error.code, null, text, hint[this.language]);
    else await this.#error(`${text} [${error.code}]`, hint, stackOf(error));
  }

  async outputFailed(path: string, error: Error): Promise<void> {
    const text = fill(MESSAGES.outputFailed, { value: path, reason: error.message })[this.language];
    if (this.#asData) await this.#other('output-failed', path, text, null);
    else await this.#error(text, null, stackOf(error));
  }

  #other(code: string, file: string | null, message: string, hint: string | null): Promise<void> {
    return this.#data({ code, file, page: null, message, hint });
  }

  async #data(value: unknown): Promise<void> {
    await this.lines([toNdjson(value).trimEnd()]);
  }

  async #error(text: string, hint: Bilingual | null, stack: string | null): Promise<void> {
    const lines = [`${this.paint.red.bold(MESSAGES.errorPrefix[this.language])}${plain(text)}`];
    if (hint !== null)
      lines.push(`  ${this.paint.cyan(MESSAGES.hintPrefix[this.language])}${plain(hint[this.language])}`);
    if (this.#verbose && stack !== null)
      lines.push(...stack.split('\n').map((line) => this.paint.dim(`  ${plain(line)}`)));
    await this.lines(lines);
  }
}

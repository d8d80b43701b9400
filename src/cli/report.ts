import type { ChalkInstance } from 'chalk';
import type { Writable } from 'node:stream';
import type { Bilingual, Language } from '../document/bilingual.js';
import { fill } from '../document/bilingual.js';
import type { ParseError } from '../document/errors.js';
import type { OutputError } from '../output/output-error.js';
import { MESSAGES } from './messages.js';
import { plain } from './plain.js';
import { writeText } from './stream.js';

/** Everything that is said on standard error goes through here: one language, one painter, no foreign controls. */
export class Reporter {
  readonly #stream: Writable;
  readonly #verbose: boolean;
  readonly language: Language;
  readonly paint: ChalkInstance;

  constructor(stream: Writable, language: Language, paint: ChalkInstance, verbose: boolean) {
    this.#stream = stream;
    this.#verbose = verbose;
    this.language = language;
    this.paint = paint;
  }

  /** Lines that are already plain and painted. */
  async lines(lines: readonly string[]): Promise<void> {
    if (lines.length > 0) await writeText(this.#stream, `${lines.join('\n')}\n`);
  }

  async note(template: Bilingual, values: Readonly<Record<string, string>>): Promise<void> {
    await this.lines([plain(fill(template, values)[this.language])]);
  }

  async input(error: ParseError): Promise<void> {
    await this.#error(`${error.describe(this.language)} [${error.code}]`, error.hint, error);
  }

  async usage(problem: Bilingual): Promise<void> {
    await this.#error(problem[this.language], MESSAGES.tryHelp, null);
  }

  async output(error: OutputError): Promise<void> {
    await this.#error(`${error.problem[this.language]} [${error.code}]`, error.hint, error);
  }

  async outputFailed(path: string, error: Error): Promise<void> {
    await this.#error(fill(MESSAGES.outputFailed, { value: path, reason: error.message })[this.language], null, error);
  }

  async #error(text: string, hint: Bilingual | null, error: Error | null): Promise<void> {
    const lines = [`${this.paint.red.bold(MESSAGES.errorPrefix[this.language])}${plain(text)}`];
    if (hint !== null)
      lines.push(`  ${this.paint.cyan(MESSAGES.hintPrefix[this.language])}${plain(hint[this.language])}`);
    if (this.#verbose && error !== null)
      lines.push(...stackOf(error).map((line) => this.paint.dim(`  ${plain(line)}`)));
    await this.lines(lines);
  }
}

/** The stack of an error and of what caused it. */
function stackOf(error: Error): string[] {
  const own = (error.stack ?? error.message).split('\n');
  return error.cause instanceof Error ? [...own, 'cause:', ...stackOf(error.cause)] : own;
}

import type { CommanderError } from 'commander';
import { fill, type Bilingual } from '../document/bilingual.js';
import { COMMANDER_ERRORS } from './messages.js';

/** The command line is wrong: exit status 2. */
export class UsageError extends Error {
  readonly problem: Bilingual;

  constructor(template: Bilingual, values: Readonly<Record<string, string>> = {}) {
    const problem = fill(template, values);
    super(problem.en);
    this.problem = problem;
  }
}

/** Commander's own errors are English sentences; the piece in quotes is all that the Chinese ones need. */
export function usageOf(error: CommanderError): Bilingual {
  const en = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const quoted = [...en.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const template = COMMANDER_ERRORS[error.code];
  return { en, zh: template === undefined ? en : template.replace('{value}', quoted.join('、')) };
}

import { fill, type Bilingual, type Language } from './bilingual.js';
import { ERRORS, type ErrorCode } from './error-codes.js';

/** Where it happened, and what the texts of its code need. */
export interface ParseErrorDetails {
  /** The input as the caller named it. */
  readonly file: string;
  readonly page?: number | null;
  /** Values of the placeholders in the code's texts. */
  readonly values?: Readonly<Record<string, string | Bilingual>>;
  readonly cause?: unknown;
}

/** What a ParseError says, as data: it goes between processes and into reports. */
export interface Problem {
  readonly code: ErrorCode;
  /** The input as the caller named it. */
  readonly file: string;
  /** Counted from 1; null where the whole file is meant. */
  readonly page: number | null;
  readonly problem: Bilingual;
  readonly hint: Bilingual;
}

/** The one error that leaves the library: an input that cannot give a document, why, where, and what to do. */
export class ParseError extends Error implements Problem {
  override readonly name = 'ParseError';
  readonly code: ErrorCode;
  readonly file: string;
  /** Counted from 1; null where the whole file is meant. */
  readonly page: number | null;
  readonly problem: Bilingual;
  readonly hint: Bilingual;

  constructor(code: ErrorCode, details: ParseErrorDetails) {
    const problem = fill(ERRORS[code].problem, details.values ?? {});
    super(describeProblem({ file: details.file, page: details.page ?? null, problem }, 'en'), { cause: details.cause });
    this.code = code;
    this.file = details.file;
    this.page = details.page ?? null;
    this.problem = problem;
    this.hint = fill(ERRORS[code].hint, details.values ?? {});
  }

  /** One line that names file, page and problem. `message` is the English one. */
  describe(language: Language): string {
    return describeProblem(this, language);
  }

  /** Any thrown value as a ParseError; what is not one already is a bug of ours. */
  static from(error: unknown, file: string): ParseError {
    if (error instanceof ParseError) return error;
    const found = error instanceof Error ? error.message : String(error);
    return new ParseError('internal', { file, values: { found }, cause: error });
  }
}

/** One line that names file, page and problem. */
export function describeProblem(
  { file, page, problem }: Pick<Problem, 'file' | 'page' | 'problem'>,
  language: Language,
): string {
  return language === 'zh'
    ? `${file}：${page === null ? '' : `第 ${page} 页：`}${problem.zh}`
    : `${file}: ${page === null ? '' : `page ${page}: `}${problem.en}`;
}

/** The stack of an error and of what caused it. */
export function stackOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\ncause:\n${stackOf(error.cause)}` : own;
}

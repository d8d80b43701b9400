import { fill, type Bilingual } from '../document/bilingual.js';

/**
 * The release of DuckDB that the tests run against. It is named in full where it is to be installed: npm's "latest" is
 * at times ahead of the binaries for some systems.
 */
export const DUCKDB_VERSION = '1.5.5-r.5';

const OUTPUT_ERRORS = {
  'duckdb-missing': {
    problem: {
      zh: 'Parquet 和 DuckDB 格式需要 @duckdb/node-api，本机未能载入（{reason}）',
      en: 'Parquet and DuckDB output needs @duckdb/node-api, which could not be loaded ({reason})',
    },
    hint: {
      zh: `请安装：npm install @duckdb/node-api@${DUCKDB_VERSION}（全局安装的 budget-parse 加 -g）`,
      en: `install it: npm install @duckdb/node-api@${DUCKDB_VERSION} (with -g beside a global budget-parse)`,
    },
  },
  'output-not-a-folder': {
    problem: {
      zh: '这种格式写成文件夹，但 {path} 是文件',
      en: 'this format is a folder of files, but {path} is a file',
    },
    hint: { zh: '请换一个名称，或先移走该文件', en: 'choose another name, or move the file away' },
  },
  'output-not-a-file': {
    problem: { zh: '这种格式写成一个文件，但 {path} 是文件夹', en: 'this format is one file, but {path} is a folder' },
    hint: { zh: '请写出文件名，例如 {path}/结果.duckdb', en: 'name the file, for example {path}/out.duckdb' },
  },
} as const satisfies Record<string, { problem: Bilingual; hint: Bilingual }>;

export type OutputErrorCode = keyof typeof OUTPUT_ERRORS;

/** Results that cannot be written where or as they were asked for. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly code: OutputErrorCode;
  readonly problem: Bilingual;
  readonly hint: Bilingual;

  constructor(code: OutputErrorCode, values: Readonly<Record<string, string>>, cause?: unknown) {
    const problem = fill(OUTPUT_ERRORS[code].problem, values);
    super(problem.en, { cause });
    this.code = code;
    this.problem = problem;
    this.hint = fill(OUTPUT_ERRORS[code].hint, values);
  }
}

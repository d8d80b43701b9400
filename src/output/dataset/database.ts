import type * as DuckDbModule from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { BudgetDocument } from '../../schema/index.js';
import { scaledInteger } from '../decimal.js';
import { withDistinctIds, type Documents } from '../distinct.js';
import { OutputError } from '../output-error.js';
import { TABLES, type Column, type ColumnType, type Table, type Value } from '../tables/index.js';

/** The library itself, which is not there for everybody. */
type DuckDb = typeof DuckDbModule;

/**
 * Amounts: yuan with four decimals, so 万元 with eight printed ones, which is also what sums are checked with. More
 * decimals come from residues of binary fractions in spreadsheets only. The width is the greatest there is and costs
 * nothing beyond 18: a number that was misread as money does not stop a run.
 */
const AMOUNT = { width: 38, scale: 4 } as const;
const AMOUNT_LIMIT = 10n ** BigInt(AMOUNT.width);

/** What DuckDB may keep in memory before it writes to the disk; by itself it would take four fifths of the machine. */
const MEMORY_LIMIT = '512MB';

const MS_PER_DAY = 86_400_000;

/** STANDARD_VECTOR_SIZE of DuckDB: what one data chunk holds. */
const CHUNK_ROWS = 2048;

const SQL_TYPES = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  amount: `DECIMAL(${AMOUNT.width}, ${AMOUNT.scale})`,
  boolean: 'BOOLEAN',
  date: 'DATE',
} as const satisfies Record<ColumnType, string>;

/** DuckDB, which is installed beside the program by those who want it. Throws OutputError where it is not there. */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new OutputError('duckdb-missing', { reason }, error);
  }
}

/**
 * Makes a database file with the tables, has `finish` do the rest, and closes it. Nothing is fetched: extensions are
 * neither installed nor loaded beyond those that are built in.
 */
export async function buildDatabase(
  duckdb: DuckDb,
  path: string,
  documents: Documents,
  finish: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const instance = await duckdb.DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: MEMORY_LIMIT,
  });
  try {
    const connection = await instance.connect();
    try {
      // In one transaction: each of the hundreds of comments would wait for the disk by itself.
      await connection.run('BEGIN');
      for (const table of TABLES) for (const statement of createTable(table)) await connection.run(statement);
      await connection.run('COMMIT');
      await load(duckdb, connection, documents);
      await finish(connection);
      await connection.run('CHECKPOINT');
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function describe(kind: 'TABLE' | 'VIEW' | 'COLUMN', name: string, { zh, en }: Column['description']): string {
  return `COMMENT ON ${kind} ${name} IS ${quoteText(`${zh} / ${en}`)}`;
}

function createTable(table: Table): string[] {
  const columns = table.columns.map(({ name, type }) => `"${name}" ${SQL_TYPES[type]}`);
  return [
    `CREATE TABLE ${table.name} (${columns.join(', ')})`,
    describe('TABLE', table.name, table.description),
    ...table.columns.map((column) => describe('COLUMN', `${table.name}."${column.name}"`, column.description)),
  ];
}

async function load(duckdb: DuckDb, connection: DuckDBConnection, documents: Documents): Promise<void> {
  const loaders: TableLoader[] = [];
  for (const table of TABLES) loaders.push(new TableLoader(duckdb, table, await connection.createAppender(table.name)));
  for await (const document of withDistinctIds(documents)) for (const loader of loaders) loader.add(document);
  for (const loader of loaders) loader.close();
}

/** Rows go in by whole chunks of DuckDB's own size. */
class TableLoader {
  readonly #duckdb: DuckDb;
  readonly #table: Table;
  readonly #appender: DuckDBAppender;
  readonly #types: DuckDBType[];
  #rows: DuckDBValue[][] = [];

  constructor(duckdb: DuckDb, table: Table, appender: DuckDBAppender) {
    this.#duckdb = duckdb;
    this.#table = table;
    this.#appender = appender;
    this.#types = table.columns.map(({ type }) => duckDbType(duckdb, type));
  }

  add(document: BudgetDocument): void {
    for (const row of this.#table.rows(document)) {
      this.#rows.push(
        row.map((value, index) => duckDbValue(this.#duckdb, value, this.#table.columns[index]?.type ?? 'string')),
      );
      if (this.#rows.length === CHUNK_ROWS) this.#append();
    }
  }

  close(): void {
    this.#append();
    this.#appender.closeSync();
  }

  #append(): void {
    if (this.#rows.length === 0) return;
    const chunk = this.#duckdb.DuckDBDataChunk.create(this.#types);
    chunk.setRows(this.#rows);
    this.#appender.appendDataChunk(chunk);
    this.#rows = [];
  }
}

function duckDbType(duckdb: DuckDb, type: ColumnType): DuckDBType {
  switch (type) {
    case 'string':
      return duckdb.VARCHAR;
    case 'integer':
      return duckdb.BIGINT;
    case 'number':
      return duckdb.DOUBLE;
    case 'amount':
      return duckdb.DECIMAL(AMOUNT.width, AMOUNT.scale);
    case 'boolean':
      return duckdb.BOOLEAN;
    case 'date':
      return duckdb.DATE;
  }
}

/** A value as DuckDB takes it. An amount goes from decimal digits to a decimal, never through a binary fraction. */
function duckDbValue(duckdb: DuckDb, value: Value, type: ColumnType): DuckDBValue {
  if (value === null) return null;
  if (typeof value === 'number') {
    if (type === 'integer') return BigInt(value);
    if (type !== 'amount') return value;
    const scaled = scaledInteger(value, AMOUNT.scale);
    // Beyond what any decimal holds it is no amount; what was printed stands beside it.
    return scaled > -AMOUNT_LIMIT && scaled < AMOUNT_LIMIT
      ? new duckdb.DuckDBDecimalValue(scaled, AMOUNT.width, AMOUNT.scale)
      : null;
  }
  if (type === 'date') return new duckdb.DuckDBDateValue(Date.parse(String(value)) / MS_PER_DAY);
  return value;
}

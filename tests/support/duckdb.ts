import { DuckDBInstance, type Json } from '@duckdb/node-api';

/** The rows of a query over a DuckDB file, or over files that the query names. Decimals and 64-bit integers are texts. */
export async function query(sql: string, path = ':memory:'): Promise<Record<string, Json>[]> {
  const instance = await DuckDBInstance.create(path, path === ':memory:' ? {} : { access_mode: 'READ_ONLY' });
  try {
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(sql);
    const rows = result.getRowObjectsJson();
    connection.closeSync();
    return rows;
  } finally {
    instance.closeSync();
  }
}

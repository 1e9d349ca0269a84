import { CompiledQuery, type QueryExecutorProvider } from 'kysely';

/** A handle that reads inside the scope that the caller opened: any Kysely, or the server's scoped one. */
export type LedgerRead = QueryExecutorProvider;

/** Rows of one parametrised statement. Whole texts are sent as they stand: nothing is built from pieces. */
export async function rowsOf<Row>(
  read: LedgerRead,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await read.getExecutor().executeQuery<Row>(CompiledQuery.raw(text, [...values]));
  return result.rows;
}

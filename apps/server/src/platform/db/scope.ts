import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * Village ids a piece of work may see: `lo <= village_id <= hi`. One range only; somebody with duties in
 * places that are not neighbours works in one scope after the other.
 */
export interface Scope {
  lo: number;
  hi: number;
}

/** Nobody's villages: tables without a village still answer. */
export const noScope: Scope = Object.freeze({ lo: 1, hi: 0 });

/** Every village: for the server's own work, and for sign-in, which does not know yet where somebody lives. */
export const everyVillage: Scope = Object.freeze({ lo: 1, hi: Number.MAX_SAFE_INTEGER });

/**
 * A handle that reads within a scope. Writing through its builders does not compile; a hand-written sql``
 * does, and PostgreSQL refuses it, as the transaction is read-only.
 */
export type ScopedRead = Omit<ReadonlyKysely<Tables>, 'getExecutor'> & QueryExecutorProvider;

/** A handle in one transaction of the app's role within a scope. */
export type ScopedTx = Kysely<Tables>;

/**
 * Reads within a scope, in one read-only transaction of the app's role.
 *
 * @example
 * const names = await withScope(db, { lo: 7, hi: 7 }, (read) =>
 *   read.selectFrom('places').select('name').execute());
 */
export function withScope<Result>(
  db: Pick<Db, 'app'>,
  scope: Scope,
  work: (read: ScopedRead) => Promise<Result>,
): Promise<Result> {
  // The read-only type is a subset of the same object's methods, which the compiler cannot see.
  return inTransaction(db.app, scope, 'read only', (handle) => work(handle as unknown as ScopedRead));
}

/**
 * Like withScope, but everything is read as it stood at one moment: for checks and exports, which would take what is
 * written meanwhile for damage.
 */
export function withSnapshot<Result>(
  db: Pick<Db, 'app'>,
  scope: Scope,
  work: (read: ScopedRead) => Promise<Result>,
): Promise<Result> {
  const mode = 'isolation level repeatable read, read only';
  return inTransaction(db.app, scope, mode, (handle) => work(handle as unknown as ScopedRead));
}

/**
 * Small writes of the app's role (sign-in, sessions, codes) within a scope, in one transaction. Points and
 * everything that must follow a command go through the writer instead.
 */
export function withTx<Result>(
  db: Pick<Db, 'app'>,
  scope: Scope,
  work: (tx: ScopedTx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db.app, scope, 'read write', work);
}

function inTransaction<Result>(
  db: Kysely<Tables>,
  scope: Scope,
  mode: 'read only' | 'read write' | 'isolation level repeatable read, read only',
  work: (handle: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const opening = `begin; set transaction ${mode}; ${setScope(scope)}`;
  return db.connection().execute(async (connection) => {
    let result: Result;
    try {
      await sql.raw(opening).execute(connection);
      result = await work(connection);
    } catch (error) {
      // A connection that cannot roll back is broken, and the pool drops it by itself.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined);
      throw error;
    }
    await sql.raw('commit').execute(connection);
    return result;
  });
}

/**
 * The statements that narrow a transaction. They are plain SET LOCAL, because a distributed PostgreSQL does
 * not carry `set_config()` to its nodes; that rules out parameters, so the numbers are checked here.
 */
export function setScope({ lo, hi }: Scope): string {
  if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi)) throw new Error(`Not a scope: ${lo}..${hi}`);
  return `set local jishan.lo = '${lo}'; set local jishan.hi = '${hi}'`;
}

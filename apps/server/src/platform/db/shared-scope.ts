import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type QueryExecutorProvider,
} from 'kysely';
import type { Db } from './database.ts';
import { type Scope, type ScopedRead, setScope, withScope } from './scope.ts';
import { hasState } from './sql-state.ts';
import type { Tables } from './tables.ts';

/** Pieces of work that one shared transaction serves before the next one is opened. */
const GUESTS_MAX = 64;

/** One read-only transaction that several pieces of work read through at once. */
interface Wave {
  read: Promise<ScopedRead>;
  /** The answer to the opening statements; it comes before those to all others. */
  opened: Promise<unknown>;
  /** Working now, and served so far. */
  present: number;
  served: number;
  /** Lets the transaction end. */
  finish: () => void;
}

const waves = new WeakMap<Kysely<Tables>, Map<string, Wave>>();

/**
 * Like withScope, for work that many do in the same scope at the same moment: they share a transaction and a
 * pipelining connection, so that their statements travel together. Each statement sees what is committed when it runs,
 * as in withScope. If somebody's statement fails, the transaction is lost for all: the others' work is then run again,
 * each in a transaction of its own. So `work` must bear being run twice.
 */
export async function withSharedScope<Result>(
  db: Pick<Db, 'app'>,
  scope: Scope,
  work: (read: ScopedRead) => Promise<Result>,
): Promise<Result> {
  const wave = join(db.app, scope);
  try {
    const result = await work(await wave.read);
    await wave.opened;
    return result;
  } catch (error) {
    // What it asked for in this turn still leaves (readTogether), and must do so before the transaction ends.
    await new Promise(setImmediate);
    // Whose statement failed cannot be told: another one aborts the transaction, or was sent together with this one's.
    if (!hasState(error) || wave.served === 1) throw error;
  } finally {
    leave(wave);
  }
  return withScope(db, scope, work);
}

function join(db: Kysely<Tables>, scope: Scope): Wave {
  let ofDatabase = waves.get(db);
  if (!ofDatabase) {
    ofDatabase = new Map();
    waves.set(db, ofDatabase);
  }
  const key = `${scope.lo}..${scope.hi}`;
  let wave = ofDatabase.get(key);
  if (!wave || wave.present === 0 || wave.served >= GUESTS_MAX) {
    wave = open(db, scope);
    ofDatabase.set(key, wave);
  }
  wave.present += 1;
  wave.served += 1;
  return wave;
}

function leave(wave: Wave): void {
  wave.present -= 1;
  if (wave.present === 0) wave.finish();
}

function open(db: Kysely<Tables>, scope: Scope): Wave {
  const finished = Promise.withResolvers<void>();
  const read = Promise.withResolvers<ScopedRead>();
  const opened = Promise.withResolvers<unknown>();
  const opening = `begin; set transaction read only; ${setScope(scope)}`;
  const closed = db.getExecutor().provideConnection(async (connection) => {
    // Sent ahead of the first statements, which need not wait for the answer: without a scope they would see no row.
    connection.executeQuery(CompiledQuery.raw(opening)).then(opened.resolve, opened.reject);
    read.resolve(handleOn(db, connection));
    await finished.promise;
    await connection.executeQuery(CompiledQuery.raw('commit'));
  });
  // No connection to be had: everybody who waits is told. One that breaks later fails their statements by itself.
  closed.catch((error: unknown) => read.reject(error));
  for (const { promise } of [read, opened]) promise.catch(() => undefined);
  return { read: read.promise, opened: opened.promise, present: 0, served: 0, finish: finished.resolve };
}

/** A handle whose statements are sent at once, without waiting for each other as Kysely's own transactions do. */
function handleOn(db: Kysely<Tables>, connection: DatabaseConnection): ScopedRead {
  const executor = db.getExecutor().withConnectionProvider({
    provideConnection: (consumer) => consumer(connection),
  });
  const handle = new Kysely<Tables>({ config: { dialect }, dialect, driver, executor });
  // The read-only type is a subset of the same object's methods, which the compiler cannot see.
  return handle as unknown as ScopedRead & QueryExecutorProvider;
}

/** Only to satisfy the constructor: the executor above has the connection already. */
const dialect = new PostgresDialect({
  pool: () => Promise.reject(new Error('a shared scope has one connection')),
});
const driver = dialect.createDriver();

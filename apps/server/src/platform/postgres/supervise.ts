import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log/index.ts';
import { type Attachment, attach, inUseLock } from './attach.ts';
import { isSpaceShort } from './disk.ts';
import { isDiskFull, PostgresError, type PostgresTrouble } from './errors.ts';
import { superuser } from './init-cluster.ts';
import { type Cluster, launch } from './launch.ts';
import type { Endpoint } from './pid-file.ts';
import { readServerLog, serverLogBytes } from './server-log.ts';
import { stopServer } from './stop-server.ts';

/** The embedded server as this process keeps it. */
export interface Postgres {
  /** Where it listens, and the bootstrap superuser's login. */
  readonly login: { host: string; port: number; user: string; password: string };
  /** True when it ran already, started by another process or left by a killed one. */
  readonly attached: boolean;
  status(): PostgresStatus;
  /** Resolves once the server serves (at once when it does). */
  whenServing(): Promise<void>;
  /** Ends our use; the last process to do so stops the server cleanly. */
  stop(): Promise<void>;
}

export interface PostgresStatus {
  state: 'serving' | 'restarting' | 'stopped';
  /** Why it does not serve, as far as is known. */
  trouble?: PostgresTrouble;
}

const pauseMsMin = 100;
/** Short enough to be back within seconds after space returns on a full disk. */
const pauseMsMax = 3_000;
/** After this long a new failure is taken as a first one. */
const calmMs = 30_000;
/** How often a server that does not come back is asked for its reason. */
const lookMs = 500;
/** Processes of a killed server leave on their own, but busy ones finish their statement first. */
const startMsMax = 60_000;
const leaveMsMax = 5_000;

/**
 * Starts or joins the server and keeps it up: whenever the session ends, it is joined or started again,
 * with growing pauses. A failure of the very first start is thrown instead.
 */
export async function supervise(cluster: Cluster, password: string, log: Log): Promise<Postgres> {
  const keeper = new Keeper(cluster, password, log);
  await keeper.begin();
  return keeper;
}

class Keeper implements Postgres {
  attached = false;
  #current: Attachment | undefined;
  #state: PostgresStatus = { state: 'restarting' };
  #endpoint: Endpoint | undefined;
  #logBytes = 0;
  #servesSince = 0;
  #pauseMs = 0;
  readonly #stopping = new AbortController();
  #recovery: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;
  #serving = Promise.withResolvers<void>();
  readonly #cluster: Cluster;
  readonly #password: string;
  readonly #log: Log;

  constructor(cluster: Cluster, password: string, log: Log) {
    this.#cluster = cluster;
    this.#password = password;
    this.#log = log;
    this.#serving.promise.catch(() => undefined);
  }

  get login() {
    // begin() has resolved before anyone holds a keeper, and an endpoint is never taken back.
    const { host, port } = this.#endpoint as Endpoint;
    return { host, port, user: superuser, password: this.#password };
  }

  status(): PostgresStatus {
    return this.#state;
  }

  whenServing(): Promise<void> {
    return this.#serving.promise;
  }

  async begin(): Promise<void> {
    const found = await this.#attach();
    this.attached = found !== undefined;
    await this.#serve(found ?? (await this.#start()));
    this.#log.info({ host: this.login.host, attached: this.attached }, 'PostgreSQL serves');
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    await this.#recovery;
    const session = this.#current?.session;
    this.#current = undefined;
    this.#state = { state: 'stopped' };
    this.#serving.reject(new Error('The database was stopped'));
    if (session && (await this.#leave(session))) return;
    // It went away while we were leaving. Whether it came back, and is ours alone, is worth a short look.
    const signal = AbortSignal.timeout(leaveMsMax);
    const again = await attach(this.#cluster.directory, this.#password, signal).catch(() => undefined);
    if (again) await this.#leave(again.session);
  }

  /** False when the session broke before it could tell whether others still use the server. */
  async #leave(session: Attachment['session']): Promise<boolean> {
    try {
      await session.query(`select pg_advisory_unlock_shared(${inUseLock})`);
      const { rows } = await session.query<{ last: boolean }>(
        `select pg_try_advisory_lock(${inUseLock}) as last`,
      );
      if (!rows[0]?.last) return true;
      await stopServer(this.#cluster);
      this.#log.info('PostgreSQL stopped');
      return true;
    } catch {
      return false;
    } finally {
      await session.end().catch(() => undefined);
    }
  }

  #attach(): Promise<Attachment | undefined> {
    return attach(this.#cluster.directory, this.#password, this.#stopping.signal);
  }

  /** Starts the server, or joins it when another process was quicker. */
  async #start(): Promise<Attachment> {
    const until = performance.now() + startMsMax;
    for (;;) {
      const outcome = await launch(this.#cluster, this.#endpoint);
      if (outcome.kind === 'failed') throw outcome.error;
      const joined = await this.#attach();
      if (joined) return joined;
      if (performance.now() > until) {
        throw new PostgresError('postgres.start_failed', '上一次运行留下的数据库进程一直没有退出');
      }
      await wait(pauseMsMin, undefined, { signal: this.#stopping.signal });
    }
  }

  async #serve(attachment: Attachment): Promise<void> {
    const { session, endpoint } = attachment;
    this.#current = attachment;
    this.#endpoint = endpoint;
    this.#servesSince = performance.now();
    this.#logBytes = await serverLogBytes(this.#cluster.directory);
    this.#state = { state: 'serving' };
    this.#serving.resolve();
    const onEnd = () => {
      if (this.#current?.session !== session || this.#stopping.signal.aborted) return;
      this.#current = undefined;
      this.#serving = Promise.withResolvers<void>();
      this.#serving.promise.catch(() => undefined);
      this.#recovery = this.#recover();
    };
    session.once('end', onEnd);
    // It may have ended while the log was measured, before anyone listened.
    await session.query('select 1').catch(onEnd);
  }

  async #recover(): Promise<void> {
    this.#state = { state: 'restarting' };
    await this.#lookForTrouble();
    this.#log.warn(this.#state, 'PostgreSQL is gone, bringing it back');
    // Its log is written a moment later, and without room it may start over and over by itself without ever ending.
    const look = setInterval(() => void this.#lookForTrouble(), lookMs);
    try {
      await this.#bringBack();
    } finally {
      clearInterval(look);
    }
  }

  async #bringBack(): Promise<void> {
    // One that dies again soon after each start is not to be started without pause for ever.
    if (performance.now() - this.#servesSince > calmMs) this.#pauseMs = 0;
    while (!this.#stopping.signal.aborted) {
      await wait(this.#pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      this.#pauseMs = Math.min(Math.max(this.#pauseMs * 2, pauseMsMin), pauseMsMax);
      try {
        await this.#serve((await this.#attach()) ?? (await this.#start()));
        this.#log.info('PostgreSQL serves again');
        return;
      } catch (error) {
        const trouble = error instanceof PostgresError ? error.code : 'postgres.start_failed';
        this.#state = { state: 'restarting', trouble };
        this.#log.error({ trouble, reason: (error as Error).message }, 'PostgreSQL does not start');
      }
    }
  }

  async #lookForTrouble(): Promise<void> {
    const { directory } = this.#cluster;
    const text = await readServerLog(directory, this.#logBytes).catch(() => '');
    const isFull = isDiskFull(text) || (await isSpaceShort(directory));
    const isUnknown = this.#state.state === 'restarting' && !this.#state.trouble;
    if (isFull && isUnknown) this.#state = { state: 'restarting', trouble: 'postgres.disk_full' };
  }
}

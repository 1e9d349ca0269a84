import type pg from 'pg';
import { BusyClient } from '../db/index.ts';

/**
 * Each statement of the writer finds its rows by key. With plans cached while the tables were still small, the planner
 * would go on scanning them whole; that choice is taken away. A stuck lock or server gives the batch back.
 */
const SESSION = `set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;
  set plan_cache_mode = force_generic_plan; set lock_timeout = '10s'; set statement_timeout = '30s'`;

/** One connection of the writer's login, made when it is needed and made anew when it broke. */
export interface WriterConnection {
  /** A client outside any transaction. */
  get(): Promise<pg.Client>;
  /** Forgets a client in an unknown state. */
  drop(): void;
  /** Says goodbye to the server. */
  close(): Promise<void>;
}

export function createConnection(connectionString: string): WriterConnection {
  let current: pg.Client | null = null;
  return {
    async get() {
      if (current) return current;
      const client = new BusyClient({
        connectionString,
        application_name: 'jishan-writer',
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
        pipeline: true,
      });
      client.on('error', () => {
        if (current === client) current = null;
      });
      try {
        await client.connect();
        await client.query(SESSION);
      } catch (error) {
        await client.end().catch(() => undefined);
        throw error;
      }
      current = client;
      return client;
    },
    drop() {
      const client = current;
      current = null;
      // A broken connection cannot say goodbye; waiting for it would hold the lane up.
      if (client) void client.end().catch(() => undefined);
    },
    async close() {
      const client = current;
      current = null;
      await client?.end().catch(() => undefined);
    },
  };
}

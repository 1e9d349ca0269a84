import { randomBytes } from 'node:crypto';
import {
  applyRoleSettings,
  type Db,
  openDatabase,
  quoteIdentifier,
  type Roles,
  rangeOptions,
  readRoles,
  withClient,
  withDatabase,
} from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import type { TestServer } from './server.ts';

export interface TestDatabase {
  db: Db;
  roles: Roles;
  /** The owner's login in this database. Row-level security binds it too, and lets it see nothing. */
  ownerUrl: string;
  /** Closes the pools; the database is gone at the latest when the run ends. */
  drop(): Promise<void>;
}

/** Clones the template: a migrated, empty database of one's own, open as app and as writer. */
export async function cloneDatabase(server: TestServer): Promise<TestDatabase> {
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  await withClient(server.ownerUrl, (owner) =>
    owner.query(`create database ${quoteIdentifier(name)} template ${quoteIdentifier(server.template)}`),
  );
  const ownerUrl = withDatabase(server.ownerUrl, name);
  const { roles, appOptions } = await withClient(ownerUrl, async (owner) => {
    // The template was migrated, so its roles are there.
    const found = (await readRoles(owner)) as Roles;
    await applyRoleSettings(owner, found);
    return { roles: found, appOptions: await rangeOptions(owner, found) };
  });
  const { passwordKey } = server;
  const log = createLog('silent');
  const db = await openDatabase({ ownerUrl, roles, passwordKey, appOptions, connections: 10, log });
  return {
    db,
    roles,
    ownerUrl,
    drop: async () => {
      await db.close();
      // Dropping flushes the whole server to disk: not worth it where the server goes anyway.
      if (server.throwAway) return;
      await withClient(server.ownerUrl, (owner) =>
        owner.query(`drop database if exists ${quoteIdentifier(name)} with (force)`),
      );
    },
  };
}

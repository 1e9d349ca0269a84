import type pg from 'pg';
import { quoteIdentifier, quoteLiteral } from './roles.ts';

export const ownerName = 'jishan_owner';
const makingLock = 7_450_110_003;

/**
 * On a server of our own: makes the owner's login and its database unless they are there. The owner is no
 * superuser, so that the embedded server is used exactly as a managed one would be; it may only store the
 * two settings of row-level security on the app's role, and make databases (tests clone them).
 */
export async function makeOwner(
  superuser: pg.Client,
  owner: { user: string; password: string; database: string },
): Promise<void> {
  // Two processes may start at once over a new server.
  await superuser.query(`select pg_advisory_lock(${makingLock})`);
  const name = quoteIdentifier(owner.user);
  const role = await superuser.query('select 1 from pg_roles where rolname = $1', [owner.user]);
  if (!role.rowCount) {
    await superuser.query(
      `create role ${name} login createrole createdb password ${quoteLiteral(owner.password)}`,
    );
    await superuser.query(`grant set on parameter jishan.lo, jishan.hi to ${name}`);
  }
  const database = await superuser.query('select 1 from pg_database where datname = $1', [owner.database]);
  if (!database.rowCount) {
    await superuser.query(
      `create database ${quoteIdentifier(owner.database)} owner ${name} template template0`,
    );
  }
}

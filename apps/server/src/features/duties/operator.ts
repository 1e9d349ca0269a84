import { sql } from 'kysely';
import { type Clock, localDay } from '../../platform/clock/index.ts';
import type { Role } from '../../platform/command/index.ts';
import { type Db, noScope, withScope } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { isLive } from '../access/index.ts';
import { initialPasswordOf, initialUntilFrom } from './initial-password.ts';

/** How many people hold an administrator's role today and may sign in. */
export async function countAdministrators(
  services: { db: Pick<Db, 'app'>; clock: Clock },
  role: Extract<Role, 'system_admin' | 'security_admin' | 'audit_admin'>,
): Promise<number> {
  const today = localDay(services.clock.now());
  return withScope(services.db, noScope, async (read) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from role_grants g join access_accounts a on a.id = g.account_id
      where g.role = ${role} and ${isLive('g', today)} and a.disabled_at is null`.execute(read);
    return rows[0]?.count ?? 0;
  });
}

/** What the operator prints for an account made with this key; it has no id yet, so the key stands for that too. */
export function newSlip(
  services: { vault: Vault; clock: Clock },
  key: string,
): { initialPassword: string; initialUntil: string } {
  return {
    initialPassword: initialPasswordOf(services.vault, { key, accountId: key }),
    initialUntil: initialUntilFrom(services.clock.now()),
  };
}

import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { DoorKey } from './door-keys.ts';
import type { Signer } from './villager-grants.ts';

/**
 * Those of some persons whom an account stands for: it, or one that became part of it, has a grant for them, or had one
 * when its last grants ended.
 */
export async function standingAmong<Person extends Pick<Signer, 'villageId' | 'personId'>>(
  tx: ScopedTx,
  accountId: string,
  persons: readonly Person[],
): Promise<Person[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<{ place_id: number; person_id: string }>`
    select g.place_id, g.person_id
    from role_grants g join access_accounts a on a.id = g.account_id
    where (a.id = ${accountId} or a.merged_into = ${accountId}) and g.role = 'villager' and g.person_id is not null
      and (g.ended_at is null or not exists (select 1 from role_grants n where n.account_id = g.account_id
        and n.role = 'villager' and (n.ended_at is null or n.ended_at > g.ended_at)))`.execute(tx);
  const stoodFor = new Set(rows.map((row) => `${row.place_id} ${row.person_id}`));
  return persons.filter(({ villageId, personId }) => stoodFor.has(`${villageId} ${personId}`));
}

/** Takes a phone away from its former owner's account, and ends what is open there. */
export async function leavePhone(
  tx: ScopedTx,
  app: { clock: Clock },
  accountId: string,
  door: DoorKey,
): Promise<void> {
  await tx
    .deleteFrom('access_doors')
    .where('account_id', '=', accountId)
    .where('kind', '=', door.kind)
    .where('door_index', '=', door.index)
    .execute();
  await endSessions(tx, app, accountId);
}

/** Ends all that is open of an account, within the transaction that found why. */
export async function endSessions(tx: ScopedTx, app: { clock: Clock }, accountId: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ ended_at: app.clock.now() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

import type { Clock } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { PersonOfPhone } from '../people/index.ts';

/** The account behind a phone, made at the first sign-in; its grants are brought in line with the roster. */
export async function refreshVillagerAccount(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  doorIndex: Buffer,
  persons: PersonOfPhone[],
): Promise<{ id: string; disabled: boolean }> {
  const account = (await findAccount(tx, doorIndex)) ?? (await makeAccount(tx, app, doorIndex, persons));
  await alignGrants(tx, app, account.id, persons);
  return account;
}

async function findAccount(
  tx: ScopedTx,
  doorIndex: Buffer,
): Promise<{ id: string; disabled: boolean } | null> {
  const row = await tx
    .selectFrom('access_doors as d')
    .innerJoin('access_accounts as a', 'a.id', 'd.account_id')
    .select(['a.id', 'a.disabled_at'])
    .where('d.kind', '=', 'phone')
    .where('d.door_index', '=', doorIndex)
    .executeTakeFirst();
  return row ? { id: row.id, disabled: row.disabled_at !== null } : null;
}

async function makeAccount(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  doorIndex: Buffer,
  persons: PersonOfPhone[],
): Promise<{ id: string; disabled: boolean }> {
  const id = app.ids.uuid();
  const now = app.clock.now();
  await tx
    .insertInto('access_accounts')
    .values({ id, kind: 'villager', created_at: now, disabled_at: null })
    .execute();
  await tx
    .insertInto('access_names')
    .values({ account_id: id, display_name: persons[0]?.name ?? '' })
    .execute();
  await tx
    .insertInto('access_doors')
    .values({ kind: 'phone', door_index: doorIndex, account_id: id })
    .execute();
  return { id, disabled: false };
}

async function alignGrants(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  accountId: string,
  persons: PersonOfPhone[],
): Promise<void> {
  const now = app.clock.now();
  const held = await tx
    .selectFrom('role_grants')
    .select(['id', 'place_id', 'household_id', 'person_id'])
    .where('account_id', '=', accountId)
    .where('role', '=', 'villager')
    .where('ended_at', 'is', null)
    .execute();
  const wanted = new Map(persons.map((person) => [`${person.villageId} ${person.householdId}`, person]));
  const ended = held.filter((grant) => !wanted.delete(`${grant.place_id} ${grant.household_id}`));
  if (ended.length > 0)
    await tx
      .updateTable('role_grants')
      .set({ ended_at: now })
      .where(
        'id',
        'in',
        ended.map((grant) => grant.id),
      )
      .execute();
  if (wanted.size === 0) return;
  const given = [...wanted.values()].map((person) => ({
    id: app.ids.uuid(),
    account_id: accountId,
    role: 'villager' as const,
    place_id: person.villageId,
    household_id: person.householdId,
    person_id: person.personId,
    given_at: now,
    ended_at: null,
  }));
  await tx.insertInto('role_grants').values(given).execute();
}

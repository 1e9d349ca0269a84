import { type Clock, localDay } from '../../platform/clock/index.ts';
import { type Db, type ScopedRead, type ScopedTx, withTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Subscriber } from '../../platform/outbox/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readPersons, type RosterMessage, rosterTopic } from '../people/index.ts';
import { phoneDoor } from './door-keys.ts';
import { endSessions } from './standing.ts';
import { isOldEnough } from './villager-scope.ts';

interface App {
  db: Pick<Db, 'app'>;
  clock: Clock;
  ids: Ids;
  vault: Vault;
}

/**
 * Lets people who moved to another household see that one and no longer the old one, without signing in anew; who has
 * left or died sees none, nor does an account whose phones the roster no longer has under that person.
 */
export function followRosterGrants(app: App): Subscriber {
  return {
    name: 'access.follow-roster',
    topics: [rosterTopic],
    async handle({ villageId, payload }) {
      const { memberIds } = payload as unknown as RosterMessage;
      if (memberIds.length === 0) return;
      const scope = { lo: villageId, hi: villageId };
      await withTx(app.db, scope, async (tx) => {
        await moveGrants(tx, app, villageId, memberIds);
        await endByPhones(tx, app, villageId, memberIds);
      });
    },
  };
}

async function moveGrants(tx: ScopedTx, app: App, villageId: number, memberIds: string[]): Promise<void> {
  const held = await tx
    .selectFrom('role_grants as g')
    .leftJoin('member_stays as s', (join) =>
      join
        .on('s.village_id', '=', villageId)
        .onRef('s.member_id', '=', 'g.person_id')
        .on('s.ended_on', 'is', null),
    )
    .select(['g.id', 'g.account_id', 'g.person_id', 'g.household_id', 's.household_id as lives_in'])
    .where('g.role', '=', 'villager')
    .where('g.place_id', '=', villageId)
    .where('g.person_id', 'in', memberIds)
    .where('g.ended_at', 'is', null)
    .orderBy('g.id')
    .execute();
  const moved = held.filter((grant) => grant.household_id !== grant.lives_in);
  if (moved.length === 0) return;
  const now = app.clock.now();
  await tx
    .updateTable('role_grants')
    .set({ ended_at: now })
    .where(
      'id',
      'in',
      moved.map((grant) => grant.id),
    )
    .execute();
  const given = moved
    .filter((grant) => grant.lives_in !== null)
    .map((grant) => ({
      id: app.ids.uuid(),
      account_id: grant.account_id,
      role: 'villager' as const,
      place_id: villageId,
      household_id: grant.lives_in,
      person_id: grant.person_id,
      given_at: now,
      ended_at: null,
    }));
  // Told twice, the second telling finds nothing that has moved.
  if (given.length > 0)
    await tx
      .insertInto('role_grants')
      .values(given)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/**
 * Ends what somebody reached by a phone that the roster has no longer under them; an account without any access left is
 * signed out everywhere. Accounts without a phone, as a card makes them, stay.
 */
async function endByPhones(tx: ScopedTx, app: App, villageId: number, memberIds: string[]): Promise<void> {
  const held = await tx
    .selectFrom('role_grants as g')
    .innerJoin('access_doors as d', (join) =>
      join.onRef('d.account_id', '=', 'g.account_id').on('d.kind', '=', 'phone'),
    )
    .select(['g.id', 'g.account_id', 'g.person_id', 'd.door_index'])
    .where('g.role', '=', 'villager')
    .where('g.place_id', '=', villageId)
    .where('g.person_id', 'in', memberIds)
    .where('g.ended_at', 'is', null)
    .orderBy('g.id')
    .execute();
  if (held.length === 0) return;
  // A handle that may write can read; the read-only type is no supertype, so it has to be said.
  const persons = await readPersons(tx as unknown as ScopedRead, app.vault, villageId, memberIds);
  const today = localDay(app.clock.now());
  const proven = new Set(
    held.flatMap(({ id, person_id, door_index }) => {
      const person = persons.get(person_id ?? '');
      if (!person?.phone || !isOldEnough(person.bornOn, today)) return [];
      return phoneDoor(app.vault, person.phone).index.equals(door_index) ? [id] : [];
    }),
  );
  const lost = held.filter(({ id }) => !proven.has(id));
  if (lost.length === 0) return;
  const ids = lost.map(({ id }) => id);
  await tx.updateTable('role_grants').set({ ended_at: app.clock.now() }).where('id', 'in', ids).execute();
  for (const accountId of new Set(lost.map((grant) => grant.account_id)))
    if (!(await hasAccess(tx, accountId))) await endSessions(tx, app, accountId);
}

async function hasAccess(tx: ScopedTx, accountId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('role_grants')
    .select('id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

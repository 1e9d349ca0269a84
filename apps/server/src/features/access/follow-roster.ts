import type { Clock } from '../../platform/clock/index.ts';
import { type Db, type ScopedTx, withTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Subscriber } from '../../platform/outbox/index.ts';
import { type RosterMessage, rosterTopic } from '../people/index.ts';

interface App {
  db: Pick<Db, 'app'>;
  clock: Clock;
  ids: Ids;
}

/**
 * Lets people who moved to another household see that one and no longer the old one, without signing in anew; who has
 * left or died sees none.
 */
export function followRosterGrants(app: App): Subscriber {
  return {
    name: 'access.follow-roster',
    topics: [rosterTopic],
    async handle({ villageId, payload }) {
      const { memberIds } = payload as unknown as RosterMessage;
      if (memberIds.length === 0) return;
      const scope = { lo: villageId, hi: villageId };
      await withTx(app.db, scope, (tx) => moveGrants(tx, app, villageId, memberIds));
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

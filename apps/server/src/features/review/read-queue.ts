import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor, Grant } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { decidingRoles } from '../../platform/policy/index.ts';
import type { EventsTable } from '../events/index.ts';
import { personIds } from './policy.ts';

export interface QueueFilter {
  actor: Actor;
  stage?: string | undefined;
  villageId?: number | undefined;
}

/** Where a page of the queue ended. */
export interface QueuePlace {
  risk: number;
  filedAt: Date;
  id: string;
}

/** What waits for this person: in a role of theirs, not of their household, not filed or decided by them. */
function queueFor(read: ScopedRead, { actor, stage, villageId }: QueueFilter) {
  let query = read
    .selectFrom('events as e')
    .where('e.state', '=', 'in_review')
    .where((eb) => {
      const reaches = actor.grants
        .filter((grant) => decidingRoles.includes(grant.role))
        .map((grant) =>
          eb.and([
            eb('e.stage_role', '=', grant.role),
            eb('e.village_id', '>=', grant.lo),
            eb('e.village_id', '<=', grant.hi),
            ...boundsOf(grant),
          ]),
        );
      const own = actor.grants.flatMap((grant): Expression<SqlBool>[] =>
        grant.householdId === undefined ? [] : [eb('e.household_id', '!=', grant.householdId)],
      );
      const decided = eb
        .selectFrom('decisions as d')
        .select('d.id')
        .whereRef('d.village_id', '=', 'e.village_id')
        .whereRef('d.event_id', '=', 'e.id')
        .whereRef('d.round', '=', 'e.round')
        .where((or) =>
          or.or([or('d.decided_by', '=', actor.accountId), or('d.decided_for', '=', actor.accountId)]),
        )
        .where('d.undone_at', 'is', null);
      const filedByOthers = sql<SqlBool>`not (e.filers && ${personIds(actor)}::uuid[])`;
      return eb.and([eb.or(reaches), ...own, filedByOthers, eb.not(eb.exists(decided))]);
    });
  if (stage !== undefined) query = query.where('e.stage', '=', stage);
  if (villageId !== undefined) query = query.where('e.village_id', '=', villageId);
  return query;
}

/** What a duty leaves out beyond its place: other groups, and for a stand-in what the absent colleague must not decide. */
function boundsOf({ groupName, standIn }: Grant): Expression<SqlBool>[] {
  const bounds: Expression<SqlBool>[] = [];
  if (groupName !== undefined)
    bounds.push(sql<SqlBool>`exists (select 1 from households h
      where h.village_id = e.village_id and h.id = e.household_id and h.group_name = ${groupName})`);
  if (standIn === undefined) return bounds;
  bounds.push(sql<SqlBool>`e.household_id <> all (${standIn.householdIds}::uuid[])`);
  bounds.push(sql<SqlBool>`not (e.filers && ${[standIn.accountId]}::uuid[])`);
  bounds.push(sql<SqlBool>`not exists (select 1 from decisions d
    where d.village_id = e.village_id and d.event_id = e.id and d.round = e.round and d.undone_at is null
      and ${standIn.accountId}::uuid in (d.decided_by, d.decided_for))`);
  return bounds;
}

/** A page of the queue, risky cases first, then by how long they have waited. */
export function readQueuePage(
  read: ScopedRead,
  filter: QueueFilter,
  page: { after: QueuePlace | null; limit: number },
): Promise<EventsTable[]> {
  let query = queueFor(read, filter).selectAll('e');
  const { after } = page;
  if (after !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('e.risk', '<', after.risk),
        eb.and([
          eb('e.risk', '=', after.risk),
          eb.or([
            eb('e.filed_at', '>', after.filedAt),
            eb.and([eb('e.filed_at', '=', after.filedAt), eb('e.id', '>', after.id)]),
          ]),
        ]),
      ]),
    );
  }
  return query.orderBy('e.risk', 'desc').orderBy('e.filed_at').orderBy('e.id').limit(page.limit).execute();
}

export interface StageCount {
  stage: string;
  count: number;
  /** A village that has the stage, from whose scheme its title is taken. */
  villageId: number;
}

export async function countQueue(read: ScopedRead, filter: QueueFilter): Promise<StageCount[]> {
  const rows = await queueFor(read, { ...filter, stage: undefined })
    .select(({ fn }) => [
      'e.stage',
      fn.countAll<number>().as('count'),
      fn.min<number>('e.village_id').as('villageId'),
    ])
    .groupBy('e.stage')
    .execute();
  return rows.flatMap((row) => (row.stage === null ? [] : [{ ...row, stage: row.stage }]));
}

/** The last three events of each household, other than the one in hand; by household. */
export async function readRecent(
  read: ScopedRead,
  villageId: number,
  householdIds: readonly string[],
  except: readonly string[],
): Promise<EventsTable[]> {
  if (householdIds.length === 0) return [];
  return read
    .with('ranked', (db) =>
      db
        .selectFrom('events')
        .selectAll()
        .select(
          sql<number>`row_number() over (partition by household_id order by happened_at desc, id)`.as(
            'place',
          ),
        )
        .where('village_id', '=', villageId)
        .where('household_id', 'in', [...new Set(householdIds)])
        .where('id', 'not in', [...except])
        .where('source', '!=', 'correction')
        .where('corrected_by', 'is', null),
    )
    .selectFrom('ranked')
    .selectAll()
    .where('place', '<=', 3)
    .orderBy('happened_at', 'desc')
    .execute();
}

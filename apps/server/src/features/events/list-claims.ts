import type { z } from 'zod';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { isTime, isUuid, readCursor, writeCursor } from '../../platform/http/index.ts';
import { mayAt, overseeingRoles } from '../../platform/policy/index.ts';
import { readHouseholdsSeen } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { eventErrors } from './errors.ts';
import type { EventsTable } from './tables.ts';
import { type ClaimView, viewClaims } from './view-claims.ts';
import type { ClaimsQuery } from './wire.ts';

type Query = z.output<typeof ClaimsQuery>;

/** Claims and visits, newest first: a villager's own, staff's of the village or of one household. */
export function listClaims(
  services: Pick<CommandApp, 'db'>,
  actor: Actor,
  villageId: number,
  query: Query,
): Promise<{ claims: ClaimView[]; nextCursor: string | null }> {
  return withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
    const seen = await readHouseholdsSeen(read, actor, villageId, overseeingRoles);
    const { householdId } = query;
    if (householdId !== undefined && seen !== 'all' && !seen.includes(householdId)) {
      throw new Failure(eventErrors.other_household());
    }
    const households = householdId === undefined ? seen : [householdId];
    const scheme = await readScheme(read, villageId);
    if (scheme === null) return { claims: [], nextCursor: null };
    const rows = await readPage(read, villageId, households, query);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const viewed = await viewClaims(read, villageId, scheme, page, mayAt(actor, villageId, overseeingRoles));
    return {
      claims: viewed.map((one) => one.view),
      nextCursor:
        rows.length > page.length && last ? writeCursor([last.filed_at.toISOString(), last.id]) : null,
    };
  });
}

function readPage(
  read: ScopedRead,
  villageId: number,
  households: 'all' | string[],
  { state, cursor, limit }: Query,
): Promise<EventsTable[]> {
  if (households !== 'all' && households.length === 0) return Promise.resolve([]);
  let rows = read
    .selectFrom('events')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('source', '!=', 'correction');
  if (households !== 'all') rows = rows.where('household_id', 'in', households);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (cursor !== undefined) {
    const [filedAt, id] = readCursor(cursor, [isTime, isUuid]) as [string, string];
    const at = new Date(filedAt);
    rows = rows.where((or) =>
      or.or([or('filed_at', '<', at), or.and([or('filed_at', '=', at), or('id', '<', id)])]),
    );
  }
  return rows
    .orderBy('filed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

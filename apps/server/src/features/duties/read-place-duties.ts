import { sql } from 'kysely';
import type { z } from 'zod';
import { localDay } from '../../platform/clock/index.ts';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { readPlace } from '../orgs/index.ts';
import { sortGroups } from '../people/index.ts';
import { dutyErrors } from './errors.ts';
import { isAdministrator, levelsOf, rangesOfGiver, rolesGivenBy } from './policy.ts';
import { readNames } from './read-own-duties.ts';
import { readDuties } from './read-staff.ts';
import { type PlaceDutiesAnswer, toDutyAnswer } from './wire.ts';

/**
 * Who does what at a place.
 * @throws Failure `duties.place_unknown`, for a place out of reach as for one that is not there
 */
export function readPlaceDuties(
  services: Pick<CommandApp, 'db' | 'clock'>,
  actor: Actor,
  placeId: number,
): Promise<z.output<typeof PlaceDutiesAnswer>> {
  const reaches =
    isAdministrator(actor) || rangesOfGiver(actor).some(({ lo, hi }) => lo <= placeId && placeId <= hi);
  if (!reaches) throw new Failure(dutyErrors.place_unknown());
  const today = localDay(services.clock.now());
  return withScope(services.db, { lo: placeId, hi: placeId }, async (read) => {
    const place = await readPlace(read, placeId);
    if (place === null) throw new Failure(dutyErrors.place_unknown());
    const duties = await readDuties(read, sql`g.place_id = ${placeId}`, today);
    const accountIds = [...new Set(duties.map((duty) => duty.accountId))];
    const names = await readNames(read, accountIds);
    const disabled = await readDisabled(read, accountIds);
    const groups = await read
      .selectFrom('households')
      .select('group_name')
      .distinct()
      .where('village_id', '=', placeId)
      .where('closed_on', 'is', null)
      .where('group_name', '<>', '')
      .execute();
    return {
      placeId,
      placeName: place.name,
      duties: duties.map((duty) => ({
        ...toDutyAnswer(actor, duty),
        accountId: duty.accountId,
        displayName: names.get(duty.accountId) ?? '',
        disabled: disabled.has(duty.accountId),
      })),
      mayGive: rolesGivenBy(actor, placeId).filter((role) => levelsOf[role].includes(place.kind)),
      groups: sortGroups(groups.map((row) => row.group_name)),
    };
  });
}

async function readDisabled(read: ScopedRead, accountIds: string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await read
    .selectFrom('access_accounts')
    .select('id')
    .where('id', 'in', accountIds)
    .where('disabled_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

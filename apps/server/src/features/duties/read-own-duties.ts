import { sql } from 'kysely';
import type { z } from 'zod';
import { localDay } from '../../platform/clock/index.ts';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { noScope, type ScopedRead, withScope } from '../../platform/db/index.ts';
import { administratorRoles } from '../../platform/policy/index.ts';
import { isSupervisedBy } from './policy.ts';
import { type Duty, readDuties } from './read-staff.ts';
import { type OwnDutiesAnswer, toDutyAnswer } from './wire.ts';

type Answer = z.output<typeof OwnDutiesAnswer>;

/** My own duties, to whom each could be handed for an absence, and to whom it is. */
export function readOwnDuties(services: Pick<CommandApp, 'db' | 'clock'>, actor: Actor): Promise<Answer> {
  const today = localDay(services.clock.now());
  return withScope(services.db, noScope, async (read) => {
    const own = await readDuties(read, sql`g.account_id = ${actor.accountId}::uuid`, today);
    const delegable = own.filter(
      (duty) => duty.delegatedFrom === null && !administratorRoles.includes(duty.role),
    );
    const around = await readAround(read, actor, delegable, today);
    return {
      duties: own.map((duty) => ({
        ...toDutyAnswer(actor, duty),
        delegable: delegable.includes(duty),
        colleagues: delegable.includes(duty) ? colleaguesFor(around.workers, duty) : [],
        delegations: around.delegations
          .filter((one) => one.delegatedFrom === duty.grantId)
          .map(({ grantId, displayName, from, until }) => ({
            grantId,
            displayName,
            from: from ?? '',
            until: until ?? '',
          })),
      })),
    };
  });
}

type Named = Duty & { displayName: string };

/** Who else works at these places, and who stands in for these duties. */
async function readAround(
  read: ScopedRead,
  actor: Actor,
  duties: Duty[],
  today: string,
): Promise<{ workers: Named[]; delegations: Named[] }> {
  const places = [...new Set(duties.map((duty) => duty.placeId))];
  const grants = duties.map((duty) => duty.grantId);
  const found = await readDuties(
    read,
    sql`((g.delegated_from is null and g.place_id = any(${places}::bigint[]) and g.account_id <> ${actor.accountId}::uuid
        and exists (select 1 from access_accounts a where a.id = g.account_id and a.disabled_at is null))
      or g.delegated_from = any(${grants}::uuid[]))`,
    today,
  );
  const names = await readNames(read, [...new Set(found.map((duty) => duty.accountId))]);
  const named = found.map((duty) => ({ ...duty, displayName: names.get(duty.accountId) ?? '' }));
  return {
    workers: named.filter((duty) => duty.delegatedFrom === null),
    delegations: named.filter((duty) => duty.delegatedFrom !== null),
  };
}

export async function readNames(read: ScopedRead, accountIds: string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('access_names')
    .select(['account_id', 'display_name'])
    .where('account_id', 'in', accountIds)
    .execute();
  return new Map(rows.map((row) => [row.account_id, row.display_name]));
}

/** Who serves at the duty's place today, but for those it watches over. */
function colleaguesFor(workers: Named[], duty: Duty) {
  const here = Map.groupBy(
    workers.filter((worker) => worker.placeId === duty.placeId),
    (worker) => worker.accountId,
  );
  const fit = [...here].filter(
    ([, duties]) => duties.some((one) => one.inForce) && !duties.some((one) => isSupervisedBy(duty, one)),
  );
  return fit.map(([accountId, duties]) => ({
    accountId,
    displayName: duties[0]?.displayName ?? '',
    roles: [...new Set(duties.map(({ role }) => role))],
  }));
}

import { localDay } from '../../platform/clock/index.ts';
import type { CommandContext, Write } from '../../platform/command/index.ts';
import { endGrant, type GroupGrant, moveGrant, readGroupGrants } from '../access/index.ts';

/** What becomes of the duties of a group that is a group no more. */
export type DutiesFate = 'follow' | 'end';

/**
 * The duties bound to a group go along to another name, or end. Who holds the same duty there already keeps that one,
 * and what was handed over of the one that ends is over with it.
 */
export async function writesOfDuties(
  ctx: CommandContext,
  names: { was: string; name: string },
  fate: DutiesFate,
): Promise<{ writes: Write[]; moved: string[]; ended: string[] }> {
  const grants = await readGroupGrants(ctx.read, ctx.villageId, localDay(ctx.clock.now()));
  const own = grants.filter((grant) => grant.groupName === names.was);
  const there = grants.filter((grant) => grant.groupName === names.name);
  const ends = new Set(
    own.filter((grant) => fate === 'end' || isHeld(grant, there)).map((grant) => grant.id),
  );
  for (const grant of own)
    if (grant.delegatedFrom !== null && ends.has(grant.delegatedFrom)) ends.add(grant.id);
  const moves = own.filter((grant) => !ends.has(grant.id));
  const at = ctx.clock.now().toISOString();
  return {
    writes: [
      ...[...ends].map((id) =>
        endGrant({ village_id: ctx.villageId, id, ended_at: at, ended_by: ctx.actor.accountId }),
      ),
      ...moves.map(({ id }) => moveGrant({ village_id: ctx.villageId, id, group_name: names.name })),
    ],
    moved: moves.map(({ id }) => id),
    ended: [...ends],
  };
}

const isHeld = (grant: GroupGrant, there: readonly GroupGrant[]) =>
  grant.delegatedFrom === null &&
  there.some(
    (other) =>
      other.delegatedFrom === null &&
      other.accountId === grant.accountId &&
      other.role === grant.role &&
      // One that only begins later leaves the days until then to this one.
      (grant.ahead || !other.ahead),
  );

import { type CommandContext, type Guard, readGuards } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import {
  type HouseholdsTable,
  householdScoreGuard,
  type Relation,
  villageScoreGuard,
} from '../people/index.ts';
import { rosterErrors } from './errors.ts';

export interface Stay {
  memberId: string;
  stay: number;
  relation: Relation;
  from: string | null;
  to: string | null;
  beganOn: string | null;
  endedOn: string | null;
  diedOn: string | null;
}

/** A household as a change finds it: its row and everybody who lives in it or did. */
export interface Home {
  row: HouseholdsTable;
  open: Stay[];
  past: Stay[];
}

export interface OpenedHomes {
  guards: Guard[];
  homes: Home[];
}

type Opened = ({ ok: true } & OpenedHomes) | { ok: false; error: CodedError };

/**
 * Takes the locks of some households, then reads them, in the order asked for. The locks are those of scoring, so that
 * no approval that was on its way books by what the household was before.
 */
export async function openHomes(ctx: CommandContext, householdIds: readonly string[]): Promise<Opened> {
  const keys = [...new Set(householdIds)].map(householdScoreGuard);
  const guards = await readGuards(ctx.read, ctx.villageId, [villageScoreGuard, ...keys]);
  const homes: Home[] = [];
  for (const id of householdIds) {
    const home = await readHome(ctx, id);
    if (home === null) return { ok: false, error: rosterErrors.household_unknown() };
    homes.push(home);
  }
  return { ok: true, guards, homes };
}

async function readHome({ read, villageId }: CommandContext, householdId: string): Promise<Home | null> {
  const row = await read
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const stays = await read
    .selectFrom('member_stays as s')
    .innerJoin('members as m', (join) =>
      join.onRef('m.village_id', '=', 's.village_id').onRef('m.id', '=', 's.member_id'),
    )
    .select(['s.member_id', 's.stay', 's.relation', 's.participating_from', 's.participating_to'])
    .select(['s.began_on', 's.ended_on', 'm.died_on'])
    .where('s.village_id', '=', villageId)
    .where('s.household_id', '=', householdId)
    .orderBy('s.member_id')
    .orderBy('s.stay')
    .execute();
  const all = stays.map(
    (one): Stay => ({
      memberId: one.member_id,
      stay: one.stay,
      relation: one.relation,
      from: one.participating_from,
      to: one.participating_to,
      beganOn: one.began_on,
      endedOn: one.ended_on,
      diedOn: one.died_on,
    }),
  );
  return {
    row,
    open: all.filter((one) => one.endedOn === null),
    past: all.filter((one) => one.endedOn !== null),
  };
}

/** The last stay of a member anywhere in the village; undefined if there is no such member. */
export async function readLastStay({ read, villageId }: CommandContext, memberId: string) {
  return read
    .selectFrom('members as m')
    .leftJoin('member_stays as s', (join) =>
      join.onRef('s.village_id', '=', 'm.village_id').onRef('s.member_id', '=', 'm.id'),
    )
    .select(['m.died_on', 's.stay', 's.household_id', 's.ended_on'])
    .where('m.village_id', '=', villageId)
    .where('m.id', '=', memberId)
    .orderBy('s.stay', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function memberOf(home: Home, memberId: string): Stay | null {
  return home.open.find((one) => one.memberId === memberId) ?? null;
}

export function isClosed({ row }: Home): CodedError | null {
  return row.closed_on === null ? null : rosterErrors.household_closed({ closedOn: row.closed_on });
}

import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, openHomes, readLastStay, type Stay } from './homes.ts';
import { mayKeepRoster } from './policy.ts';
import { writeOfStay } from './stays.ts';
import { insertHousehold, insertSuccession } from './store.ts';

export interface HouseholdBackInput {
  householdId: string;
  /** First day on which it is here again. */
  on: string;
  /** Its own old door unless another one is given. */
  doorCode?: string | undefined;
  /** Whether it takes part again from that day. */
  takesPart: boolean;
  /** Whether what stood in its book goes on. */
  keepsPoints: boolean;
  reason: string;
}

/**
 * A household that had left is back. One stretch of taking part is one household for the scheme, so it becomes a new one
 * in which the old one goes on; the days between stay days on which it did not take part.
 */
export const householdBack = defineCommand({
  name: 'roster.household-back',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: HouseholdBackInput) {
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const fault = check(ctx, home, input);
    if (fault) return { ok: false, error: fault };
    const comers = await readComers(ctx, home);
    if (comers.length === 0) return { ok: false, error: rosterErrors.members_none() };
    const effects = goOnIn(ctx, home, comers, {
      ...input,
      doorCode: input.doorCode?.trim() || home.row.door_code,
      keepsPoints: input.keepsPoints && input.takesPart && home.row.joined_on !== null,
    });
    return {
      ok: true,
      effects: changed(ctx, {
        ...effects,
        kind: 'came_back',
        on: input.on,
        reason: input.reason,
        guards: opened.guards,
      }),
    };
  },
});

function check(ctx: CommandContext, home: Home, input: HouseholdBackInput): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const wrongDay = checkDay(ctx, input.on);
  if (wrongDay) return wrongDay;
  const { closed_on: closedOn } = home.row;
  if (closedOn === null) return rosterErrors.household_open();
  return input.on < closedOn
    ? rosterErrors.day_too_early({ day: input.on, earliest: closedOn, why: '这一户那时还没有离开' })
    : null;
}

/** Who was there on the last day, is alive and lives nowhere else in the village. */
async function readComers(ctx: CommandContext, home: Home): Promise<Stay[]> {
  const last = home.past.filter((one) => one.endedOn === home.row.closed_on && one.diedOn === null);
  const comers: Stay[] = [];
  for (const stay of last) {
    const now = await readLastStay(ctx, stay.memberId);
    if (now?.stay === stay.stay) comers.push(stay);
  }
  return comers;
}

/** The rows of a household in which another one goes on, with the same people. */
export function goOnIn(
  ctx: CommandContext,
  home: Home,
  people: readonly Stay[],
  wish: { on: string; doorCode: string; takesPart: boolean; keepsPoints: boolean },
) {
  const [id, newId] = [ctx.ids.uuid(), ctx.ids.uuid()];
  const { on, doorCode, takesPart, keepsPoints } = wish;
  const hasHead = people.some((one) => one.relation === 'head');
  const writes: Write[] = [
    insertHousehold({
      village_id: ctx.villageId,
      id: newId,
      door_code: doorCode,
      group_name: home.row.group_name,
      section_name: home.row.section_name,
      joined_on: takesPart ? on : null,
      facts: home.row.facts,
    }),
    ...people.map((stay, at) =>
      writeOfStay(ctx.villageId, {
        memberId: stay.memberId,
        stay: stay.stay + 1,
        householdId: newId,
        relation: !hasHead && at === 0 ? 'head' : stay.relation,
        on,
        takesPart: takesPart && stay.from !== null,
      }),
    ),
    ...(keepsPoints
      ? [
          insertSuccession({
            village_id: ctx.villageId,
            change_id: id,
            from_household: home.row.id,
            to_household: newId,
            at_day: on,
            share: 1,
          }),
        ]
      : []),
  ];
  return {
    id,
    householdId: home.row.id,
    otherId: newId,
    after: { household: newId, members: people.map((one) => one.memberId), takesPart, keepsPoints },
    moved: people.map((one) => one.memberId),
    writes,
    result: { householdId: newId },
  };
}

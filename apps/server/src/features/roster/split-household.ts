import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Relation } from '../people/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, isClosed, memberOf, openHomes, type Stay } from './homes.ts';
import { mayKeepRoster } from './policy.ts';
import { checkEnd, handHeadOn, writeOfEnd, writeOfStay } from './stays.ts';
import { insertHousehold, insertSuccession } from './store.ts';

export interface SplitInput {
  householdId: string;
  /** Who goes into the new household, and what they are in it: exactly one head. */
  members: { memberId: string; relation: Relation }[];
  doorCode: string;
  group?: string | undefined;
  section?: string | undefined;
  /** First day on which there are two households. */
  on: string;
  /** What part of the points goes along, 0 to 1; by heads if absent. */
  share?: number | undefined;
  /** Who is head of the old one, where its head goes. */
  newHeadId?: string | undefined;
  reason: string;
}

/**
 * Part of a household becomes one of its own. The share of its points goes along as the scheme's succession says; facts
 * are the same until somebody changes them.
 */
export const splitHousehold = defineCommand({
  name: 'roster.split-household',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: SplitInput) {
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const goers = input.members.flatMap(({ memberId }) => memberOf(home, memberId) ?? []);
    const fault = check(ctx, home, goers, input);
    if (fault) return { ok: false, error: fault };
    const head = handHeadOn(
      ctx.villageId,
      home,
      goers.map((one) => one.memberId),
      input.newHeadId,
    );
    if (!head.ok) return head;
    const [id, newId] = [ctx.ids.uuid(), ctx.ids.uuid()];
    const takesPart = takesPartOn(home, input.on);
    const share = input.share ?? shareByHeads(home, goers, input.on);
    return {
      ok: true,
      effects: changed(ctx, {
        id,
        kind: 'split',
        householdId: home.row.id,
        otherId: newId,
        on: input.on,
        reason: input.reason,
        after: {
          household: newId,
          doorCode: input.doorCode,
          members: goers.map((one) => one.memberId),
          share,
        },
        moved: goers.map((one) => one.memberId),
        guards: opened.guards,
        writes: [
          writeOfNew(ctx, home, newId, input, takesPart),
          ...goers.flatMap((stay) => writesOfGoer(ctx, stay, newId, input, takesPart)),
          ...head.writes,
          ...(takesPart
            ? [
                insertSuccession({
                  village_id: ctx.villageId,
                  change_id: id,
                  from_household: home.row.id,
                  to_household: newId,
                  at_day: input.on,
                  share,
                }),
              ]
            : []),
        ],
        result: { householdId: newId },
      }),
    };
  },
});

function check(ctx: CommandContext, home: Home, goers: Stay[], input: SplitInput): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const first = checkDay(ctx, input.on) ?? isClosed(home);
  if (first) return first;
  if (input.doorCode.trim() === '') return rosterErrors.door_code_missing();
  if (input.members.length === 0) return rosterErrors.members_none();
  if (goers.length !== input.members.length) return rosterErrors.member_unknown();
  if (goers.length === home.open.length) return rosterErrors.members_all();
  if (input.members.filter((one) => one.relation === 'head').length !== 1) return rosterErrors.head_missing();
  const { share } = input;
  if (share !== undefined && !(share >= 0 && share <= 1)) return rosterErrors.share_wrong();
  const { joined_on } = home.row;
  if (joined_on !== null && input.on < joined_on)
    return rosterErrors.day_too_early({ day: input.on, earliest: joined_on, why: '这一户那时还没有参与' });
  return goers.map((one) => checkEnd(one, input.on)).find((one) => one !== null) ?? null;
}

export function takesPartOn({ row }: Home, day: string): boolean {
  return row.joined_on !== null && row.joined_on <= day && (row.left_on === null || row.left_on >= day);
}

/** Those who go, among all who took part the day before; six decimals, as a share may have. */
function shareByHeads(home: Home, goers: readonly Stay[], on: string): number {
  const took = (stay: Stay) => stay.from !== null && stay.from <= on && (stay.to === null || stay.to >= on);
  const all = home.open.filter(took).length;
  const part = goers.filter(took).length;
  if (all === 0) return Math.floor((goers.length / home.open.length) * 1e6) / 1e6;
  return Math.floor((part / all) * 1e6) / 1e6;
}

function writeOfNew(
  ctx: CommandContext,
  { row }: Home,
  id: string,
  input: SplitInput,
  takesPart: boolean,
): Write {
  return insertHousehold({
    village_id: ctx.villageId,
    id,
    door_code: input.doorCode.trim(),
    group_name: input.group?.trim() ?? row.group_name,
    section_name: input.section?.trim() ?? row.section_name,
    joined_on: takesPart ? input.on : null,
    facts: row.facts,
  });
}

function writesOfGoer(
  ctx: CommandContext,
  stay: Stay,
  householdId: string,
  { members, on }: SplitInput,
  takesPart: boolean,
): Write[] {
  const relation = members.find((one) => one.memberId === stay.memberId)?.relation ?? 'other';
  const { memberId } = stay;
  return [
    writeOfEnd(ctx.villageId, stay, on),
    writeOfStay(ctx.villageId, {
      memberId,
      stay: stay.stay + 1,
      householdId,
      relation,
      on,
      takesPart: takesPart && stay.from !== null && stay.to === null,
    }),
  ];
}

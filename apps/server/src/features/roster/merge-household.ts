import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Relation } from '../people/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { closing } from './closing.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, isClosed, openHomes, type Stay } from './homes.ts';
import { mayKeepRoster } from './policy.ts';
import { takesPartOn } from './split-household.ts';
import { checkEnd, writeOfEnd, writeOfStay } from './stays.ts';
import { insertSuccession } from './store.ts';

export interface MergeInput {
  /** The household that ends. */
  householdId: string;
  intoHouseholdId: string;
  /** What those who come are in the other household; `other` where nothing is said. */
  relations?: Record<string, Exclude<Relation, 'head'>> | undefined;
  on: string;
  reason: string;
}

/** A whole household goes on in another one, with all that stands in its book. */
export const mergeHousehold = defineCommand({
  name: 'roster.merge-household',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: MergeInput) {
    if (input.householdId === input.intoHouseholdId)
      return { ok: false, error: rosterErrors.same_household() };
    const opened = await openHomes(ctx, [input.householdId, input.intoHouseholdId]);
    if (!opened.ok) return opened;
    const [home, into] = opened.homes as [Home, Home];
    const fault = check(ctx, home, into, input);
    if (fault) return { ok: false, error: fault };
    const id = ctx.ids.uuid();
    const takesPart = takesPartOn(into, input.on);
    return {
      ok: true,
      effects: changed(ctx, {
        id,
        kind: 'merge',
        householdId: home.row.id,
        otherId: into.row.id,
        on: input.on,
        reason: input.reason,
        after: { into: into.row.id, members: home.open.map((one) => one.memberId) },
        moved: home.open.map((one) => one.memberId),
        guards: opened.guards,
        writes: [
          closing(ctx.villageId, home, input.on),
          ...home.open.flatMap((stay) => writesOfComer(ctx, stay, into, input, takesPart)),
          ...(takesPart
            ? [
                insertSuccession({
                  village_id: ctx.villageId,
                  change_id: id,
                  from_household: home.row.id,
                  to_household: into.row.id,
                  at_day: input.on,
                  share: 1,
                }),
              ]
            : []),
        ],
        result: { householdId: into.row.id },
      }),
    };
  },
});

function check(ctx: CommandContext, home: Home, into: Home, input: MergeInput): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const first = checkDay(ctx, input.on) ?? isClosed(home) ?? isClosed(into);
  if (first) return first;
  if (takesPartOn(home, input.on) !== takesPartOn(into, input.on)) return rosterErrors.enrolment_differs();
  return home.open.map((one) => checkEnd(one, input.on)).find((one) => one !== null) ?? null;
}

function writesOfComer(
  ctx: CommandContext,
  stay: Stay,
  into: Home,
  { relations = {}, on }: MergeInput,
  takesPart: boolean,
): Write[] {
  const { memberId } = stay;
  return [
    writeOfEnd(ctx.villageId, stay, on),
    writeOfStay(ctx.villageId, {
      memberId,
      stay: stay.stay + 1,
      householdId: into.row.id,
      relation: relations[memberId] ?? 'other',
      on,
      takesPart: takesPart && stay.from !== null && stay.to === null,
    }),
  ];
}

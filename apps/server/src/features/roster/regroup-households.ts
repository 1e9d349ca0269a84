import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { cleanGroupName, type HouseholdsTable } from '../people/index.ts';
import { reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { groupChanged, guardGroups } from './group-changed.ts';
import { type GroupKind, nameOf, renamed } from './group-kinds.ts';
import { likenessFault, readGroupNames } from './group-names.ts';
import { rememberGroups } from './group-past.ts';
import { setHouseholdGroup } from './group-store.ts';
import { mayKeepRoster } from './policy.ts';

export interface RegroupInput {
  kind: GroupKind;
  householdIds: string[];
  /** Where they belong; a name that nobody bears yet makes a new one, an empty one takes them out. */
  to: string;
  /** From when on; absent: what stood there was missing or wrong all along. */
  on?: string | undefined;
  sure?: boolean | undefined;
  reason: string;
}

/** Some households belong to another group or section; a group comes to be when its first households go there. */
export const regroupHouseholds = defineCommand({
  name: 'roster.regroup-households',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: RegroupInput) {
    const { kind, on } = input;
    const guards = await guardGroups(ctx);
    const to = cleanGroupName(input.to);
    const ids = [...new Set(input.householdIds)];
    const rows = await readHouseholds(ctx, ids);
    const fault = (await check(ctx, input, to)) ?? rowsFault(rows, ids);
    if (fault) return { ok: false, error: fault };
    const goers = rows.filter((row) => nameOf(row, kind) !== to);
    if (goers.length === 0) return { ok: false, error: rosterErrors.nothing_changed() };
    const turns = goers.map((row) => ({
      subject: `h:${row.id}`,
      was: nameOf(row, kind),
      called: row.door_code,
    }));
    const past = await rememberGroups(ctx, kind, on ?? '', on === undefined ? [] : turns);
    if (!past.ok) return past;
    return {
      ok: true,
      effects: await groupChanged(ctx, {
        action: `roster.${kind}_changed`,
        line: `${kind}_changed`,
        householdIds: goers.map((row) => row.id),
        on: on ?? null,
        reason: input.reason,
        before: { names: goers.map((row) => nameOf(row, kind)) },
        after: { name: to, households: goers.map((row) => row.id) },
        guards,
        writes: [
          ...goers.map((row) =>
            setHouseholdGroup({ village_id: ctx.villageId, id: row.id, ...renamed(row, kind, to) }),
          ),
          ...past.writes,
        ],
      }),
    };
  },
});

async function readHouseholds(
  { read, villageId }: CommandContext,
  ids: readonly string[],
): Promise<HouseholdsTable[]> {
  if (ids.length === 0) return [];
  return read
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', 'in', ids)
    .orderBy('door_code')
    .execute();
}

function rowsFault(rows: readonly HouseholdsTable[], ids: readonly string[]): CodedError | null {
  if (ids.length === 0) return rosterErrors.households_none();
  if (rows.length < ids.length) return rosterErrors.household_unknown();
  const closedOn = rows.find((row) => row.closed_on !== null)?.closed_on ?? null;
  return closedOn === null ? null : rosterErrors.household_closed({ closedOn });
}

async function check(ctx: CommandContext, input: RegroupInput, to: string): Promise<CodedError | null> {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const wrongDay = input.on === undefined ? null : checkDay(ctx, input.on);
  if (wrongDay) return wrongDay;
  const { now } = await readGroupNames(ctx, input.kind);
  if (to === '' || now.has(to)) return null;
  return likenessFault(input.kind, { name: to, sure: input.sure }, now);
}

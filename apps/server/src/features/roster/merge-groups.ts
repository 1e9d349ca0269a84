import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { HouseholdsTable, OrganisationsTable } from '../people/index.ts';
import { reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { groupChanged, guardGroups } from './group-changed.ts';
import { type DutiesFate, writesOfDuties } from './group-duties.ts';
import { type GroupKind, groupWords, renamed } from './group-kinds.ts';
import { readGroupNames } from './group-names.ts';
import { rememberGroups } from './group-past.ts';
import { readHouseholdsNamed, readHouseholdsOnce, readOrganisationsNamed } from './group-rows.ts';
import { renamePastGroup, setHouseholdGroup, setOrganisationGroup } from './group-store.ts';
import { mayKeepRoster } from './policy.ts';

export interface MergeGroupsInput {
  kind: GroupKind;
  /** The one that is no more. */
  name: string;
  into: string;
  /** From when on they are one; absent: they were one all along, written in two ways. */
  on?: string | undefined;
  /** Of those who have a duty in the group that is no more. */
  duties: DutiesFate;
  reason: string;
}

/**
 * All of one group belong to another one: from a day on, and before it by what was; or as they always did, where one
 * group had been written in two ways.
 */
export const mergeGroups = defineCommand({
  name: 'roster.merge-groups',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: MergeGroupsInput) {
    const { kind, on } = input;
    const guards = await guardGroups(ctx);
    const fault = await check(ctx, input);
    if (fault) return { ok: false, error: fault };
    const isThere = (row: { closed_on: string | null }) => on === undefined || row.closed_on === null;
    const households = (await readHouseholdsNamed(ctx, kind, input.name)).filter(isThere);
    const organisations = (await readOrganisationsNamed(ctx, kind, input.name)).filter(isThere);
    const past = await writesOfPast(ctx, input, households, organisations);
    if (!past.ok) return past;
    const names = { was: input.name, name: input.into };
    const duties = kind === 'group' ? await writesOfDuties(ctx, names, input.duties) : null;
    const once = on === undefined ? await readHouseholdsOnce(ctx, kind, input.name) : [];
    const { villageId } = ctx;
    return {
      ok: true,
      effects: await groupChanged(ctx, {
        action: `roster.${kind}_merged`,
        line: `${kind}_changed`,
        householdIds: households.map((row) => row.id),
        alsoTouched: [...organisations.flatMap((row) => row.household_id ?? []), ...once],
        on: on ?? null,
        reason: input.reason,
        before: { name: input.name },
        after: {
          name: input.into,
          households: households.map((row) => row.id),
          duties: duties?.moved ?? [],
          dutiesEnded: duties?.ended ?? [],
        },
        guards,
        writes: [
          ...households.map((row) =>
            setHouseholdGroup({ village_id: villageId, id: row.id, ...renamed(row, kind, input.into) }),
          ),
          ...organisations.map(({ id }) =>
            setOrganisationGroup({ village_id: villageId, id, group_name: input.into }),
          ),
          ...past.writes,
          ...(duties?.writes ?? []),
        ],
      }),
    };
  },
});

async function check(ctx: CommandContext, input: MergeGroupsInput): Promise<CodedError | null> {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const { title } = groupWords[input.kind];
  if (input.name === input.into) return rosterErrors.group_same({ kind: title });
  const { now } = await readGroupNames(ctx, input.kind);
  for (const name of [input.name, input.into])
    if (!now.has(name)) return rosterErrors.group_unknown({ kind: title, name });
  return input.on === undefined ? null : checkDay(ctx, input.on);
}

function writesOfPast(
  ctx: CommandContext,
  { kind, name, into, on }: MergeGroupsInput,
  households: readonly HouseholdsTable[],
  organisations: readonly OrganisationsTable[],
): Promise<{ ok: true; writes: Write[] } | { ok: false; error: CodedError }> {
  if (on === undefined) {
    const write = renamePastGroup({ village_id: ctx.villageId, fact: kind, was: name, name: into });
    return Promise.resolve({ ok: true, writes: [write] });
  }
  return rememberGroups(ctx, kind, on, [
    ...households.map((row) => ({ subject: `h:${row.id}`, was: name, called: row.door_code })),
    ...organisations.map((row) => ({ subject: `o:${row.id}`, was: name, called: row.name })),
  ]);
}

import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { cleanGroupName } from '../people/index.ts';
import { reasonMissing } from './changed.ts';
import { rosterErrors } from './errors.ts';
import { groupChanged, guardGroups } from './group-changed.ts';
import { writesOfDuties } from './group-duties.ts';
import { type GroupKind, groupWords, renamed } from './group-kinds.ts';
import { likenessFault, readGroupNames } from './group-names.ts';
import { renamingFault } from './group-points.ts';
import { readHouseholdsNamed, readOrganisationsNamed } from './group-rows.ts';
import { renamePastGroup, setHouseholdGroup, setOrganisationGroup } from './group-store.ts';
import { mayKeepRoster } from './policy.ts';

export interface RenameGroupInput {
  kind: GroupKind;
  name: string;
  newName: string;
  /** It is another one than that which its new name looks like. */
  sure?: boolean | undefined;
  reason: string;
}

/**
 * The same group under another name, on all days: households, organisations, what is written of the past and the duties
 * bound to it. No point changes; where one could, it is refused.
 */
export const renameGroup = defineCommand({
  name: 'roster.rename-group',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: RenameGroupInput) {
    const { kind } = input;
    const guards = await guardGroups(ctx);
    const names = { was: input.name, name: cleanGroupName(input.newName) };
    const fault = await check(ctx, input, names);
    if (fault) return { ok: false, error: fault };
    const households = await readHouseholdsNamed(ctx, kind, names.was);
    const organisations = await readOrganisationsNamed(ctx, kind, names.was);
    const duties = kind === 'group' ? await writesOfDuties(ctx, names, 'follow') : null;
    const { villageId } = ctx;
    return {
      ok: true,
      effects: await groupChanged(ctx, {
        action: `roster.${kind}_renamed`,
        line: `${kind}_renamed`,
        householdIds: households.map((row) => row.id),
        on: null,
        reason: input.reason,
        before: { name: names.was },
        after: { name: names.name, households: households.length, duties: duties?.moved ?? [] },
        guards,
        writes: [
          ...households.map((row) =>
            setHouseholdGroup({ village_id: villageId, id: row.id, ...renamed(row, kind, names.name) }),
          ),
          ...organisations.map(({ id }) =>
            setOrganisationGroup({ village_id: villageId, id, group_name: names.name }),
          ),
          renamePastGroup({ village_id: villageId, fact: kind, ...names }),
          ...(duties?.writes ?? []),
        ],
      }),
    };
  },
});

async function check(
  ctx: CommandContext,
  { kind, sure, reason }: RenameGroupInput,
  { was, name }: { was: string; name: string },
): Promise<CodedError | null> {
  if (reasonMissing({ reason })) return rosterErrors.reason_missing();
  const { title } = groupWords[kind];
  if (name === '') return rosterErrors.group_name_missing({ kind: title });
  if (name === was) return rosterErrors.nothing_changed();
  const { now, ever } = await readGroupNames(ctx, kind);
  if (!now.has(was)) return rosterErrors.group_unknown({ kind: title, name: was });
  if (now.has(name)) return rosterErrors.group_name_taken({ kind: title, name });
  if (ever.has(name)) return rosterErrors.group_name_was({ kind: title, name });
  const others = [...now].filter((other) => other !== was);
  return likenessFault(kind, { name, sure }, others) ?? (await renamingFault(ctx, kind, { was, name }));
}

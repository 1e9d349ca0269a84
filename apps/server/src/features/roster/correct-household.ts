import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { readScheme } from '../schemes/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { checkFacts, type FactField, type FactInput, factFields, mergeFacts, versionNow } from './facts.ts';
import { type Home, isClosed, openHomes } from './homes.ts';
import { type FactTurn, rememberFacts } from './past-facts.ts';
import { mayKeepRoster } from './policy.ts';
import { setHousehold } from './store.ts';

export interface CorrectHouseholdInput {
  householdId: string;
  doorCode?: string | undefined;
  group?: string | undefined;
  section?: string | undefined;
  facts?: FactInput | undefined;
  /** From when on it is so; absent: what stood there was wrong all along. */
  on?: string | undefined;
  reason: string;
}

/**
 * What a household's page says: door, group, section, facts. With a day it is a change, and what was before stays true
 * of the days before; without one it puts a mistake right, for all of them.
 */
export const correctHousehold = defineCommand({
  name: 'roster.correct-household',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: CorrectHouseholdInput) {
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const scheme = await readScheme(ctx.read, ctx.villageId);
    const fields = factFields(versionNow(scheme, ctx.clock.now()), 'household');
    const fault = check(ctx, home, input, fields);
    if (fault) return { ok: false, error: fault };
    const after = wantedOf(home, input);
    const turns = turnsOf(home, after, fields);
    if (turns.length === 0 && after.doorCode === home.row.door_code)
      return { ok: false, error: rosterErrors.nothing_changed() };
    const remembered =
      input.on === undefined
        ? { ok: true as const, writes: [] }
        : await rememberFacts(ctx, `h:${home.row.id}`, input.on, turns);
    if (!remembered.ok) return remembered;
    const { door_code, group_name, section_name, facts } = home.row;
    return {
      ok: true,
      effects: changed(ctx, {
        kind: input.on === undefined ? 'household_corrected' : 'household_changed',
        householdId: home.row.id,
        on: input.on ?? null,
        reason: input.reason,
        before: { doorCode: door_code, group: group_name, section: section_name, facts },
        after: { ...after },
        guards: opened.guards,
        writes: [
          setHousehold({
            village_id: ctx.villageId,
            id: home.row.id,
            door_code: after.doorCode,
            group_name: after.group,
            section_name: after.section,
            facts: after.facts,
          }),
          ...remembered.writes,
        ],
        result: { householdId: home.row.id },
      }),
    };
  },
});

function check(
  ctx: CommandContext,
  home: Home,
  input: CorrectHouseholdInput,
  fields: readonly FactField[],
): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const wrongDay = input.on === undefined ? null : checkDay(ctx, input.on);
  if (wrongDay) return wrongDay;
  if (input.doorCode?.trim() === '') return rosterErrors.door_code_missing();
  return isClosed(home) ?? checkFacts(fields, input.facts ?? {});
}

function wantedOf({ row }: Home, input: CorrectHouseholdInput) {
  return {
    doorCode: input.doorCode?.trim() ?? row.door_code,
    group: input.group?.trim() ?? row.group_name,
    section: input.section?.trim() ?? row.section_name,
    facts: mergeFacts(row.facts, input.facts ?? {}),
  };
}

/** What differs and is known to the scheme: the group and section, and the facts. */
function turnsOf(
  { row }: Home,
  after: ReturnType<typeof wantedOf>,
  fields: readonly FactField[],
): FactTurn[] {
  const turns: FactTurn[] = [];
  if (after.group !== row.group_name) turns.push({ fact: 'group', title: '村民小组', was: row.group_name });
  if (after.section !== row.section_name)
    turns.push({ fact: 'section', title: '片区', was: row.section_name });
  for (const { name, title } of fields) {
    const was = row.facts[name] ?? null;
    if (was !== (after.facts[name] ?? null)) turns.push({ fact: name, title, was });
  }
  return turns;
}

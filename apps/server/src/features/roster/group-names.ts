import { localDay } from '../../platform/clock/index.ts';
import type { CommandContext } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { readGroupGrants } from '../access/index.ts';
import { likenessOf } from '../people/index.ts';
import { rosterErrors } from './errors.ts';
import { type GroupKind, groupWords } from './group-kinds.ts';

export interface GroupNames {
  /** Borne by a household that is there, by an organisation at work or by a duty. */
  now: ReadonlySet<string>;
  /** Those, and what only the past knows. */
  ever: ReadonlySet<string>;
}

/** Every name of one kind that a village knows. */
export async function readGroupNames(ctx: CommandContext, kind: GroupKind): Promise<GroupNames> {
  const { read, villageId } = ctx;
  const { column } = groupWords[kind];
  const rows = await read
    .selectFrom('households')
    .select([column, 'closed_on'])
    .distinct()
    .where('village_id', '=', villageId)
    .where(column, '<>', '')
    .execute();
  const past = await read
    .selectFrom('past_facts')
    .select('value')
    .distinct()
    .where('village_id', '=', villageId)
    .where('fact', '=', kind)
    .where((either) => either.or([either('subject', 'like', 'h:%'), either('subject', 'like', 'o:%')]))
    .execute();
  const more = kind === 'group' ? await readNamesOfGroups(ctx) : [];
  const now = new Set([...rows.flatMap((row) => (row.closed_on === null ? row[column] : [])), ...more]);
  const before = [...rows.map((row) => row[column]), ...past.flatMap(({ value }) => value ?? [])];
  return { now, ever: new Set([...now, ...before.map(String)]) };
}

/** Groups that an organisation of the village counts in. */
export async function readGroupsOfOrganisations(read: ScopedRead, villageId: number): Promise<string[]> {
  const rows = await read
    .selectFrom('organisations')
    .select('group_name')
    .distinct()
    .where('village_id', '=', villageId)
    .where('closed_on', 'is', null)
    .where('group_name', '<>', '')
    .execute();
  return rows.map((row) => row.group_name);
}

/** Groups as duties and organisations name them. */
async function readNamesOfGroups({ read, villageId, clock }: CommandContext): Promise<string[]> {
  const ofOrganisations = await readGroupsOfOrganisations(read, villageId);
  const grants = await readGroupGrants(read, villageId, localDay(clock.now()));
  return [...ofOrganisations, ...grants.map((grant) => grant.groupName)];
}

/** A name that nobody bore yet is asked about once when it looks like another one; nothing is made one by itself. */
export function likenessFault(
  kind: GroupKind,
  wish: { name: string; sure?: boolean | undefined },
  others: Iterable<string>,
): CodedError | null {
  if (wish.sure === true) return null;
  const likeness = likenessOf(wish.name);
  for (const alike of others)
    if (likenessOf(alike) === likeness)
      return rosterErrors.group_alike({ kind: groupWords[kind].title, name: wish.name, alike });
  return null;
}

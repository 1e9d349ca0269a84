import type { FactChange, SuccessionFact, VillageFacts } from '@jishan/scheme';
import { readTogether, type ScopedRead } from '../../platform/db/index.ts';

/**
 * What the scheme's engine is told about a village's people; ids are the rows' uuids. Of some households everybody must
 * be asked for who is linked with them (`readLinkedHouseholds`): the engine refuses a succession with only one end.
 */
export async function readVillageFacts(
  read: ScopedRead,
  villageId: number,
  householdIds: readonly string[] | 'all',
): Promise<VillageFacts> {
  const some = householdIds === 'all' ? null : [...householdIds];
  if (some?.length === 0) return { households: [], members: [], organisations: [] };

  const [householdRows, stayRows, organisationRows, successions, past] = await Promise.all([
    some ? readHouseholdsOf(read, [villageId], some) : householdsIn(read, villageId).execute(),
    some ? readStaysOf(read, [villageId], some) : staysIn(read, villageId).execute(),
    some ? readOrganisationsOf(read, [villageId], some) : organisationsIn(read, villageId).execute(),
    readSuccessions(read, villageId, some),
    readPastFacts(read, [], [String(villageId)]),
  ]);
  const facts: VillageFacts = {
    households: householdRows.map((row) => ({
      id: row.id,
      group: row.group_name,
      section: row.section_name,
      joinedOn: row.joined_on,
      leftOn: row.left_on,
      facts: row.facts,
    })),
    members: stayRows.map((row) => ({
      id: row.member_id,
      householdId: row.household_id,
      from: row.participating_from,
      to: row.participating_to,
      facts: row.facts,
    })),
    organisations: organisationRows.map((row) => ({
      id: row.id,
      group: row.group_name,
      ...(row.household_id === null ? {} : { householdId: row.household_id }),
      facts: row.facts,
    })),
  };
  const changes = changesOf(facts, past);
  return {
    ...facts,
    ...(changes.length === 0 ? {} : { changes }),
    ...(successions.length === 0 ? {} : { successions }),
  };
}

/** Of all past facts of a village those of the people that are asked for. */
function changesOf(
  { households, members, organisations = [] }: VillageFacts,
  past: readonly FactChange[],
): FactChange[] {
  if (past.length === 0) return [];
  const subjects = new Set([
    ...households.map(({ id }) => `h:${id}`),
    ...members.map(({ id }) => `m:${id}`),
    ...organisations.map(({ id }) => `o:${id}`),
  ]);
  return past.filter((one) => subjects.has(one.subject));
}

const householdsIn = (read: ScopedRead, villageId: number) =>
  read.selectFrom('households').selectAll().where('village_id', '=', villageId);

const staysIn = (read: ScopedRead, villageId: number) =>
  read
    .selectFrom('member_stays as s')
    .innerJoin('members as m', (join) =>
      join.onRef('m.village_id', '=', 's.village_id').onRef('m.id', '=', 's.member_id'),
    )
    .select(['s.member_id', 's.household_id', 's.participating_from', 's.participating_to', 'm.facts'])
    .where('s.village_id', '=', villageId);

const organisationsIn = (read: ScopedRead, villageId: number) =>
  read.selectFrom('organisations').selectAll().where('village_id', '=', villageId);

const readHouseholdsOf = readTogether(
  (read, [villageId]: readonly [number], ids) =>
    householdsIn(read, villageId).where('id', 'in', ids).execute(),
  (row) => row.id,
);

const readStaysOf = readTogether(
  (read, [villageId]: readonly [number], ids) =>
    staysIn(read, villageId).where('s.household_id', 'in', ids).execute(),
  (row) => row.household_id,
);

const readOrganisationsOf = readTogether(
  (read, [villageId]: readonly [number], ids) =>
    organisationsIn(read, villageId).where('household_id', 'in', ids).execute(),
  (row) => row.household_id ?? '',
);

async function readSuccessions(
  read: ScopedRead,
  villageId: number,
  some: readonly string[] | null,
): Promise<SuccessionFact[]> {
  // It takes two.
  if (some?.length === 1) return [];
  let query = read
    .selectFrom('successions')
    .select(['at_day', 'from_household', 'to_household', 'share'])
    .where('village_id', '=', villageId)
    .orderBy('at_day')
    .orderBy('change_id')
    .orderBy('to_household');
  if (some) query = query.where('from_household', 'in', some).where('to_household', 'in', some);
  const rows = await query.execute();
  return rows.map((row) => ({
    at: row.at_day,
    from: row.from_household,
    to: row.to_household,
    share: Number(row.share),
  }));
}

/** By village: few in any, as one is written when a fact changes from a day on, none when it is put right. */
const readPastFacts = readTogether(
  async (read, _: readonly [], villageIds): Promise<(FactChange & { village: string })[]> => {
    const rows = await read
      .selectFrom('past_facts')
      .select(['village_id', 'subject', 'fact', 'value', 'from_on', 'to_on'])
      .where('village_id', 'in', villageIds.map(Number))
      .orderBy('subject')
      .orderBy('fact')
      .orderBy('to_on')
      .execute();
    return rows.map((row) => ({
      village: String(row.village_id),
      subject: row.subject,
      fact: row.fact,
      value: row.value,
      from: row.from_on,
      to: row.to_on,
    }));
  },
  (change) => change.village,
);

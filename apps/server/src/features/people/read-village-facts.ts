import type { FactChange, SuccessionFact, VillageFacts } from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';

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

  let households = read.selectFrom('households').selectAll().where('village_id', '=', villageId);
  let stays = read
    .selectFrom('member_stays as s')
    .innerJoin('members as m', (join) =>
      join.onRef('m.village_id', '=', 's.village_id').onRef('m.id', '=', 's.member_id'),
    )
    .select(['s.member_id', 's.household_id', 's.participating_from', 's.participating_to', 'm.facts'])
    .where('s.village_id', '=', villageId);
  let organisations = read.selectFrom('organisations').selectAll().where('village_id', '=', villageId);
  if (some) {
    households = households.where('id', 'in', some);
    stays = stays.where('s.household_id', 'in', some);
    organisations = organisations.where('household_id', 'in', some);
  }
  const [householdRows, stayRows, organisationRows, successions, past] = await Promise.all([
    households.execute(),
    stays.execute(),
    organisations.execute(),
    readSuccessions(read, villageId, some),
    readPastFacts(read, villageId),
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

async function readSuccessions(
  read: ScopedRead,
  villageId: number,
  some: readonly string[] | null,
): Promise<SuccessionFact[]> {
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

/** Few in any village: one is written when a fact changes from a day on, none when it is put right. */
async function readPastFacts(read: ScopedRead, villageId: number): Promise<FactChange[]> {
  const rows = await read
    .selectFrom('past_facts')
    .select(['subject', 'fact', 'value', 'from_on', 'to_on'])
    .where('village_id', '=', villageId)
    .orderBy('subject')
    .orderBy('fact')
    .orderBy('to_on')
    .execute();
  return rows.map((row) => ({
    subject: row.subject,
    fact: row.fact,
    value: row.value,
    from: row.from_on,
    to: row.to_on,
  }));
}

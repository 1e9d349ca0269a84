import type { VillageFacts } from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';

/** What the scheme's engine is told about a village's people; ids are the rows' uuids. */
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
  const [householdRows, stayRows, organisationRows] = await Promise.all([
    households.execute(),
    stays.execute(),
    organisations.execute(),
  ]);
  return {
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
}

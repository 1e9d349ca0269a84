import { sql } from 'kysely';
import { everyVillage, type ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readVillages } from '../orgs/index.ts';
import { openPerson, phonePurpose, type SealedPerson } from './person-row.ts';

export interface PersonOfPhone {
  villageId: number;
  villageName: string;
  personId: string;
  name: string;
  bornOn: string | null;
  householdId: string;
}

/** More people of one village do not share a phone. (A limit makes the database go by index, village after village.) */
const SHARED_MAX = 1000;

/**
 * Whose phone this is, in every village that the scope reaches: one row for each household the person lives in. The
 * index has its own key in each village, so it is worked out for all of them.
 * @param phone as `normalisePhone` gives it
 */
export async function findPersonsByPhone(
  read: ScopedRead,
  vault: Vault,
  phone: string,
): Promise<PersonOfPhone[]> {
  const villages = await readVillages(read, everyVillage);
  const wanted = villages.flatMap(({ id }) =>
    vault.blinds(phone, id, phonePurpose).map((index) => ({ id, index })),
  );
  const names = new Map(villages.map((village) => [village.id, village.name]));
  const { rows } = await sql<SealedPerson & { household_id: string }>`
    select p.village_id, p.person_id, p.key_sealed, p.sealed, s.household_id
    from unnest(${wanted.map(({ id }) => id)}::bigint[], ${wanted.map(({ index }) => index)}::bytea[])
      as k(village_id, phone_index)
    cross join lateral (select * from person_private f
      where f.village_id = k.village_id and f.phone_index = k.phone_index limit ${SHARED_MAX}) p
    join member_stays s on s.village_id = p.village_id and s.member_id = p.person_id and s.ended_on is null
    order by p.village_id, p.person_id`.execute(read);
  return rows.map((row) => {
    const { name, bornOn } = openPerson(vault, row);
    return {
      villageId: row.village_id,
      villageName: names.get(row.village_id) ?? '',
      personId: row.person_id,
      name,
      bornOn: bornOn ?? null,
      householdId: row.household_id,
    };
  });
}

import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { isOldEnough } from '../access/index.ts';
import { readPersons } from '../people/index.ts';

export interface CardHolder {
  personId: string;
  name: string;
  phone: string | null;
}

/**
 * Those of a household who may hold its card, the head first: people who live there now, whom the roster still knows,
 * and who are old enough for an account.
 */
export async function readHolders(
  read: ScopedRead,
  vault: Vault,
  place: { villageId: number; householdId: string },
  today: string,
): Promise<CardHolder[]> {
  const stays = await read
    .selectFrom('member_stays')
    .select(['member_id', 'relation'])
    .where('village_id', '=', place.villageId)
    .where('household_id', '=', place.householdId)
    .where('ended_on', 'is', null)
    .orderBy('member_id')
    .execute();
  const ids = stays.map((stay) => stay.member_id);
  const persons = await readPersons(read, vault, place.villageId, ids);
  const headFirst = [
    ...stays.filter((stay) => stay.relation === 'head'),
    ...stays.filter((stay) => stay.relation !== 'head'),
  ];
  return headFirst.flatMap(({ member_id: personId }) => {
    const person = persons.get(personId);
    if (!person || !isOldEnough(person.bornOn, today)) return [];
    return [{ personId, name: person.name, phone: person.phone ?? null }];
  });
}

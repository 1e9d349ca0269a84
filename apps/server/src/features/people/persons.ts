import { sql } from 'kysely';
import { defineWrite, type Write } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { openPerson, type Person, type SealedPerson, sealPerson } from './person-row.ts';

export interface PersonKey {
  villageId: number;
  personId: string;
}

/** Persons of one village by id; an erased one is absent. Whoever shows them masks them first (see `mask.ts`). */
export async function readPersons(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  return readPersonsAnywhere(
    read,
    vault,
    ids.map((personId) => ({ villageId, personId })),
  );
}

/** Like `readPersons`, for persons of several villages within the scope. */
export async function readPersonsAnywhere(
  read: ScopedRead,
  vault: Vault,
  keys: readonly PersonKey[],
): Promise<Map<string, Person>> {
  if (keys.length === 0) return new Map();
  const villages = keys.map((key) => key.villageId);
  const ids = keys.map((key) => key.personId);
  const { rows } = await sql<SealedPerson>`
    select p.village_id, p.person_id, p.key_sealed, p.sealed
    from unnest(${villages}::bigint[], ${ids}::uuid[]) as k(village_id, person_id)
    join person_private p on p.village_id = k.village_id and p.person_id = k.person_id`.execute(read);
  return new Map(rows.map((row) => [row.person_id, openPerson(vault, row)]));
}

type PersonRow = ReturnType<typeof sealPerson>;

const putPerson = defineWrite<PersonRow>({
  name: 'people.put-person',
  order: 110,
  sql: `insert into person_private (village_id, person_id, key_sealed, sealed, phone_index, id_index, index_version)
    select village_id, person_id, decode(key_sealed_hex, 'hex'), decode(sealed_hex, 'hex'),
      decode(phone_index_hex, 'hex'), decode(id_index_hex, 'hex'), index_version
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid, key_sealed_hex text, sealed_hex text,
      phone_index_hex text, id_index_hex text, index_version integer)
    on conflict (village_id, person_id) do update set key_sealed = excluded.key_sealed, sealed = excluded.sealed,
      phone_index = excluded.phone_index, id_index = excluded.id_index, index_version = excluded.index_version
    returning person_id`,
});

const deletePerson = defineWrite<{ village_id: number; person_id: string }>({
  name: 'people.delete-person',
  order: 110,
  sql: `delete from person_private p using jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid)
    where p.village_id = r.village_id and p.person_id = r.person_id returning p.person_id`,
  expect: 'any',
});

/**
 * The rows that make or replace who a member is: sealed under a fresh key, with all indexes. Write the member's own row
 * with it, or before. `person` replaces everything, so read it first when only a part changes.
 * @example writes: [insertMember(…), ...writesOfPerson(vault, ctx.villageId, memberId, { name: '王小样', phone })]
 */
export function writesOfPerson(vault: Vault, villageId: number, personId: string, person: Person): Write[] {
  return [putPerson(sealPerson(vault, villageId, personId, person))];
}

/** Forgets who a member was: the row goes with the only key that could open it. */
export function writesOfErasure(villageId: number, personId: string): Write[] {
  return [deletePerson({ village_id: villageId, person_id: personId })];
}

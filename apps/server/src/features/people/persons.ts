import { sql } from 'kysely';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { Person } from './person.ts';
import { openPerson, type SealedPerson } from './person-row.ts';

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
    cross join lateral (select * from person_private f
      where f.village_id = k.village_id and f.person_id = k.person_id limit 1) p`.execute(read);
  return new Map(rows.map((row) => [row.person_id, openPerson(vault, row)]));
}

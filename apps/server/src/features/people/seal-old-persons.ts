import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { sealPerson } from './person-row.ts';

const BATCH = 500;

/**
 * Seals the persons whom older releases kept in plain columns, and empties those columns. Runs at every start before
 * anything is served; cut off, the next start goes on where it was, and two that start together share the work.
 * @returns how many were sealed by this call
 */
export async function sealOldPersons(db: Pick<Db, 'writer'>, vault: Vault): Promise<number> {
  let sealed = 0;
  for (;;) {
    const done = await sealBatch(db, vault);
    if (done === 0) return sealed;
    sealed += done;
  }
}

interface OldRow {
  village_id: number;
  person_id: string;
  name: string;
  born_on: string | null;
  phone_sealed: Buffer | null;
}

function sealBatch(db: Pick<Db, 'writer'>, vault: Vault): Promise<number> {
  return db.writer.transaction().execute(async (tx) => {
    const { rows } = await sql<OldRow>`
      select village_id, person_id, name, born_on, phone_sealed from person_private
      where index_version = 0 and sealed is null
      order by village_id, person_id limit ${BATCH} for update`.execute(tx);
    if (rows.length === 0) return 0;
    const fresh = rows.map((row) => {
      const { village_id, person_id, name, born_on, phone_sealed } = row;
      const phone = phone_sealed && vault.open(phone_sealed, `person:${village_id}:${person_id}:phone`);
      return sealPerson(vault, village_id, person_id, {
        name,
        ...(born_on === null ? {} : { bornOn: born_on }),
        ...(phone === null ? {} : { phone }),
      });
    });
    await sql`
      update person_private p set key_sealed = decode(r.key_sealed_hex, 'hex'), sealed = decode(r.sealed_hex, 'hex'),
        phone_index = decode(r.phone_index_hex, 'hex'), index_version = r.index_version,
        name = null, born_on = null, phone_sealed = null
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(village_id bigint, person_id uuid,
        key_sealed_hex text, sealed_hex text, phone_index_hex text, index_version integer)
      where p.village_id = r.village_id and p.person_id = r.person_id`.execute(tx);
    return rows.length;
  });
}

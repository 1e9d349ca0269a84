import { type Kysely, sql } from 'kysely';
import { type Db, isCode, type Tables } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { Person } from './person.ts';
import { openPerson, sealPerson } from './person-row.ts';

const BATCH = 500;

/**
 * Seals anew every person whose digests were made with older keys than the present ones: also those whom the first
 * releases kept in plain columns, which are emptied. Runs at every start before anything is served, and when the keys of
 * the indexes change. Cut off, the next run goes on where it was; two that run together share the work.
 * @returns how many were renewed by this call
 */
export async function renewPersons(db: Pick<Db, 'writer'>, vault: Vault): Promise<number> {
  let renewed = 0;
  for (;;) {
    const done = await renewBatch(db.writer, vault).catch(retryLater);
    if (done === 0) return renewed;
    renewed += done ?? 0;
  }
}

/** Somebody wrote the same persons in another order; nothing is lost, the batch begins anew. */
function retryLater(error: unknown): null {
  if (isCode(error, '40P01')) return null;
  throw error;
}

interface OldRow {
  village_id: number;
  person_id: string;
  name: string | null;
  born_on: string | null;
  phone_sealed: Buffer | null;
  key_sealed: Buffer | null;
  sealed: Buffer | null;
}

function renewBatch(db: Kysely<Tables>, vault: Vault): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<OldRow>`
      select village_id, person_id, name, born_on, phone_sealed, key_sealed, sealed from person_private
      where index_version < ${vault.version('index')}
      order by village_id, person_id limit ${BATCH} for update`.execute(tx);
    if (rows.length === 0) return 0;
    const fresh = JSON.stringify(
      rows.map((row) => sealPerson(vault, row.village_id, row.person_id, personOf(vault, row))),
    );
    await sql`
      delete from person_tokens t
      using jsonb_to_recordset(${fresh}::jsonb) as r(village_id bigint, person_id uuid)
        join person_private p on p.village_id = r.village_id and p.person_id = r.person_id
      where t.village_id = p.village_id and t.token = any(p.tokens) and t.person_id = p.person_id`.execute(
      tx,
    );
    await sql`
      update person_private p set key_sealed = decode(r.key_sealed_hex, 'hex'), sealed = decode(r.sealed_hex, 'hex'),
        phone_index = decode(r.phone_index_hex, 'hex'), id_index = decode(r.id_index_hex, 'hex'), tokens = r.tokens,
        index_version = r.index_version, name = null, born_on = null, phone_sealed = null
      from jsonb_to_recordset(${fresh}::jsonb) as r(village_id bigint, person_id uuid, key_sealed_hex text,
        sealed_hex text, phone_index_hex text, id_index_hex text, tokens bigint[], index_version integer)
      where p.village_id = r.village_id and p.person_id = r.person_id`.execute(tx);
    await sql`
      insert into person_tokens (village_id, token, person_id)
      select r.village_id, o.token, r.person_id
      from jsonb_to_recordset(${fresh}::jsonb) as r(village_id bigint, person_id uuid, tokens bigint[])
        cross join lateral unnest(r.tokens) as o(token)
      on conflict do nothing`.execute(tx);
    return rows.length;
  });
}

function personOf(vault: Vault, row: OldRow): Person {
  if (row.sealed) return openPerson(vault, row);
  const { village_id, person_id, name, born_on, phone_sealed } = row;
  const phone = phone_sealed && vault.open(phone_sealed, `person:${village_id}:${person_id}:phone`);
  return {
    name: name ?? '',
    ...(born_on === null ? {} : { bornOn: born_on }),
    ...(phone === null ? {} : { phone }),
  };
}

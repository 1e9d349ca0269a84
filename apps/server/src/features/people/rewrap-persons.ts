import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { keyPlace } from './person-row.ts';

const BATCH = 1000;

/** Suite, version, version: the head of what a vault sealed. */
const keyVersion = sql<number>`(get_byte(key_sealed, 1) * 256 + get_byte(key_sealed, 2))`;

interface Row {
  village_id: number;
  person_id: string;
  key_sealed: Buffer;
}

/**
 * Wraps the persons' own keys anew under the present key of the installation; what they seal stays as it is. Goes
 * through all persons in batches, each by itself; cut off, the next call goes on with what is left.
 * @returns how many were wrapped anew
 */
export async function rewrapPersons(db: Pick<Db, 'writer'>, vault: Vault): Promise<number> {
  let count = 0;
  let last = { village_id: 0, person_id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const { rows } = await sql<Row>`
      select village_id, person_id, key_sealed from person_private
      where (village_id, person_id) > (${last.village_id}, ${last.person_id}::uuid)
        and key_sealed is not null and ${keyVersion} <> ${vault.version('seal')}
      order by village_id, person_id limit ${BATCH}`.execute(db.writer);
    const end = rows.at(-1);
    if (!end) return count;
    const fresh = rows.map(({ village_id, person_id, key_sealed }) => ({
      village_id,
      person_id,
      old: key_sealed.toString('hex'),
      new: vault.reseal(key_sealed, keyPlace(village_id, person_id)).toString('hex'),
    }));
    // Whoever was written meanwhile has a fresh key already.
    await sql`
      update person_private p set key_sealed = decode(r.new, 'hex')
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(village_id bigint, person_id uuid, old text, new text)
      where p.village_id = r.village_id and p.person_id = r.person_id
        and p.key_sealed = decode(r.old, 'hex')`.execute(db.writer);
    count += rows.length;
    last = end;
  }
}

/** Whether any person needs this version of the key that seals, or of the key behind the indexes. */
export async function personsUseKey(
  db: Pick<Db, 'writer'>,
  kind: 'seal' | 'index',
  version: number,
): Promise<boolean> {
  const used =
    kind === 'seal' ? sql`sealed is null or ${keyVersion} = ${version}` : sql`index_version = ${version}`;
  const { rows } = await sql`select 1 from person_private where ${used} limit 1`.execute(db.writer);
  return rows.length > 0;
}

import { sql } from 'kysely';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { idPurpose } from './person-row.ts';

/** Whose ID numbers these are in one village: person by number; numbers that nobody there has are absent. */
export async function findPersonsByIdNumber(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  idNumbers: readonly string[],
): Promise<Map<string, string>> {
  const wanted = idNumbers.flatMap((idNumber) =>
    vault.blinds(idNumber.toUpperCase(), villageId, idPurpose).map((index) => ({ idNumber, index })),
  );
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ at: number; person_id: string }>`
    select k.at::int, p.person_id
    from unnest(${wanted.map(({ index }) => index)}::bytea[]) with ordinality as k(id_index, at)
    join person_private p on p.village_id = ${villageId} and p.id_index = k.id_index
    order by k.at, p.person_id`.execute(read);
  return new Map(rows.map((row) => [wanted[row.at - 1]?.idNumber ?? '', row.person_id]));
}

import type { Vault } from '../../platform/vault/index.ts';
import type { Person } from './person.ts';
import { tokensOf } from './search-tokens.ts';

/** What of a row is needed to read the person. */
export interface SealedPerson {
  village_id: number;
  person_id: string;
  key_sealed: Buffer | null;
  sealed: Buffer | null;
}

/** Purposes of the blind indexes. */
export const phonePurpose = 'person.phone';
export const idPurpose = 'person.id-number';

export const keyPlace = (villageId: number, personId: string) => `person:${villageId}:${personId}:key`;
const personPlace = (villageId: number, personId: string) => `person:${villageId}:${personId}`;

/**
 * Opens one row.
 * @throws when it was changed, moved to another person, or not sealed yet (the start seals what older releases left).
 */
export function openPerson(vault: Vault, row: SealedPerson): Person {
  if (!row.key_sealed || !row.sealed) throw new Error(`person ${row.person_id} is not sealed yet`);
  const key = vault.openKey(row.key_sealed, keyPlace(row.village_id, row.person_id));
  // What opens is what `sealPerson` sealed: the seal vouches for its shape.
  return JSON.parse(key.open(row.sealed, personPlace(row.village_id, row.person_id))) as Person;
}

/** The columns of a person's row; bytes as hex, since rows go through JSON. */
export function sealPerson(vault: Vault, villageId: number, personId: string, person: Person) {
  const key = vault.makeKey(keyPlace(villageId, personId));
  const known = Object.fromEntries(
    Object.entries(person).filter(([, value]) => value !== undefined && value !== ''),
  );
  const index = (value: string | undefined, purpose: string) =>
    value ? vault.blind(value, villageId, purpose).toString('hex') : null;
  return {
    village_id: villageId,
    person_id: personId,
    key_sealed_hex: key.sealed.toString('hex'),
    sealed_hex: key
      .seal(JSON.stringify({ ...known, name: person.name }), personPlace(villageId, personId))
      .toString('hex'),
    phone_index_hex: index(person.phone, phonePurpose),
    id_index_hex: index(person.idNumber?.toUpperCase(), idPurpose),
    tokens: tokensOf(vault, villageId, person),
    index_version: vault.version('index'),
  };
}

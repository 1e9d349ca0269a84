import { defineWrite, type Write } from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { Person } from './person.ts';
import { sealPerson } from './person-row.ts';

type PersonRow = ReturnType<typeof sealPerson>;

interface PersonKeyRow {
  village_id: number;
  person_id: string;
}

const forgetTokens = defineWrite<PersonKeyRow>({
  name: 'people.forget-tokens',
  // Before the person's row: that row knows which tokens there are.
  order: 105,
  // `= any` looks each token up; joined to unnest() the planner skips through all tokens of the village instead.
  // Locked, or a renewal of the keys could put tokens back that nobody knows of afterwards.
  sql: `with held as (
      select p.village_id, p.person_id, p.tokens
      from jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid)
      join person_private p on p.village_id = r.village_id and p.person_id = r.person_id
      order by p.village_id, p.person_id for update of p
    )
    delete from person_tokens t using held h
    where t.village_id = h.village_id and t.token = any(h.tokens) and t.person_id = h.person_id
    returning t.person_id`,
  expect: 'any',
});

const putPerson = defineWrite<PersonRow>({
  name: 'people.put-person',
  order: 110,
  sql: `insert into person_private (village_id, person_id, key_sealed, sealed, phone_index, id_index, tokens,
      index_version)
    select village_id, person_id, decode(key_sealed_hex, 'hex'), decode(sealed_hex, 'hex'),
      decode(phone_index_hex, 'hex'), decode(id_index_hex, 'hex'), tokens, index_version
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid, key_sealed_hex text, sealed_hex text,
      phone_index_hex text, id_index_hex text, tokens bigint[], index_version integer)
    on conflict (village_id, person_id) do update set key_sealed = excluded.key_sealed, sealed = excluded.sealed,
      phone_index = excluded.phone_index, id_index = excluded.id_index, tokens = excluded.tokens,
      index_version = excluded.index_version
    returning person_id`,
});

const addTokens = defineWrite<PersonRow>({
  name: 'people.add-tokens',
  order: 115,
  sql: `insert into person_tokens (village_id, token, person_id)
    select r.village_id, o.token, r.person_id
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid, tokens bigint[])
      cross join lateral unnest(r.tokens) as o(token)
    on conflict do nothing`,
  expect: 'any',
});

const deletePerson = defineWrite<PersonKeyRow>({
  name: 'people.delete-person',
  order: 110,
  sql: `delete from person_private p using jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid)
    where p.village_id = r.village_id and p.person_id = r.person_id returning p.person_id`,
  expect: 'any',
});

/**
 * The rows that make or replace who a member is: sealed under a fresh key, with all indexes and search tokens. Write the
 * member's own row with it, or before. `person` replaces everything, so read it first when only a part changes.
 * @example writes: [insertMember(…), ...writesOfPerson(vault, ctx.villageId, memberId, { name: '王小样', phone })]
 */
export function writesOfPerson(vault: Vault, villageId: number, personId: string, person: Person): Write[] {
  const row = sealPerson(vault, villageId, personId, person);
  return [forgetTokens({ village_id: villageId, person_id: personId }), putPerson(row), addTokens(row)];
}

/** Forgets who a member was: the row goes with the only key that could open it, and with all that it is found by. */
export function writesOfErasure(villageId: number, personId: string): Write[] {
  const key = { village_id: villageId, person_id: personId };
  return [forgetTokens(key), deletePerson(key)];
}

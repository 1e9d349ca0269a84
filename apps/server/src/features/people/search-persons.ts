import { sql } from 'kysely';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { familyNameLength } from './mask.ts';
import { signsOf, soundsLike, soundsOf } from './name-sounds.ts';
import type { Person } from './person.ts';
import { idPurpose, openPerson, phonePurpose, type SealedPerson } from './person-row.ts';
import { type Query, readQuery, tokensToFind } from './search-tokens.ts';
import type { Relation } from './tables.ts';

export interface FoundPerson {
  villageId: number;
  villageName: string;
  householdId: string;
  doorCode: string;
  group: string;
  personId: string;
  relation: Relation;
  /** In full: whoever shows it masks it. */
  person: Person;
}

export interface SearchWish {
  /** What was typed. */
  q: string;
  /** Villages to look in. */
  villages: readonly { id: number; name: string }[];
  /** Which households may be found at all. */
  isSeen(household: { villageId: number; householdId: string; group: string }): boolean;
  limit: number;
}

/** Villages asked at once: few at first, for what is frequent is found among them; then more. */
const FIRST_VILLAGES = 50;
const GROWTH = 5;
/*
 * `lateral … limit` makes the database go by index, key after key. It cannot know how much of a table a scope covers,
 * takes it for little, and would rather read all of it into a hash.
 */
/** Persons opened at once, and candidates that one round of villages may bring. */
const OPENED_AT_ONCE = 100;
const CANDIDATES_MAX = 2000;

/**
 * Persons living in these villages who match what was typed: name or a part of it, its sounds or initials, a phone or its
 * end, an ID number. Tokens name candidates, who are opened and checked: nobody is found by half a digest.
 */
export async function searchPersons(
  read: ScopedRead,
  vault: Vault,
  wish: SearchWish,
): Promise<FoundPerson[]> {
  const query = readQuery(wish.q);
  if (query.kind === 'other') return [];
  const names = new Map(wish.villages.map((village) => [village.id, village.name]));
  const found: FoundPerson[] = [];
  let count = FIRST_VILLAGES;
  for (let at = 0; at < wish.villages.length && found.length < wish.limit; count *= GROWTH) {
    const round = wish.villages.slice(at, at + count);
    at += count;
    const keys = await findCandidates(
      read,
      vault,
      query,
      round.map((village) => village.id),
    );
    for (let from = 0; from < keys.length && found.length < wish.limit; from += OPENED_AT_ONCE) {
      const rows = await openCandidates(read, keys.slice(from, from + OPENED_AT_ONCE));
      for (const row of rows) {
        const household = { villageId: row.village_id, householdId: row.household_id, group: row.group_name };
        if (!wish.isSeen(household)) continue;
        const person = openPerson(vault, row);
        if (!matches(person, query)) continue;
        const { relation, door_code: doorCode, person_id: personId } = row;
        const villageName = names.get(row.village_id) ?? '';
        found.push({ ...household, villageName, doorCode, personId, relation, person });
      }
    }
  }
  return found.slice(0, wish.limit);
}

interface CandidateKey {
  village_id: number;
  person_id: string;
}

async function findCandidates(
  read: ScopedRead,
  vault: Vault,
  query: Exclude<Query, { kind: 'other' }>,
  villageIds: readonly number[],
): Promise<CandidateKey[]> {
  if (query.kind === 'phone' || query.kind === 'id') return findExactly(read, vault, query, villageIds);
  const wanted = villageIds.flatMap((id) =>
    tokensToFind(vault, id, query.words).map((token) => ({ id, token })),
  );
  const { rows } = await sql<CandidateKey>`
    select distinct k.village_id, t.person_id
    from unnest(${wanted.map(({ id }) => id)}::bigint[], ${wanted.map(({ token }) => token)}::bigint[])
      as k(village_id, token)
    cross join lateral (select p.person_id from person_tokens p
      where p.village_id = k.village_id and p.token = k.token limit ${CANDIDATES_MAX}) t
    limit ${CANDIDATES_MAX}`.execute(read);
  return rows;
}

async function findExactly(
  read: ScopedRead,
  vault: Vault,
  { kind, text }: { kind: 'phone' | 'id'; text: string },
  villageIds: readonly number[],
): Promise<CandidateKey[]> {
  const purpose = kind === 'phone' ? phonePurpose : idPurpose;
  const column = sql.ref(kind === 'phone' ? 'p.phone_index' : 'p.id_index');
  const wanted = villageIds.flatMap((id) => vault.blinds(text, id, purpose).map((index) => ({ id, index })));
  const { rows } = await sql<CandidateKey>`
    select k.village_id, f.person_id
    from unnest(${wanted.map(({ id }) => id)}::bigint[], ${wanted.map(({ index }) => index)}::bytea[])
      as k(village_id, index)
    cross join lateral (select p.person_id from person_private p
      where p.village_id = k.village_id and ${column} = k.index limit ${CANDIDATES_MAX}) f`.execute(read);
  return rows;
}

interface CandidateRow extends SealedPerson {
  household_id: string;
  relation: Relation;
  door_code: string;
  group_name: string;
}

async function openCandidates(read: ScopedRead, keys: readonly CandidateKey[]): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select p.village_id, p.person_id, p.key_sealed, p.sealed, s.household_id, s.relation, h.door_code, h.group_name
    from unnest(${keys.map((key) => key.village_id)}::bigint[], ${keys.map((key) => key.person_id)}::uuid[])
      as k(village_id, person_id)
    cross join lateral (select * from person_private f
      where f.village_id = k.village_id and f.person_id = k.person_id limit 1) p
    cross join lateral (select * from member_stays f
      where f.village_id = k.village_id and f.member_id = k.person_id and f.ended_on is null limit 1) s
    cross join lateral (select * from households f
      where f.village_id = k.village_id and f.id = s.household_id limit 1) h
    order by h.village_id, h.group_name, h.door_code, s.relation <> 'head', p.person_id`.execute(read);
  return rows;
}

function matches(person: Person, query: Query): boolean {
  const { text } = query;
  if (query.kind === 'phone') return person.phone === text;
  if (query.kind === 'id') return person.idNumber?.toUpperCase() === text;
  if (query.kind === 'tail') return person.phone?.endsWith(text) ?? false;
  if (query.kind === 'signs') return signsOf(person.name).join('').includes(text);
  const sounds = soundsOf(person.name);
  const family = familyNameLength(person.name);
  return soundsLike(sounds, text) || (sounds.length > family && soundsLike(sounds, text, family));
}

import { sql } from 'kysely';
import { isUnder, localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type Person, readPersons } from '../people/index.ts';

/** A member as far as wishes about personal data are concerned. */
export interface Subject {
  memberId: string;
  /** Where they live, or lived last. */
  householdId: string;
  relation: string;
  livesThere: boolean;
  /** Nobody else lives in that household. */
  alone: boolean;
  takesPart: boolean;
  isChild: boolean;
  person: Person;
}

/** Somebody of the village who is still known by name; null for a stranger, and for somebody who was erased. */
export async function readSubject(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  memberId: string,
  now: Date,
): Promise<Subject | null> {
  const person = (await readPersons(read, vault, villageId, [memberId])).get(memberId);
  if (!person) return null;
  const stay = await read
    .selectFrom('member_stays as s')
    .innerJoin('households as h', (join) =>
      join.onRef('h.village_id', '=', 's.village_id').onRef('h.id', '=', 's.household_id'),
    )
    .select(['s.household_id', 's.relation', 's.ended_on', 'h.joined_on', 'h.left_on', 'h.closed_on'])
    .where('s.village_id', '=', villageId)
    .where('s.member_id', '=', memberId)
    .orderBy('s.stay', 'desc')
    .executeTakeFirst();
  if (!stay) return null;
  const others = await read
    .selectFrom('member_stays')
    .select('member_id')
    .where('village_id', '=', villageId)
    .where('household_id', '=', stay.household_id)
    .where('member_id', '!=', memberId)
    .where('ended_on', 'is', null)
    .limit(1)
    .execute();
  const today = localDay(now);
  return {
    memberId,
    householdId: stay.household_id,
    relation: stay.relation,
    livesThere: stay.ended_on === null,
    alone: others.length === 0,
    takesPart:
      stay.joined_on !== null && stay.closed_on === null && (stay.left_on === null || stay.left_on > today),
    isChild: isUnder(14, person.bornOn, today),
    person,
  };
}

/**
 * Accounts that stand or stood for a member. What an `own` one did was done by the member alone; one that others use or
 * used, such as a phone handed on, tells of them too and is no proof of who acted. `leaving` stand for nobody else now.
 */
export interface Accounts {
  own: string[];
  leaving: string[];
  /** One of them still has a duty as staff. */
  onDuty: boolean;
}

export async function readAccounts(read: ScopedRead, villageId: number, memberId: string): Promise<Accounts> {
  const { rows } = await sql<{ id: string; own: boolean; others: number; duties: number }>`
    with own as (
      select distinct g.account_id as id from role_grants g
      where g.person_id = ${memberId} and g.place_id = ${villageId}
      union
      select a.id from access_accounts a join role_grants g on g.account_id = a.merged_into
      where g.person_id = ${memberId} and g.place_id = ${villageId}
    )
    select o.id,
      not exists (select from role_grants e
        where (e.account_id = o.id or e.account_id = (select merged_into from access_accounts m where m.id = o.id)
            or e.account_id in (select id from access_accounts m where m.merged_into = o.id))
          and (e.person_id is distinct from ${memberId}::uuid or e.place_id <> ${villageId})) as own,
      count(g.id) filter (where g.person_id is distinct from ${memberId}::uuid or g.place_id <> ${villageId})::int as others,
      count(g.id) filter (where g.role <> 'villager')::int as duties
    from own o left join role_grants g on g.account_id = o.id and g.ended_at is null
    group by o.id order by o.id`.execute(read);
  return {
    own: rows.filter((row) => row.own).map((row) => row.id),
    leaving: rows.filter((row) => row.others === 0).map((row) => row.id),
    onDuty: rows.some((row) => row.duties > 0),
  };
}

/** Events that tell of one member: theirs, filed by them, or all of a household where nobody else is left. */
export async function readEventsOf(
  read: ScopedRead,
  villageId: number,
  subject: Subject,
  accounts: Accounts,
): Promise<{ id: string; open: boolean }[]> {
  const filers = [...accounts.own, subject.memberId];
  const { rows } = await sql<{ id: string; open: boolean }>`
    select id, state in ('in_review', 'returned') as open from events
    where village_id = ${villageId} and (member_id = ${subject.memberId}
      or (filed_as = 'villager' and filers && ${filers}::uuid[])
      or (${subject.alone} and household_id = ${subject.householdId}))
    order by id`.execute(read);
  return rows;
}

export interface PhotoTrace {
  id: string;
  file: string;
  loose: boolean;
}

/** Photos of those events, and what an account of nobody else uploaded. */
export async function readPhotosOf(
  read: ScopedRead,
  villageId: number,
  eventIds: readonly string[],
  accounts: Accounts,
): Promise<PhotoTrace[]> {
  const { rows } = await sql<PhotoTrace>`
    select p.id, p.file, p.event_id is null as loose from photos p
    where p.village_id = ${villageId} and p.withdrawn_at is null
      and (p.event_id = any(${[...eventIds]}::uuid[]) or p.uploaded_by = any(${accounts.own}::uuid[]))
    order by p.id`.execute(read);
  return rows;
}

/** What a person's name, phone and numbers look like in free text: a pattern for PostgreSQL; null if nothing is long enough. */
export function patternOf(person: Person): string | null {
  const words = [person.name, person.phone, person.idNumber].filter(
    (word): word is string => word !== undefined && word.length >= 2,
  );
  if (words.length === 0) return null;
  return words.map(asWord).join('|');
}

export interface NamedRows {
  events: string[];
  decisions: string[];
  changes: string[];
  organisations: string[];
}

/** Free text in the village, outside the audit, that calls the person by name or number. */
export async function readNamed(
  read: ScopedRead,
  villageId: number,
  pattern: string | null,
): Promise<NamedRows> {
  const words = pattern === null ? '$^' : pattern;
  const column = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(read)).rows.map((row) => row.id);
  return {
    events: await column(
      sql`select distinct event_id as id from event_notes where village_id = ${villageId} and body ~ ${words} order by 1`,
    ),
    decisions: await column(
      sql`select decision_id as id from decision_notes where village_id = ${villageId}
        and (by_name ~ ${words} or comment ~ ${words} or for_name ~ ${words}) order by 1`,
    ),
    changes: await column(
      sql`select change_id as id from household_change_notes where village_id = ${villageId} and body ~ ${words} order by 1`,
    ),
    organisations: await column(
      sql`select id from organisations where village_id = ${villageId} and name ~ ${words} order by 1`,
    ),
  };
}

/** Letters and digits of other scripts end a word; Chinese has no such ends. */
const asWord = (word: string) => `(?<![A-Za-z0-9])${quote(word)}(?![A-Za-z0-9])`;
const quote = (word: string) => word.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
const patternOfWords = (words: (string | undefined)[]): string => {
  const long = words.filter((word): word is string => word !== undefined && word.length >= 2);
  return long.length === 0 ? '$^' : long.map(asWord).join('|');
};

/**
 * Rows of the audit whose reason, in somebody's own words, tells of the person: by phone or ID number wherever it
 * stands, by name only where the row is about a household they lived in or about an event of theirs. A name may be a
 * word of the trade, and what a row says besides is no free text: neither takes anybody's traces away.
 */
export async function readAuditOf(
  read: ScopedRead,
  villageId: number,
  { memberId, householdId, person }: Subject,
  eventIds: readonly string[],
): Promise<number[]> {
  const numbers = patternOfWords([person.phone, person.idNumber]);
  const name = patternOfWords([person.name]);
  const { rows } = await sql<{ seq: number }>`
    with homes as (
      select 'household:' || household_id::text as target from member_stays
      where village_id = ${villageId} and member_id = ${memberId}
    ), reasons as (
      -- What was picked stands before the colon, what was typed behind it.
      select a.seq, a.target, case when a.action = 'people.revealed'
          then substr(d.detail::jsonb ->> 'reason', nullif(strpos(d.detail::jsonb ->> 'reason', '：'), 0) + 1)
          else d.detail::jsonb ->> 'reason' end as words
      from audit_rows a join audit_details d on d.village_id = a.village_id and d.seq = a.seq
      where a.village_id = ${villageId} and not d.erased
    )
    select seq from reasons where words ~ ${numbers} or (words ~ ${name} and (
      target = ${`household:${householdId}`} or target in (select target from homes)
      or target = any(${eventIds.map((id) => `event:${id}`)}::text[])))
    order by seq`.execute(read);
  return rows.map((row) => row.seq);
}

import { sql } from 'kysely';
import { isUnder, localDay, localIso } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { type ClaimView, viewClaims } from '../events/index.ts';
import { actedFromOutside, labelOfAction, readActors } from '../oversight/index.ts';
import { readPlace } from '../orgs/index.ts';
import { readPassbook } from '../passbook/index.ts';
import { maskIdNumber, maskPhone, type Person, readPersons } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { readAccounts } from './read-traces.ts';
import type { PrivacyServices } from './services.ts';
import type { DataCopiesTable } from './tables.ts';

type Row = Pick<DataCopiesTable, 'village_id' | 'person_id' | 'household_id' | 'asked_at'>;

/** Everything that the system holds about one member and their household, as the copy tells it. */
export async function readCopy(services: PrivacyServices, row: Row) {
  const { village_id: villageId, person_id: memberId, household_id: householdId } = row;
  const scope = { lo: villageId, hi: villageId };
  const registry = await withScope(services.db, scope, async (read) => ({
    place: (await readPlace(read, villageId))?.name ?? '',
    household: await readHouseholdPart(read, villageId, householdId),
    people: await readPeople(read, services, row),
    enrolments: await readEnrolments(read, villageId, householdId),
    consents: await readConsents(read, villageId, memberId),
    ...(await readClaims(read, villageId, householdId)),
    ...(await readTraces(read, row)),
  }));
  return {
    madeAt: localIso(services.clock.now()),
    askedAt: localIso(row.asked_at),
    ...registry,
    passbook: await readBook(services, villageId, householdId),
  };
}

export type CopyData = Awaited<ReturnType<typeof readCopy>>;

async function readHouseholdPart(read: ScopedRead, villageId: number, householdId: string) {
  const row = await read
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirstOrThrow();
  return {
    doorCode: row.door_code,
    group: row.group_name,
    section: row.section_name,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    closedOn: row.closed_on,
    facts: row.facts,
  };
}

/** The member and children under 14 in full; other grown-ups keep their numbers to themselves. */
async function readPeople(read: ScopedRead, { vault, clock }: PrivacyServices, row: Row) {
  const { village_id: villageId, person_id: memberId, household_id: householdId } = row;
  const stays = await read
    .selectFrom('member_stays as s')
    .innerJoin('members as m', (join) =>
      join.onRef('m.village_id', '=', 's.village_id').onRef('m.id', '=', 's.member_id'),
    )
    .select([
      's.member_id',
      's.household_id',
      's.relation',
      's.began_on',
      's.ended_on',
      's.participating_from',
      's.participating_to',
      'm.facts',
    ])
    .where('s.village_id', '=', villageId)
    .where((or) =>
      or.or([
        or('s.member_id', '=', memberId),
        or.and([or('s.household_id', '=', householdId), or('s.ended_on', 'is', null)]),
      ]),
    )
    .orderBy('s.member_id')
    .orderBy('s.stay')
    .execute();
  const ids = [...new Set(stays.map((stay) => stay.member_id))];
  const persons = await readPersons(read, vault, villageId, ids);
  const today = localDay(clock.now());
  return ids.map((id) => {
    const person: Person = persons.get(id) ?? { name: '' };
    const own = id === memberId;
    const full = own || isUnder(14, person.bornOn, today);
    return {
      ...(full ? person : coverNumbers(person)),
      self: own,
      ...(full ? { facts: stays.find((stay) => stay.member_id === id)?.facts ?? {} } : {}),
      stays: stays
        .filter((stay) => stay.member_id === id)
        .map((stay) => ({
          relation: stay.relation,
          from: stay.began_on,
          until: stay.ended_on,
          takesPartFrom: stay.participating_from,
          takesPartUntil: stay.participating_to,
          thisHousehold: stay.household_id === householdId,
        })),
    };
  });
}

function coverNumbers(person: Person): Person {
  return {
    name: person.name,
    ...(person.phone === undefined ? {} : { phone: maskPhone(person.phone) }),
    ...(person.idNumber === undefined ? {} : { idNumber: maskIdNumber(person.idNumber) }),
  };
}

async function readEnrolments(read: ScopedRead, villageId: number, householdId: string) {
  const rows = await read
    .selectFrom('enrolments')
    .select(['joined_on as from', 'ended_on as until', 'way', 'scheme_version as schemeVersion', 'eligible'])
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .orderBy('joined_on')
    .orderBy('id')
    .execute();
  return rows;
}

async function readConsents(read: ScopedRead, villageId: number, memberId: string) {
  const rows = await read
    .selectFrom('consents as c')
    .innerJoin('consent_texts as t', (join) =>
      join.onRef('t.purpose', '=', 'c.purpose').onRef('t.version', '=', 'c.version'),
    )
    .select(['t.title', 'c.version', 'c.given_at', 'c.way', 'c.refused', 'c.withdrawn_at'])
    .where('c.village_id', '=', villageId)
    .where('c.member_id', '=', memberId)
    .orderBy('c.given_at')
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    title: row.title,
    version: row.version,
    way: row.way,
    refused: row.refused,
    givenAt: localIso(row.given_at),
    withdrawnAt: row.withdrawn_at && localIso(row.withdrawn_at),
  }));
}

async function readClaims(
  read: ScopedRead,
  villageId: number,
  householdId: string,
): Promise<{ claims: ClaimView[]; photos: { id: string; file: string; takenAt: string | null }[] }> {
  const scheme = await readScheme(read, villageId);
  const events = await read
    .selectFrom('events')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .orderBy('filed_at')
    .orderBy('id')
    .execute();
  if (scheme === null || events.length === 0) return { claims: [], photos: [] };
  const photos = await read
    .selectFrom('photos')
    .select(['id', 'file', 'taken_at'])
    .where('village_id', '=', villageId)
    .where(
      'event_id',
      'in',
      events.map((event) => event.id),
    )
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
  return {
    claims: (await viewClaims(read, villageId, scheme, events, false)).map((one) => one.view),
    photos: photos.map(({ id, file, taken_at: takenAt }) => ({
      id,
      file,
      takenAt: takenAt && localIso(takenAt),
    })),
  };
}

const ACTS_MAX = 2000;

/** Doors, devices and what was done about the member: by whom in what part, never by name. */
async function readTraces(read: ScopedRead, row: Row) {
  const { village_id: villageId, person_id: memberId, household_id: householdId } = row;
  const accounts = (await readAccounts(read, villageId, memberId)).own;
  const doors = await read
    .selectFrom('access_doors')
    .select(['kind', 'added_at'])
    .where('account_id', 'in', accounts.length > 0 ? accounts : [memberId])
    .orderBy('kind')
    .orderBy('door_index')
    .execute();
  const sessions = await read
    .selectFrom('sessions')
    .select(['device', 'address', 'created_at', 'seen_at', 'ended_at'])
    .where('account_id', 'in', accounts.length > 0 ? accounts : [memberId])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  const { rows } = await sql<{ at: Date; actor_id: string; action: string; detail: string | null }>`
    select a.at, a.actor_id, a.action, d.detail from audit_rows a
    left join audit_details d on d.village_id = a.village_id and d.seq = a.seq
    where a.village_id = ${villageId} and (a.actor_id = any(${accounts}::text[]) or a.target = any(
      array['member:' || ${memberId}::text, 'household:' || ${householdId}::text]
      || array(select 'event:' || e.id::text from events e
        where e.village_id = ${villageId} and e.household_id = ${householdId})))
    order by a.at desc, a.seq desc limit ${ACTS_MAX}`.execute(read);
  const actors = await readActors(
    read,
    rows.map((one) => one.actor_id),
  );
  const acts = rows.map((one) => {
    const actor = actors.get(one.actor_id);
    const detail = one.detail === null ? null : (JSON.parse(one.detail) as ActDetail);
    return {
      at: localIso(one.at),
      what: labelOfAction(one.action, detail?.after?.operation ?? null),
      who: accounts.includes(one.actor_id) ? '本人' : (dutyOf(actor) ?? '系统'),
      fromAbove: actedFromOutside(actor, villageId, one.at),
      reason: detail?.reason ?? null,
    };
  });
  return {
    doors: doors.map((door) => ({ kind: door.kind, addedAt: door.added_at && localIso(door.added_at) })),
    sessions: sessions.map((one) => ({
      device: one.device,
      address: one.address,
      firstSeenAt: localIso(one.created_at),
      lastSeenAt: localIso(one.seen_at),
      endedAt: one.ended_at && localIso(one.ended_at),
    })),
    acts,
  };
}

interface ActDetail {
  after?: { operation?: string };
  reason?: string;
}

function dutyOf(
  actor: { kind: string; duties: { placeName: string | null; role: string }[] } | undefined,
): string | null {
  if (!actor || actor.kind === 'system') return null;
  const duty = actor.duties.at(-1);
  if (actor.kind === 'villager') return '村民';
  return [duty?.placeName, '工作人员'].filter(Boolean).join(' ');
}

async function readBook(services: PrivacyServices, villageId: number, householdId: string) {
  const place = { villageId, householdId };
  const book = { balances: [] as unknown[], entries: [] as Entry[] };
  let cursor: string | undefined;
  do {
    const page = await readPassbook(services, readerOf(villageId, householdId), place, {
      limit: 100,
      cursor,
    });
    book.balances = page.balances;
    book.entries.push(...page.entries);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return book;
}

type Entry = Awaited<ReturnType<typeof readPassbook>>['entries'][number];

/** Reads a household's book as one of its own people: the copy shows what they would see. */
function readerOf(villageId: number, householdId: string): Actor {
  return {
    accountId: householdId,
    kind: 'villager',
    displayName: '',
    sessionId: householdId,
    grants: [
      { role: 'villager', placeId: villageId, placeName: '', lo: villageId, hi: villageId, householdId },
    ],
  };
}

import { sql } from 'kysely';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { ConsentText } from './consent-texts.ts';
import { readConsentTexts } from './consent-texts.ts';
import type { ConsentsTable } from './tables.ts';

/** `outdated`: agreed to an older text, which holds until the new one is answered. */
export type ConsentState = 'given' | 'outdated' | 'withdrawn' | 'refused' | 'unasked';

export interface ConsentAnswer {
  memberId: string;
  purpose: string;
  state: ConsentState;
  version: number | null;
  at: Date | null;
  way: ConsentsTable['way'] | null;
  guardianId: string | null;
  guardianRelation: ConsentsTable['guardian_relation'];
}

/** Where each of some members stands with each purpose. */
export async function readConsents(
  read: ScopedRead,
  villageId: number,
  memberIds: readonly string[],
): Promise<{ texts: ConsentText[]; answers: ConsentAnswer[] }> {
  const texts = await readConsentTexts(read);
  const rows = await readLatest(read, villageId, memberIds);
  const answers = memberIds.flatMap((memberId) =>
    texts.map((text): ConsentAnswer => {
      const row = rows.find((one) => one.member_id === memberId && one.purpose === text.purpose);
      return {
        memberId,
        purpose: text.purpose,
        state: stateOf(row, text.version),
        version: row?.version ?? null,
        at: row ? (row.withdrawn_at ?? row.given_at) : null,
        way: row ? (row.withdrawn_way ?? row.way) : null,
        guardianId: row?.guardian_id ?? null,
        guardianRelation: row?.guardian_relation ?? null,
      };
    }),
  );
  return { texts, answers };
}

function stateOf(row: ConsentsTable | undefined, version: number): ConsentState {
  if (!row) return 'unasked';
  // Who said no to an older text is asked about the new one like everybody.
  if (row.withdrawn_at !== null) return row.refused ? 'refused' : 'withdrawn';
  return row.version < version ? 'outdated' : 'given';
}

async function readLatest(
  read: ScopedRead,
  villageId: number,
  memberIds: readonly string[],
): Promise<ConsentsTable[]> {
  if (memberIds.length === 0) return [];
  return (
    read
      .selectFrom('consents')
      .selectAll()
      .distinctOn(['member_id', 'purpose'])
      .where('village_id', '=', villageId)
      .where('member_id', 'in', [...memberIds])
      .orderBy('member_id')
      .orderBy('purpose')
      // What still stands is the last word, however close together two answers were given.
      .orderBy('withdrawn_at', (order) => order.desc().nullsFirst())
      .orderBy('given_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
  );
}

/**
 * The households, of those given, whose head has said no to one purpose or taken the yes back. Whoever was never asked
 * joined on paper, and the paper holds.
 */
export async function readUnwilling(
  read: ScopedRead,
  villageId: number,
  purpose: 'points' | 'photos' | 'messages' | 'location',
  householdIds: readonly string[],
): Promise<Set<string>> {
  if (householdIds.length === 0) return new Set();
  const { rows } = await sql<{ household_id: string }>`
    select s.household_id from member_stays s
    cross join lateral (
      select c.withdrawn_at from consents c
      where c.village_id = s.village_id and c.member_id = s.member_id and c.purpose = ${purpose}
      order by c.withdrawn_at desc nulls first, c.given_at desc, c.id desc limit 1
    ) last
    where s.village_id = ${villageId} and s.household_id = any(${[...householdIds]}::uuid[])
      and s.relation = 'head' and last.withdrawn_at is not null
      and s.stay = (select max(o.stay) from member_stays o
        where o.village_id = s.village_id and o.household_id = s.household_id and o.member_id = s.member_id)`.execute(
    read,
  );
  return new Set(rows.map((row) => row.household_id));
}

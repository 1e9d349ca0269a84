import type { EligibilityView } from '@jishan/scheme';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { readScheme } from '../schemes/index.ts';
import { readEligibility } from './eligibility.ts';
import type { EnrolmentsTable } from './tables.ts';

export interface EnrolmentCard {
  state: 'joined' | 'left' | 'never' | 'closed';
  joinedOn: string | null;
  leftOn: string | null;
  /** How it joined; null where it was on the roster before. */
  way: EnrolmentsTable['way'] | null;
  paper: EnrolmentsTable['paper'];
  /** The day that the conditions are looked at. */
  day: string;
  /** Null before a scheme is in force. */
  eligibility: EligibilityView | null;
  mayJoin: boolean;
}

/** Where a household stands with taking part, and whether the conditions let it. */
export async function readEnrolment(
  read: ScopedRead,
  villageId: number,
  householdId: string,
  wish: { now: Date; on: string | undefined },
): Promise<EnrolmentCard | null> {
  const row = await read
    .selectFrom('households')
    .select(['joined_on', 'left_on', 'closed_on'])
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirst();
  if (!row) return null;
  const day = wish.on ?? localDay(wish.now);
  const scheme = await readScheme(read, villageId);
  const eligibility = scheme && (await readEligibility(read, villageId, scheme, householdId, day));
  const last = await read
    .selectFrom('enrolments')
    .select(['way', 'paper'])
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const state = stateOf(row);
  return {
    state,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    way: last?.way ?? null,
    paper: last?.paper ?? null,
    day,
    eligibility,
    mayJoin: (state === 'never' || state === 'left') && eligibility?.eligible === true,
  };
}

/** Somebody who goes today has gone: the last day is over for whoever asks. */
function stateOf(row: {
  joined_on: string | null;
  left_on: string | null;
  closed_on: string | null;
}): EnrolmentCard['state'] {
  if (row.closed_on !== null) return 'closed';
  if (row.joined_on === null) return 'never';
  return row.left_on === null ? 'joined' : 'left';
}

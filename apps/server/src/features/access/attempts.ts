import { sql } from 'kysely';
import type { ScopedTx } from '../../platform/db/index.ts';

const FAILURES_MAX = 5;
/** How long a lock lasts. */
export const LOCK_MINUTES = 15;
const WINDOW = sql.raw(`interval '15 minutes'`);
const LOCK = sql.raw(`interval '${LOCK_MINUTES} minutes'`);

export type Attempt =
  | {
      allowed: true;
      /** This failing would be the one that locks. */
      last: boolean;
      /** How many more may fail before it locks. */
      left: number;
    }
  | { allowed: false; minutes: number };

/**
 * Takes one attempt at signing in before anything is checked, so that many at once cannot slip through together: the
 * fifth within 15 minutes locks for 15, and success gives all of them back.
 */
export async function takeAttempt(tx: ScopedTx, subject: Buffer, now: Date): Promise<Attempt> {
  const { rows } = await sql<{ failures: number; locked_until: Date | null }>`
    insert into sign_in_failures as f (subject_index, failures, first_at)
    values (${subject}, 1, ${now})
    on conflict (subject_index) do update set
      failures = case when f.locked_until > ${now} then f.failures + 1
        when f.locked_until is not null or f.first_at <= ${now}::timestamptz - ${WINDOW} then 1
        else f.failures + 1 end,
      first_at = case when f.locked_until > ${now} then f.first_at
        when f.locked_until is not null or f.first_at <= ${now}::timestamptz - ${WINDOW} then ${now}
        else f.first_at end,
      locked_until = case when f.locked_until > ${now} then f.locked_until
        when f.locked_until is not null or f.first_at <= ${now}::timestamptz - ${WINDOW} then null
        when f.failures + 1 >= ${FAILURES_MAX} then ${now}::timestamptz + ${LOCK}
        else null end
    returning failures, locked_until`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('An upsert returned no row');
  if (row.failures <= FAILURES_MAX)
    return { allowed: true, last: row.failures === FAILURES_MAX, left: FAILURES_MAX - row.failures };
  const waitMs = (row.locked_until?.getTime() ?? now.getTime()) - now.getTime();
  return { allowed: false, minutes: Math.max(1, Math.ceil(waitMs / 60_000)) };
}

/**
 * Gives one attempt back: what was tried was right, but signing in is not finished, so earlier failures still count.
 * A lock that this very attempt set opens again.
 */
export async function giveAttemptBack(
  tx: ScopedTx,
  subject: Buffer,
  attempt: { last: boolean },
): Promise<void> {
  await sql`update sign_in_failures
    set failures = case when ${attempt.last}::boolean then ${FAILURES_MAX - 1} else greatest(failures - 1, 0) end,
      locked_until = null
    where subject_index = ${subject} and (${attempt.last}::boolean or locked_until is null)`.execute(tx);
}

/** Signing in worked: earlier failures count no more. */
export async function forgetAttempts(tx: ScopedTx, subject: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('subject_index', '=', subject).execute();
}

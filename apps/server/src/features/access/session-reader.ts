import { sql } from 'kysely';
import { hashToken, type SessionLookup, type SessionReader } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Actor, Grant } from '../../platform/command/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { createBatcher } from './batcher.ts';

interface Row {
  key: string;
  session_id: string;
  account_id: string;
  kind: 'villager' | 'staff';
  display_name: string | null;
  seen_at: Date;
  idle_sec: number | null;
  ends_at: Date;
  over: boolean;
  grants: (Grant & { householdId: string | null; personId: string | null })[] | null;
}

/** A use is noted when the last note is this old: noting each one would write on every read. */
const NOTE_AFTER_MS = 60_000;

/**
 * Looks sessions up in the database on every request, so that signing out, disabling an account and changing a role
 * work at once in every process; what arrives together shares one query.
 */
export function createSessionReader(app: { db: Pick<Db, 'app'>; clock: Clock; log: Log }): SessionReader {
  const load = createBatcher((hashes: string[]) => readRows(app.db, hashes));
  const note = createBatcher(async (hashes: string[]) => {
    await noteUse(app.db, hashes, app.clock.now());
    return new Map<string, true>();
  });
  return {
    async find(token): Promise<SessionLookup> {
      const key = hashToken(token).toString('hex');
      const row = await load(key);
      if (!row) return { state: 'unknown' };
      const nowMs = app.clock.now().getTime();
      const idleMs = nowMs - row.seen_at.getTime();
      const idleOut = row.idle_sec !== null && idleMs > row.idle_sec * 1000;
      if (row.over || idleOut || row.ends_at.getTime() <= nowMs) return { state: 'expired' };
      // A use that cannot be noted is no reason to refuse it.
      if (row.idle_sec !== null && idleMs > NOTE_AFTER_MS)
        await note(key).catch((error: unknown) =>
          app.log.warn({ err: error }, 'Noting a session’s use failed'),
        );
      return { state: 'live', actor: toActor(row) };
    },
  };
}

function toActor(row: Row): Actor {
  const grants = row.grants ?? [];
  const personId = grants.find((grant) => grant.personId !== null)?.personId;
  return {
    accountId: row.account_id,
    kind: row.kind,
    displayName: row.display_name ?? '',
    sessionId: row.session_id,
    ...(personId ? { personId } : {}),
    grants: grants.map(({ role, placeId, placeName, lo, hi, householdId }) => ({
      role,
      placeId,
      placeName,
      lo,
      hi,
      ...(householdId === null ? {} : { householdId }),
    })),
  };
}

async function readRows(db: Pick<Db, 'app'>, hashes: string[]): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    select encode(s.token_hash, 'hex') as key, s.id as session_id, s.account_id, a.kind, n.display_name,
      s.seen_at, s.idle_sec, s.ends_at, (s.ended_at is not null or a.disabled_at is not null) as over,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'placeId', p.id, 'placeName', p.name, 'lo', r.lo,
          'hi', r.hi, 'householdId', g.household_id, 'personId', g.person_id) order by g.given_at, g.id, r.lo)
        from role_grants g join places p on p.id = g.place_id join place_ranges r on r.place_id = p.id
        where g.account_id = s.account_id and g.ended_at is null) as grants
    from sessions s
    join access_accounts a on a.id = s.account_id
    left join access_names n on n.account_id = s.account_id
    where s.token_hash in (select decode(h, 'hex') from unnest(${hashes}::text[]) as h)`.execute(db.app);
  return new Map(rows.map((row) => [row.key, row]));
}

async function noteUse(db: Pick<Db, 'app'>, hashes: string[], now: Date): Promise<void> {
  await sql`update sessions set seen_at = greatest(seen_at, ${now})
    where token_hash in (select decode(h, 'hex') from unnest(${hashes}::text[]) as h)`.execute(db.app);
}

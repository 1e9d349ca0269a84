import { sql } from 'kysely';
import { hashToken, type SessionLookup, type SessionReader } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import type { Actor, Grant, SessionStage, StandIn } from '../../platform/command/index.ts';
import { type Db, filledUp } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { createBatcher } from './batcher.ts';
import { installationName, isDelegable, isLive, standInOf } from './live-grants.ts';

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
  only_household: string | null;
  only_person: string | null;
  stage: SessionStage | null;
  grants: GrantRow[] | null;
}

type GrantRow = Omit<Grant, 'householdId' | 'personId' | 'groupName' | 'standIn'> & {
  householdId: string | null;
  personId: string | null;
  groupName: string | null;
  standIn: StandIn | null;
};

/**
 * A use is noted when the last note is this old: noting each one would write on every read. Where an unused session
 * ends by itself it is noted more often than where it only shows in the list of devices.
 */
const NOTE_AFTER_MS = { idling: 60_000, lasting: 600_000 };

/**
 * Looks sessions up in the database on every request, so that signing out, disabling an account and changing a role
 * work at once in every process; what arrives together shares one query.
 */
export function createSessionReader(app: { db: Pick<Db, 'app'>; clock: Clock; log: Log }): SessionReader {
  const load = createBatcher((hashes: string[]) => readRows(app.db, hashes, localDay(app.clock.now())));
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
      if (idleMs > NOTE_AFTER_MS[row.idle_sec === null ? 'lasting' : 'idling'])
        await note(key).catch((error: unknown) =>
          app.log.warn({ err: error }, 'Noting a session’s use failed'),
        );
      return { state: 'live', actor: toActor(row) };
    },
  };
}

function toActor(row: Row): Actor {
  // A card's session is as narrow as the card, whatever else its account reaches.
  const only = row.only_household;
  const grants = (row.grants ?? []).filter((grant) => only === null || isOwn(grant, only, row.only_person));
  const personId = grants.find((grant) => grant.personId !== null)?.personId;
  return {
    accountId: row.account_id,
    kind: row.kind,
    displayName: row.display_name ?? '',
    sessionId: row.session_id,
    ...(row.stage === null ? {} : { stage: row.stage }),
    ...(personId ? { personId } : {}),
    ...(only === null ? {} : { onlyHousehold: only }),
    // Until signing in is finished a session opens nothing but its next step.
    grants: row.stage === null ? grants.map(toGrant) : [],
  };
}

function toGrant({ personId, householdId, groupName, standIn, ...grant }: GrantRow): Grant {
  return {
    ...grant,
    ...(householdId === null ? {} : { householdId }),
    ...(personId === null ? {} : { personId }),
    ...(groupName === null ? {} : { groupName }),
    ...(standIn === null ? {} : { standIn }),
  };
}

const isOwn = (
  grant: { role: string; householdId: string | null; personId: string | null },
  householdId: string,
  personId: string | null,
) =>
  grant.role === 'villager' &&
  grant.householdId === householdId &&
  (personId === null || grant.personId === personId);

/** With a list of values: for an array of unknown length PostgreSQL would plan the statement anew for each request. */
async function readRows(db: Pick<Db, 'app'>, hashes: string[], today: string): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    select encode(s.token_hash, 'hex') as key, s.id as session_id, s.account_id, a.kind, n.display_name,
      s.seen_at, s.idle_sec, s.ends_at, s.only_household, s.only_person, coalesce(s.stage, case when a.held_by is not null then 'second_hand' end) as stage,
      (s.ended_at is not null or a.disabled_at is not null) as over,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'placeId', coalesce(p.id, 0),
          'placeName', coalesce(p.name, ${installationName}::text), 'lo', coalesce(r.lo, 0),
          'hi', coalesce(r.hi, ${Number.MAX_SAFE_INTEGER}::bigint), 'householdId', g.household_id,
          'personId', g.person_id, 'groupName', g.group_name, 'standIn', ${standInOf}) order by g.given_at, g.id, r.lo)
        from role_grants g
        left join places p on p.id = g.place_id
        left join place_ranges r on r.place_id = p.id
        left join role_grants o on o.id = g.delegated_from
        where g.account_id = s.account_id and ${isLive('g', today)}
          and (g.delegated_from is null or ${isDelegable('o', today)})) as grants
    from sessions s
    join access_accounts a on a.id = s.account_id
    left join access_names n on n.account_id = s.account_id
    where s.token_hash in (${sql.join(filledUp(hashes).map((hash) => Buffer.from(hash, 'hex')))})`.execute(
    db.app,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

async function noteUse(db: Pick<Db, 'app'>, hashes: string[], now: Date): Promise<void> {
  await sql`update sessions set seen_at = greatest(seen_at, ${now})
    where token_hash in (select decode(h, 'hex') from unnest(${hashes}::text[]) as h)`.execute(db.app);
}

import { sql } from 'kysely';
import type { ScopedRead } from '../../platform/db/index.ts';

export interface AuditQuery {
  /** Village ids (and ids of places above them, which have a record of their own), both included. */
  lo: number;
  hi: number;
  from: Date;
  /** The first instant that is no longer asked for. */
  until: Date;
  actorIds?: readonly string[] | undefined;
  /** The whole name or its beginning up to a dot: `people.` for all that the registry did. */
  action?: string | undefined;
  target?: string | undefined;
  after?: AuditCursor | undefined;
  limit: number;
}

export interface AuditCursor {
  at: string;
  villageId: number;
  seq: number;
}

export interface AuditLine {
  villageId: number;
  placeName: string | null;
  seq: number;
  at: Date;
  /** The same in full precision, for the cursor. */
  atText: string;
  actorId: string;
  action: string;
  target: string;
  /** Of the household that it is about. */
  doorCode: string | null;
  requestId: string;
  /** From where, before, after and why, as JSON text; null once erased. */
  detail: string | null;
}

/**
 * Rows of the audit, the newest first. Each place's newest rows are taken by an index of its own and then merged, so that
 * a district with a thousand villages costs a thousand short looks and not all that ever happened.
 */
export async function readAudit(read: ScopedRead, query: AuditQuery): Promise<AuditLine[]> {
  const { lo, hi, from, until, actorIds, action, target, after, limit } = query;
  const conditions = [
    sql`r.at >= ${from} and r.at < ${until}`,
    ...(actorIds ? [sql`r.actor_id = any(${[...actorIds]}::text[])`] : []),
    ...(action
      ? [action.endsWith('.') ? sql`starts_with(r.action, ${action})` : sql`r.action = ${action}`]
      : []),
    ...(target ? [sql`r.target = ${target}`] : []),
    ...(after
      ? [sql`(r.at, r.village_id, r.seq) < (${after.at}::timestamptz, ${after.villageId}, ${after.seq})`]
      : []),
  ];
  const { rows } = await sql<AuditLine>`
    select r.village_id as "villageId", h.name as "placeName", r.seq, r.at,
      to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atText",
      r.actor_id as "actorId", r.action, r.target, r.request_id as "requestId", d.detail,
      home.door_code as "doorCode"
    from (
      select c.village_id, p.name from command_heads c left join places p on p.id = c.village_id
      where c.village_id between ${lo} and ${hi}
    ) h
    cross join lateral (
      select * from audit_rows r where r.village_id = h.village_id and ${sql.join(conditions, sql` and `)}
      order by r.at desc, r.seq desc limit ${limit}
    ) r
    left join audit_details d on d.village_id = r.village_id and d.seq = r.seq
    left join households home on home.village_id = r.village_id
      and home.id = case when r.target ~ '^household:[0-9a-f-]{36}$' then substr(r.target, 11)::uuid end
    order by r.at desc, r.village_id desc, r.seq desc
    limit ${limit}`.execute(read);
  return rows;
}

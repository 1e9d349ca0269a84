import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { installationName, isDelegable, isLive } from '../access/index.ts';

export interface Duty {
  grantId: string;
  accountId: string;
  role: Role;
  /** 0: the whole installation. */
  placeId: number;
  placeName: string;
  groupName: string | null;
  from: string | null;
  until: string | null;
  /** False while its first day is still to come. */
  inForce: boolean;
  /** The absent colleague, when it is done for one. */
  standsInFor: string | null;
  delegatedFrom: string | null;
  householdId: string | null;
}

export interface StaffRecord {
  accountId: string;
  username: string;
  displayName: string;
  administrator: boolean;
  disabled: boolean;
  /** A one-time password was handed out and not yet replaced. */
  passwordPending: boolean;
  secondFactor: boolean;
  /** False only for accounts of demo data. */
  factorRequired: boolean;
  lastSeenAt: Date | null;
  issuedBy: string | null;
  factorClearedBy: string | null;
  /** Who handed out a password that somebody else has yet to speak for. */
  heldBy: string | null;
  /** Who has bound it to single sign-on, which opens it like the password. */
  boundBy: string[];
  duties: Duty[];
}

type StaffRow = Omit<StaffRecord, 'duties'> & { total: number };

export interface StaffFilter {
  /** Part of a name, or the beginning of a user name. */
  q?: string | undefined;
  /** Only with a duty in one of these ranges; everybody without. */
  ranges?: { lo: number; hi: number }[];
  page: number;
  pageSize: number;
  today: string;
}

/** Staff by user name, with their duties. Somebody outside the ranges is found by the whole user name alone. */
export async function listStaff(
  read: ScopedRead,
  filter: StaffFilter,
): Promise<{ staff: StaffRecord[]; total: number }> {
  const word = filter.q?.trim().toLowerCase() ?? '';
  const where = [matches(word), ...(filter.ranges ? [within(filter.ranges, word, filter.today)] : [])];
  const rows = await readRows(
    read,
    sql.join(where, sql` and `),
    sql`limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`,
  );
  return { staff: await withDuties(read, rows, filter.today), total: rows[0]?.total ?? 0 };
}

/** One account of staff, or null. */
export async function readStaff(
  read: ScopedRead,
  accountId: string,
  today: string,
): Promise<StaffRecord | null> {
  const rows = await readRows(read, sql`a.id = ${accountId}::uuid`, sql``);
  const [found] = await withDuties(read, rows, today);
  return found ?? null;
}

async function readRows(
  read: ScopedRead,
  where: RawBuilder<unknown>,
  paging: RawBuilder<unknown>,
): Promise<StaffRow[]> {
  const { rows } = await sql<StaffRow>`
    select a.id as "accountId", l.username, coalesce(n.display_name, '') as "displayName", a.administrator,
      a.disabled_at is not null as disabled, l.initial_until is not null as "passwordPending",
      exists (select 1 from second_factors f where f.account_id = a.id) as "secondFactor",
      a.second_factor = 'required' as "factorRequired",
      (select max(s.seen_at) from sessions s where s.account_id = a.id) as "lastSeenAt",
      l.issued_by as "issuedBy", a.factor_cleared_by as "factorClearedBy",
      a.held_by as "heldBy",
      (select coalesce(jsonb_agg(d.bound_by), '[]') from access_doors d
        where d.account_id = a.id and d.bound_by is not null) as "boundBy", count(*) over ()::int as total
    from access_accounts a
    join staff_logins l on l.account_id = a.id
    left join access_names n on n.account_id = a.id
    where a.kind = 'staff' and ${where}
    order by l.username ${paging}`.execute(read);
  return rows;
}

function matches(word: string): RawBuilder<SqlBool> {
  if (word === '') return sql<SqlBool>`true`;
  const literal = word.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql<SqlBool>`(l.username like ${`${literal}%`} or n.display_name ilike ${`%${literal}%`})`;
}

function within(ranges: { lo: number; hi: number }[], word: string, today: string): RawBuilder<SqlBool> {
  const inRange = ranges.map(({ lo, hi }) => sql`g.place_id between ${lo} and ${hi}`);
  const held = ranges.length === 0 ? sql`false` : sql`(${sql.join(inRange, sql` or `)})`;
  return sql<SqlBool>`((l.username = ${word} and not a.administrator) or exists (
    select 1 from role_grants g where g.account_id = a.id and ${isOpen('g', today)} and ${held}))`;
}

/** Not ended and not over, though perhaps still to begin. */
function isOpen(alias: string, today: string): RawBuilder<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`(${of('ended_at')} is null and coalesce(${of('ends_on')} >= ${today}::date, true))`;
}

async function withDuties(read: ScopedRead, rows: StaffRow[], today: string): Promise<StaffRecord[]> {
  const ids = rows.map((row) => row.accountId);
  const duties = await readDuties(read, sql`g.account_id = any(${ids}::uuid[])`, today);
  return rows.map(({ total: _total, ...row }) => ({
    ...row,
    duties: duties.filter((duty) => duty.accountId === row.accountId),
  }));
}

/** Duties that hold or are to begin, as a condition on `g` (role_grants) picks them. */
export async function readDuties(
  read: ScopedRead,
  where: RawBuilder<unknown>,
  today: string,
): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select g.id as "grantId", g.account_id as "accountId", g.role, coalesce(g.place_id, 0) as "placeId",
      coalesce(p.name, ${installationName}::text) as "placeName", g.group_name as "groupName",
      g.starts_on as "from", g.ends_on as until,
      (${isLive('g', today)} and (g.delegated_from is null or ${isDelegable('o', today)})) as "inForce",
      case when g.delegated_from is null then null else coalesce(absent.display_name, '') end as "standsInFor",
      g.delegated_from as "delegatedFrom", g.household_id as "householdId"
    from role_grants g
    left join places p on p.id = g.place_id
    left join role_grants o on o.id = g.delegated_from
    left join access_names absent on absent.account_id = o.account_id
    where ${isOpen('g', today)} and g.role <> 'villager' and ${where}
    order by g.given_at, g.id`.execute(read);
  return rows;
}

/** One duty that holds or is to begin, or null. */
export async function readDuty(read: ScopedRead, grantId: string, today: string): Promise<Duty | null> {
  const [duty] = await readDuties(read, sql`g.id = ${grantId}::uuid`, today);
  return duty ?? null;
}

import { sql } from 'kysely';
import type { Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';

/** A duty or a household of an account, held now or once. */
export interface HeldGrant {
  /** Null for administrators, who serve the whole installation. */
  placeId: number | null;
  role: Role;
  from: Date;
  until: Date | null;
}

/** Who an account is and what it may and might do, for those who read the record of what was done. */
export interface AccountHistory {
  kind: 'staff' | 'villager';
  /** Of staff; villagers have none here. */
  name: string;
  grants: HeldGrant[];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The accounts among some ids, with all that they ever were given, in that order. */
export async function readHistories(
  read: ScopedRead,
  ids: readonly string[],
): Promise<Map<string, AccountHistory>> {
  const accounts = [...new Set(ids)].filter((id) => UUID.test(id));
  if (accounts.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    kind: AccountHistory['kind'];
    name: string | null;
    grants: { placeId: number | null; role: Role; from: string; until: string | null }[] | null;
  }>`
    select a.id, a.kind, n.display_name as name,
      (select jsonb_agg(jsonb_build_object('placeId', g.place_id, 'role', g.role, 'from', g.given_at,
          'until', g.ended_at) order by g.given_at) from role_grants g where g.account_id = a.id) as grants
    from access_accounts a left join access_names n on n.account_id = a.id
    where a.id = any(${accounts}::uuid[])`.execute(read);
  return new Map(
    rows.map(({ id, kind, name, grants }) => [
      id,
      {
        kind,
        name: kind === 'staff' ? (name ?? '') : '',
        grants: (grants ?? []).map(({ from, until, ...grant }) => ({
          ...grant,
          from: new Date(from),
          until: until === null ? null : new Date(until),
        })),
      },
    ]),
  );
}

/** Staff whose name or sign-in name holds these letters: whom a search means by a name. */
export async function findStaffIds(read: ScopedRead, words: string): Promise<string[]> {
  const literal = `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<{ id: string }>`
    select a.id from access_accounts a
    left join access_names n on n.account_id = a.id left join staff_logins l on l.account_id = a.id
    where a.kind = 'staff' and (n.display_name ilike ${literal} or l.username ilike ${literal})
    limit 200`.execute(read);
  return rows.map(({ id }) => id);
}

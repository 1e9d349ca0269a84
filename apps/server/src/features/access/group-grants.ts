import { sql } from 'kysely';
import type { Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';

/** The duties that may cover one group only. */
type GroupRole = Extract<Role, 'group_leader' | 'helper'>;

export interface GroupGrant {
  id: string;
  accountId: string;
  /** Empty when it has been erased. */
  displayName: string;
  role: GroupRole;
  groupName: string;
  /** The duty of a colleague who is away, and how they are called. */
  delegatedFrom: string | null;
  standsInFor: string | null;
  /** Its first day is still to come. */
  ahead: boolean;
  disabled: boolean;
}

/** The duties of a village that are bound to one of its groups and are not over, the longest held first. */
export async function readGroupGrants(
  read: ScopedRead,
  villageId: number,
  today: string,
): Promise<GroupGrant[]> {
  const { rows } = await sql<GroupGrant>`
    select g.id, g.account_id as "accountId", coalesce(n.display_name, '') as "displayName", g.role,
      g.group_name as "groupName", g.delegated_from as "delegatedFrom",
      case when g.delegated_from is null then null else coalesce(absent.display_name, '') end as "standsInFor",
      coalesce(g.starts_on > ${today}::date, false) as ahead, a.disabled_at is not null as disabled
    from role_grants g
    join access_accounts a on a.id = g.account_id
    left join access_names n on n.account_id = g.account_id
    left join role_grants o on o.id = g.delegated_from
    left join access_names absent on absent.account_id = o.account_id
    where g.place_id = ${villageId} and g.group_name is not null and g.ended_at is null
      and coalesce(g.ends_on >= ${today}::date, true)
    order by g.given_at, g.id`.execute(read);
  return rows;
}

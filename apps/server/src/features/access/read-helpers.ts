import type { ScopedRead } from '../../platform/db/index.ts';
import { isLive } from './live-grants.ts';

export interface Helper {
  accountId: string;
  name: string;
  /** Empty: of the whole village. */
  group: string;
}

/** Whoever has the duty of a helper in a village today, by name. */
export async function readHelpers(read: ScopedRead, villageId: number, today: string): Promise<Helper[]> {
  const rows = await read
    .selectFrom('role_grants as g')
    .innerJoin('access_accounts as a', 'a.id', 'g.account_id')
    .leftJoin('access_names as n', 'n.account_id', 'g.account_id')
    .select(['g.account_id', 'n.display_name', 'g.group_name'])
    .where('g.place_id', '=', villageId)
    .where('g.role', '=', 'helper')
    .where('a.disabled_at', 'is', null)
    .where(isLive('g', today))
    .orderBy('n.display_name')
    .orderBy('g.account_id')
    .execute();
  const helpers = new Map<string, Helper>();
  for (const row of rows)
    if (!helpers.has(row.account_id))
      helpers.set(row.account_id, {
        accountId: row.account_id,
        name: row.display_name ?? '',
        group: row.group_name ?? '',
      });
  return [...helpers.values()];
}

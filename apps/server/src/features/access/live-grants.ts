import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** How the whole installation is called where a duty's place is named. */
export const installationName = '本系统';

/** Whether a grant holds today: not ended, and within its days. */
export function isLive(alias: string, today: string): RawBuilder<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`(${of('ended_at')} is null and coalesce(${of('starts_on')} <= ${today}::date, true)
    and coalesce(${of('ends_on')} >= ${today}::date, true))`;
}

/** Whether a duty handed over still counts: the absent colleague's own holds, was not handed to them, and they are in office. */
export function isDelegable(alias: string, today: string): RawBuilder<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`(${isLive(alias, today)} and ${of('delegated_from')} is null and exists (
    select 1 from access_accounts absent where absent.id = ${of('account_id')} and absent.disabled_at is null))`;
}

/** The absent colleague behind grant `g`, whose own grant is `o`; null where nobody is absent. */
export const standInOf = sql`case when o.id is null then null else jsonb_build_object('accountId', o.account_id,
  'name', (select coalesce(max(absent.display_name), '') from access_names absent where absent.account_id = o.account_id),
  'householdIds', (select coalesce(jsonb_agg(distinct kept.household_id), '[]') from role_grants kept
    where kept.account_id = o.account_id and kept.ended_at is null and kept.household_id is not null)) end`;

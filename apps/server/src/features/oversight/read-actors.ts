import { sql } from 'kysely';
import type { ScopedRead } from '../../platform/db/index.ts';
import { localDay } from '../../platform/clock/index.ts';

/** Who acted, as a line of the record shows it. */
export interface ShownActor {
  kind: 'staff' | 'villager' | 'system';
  /** A villager's stays empty: the record leads to the household, not to a name. */
  name: string;
  /** `赵巷镇 镇级部门`: the duties held now or then, by place and role code. */
  duties: {
    placeId: number | null;
    placeName: string | null;
    role: string;
    from: Date;
    until: Date | null;
  }[];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The people behind some rows; an id that no account has is the system itself. */
export async function readActors(read: ScopedRead, ids: readonly string[]): Promise<Map<string, ShownActor>> {
  const accounts = [...new Set(ids)].filter((id) => UUID.test(id));
  const { rows } = await sql<{
    id: string;
    kind: 'staff' | 'villager';
    name: string | null;
    duties: Duty[] | null;
  }>`
    select a.id, a.kind, n.display_name as name,
      (select jsonb_agg(jsonb_build_object('placeId', g.place_id, 'placeName', p.name, 'role', g.role,
          'from', g.given_at, 'until', g.ended_at) order by g.given_at)
        from role_grants g left join places p on p.id = g.place_id where g.account_id = a.id) as duties
    from access_accounts a left join access_names n on n.account_id = a.id
    where a.id = any(${accounts}::uuid[])`.execute(read);
  return new Map(
    rows.map(({ id, kind, name, duties }) => [
      id,
      {
        kind,
        name: kind === 'staff' ? (name ?? '') : '',
        duties: (duties ?? []).map((duty) => ({
          ...duty,
          from: new Date(duty.from),
          until: duty.until === null ? null : new Date(duty.until),
        })),
      },
    ]),
  );
}

interface Duty {
  placeId: number | null;
  placeName: string | null;
  role: string;
  from: string;
  until: string | null;
}

/** Whether somebody acted in a village without a duty or a household of their own there at that moment. */
export function actedFromOutside(actor: ShownActor | undefined, villageId: number, at: Date): boolean {
  if (!actor || actor.kind === 'system') return false;
  const then = actor.duties.filter(
    (duty) => localDay(duty.from) <= localDay(at) && (duty.until === null || duty.until >= at),
  );
  return !then.some((duty) => duty.placeId === villageId);
}

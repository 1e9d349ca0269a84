import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { type HeldGrant, readHistories } from '../access/index.ts';
import { readPlaces } from '../orgs/index.ts';

/** Who acted, as a line of the record shows it. */
export interface ShownActor {
  kind: 'staff' | 'villager' | 'system';
  /** A villager's stays empty: the record leads to the household, not to a name. */
  name: string;
  /** `赵巷镇 镇级部门`: the duties held now or then, by place and role code. */
  duties: (HeldGrant & { placeName: string | null })[];
}

/** The people behind some rows; an id that no account has is the system itself. */
export async function readActors(read: ScopedRead, ids: readonly string[]): Promise<Map<string, ShownActor>> {
  const histories = await readHistories(read, ids);
  const placeIds = [...histories.values()].flatMap(({ grants }) =>
    grants.flatMap(({ placeId }) => placeId ?? []),
  );
  const places = await readPlaces(read, [...new Set(placeIds)]);
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return new Map(
    [...histories].map(([id, { kind, name, grants }]) => [
      id,
      {
        kind,
        name,
        duties: grants.map((grant) => ({ ...grant, placeName: names.get(grant.placeId ?? 0) ?? null })),
      },
    ]),
  );
}

/** Whether somebody acted in a village without a duty or a household of their own there at that moment. */
export function actedFromOutside(actor: ShownActor | undefined, villageId: number, at: Date): boolean {
  if (!actor || actor.kind === 'system') return false;
  const then = actor.duties.filter(
    (duty) => localDay(duty.from) <= localDay(at) && (duty.until === null || duty.until >= at),
  );
  return !then.some((duty) => duty.placeId === villageId);
}

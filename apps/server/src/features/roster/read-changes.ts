import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type ChangeKind, maskName, readPersons } from '../people/index.ts';
import { changeLabels } from './labels.ts';

export interface ChangeLine {
  id: string;
  kind: ChangeKind;
  label: string;
  /** First day on which it is so; null for what was put right for all days. */
  on: string | null;
  writtenAt: Date;
  /** Masked for all but the household's own people; empty where no person is meant. */
  member: string;
  other: { householdId: string; doorCode: string } | null;
  /** Why, for those who keep the roster. */
  note: string;
}

/** What happened to a household, the newest first. */
export async function readChanges(
  read: ScopedRead,
  vault: Vault,
  place: { villageId: number; householdId: string },
  wish: { isAtHome: boolean; withNotes: boolean },
): Promise<ChangeLine[]> {
  const { villageId, householdId } = place;
  const rows = await read
    .selectFrom('household_changes as c')
    .leftJoin('household_change_notes as n', (join) =>
      join.onRef('n.village_id', '=', 'c.village_id').onRef('n.change_id', '=', 'c.id'),
    )
    .innerJoin('households as h', (join) =>
      join.onRef('h.village_id', '=', 'c.village_id').onRef('h.id', '=', 'c.household_id'),
    )
    .leftJoin('households as o', (join) =>
      join.onRef('o.village_id', '=', 'c.village_id').onRef('o.id', '=', 'c.other_household_id'),
    )
    .selectAll('c')
    .select(['n.body', 'h.door_code', 'o.door_code as other_door_code'])
    .where('c.village_id', '=', villageId)
    .where((or) =>
      or.or([or('c.household_id', '=', householdId), or('c.other_household_id', '=', householdId)]),
    )
    .orderBy('c.written_at', 'desc')
    .orderBy('c.id')
    .limit(200)
    .execute();
  const ids = [...new Set(rows.flatMap((row) => row.member_id ?? []))];
  const persons = await readPersons(read, vault, villageId, ids);
  return rows.map((row) => {
    const isOwn = row.household_id === householdId;
    const name = row.member_id === null ? '' : (persons.get(row.member_id)?.name ?? '');
    const otherId = isOwn ? row.other_household_id : row.household_id;
    return {
      id: row.id,
      kind: row.kind,
      label: changeLabels[row.kind][isOwn ? 'own' : 'other'],
      on: row.happens_on,
      writtenAt: row.written_at,
      member: name === '' || wish.isAtHome ? name : maskName(name),
      other:
        otherId === null
          ? null
          : { householdId: otherId, doorCode: (isOwn ? row.other_door_code : row.door_code) ?? '' },
      note: wish.withNotes ? (row.body ?? '') : '',
    };
  });
}

import type { Facts } from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { OrganisationKind } from '../people/index.ts';
import { organisationLabels } from './labels.ts';

export interface OrganisationLine {
  id: string;
  name: string;
  kind: OrganisationKind;
  kindLabel: string;
  group: string;
  household: { householdId: string; doorCode: string } | null;
  facts: Facts;
  closedOn: string | null;
}

/** The shops and associations of a village: those at work first, then those that are no more. */
export async function listOrganisations(read: ScopedRead, villageId: number): Promise<OrganisationLine[]> {
  const rows = await read
    .selectFrom('organisations as o')
    .leftJoin('households as h', (join) =>
      join.onRef('h.village_id', '=', 'o.village_id').onRef('h.id', '=', 'o.household_id'),
    )
    .selectAll('o')
    .select('h.door_code')
    .where('o.village_id', '=', villageId)
    .orderBy('o.closed_on', (order) => order.asc().nullsFirst())
    .orderBy('o.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    kindLabel: organisationLabels[row.kind],
    group: row.group_name,
    household:
      row.household_id === null ? null : { householdId: row.household_id, doorCode: row.door_code ?? '' },
    facts: row.facts,
    closedOn: row.closed_on,
  }));
}

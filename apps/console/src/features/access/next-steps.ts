import type { Role } from '../../lib/api-types.ts';

/** What has to be done before the work of a place can go on. */
export type Step =
  | { kind: 'district' }
  | { kind: 'town' | 'village'; placeId: number; placeName: string }
  | { kind: 'official'; role: Role; placeId: number; placeName: string }
  | { kind: 'roster' | 'scheme' | 'waitScheme' | 'enrol'; placeId: number; placeName: string };

/** What is known of a village; a part that could not be read is left out, and nothing is said of it. */
export interface VillageState {
  placeId: number;
  placeName: string;
  households?: { total: number; enrolled: number };
  /** Null: none is published. */
  scheme?: { stages: readonly { role: string; level: string }[] } | null;
  duties?: { held: readonly Role[]; mayGive: readonly Role[] };
}

/** Who reviews where no scheme says it yet. */
const reviewerFirst = 'panel';

/** What the clerk of a village does next, in the order in which it is done; empty when the village runs. */
export function stepsOfVillage(state: VillageState): Step[] {
  const { households, scheme, duties, ...place } = state;
  const asked = scheme
    ? scheme.stages.filter(({ level }) => level === 'village').map(({ role }) => role)
    : [reviewerFirst];
  const roles = (duties?.mayGive ?? []).filter(
    (role) => asked.includes(role) && !duties?.held.includes(role),
  );
  return [
    ...(households?.total === 0 ? [{ kind: 'roster' as const, ...place }] : []),
    ...(scheme === null ? [{ kind: 'scheme' as const, ...place }] : []),
    ...roles.map((role) => ({ kind: 'official' as const, role, ...place })),
    ...(scheme && households && households.total > 0 && households.enrolled === 0
      ? [{ kind: 'enrol' as const, ...place }]
      : []),
  ];
}

interface PlaceBelow {
  id: number;
  name: string;
}

/** What an office does next: open the places below it, then see that each has somebody who runs it. */
export function stepsOfOffice(
  office: { role: 'town_office' | 'district_office'; placeId: number; placeName: string },
  below: readonly PlaceBelow[],
  held: readonly { role: Role; placeId: number }[] | undefined,
): Step[] {
  const { placeId, placeName } = office;
  const isTown = office.role === 'town_office';
  if (below.length === 0) return [{ kind: isTown ? 'village' : 'town', placeId, placeName }];
  const role = isTown ? 'clerk' : 'town_office';
  return below
    .filter(({ id }) => held?.every((duty) => duty.role !== role || duty.placeId !== id))
    .map(({ id, name }) => ({ kind: 'official', role, placeId: id, placeName: name }));
}

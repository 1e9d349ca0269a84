import { queryOptions, useQueries } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { Actor } from '../../lib/api-types.ts';
import { offersAny } from '../../lib/roles.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { isUnpublished } from '../schemes/findings.ts';
import { type Step, stepsOfOffice, stepsOfVillage, type VillageState } from './next-steps.ts';

type Grant = Actor['grants'][number];

/** Enough to see whether anybody takes part at all. */
const householdsRead = 100;
const staffRead = 200;

/** Undefined for a part that could not be read: the desk then says nothing of it. */
const orNothing = <T>(part: Promise<T>): Promise<T | undefined> => part.catch(() => undefined);

async function readSchemeState(villageId: number): Promise<VillageState['scheme']> {
  try {
    return await api.scheme(villageId);
  } catch (error) {
    return isUnpublished(error) ? null : undefined;
  }
}

async function readVillageSteps({ placeId, placeName }: Grant): Promise<Step[]> {
  const [list, scheme, staff] = await Promise.all([
    orNothing(api.households(placeId, { page: 1, pageSize: householdsRead })),
    readSchemeState(placeId),
    orNothing(staffApi.placeDuties(placeId)),
  ]);
  const households = list && {
    total: list.total,
    enrolled: list.households.filter(({ enrolled }) => enrolled).length,
  };
  const duties = staff && {
    held: staff.duties.filter(({ disabled }) => !disabled).map(({ role }) => role),
    mayGive: staff.mayGive,
  };
  return stepsOfVillage({
    placeId,
    placeName,
    ...(households ? { households } : {}),
    ...(scheme === undefined ? {} : { scheme }),
    ...(duties ? { duties } : {}),
  });
}

async function readOfficeSteps(role: 'town_office' | 'district_office', grant: Grant): Promise<Step[]> {
  const [{ places }, staff] = await Promise.all([
    api.places(grant.placeId),
    orNothing(staffApi.staff({ page: 1, pageSize: staffRead })),
  ]);
  // Somebody on a later page might be the one who is looked for.
  const isWhole = staff !== undefined && staff.total <= staff.staff.length;
  const held = isWhole ? staff.staff.filter(({ disabled }) => !disabled).flatMap(({ duties }) => duties) : [];
  return stepsOfOffice({ ...grant, role }, places, isWhole ? held : undefined);
}

async function readSystemSteps(): Promise<Step[]> {
  const { places } = await staffApi.places();
  return places.length === 0 ? [{ kind: 'district' }] : [];
}

async function readWaiting({ placeId, placeName }: Grant): Promise<Step[]> {
  const scheme = await readSchemeState(placeId);
  return scheme === null ? [{ kind: 'waitScheme', placeId, placeName }] : [];
}

/** How a person's steps are found out, by what they do where; nothing for whoever only looks on. */
function readerOf(grant: Grant): (() => Promise<Step[]>) | null {
  switch (grant.role) {
    case 'clerk':
      return () => readVillageSteps(grant);
    case 'town_office':
    case 'district_office': {
      const { role } = grant;
      return () => readOfficeSteps(role, grant);
    }
    case 'system_admin':
      return readSystemSteps;
    case 'helper':
    case 'group_leader':
    case 'panel':
      return () => readWaiting(grant);
    default:
      return null;
  }
}

/** The next things to do, most pressing first: none when all is done, null while they are being looked up. */
export function useNextSteps(actor: Actor): Step[] | null {
  // A clerk who also sits in the panel publishes the scheme instead of waiting for it.
  const isClerk = offersAny(actor, ['clerk']);
  const grants = actor.grants.filter(
    ({ role }) => !isClerk || !['helper', 'group_leader', 'panel'].includes(role),
  );
  const asks = grants.flatMap((grant) => {
    const read = readerOf(grant);
    return read ? [{ key: `${grant.role} ${grant.placeId}`, read }] : [];
  });
  const answers = useQueries({
    queries: [...new Map(asks.map((ask) => [ask.key, ask])).values()].map(({ key, read }) =>
      // Forgotten at once: whoever comes back from a step must not be sent to it again.
      queryOptions({
        queryKey: ['next-steps', actor.accountId, key],
        queryFn: read,
        staleTime: 0,
        gcTime: 0,
      }),
    ),
  });
  return answers.some(({ isPending }) => isPending) ? null : answers.flatMap(({ data }) => data ?? []);
}

import { z } from 'zod';
import type { CommandApp } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, page, placeId, route, uuid } from '../../platform/http/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readScheme } from '../schemes/index.ts';
import { peopleErrors } from './errors.ts';
import { listHouseholds, readGroups } from './list-households.ts';
import { maskName } from './mask.ts';
import { householdRoles, isAtHome, peoplePolicies } from './policy.ts';
import { readHouseholdBalances } from './read-balances.ts';
import { readHousehold } from './read-household.ts';
import { revealRoutes } from './reveal-routes.ts';
import { readHouseholdsSeen } from './seen.ts';
import { searchPlaces } from './search-places.ts';
import { HouseholdAnswer, HouseholdsAnswer, SearchAnswer } from './wire.ts';

type Services = CommandApp & { vault: Vault };

export function peopleRoutes(app: HttpServer, services: Services): void {
  listRoute(app, services);
  householdRoute(app, services);
  searchRoute(app, services);
  revealRoutes(app, services);
}

function listRoute(app: HttpServer, services: Services): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households',
    id: 'listHouseholds',
    tag: 'people',
    summary: 'Households of a village, by group and door code',
    policy: peoplePolicies.readHouseholds,
    params: z.object({ villageId: placeId() }),
    query: z.object({
      q: z.string().max(40).optional().meta({ title: '姓名、拼音、手机尾号或门牌' }),
      group: z.string().max(80).optional().meta({ title: '村民小组' }),
      section: z.string().max(80).optional().meta({ title: '片区' }),
      ...page,
    }),
    answer: HouseholdsAnswer,
    handler: async ({ actor, params: { villageId }, query }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
        const now = services.clock.now();
        const seen = await readHouseholdsSeen(read, actor, villageId, householdRoles);
        const { households, total } = await listHouseholds(read, services.vault, {
          villageId,
          seen,
          now,
          ...query,
        });
        const scheme = await readScheme(read, villageId);
        const ids = households.map((household) => household.id);
        const balances = await readHouseholdBalances(read, villageId, scheme, ids, now);
        const groups = seen === 'all' ? await readGroups(read, villageId) : [];
        return {
          households: households.map((household) => ({
            ...household,
            headName: isAtHome(actor, villageId, household.id)
              ? household.headName
              : maskName(household.headName),
            balances: balances.get(household.id) ?? [],
          })),
          total,
          groups,
        };
      }),
  });
}

function searchRoute(app: HttpServer, services: Services): void {
  route(app, {
    method: 'GET',
    url: '/people',
    id: 'searchPeople',
    tag: 'people',
    summary: 'People and doors in all places of a duty, at most 20',
    policy: peoplePolicies.search,
    query: z.object({ q: z.string().trim().min(2).max(40).meta({ title: '姓名、拼音、手机尾号或门牌' }) }),
    answer: SearchAnswer,
    handler: async ({ actor, query }) => searchPlaces(services, actor, query.q),
  });
}

function householdRoute(app: HttpServer, services: Services): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households/:householdId',
    id: 'readHousehold',
    tag: 'people',
    summary: 'One household with its members and balances',
    policy: peoplePolicies.readHouseholds,
    params: z.object({ villageId: placeId(), householdId: uuid('家庭户编号') }),
    answer: HouseholdAnswer,
    handler: async ({ actor, params: { villageId, householdId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
        const now = services.clock.now();
        const seen = await readHouseholdsSeen(read, actor, villageId, householdRoles);
        const mayLook = seen === 'all' || seen.includes(householdId);
        const household = mayLook
          ? await readHousehold(read, services.vault, villageId, householdId, now)
          : null;
        if (!household) throw new Failure(peopleErrors.household_unknown());
        const scheme = await readScheme(read, villageId);
        const balances = await readHouseholdBalances(read, villageId, scheme, [householdId], now);
        const shown = isAtHome(actor, villageId, householdId) ? (name: string) => name : maskName;
        return {
          ...household,
          headName: shown(household.headName),
          members: household.members.map((member) => ({ ...member, name: shown(member.name) })),
          balances: balances.get(householdId) ?? [],
        };
      }),
  });
}

import { localDay, localIso } from '../../platform/clock/index.ts';
import { type CommandApp, runOrFail } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { bindHelper, unbindHelper } from './bind-helper.ts';
import { inHousehold } from './in-household.ts';
import { deskRoles, enrolmentPolicies } from './policy.ts';
import { readHelpersOf, readHouseholdsOf } from './read-helpers.ts';
import {
  BindingAnswer,
  BindingBody,
  BoundHouseholdsAnswer,
  HelpersAnswer,
  HouseholdParams,
  VillageParams,
} from './wire.ts';

export function helperRoutes(app: HttpServer, services: CommandApp): void {
  readingRoutes(app, services);
  bindingRoutes(app, services);
}

function readingRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households/:householdId/helpers',
    id: 'listHelpers',
    tag: 'enrolment',
    summary: 'The helpers of the village, those named by the household first',
    policy: enrolmentPolicies.seeHelpers,
    params: HouseholdParams,
    answer: HelpersAnswer,
    handler: async ({ actor, params }) =>
      inHousehold(services, actor, params, deskRoles, async (read) => {
        const today = localDay(services.clock.now());
        const helpers = await readHelpersOf(read, params.villageId, params.householdId, today);
        return {
          helpers: helpers.map((one) => ({ ...one, boundAt: one.boundAt && localIso(one.boundAt) })),
        };
      }),
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/bound-households',
    id: 'listBoundHouseholds',
    tag: 'enrolment',
    summary: 'The households that have named whoever asks as their helper',
    policy: enrolmentPolicies.seeHelpers,
    params: VillageParams,
    answer: BoundHouseholdsAnswer,
    handler: async ({ actor, params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
        const households = await readHouseholdsOf(read, villageId, actor.accountId);
        return { households: households.map((one) => ({ ...one, boundAt: localIso(one.boundAt) })) };
      }),
  });
}

function bindingRoutes(app: HttpServer, services: CommandApp): void {
  const common = { method: 'POST', tag: 'enrolment', policy: enrolmentPolicies.act, command: true } as const;
  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/helpers',
    id: 'bindHelper',
    summary: 'Name a helper for the household',
    params: HouseholdParams,
    body: BindingBody,
    status: 201,
    answer: BindingAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, bindHelper, { actor, villageId, key, from }, { householdId, ...body }),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/helper-endings',
    id: 'unbindHelper',
    summary: 'Let a helper see to the household no longer',
    params: HouseholdParams,
    body: BindingBody,
    status: 201,
    answer: BindingAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, unbindHelper, { actor, villageId, key, from }, { householdId, ...body }),
  });
}

import { localDay } from '../../platform/clock/index.ts';
import { type Actor, type CommandApp, runOrFail } from '../../platform/command/index.ts';
import { noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { delegateDuty } from './delegate-duty.ts';
import { endDuty } from './end-duty.ts';
import { dutyErrors } from './errors.ts';
import { dutyPolicies } from './policy.ts';
import { readOwnDuties } from './read-own-duties.ts';
import { readPlaceDuties } from './read-place-duties.ts';
import { readDuty } from './read-staff.ts';
import {
  DelegateBody,
  GivenAnswer,
  GrantParams,
  OwnDutiesAnswer,
  PlaceDutiesAnswer,
  PlaceParams,
} from './wire.ts';

export function dutyRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/places/:placeId/duties',
    id: 'listPlaceDuties',
    tag: 'duties',
    summary: 'Who does what at a place, and what I may give there',
    policy: dutyPolicies.seeStaff,
    params: PlaceParams,
    answer: PlaceDutiesAnswer,
    handler: async ({ actor, params }) => readPlaceDuties(services, actor, params.placeId),
  });

  route(app, {
    method: 'GET',
    url: '/duties/mine',
    id: 'listOwnDuties',
    tag: 'duties',
    summary: 'My own duties, and who does them while I am away',
    policy: dutyPolicies.delegateDuty,
    answer: OwnDutiesAnswer,
    handler: async ({ actor }) => readOwnDuties(services, actor),
  });

  route(app, {
    method: 'POST',
    url: '/duties/:grantId/delegations',
    id: 'delegateDuty',
    tag: 'duties',
    summary: 'Hand a duty of mine to a colleague for some days',
    policy: dutyPolicies.delegateDuty,
    command: true,
    params: GrantParams,
    body: DelegateBody,
    status: 201,
    answer: GivenAnswer,
    handler: async ({ actor, params, body, key, from }) => {
      const villageId = await seatOf(services, actor, params.grantId);
      return runOrFail(services, delegateDuty, { actor, villageId, key, from }, { ...params, ...body });
    },
  });

  route(app, {
    method: 'POST',
    url: '/duties/:grantId/end',
    id: 'endDuty',
    tag: 'duties',
    summary: 'End a duty, or an arrangement for an absence, at once',
    policy: dutyPolicies.endDuty,
    command: true,
    params: GrantParams,
    answer: GivenAnswer,
    handler: async ({ actor, params, key, from }) => {
      const villageId = await seatOf(services, actor, params.grantId);
      return runOrFail(services, endDuty, { actor, villageId, key, from }, params);
    },
  });
}

/**
 * The place whose audit chain an act upon a duty stands in.
 * @throws Failure `duties.duty_unknown`, for a duty out of reach as for one that is not there
 */
async function seatOf(services: CommandApp, actor: Actor, grantId: string): Promise<number> {
  const today = localDay(services.clock.now());
  const duty = await withScope(services.db, noScope, (read) => readDuty(read, grantId, today));
  const reaches = actor.grants.some(({ lo, hi }) => duty && lo <= duty.placeId && duty.placeId <= hi);
  if (!duty || !reaches) throw new Failure(dutyErrors.duty_unknown());
  return duty.placeId;
}

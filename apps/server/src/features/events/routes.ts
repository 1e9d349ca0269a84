import { runOrFail } from '../../platform/command/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { listClaims } from './list-claims.ts';
import { photoRoutes } from './photo-routes.ts';
import { policies } from './policy.ts';
import { recordVisit } from './record-visit.ts';
import { resubmitClaim } from './resubmit-claim.ts';
import { reverseEvent } from './reverse-event.ts';
import { showEvent } from './show-event.ts';
import type { PhotoServices } from './store-photo.ts';
import { submitClaim } from './submit-claim.ts';
import {
  ClaimBody,
  ClaimsAnswer,
  ClaimsQuery,
  DryRunQuery,
  EventAnswer,
  EventParams,
  FiledAnswer,
  ResubmitBody,
  ReverseAnswer,
  ReverseBody,
  VillageParams,
  VisitBody,
} from './wire.ts';

const isDry = (query: { dryRun?: string | undefined }) => query.dryRun === '1' || query.dryRun === 'true';

export function eventRoutes(app: HttpServer, services: PhotoServices): void {
  photoRoutes(app, services);
  filingRoutes(app, services);
  afterwardsRoutes(app, services);
  readingRoutes(app, services);
}

function filingRoutes(app: HttpServer, services: PhotoServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/claims',
    id: 'submitClaim',
    tag: 'events',
    summary: 'File a claim, or see with dryRun what it would give',
    policy: policies.submitClaim,
    command: true,
    params: VillageParams,
    query: DryRunQuery,
    body: ClaimBody,
    status: 201,
    answer: FiledAnswer,
    otherAnswers: { 200: FiledAnswer },
    handler: async ({ actor, params, query, body, key, from }, reply) => {
      const dryRun = isDry(query);
      if (dryRun) reply.status(200);
      const request = { actor, villageId: params.villageId, key, from, dryRun };
      return runOrFail(services, submitClaim, request, body);
    },
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/visits',
    id: 'recordVisit',
    tag: 'events',
    summary: 'Write down what was seen at a household',
    policy: policies.recordVisit,
    command: true,
    params: VillageParams,
    query: DryRunQuery,
    body: VisitBody,
    status: 201,
    answer: FiledAnswer,
    otherAnswers: { 200: FiledAnswer },
    handler: async ({ actor, params, query, body, key, from }, reply) => {
      const dryRun = isDry(query);
      if (dryRun) reply.status(200);
      const request = { actor, villageId: params.villageId, key, from, dryRun };
      return runOrFail(services, recordVisit, request, body);
    },
  });
}

function afterwardsRoutes(app: HttpServer, services: PhotoServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/claims/:eventId/resubmit',
    id: 'resubmitClaim',
    tag: 'events',
    summary: 'File a returned claim again with what was asked for',
    policy: policies.resubmitClaim,
    command: true,
    params: EventParams,
    body: ResubmitBody,
    answer: FiledAnswer,
    handler: async ({ actor, params, body, key, from }) => {
      const request = { actor, villageId: params.villageId, key, from };
      return runOrFail(services, resubmitClaim, request, { eventId: params.eventId, ...body });
    },
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/events/:eventId/reversal',
    id: 'reverseEvent',
    tag: 'events',
    summary: 'Take back an approved event by a correction',
    policy: policies.reverseEvent,
    command: true,
    params: EventParams,
    body: ReverseBody,
    status: 201,
    answer: ReverseAnswer,
    handler: async ({ actor, params, body, key, from }) => {
      const request = { actor, villageId: params.villageId, key, from };
      return runOrFail(services, reverseEvent, request, { eventId: params.eventId, ...body });
    },
  });
}

function readingRoutes(app: HttpServer, services: PhotoServices): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/claims',
    id: 'listClaims',
    tag: 'events',
    summary: 'Claims and visits, newest first',
    policy: policies.seeEvents,
    params: VillageParams,
    query: ClaimsQuery,
    answer: ClaimsAnswer,
    handler: async ({ actor, params, query }) => listClaims(services, actor, params.villageId, query),
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/events/:eventId',
    id: 'showEvent',
    tag: 'events',
    summary: 'One event with everything that happened to it',
    policy: policies.seeEvents,
    params: EventParams,
    answer: EventAnswer,
    handler: async ({ actor, params }) => showEvent(services, actor, params.villageId, params.eventId),
  });
}

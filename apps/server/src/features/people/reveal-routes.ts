import { z } from 'zod';
import type { CommandApp } from '../../platform/command/index.ts';
import { type HttpServer, placeId, route, uuid } from '../../platform/http/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { peoplePolicies } from './policy.ts';
import { revealHousehold } from './reveal-household.ts';
import { revealReasons } from './reveal-reasons.ts';
import { RevealAnswer, RevealBody, RevealReasonsAnswer } from './wire.ts';

export function revealRoutes(app: HttpServer, services: CommandApp & { vault: Vault }): void {
  route(app, {
    method: 'GET',
    url: '/people/reveal-reasons',
    id: 'listRevealReasons',
    tag: 'people',
    summary: 'Ready reasons for seeing names in full',
    policy: peoplePolicies.reveal,
    answer: RevealReasonsAnswer,
    handler: async () => ({ reasons: revealReasons.map((reason) => ({ ...reason })) }),
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/households/:householdId/reveals',
    id: 'revealHousehold',
    tag: 'people',
    summary: 'The people of a household in full; leaves a row in the audit chain of the village',
    policy: peoplePolicies.reveal,
    params: z.object({ villageId: placeId(), householdId: uuid('家庭户编号') }),
    body: RevealBody,
    answer: RevealAnswer,
    handler: async ({ actor, params, body, from }, reply) => {
      void reply.header('cache-control', 'no-store');
      return { members: await revealHousehold(services, actor, from, { ...params, ...body }) };
    },
  });
}

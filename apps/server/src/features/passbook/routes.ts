import type { CommandApp } from '../../platform/command/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { explainHousehold } from './explain-household.ts';
import { policies } from './policy.ts';
import { readPassbook } from './read-passbook.ts';
import { PassbookAnswer, PassbookParams, PassbookQuery } from './wire.ts';
import { ExplanationAnswer } from './wire-explanation.ts';

export function passbookRoutes(app: HttpServer, services: Pick<CommandApp, 'db' | 'clock'>): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households/:householdId/passbook',
    id: 'readPassbook',
    tag: 'passbook',
    summary: "A household's balances and entries, newest first, each with why",
    policy: policies.readPassbook,
    params: PassbookParams,
    query: PassbookQuery,
    answer: PassbookAnswer,
    handler: async ({ actor, params, query }) => readPassbook(services, actor, params, query),
  });
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households/:householdId/explanation',
    id: 'explainHousehold',
    tag: 'passbook',
    summary: 'Why a household has these points: every line, total, rank, star and title, with its rule',
    policy: policies.readPassbook,
    params: PassbookParams,
    answer: ExplanationAnswer,
    handler: async ({ actor, params }) => explainHousehold(services, actor, params),
  });
}

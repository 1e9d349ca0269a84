import type { CommandApp } from '../../platform/command/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { policies } from './policy.ts';
import { readPassbook } from './read-passbook.ts';
import { PassbookAnswer, PassbookParams, PassbookQuery } from './wire.ts';

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
}

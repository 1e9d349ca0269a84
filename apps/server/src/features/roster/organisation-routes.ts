import { type CommandApp, runOrFail } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { listOrganisations } from './list-organisations.ts';
import { addOrganisation, closeOrganisation, correctOrganisation } from './organisations.ts';
import { rosterPolicies } from './policy.ts';
import {
  CloseBody,
  OrganisationBody,
  OrganisationIdAnswer,
  OrganisationParams,
  OrganisationsAnswer,
  VillageParams,
} from './wire.ts';

export function organisationRoutes(app: HttpServer, services: CommandApp): void {
  readingRoute(app, services);
  writingRoutes(app, services);
}

function readingRoute(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/organisations',
    id: 'listOrganisations',
    tag: 'roster',
    summary: 'Shops and associations of a village',
    policy: rosterPolicies.readOrganisations,
    params: VillageParams,
    answer: OrganisationsAnswer,
    handler: async ({ params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => ({
        organisations: await listOrganisations(read, villageId),
      })),
  });
}

function writingRoutes(app: HttpServer, services: CommandApp): void {
  const common = { tag: 'roster', policy: rosterPolicies.keepRoster, command: true } as const;
  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/organisations',
    id: 'addOrganisation',
    summary: 'Write a shop or an association into the roster',
    params: VillageParams,
    body: OrganisationBody,
    status: 201,
    answer: OrganisationIdAnswer,
    handler: ({ actor, params: { villageId }, body, key, from }) =>
      runOrFail(services, addOrganisation, { actor, villageId, key, from }, body),
  });

  route(app, {
    ...common,
    method: 'PUT',
    url: '/villages/:villageId/organisations/:organisationId',
    id: 'correctOrganisation',
    summary: 'Put right what the roster says of an organisation',
    params: OrganisationParams,
    body: OrganisationBody,
    answer: OrganisationIdAnswer,
    handler: ({ actor, params: { villageId, organisationId }, body, key, from }) =>
      runOrFail(services, correctOrganisation, { actor, villageId, key, from }, { organisationId, ...body }),
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/organisations/:organisationId/closing',
    id: 'closeOrganisation',
    summary: 'Say that an organisation is no more',
    params: OrganisationParams,
    body: CloseBody,
    answer: OrganisationIdAnswer,
    handler: ({ actor, params: { villageId, organisationId }, body, key, from }) =>
      runOrFail(services, closeOrganisation, { actor, villageId, key, from }, { organisationId, ...body }),
  });
}

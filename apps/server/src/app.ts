import { accessErrors, accessRoutes } from './features/access/index.ts';
import { bulletinErrors, bulletinRoutes } from './features/bulletins/index.ts';
import { dutyErrors, staffRoutes } from './features/duties/index.ts';
import { doorErrors, doorRoutes } from './features/doors/index.ts';
import { enrolmentErrors, enrolmentRoutes } from './features/enrolment/index.ts';
import { eventErrors, eventRoutes } from './features/events/index.ts';
import { exportErrors, exportRoutes } from './features/exports/index.ts';
import { importErrors, importRoutes } from './features/imports/index.ts';
import { orgErrors, orgRoutes } from './features/orgs/index.ts';
import { oversightErrors, oversightRoutes, traceOutsideReads } from './features/oversight/index.ts';
import { passbookErrors, passbookRoutes } from './features/passbook/index.ts';
import { peopleErrors, peopleRoutes } from './features/people/index.ts';
import { privacyErrors, privacyRoutes } from './features/privacy/index.ts';
import { reviewErrors, reviewRoutes } from './features/review/index.ts';
import { rosterErrors, rosterRoutes } from './features/roster/index.ts';
import { schemeErrors, schemeRoutes } from './features/schemes/index.ts';
import { startPageRoutes } from './features/start/index.ts';
import { authErrors } from './platform/auth/index.ts';
import { commandErrors } from './platform/command/index.ts';
import { type ErrorCatalogue, gatherErrors } from './platform/errors/index.ts';
import {
  collectOpenApi,
  createHttp,
  emitOpenApi,
  type Faces,
  type Health,
  httpErrors,
  type HttpServer,
  type Limits,
  publicRoute,
  serveFaces,
  serveHealth,
  serveSeal,
} from './platform/http/index.ts';
import { definePolicy, policyErrors } from './platform/policy/index.ts';
import { ledgerErrors, writerErrors } from './platform/writer/index.ts';
import type { AppServices } from './services.ts';

export interface AppOptions {
  faces: Faces;
  health: Health;
  limits?: Partial<Limits>;
  /** Proxies in front whose word for who asks is believed. */
  proxies?: readonly string[];
}

/** Every code that can be answered; a code declared twice stops the start. */
export const errorCatalogue: ErrorCatalogue = gatherErrors([
  httpErrors,
  authErrors,
  policyErrors,
  commandErrors,
  writerErrors,
  ledgerErrors,
  orgErrors,
  peopleErrors,
  rosterErrors,
  enrolmentErrors,
  importErrors,
  exportErrors,
  accessErrors,
  doorErrors,
  dutyErrors,
  schemeErrors,
  eventErrors,
  reviewErrors,
  passbookErrors,
  bulletinErrors,
  oversightErrors,
  privacyErrors,
]);

/** The whole HTTP side of the server: the API, the public pages, the built faces. */
export async function createApp(services: AppServices, options: AppOptions): Promise<HttpServer> {
  const { sessions, ids, log } = services;
  const { limits = {}, proxies = [] } = options;
  const noteOutsideRead = traceOutsideReads(services);
  const app = await createHttp({ sessions, ids, log, limits, proxies, noteOutsideRead });
  await collectOpenApi(app);
  await app.register(
    async (api) => {
      orgRoutes(api, services);
      accessRoutes(api, services);
      doorRoutes(api, services);
      staffRoutes(api, services);
      peopleRoutes(api, services);
      rosterRoutes(api, services);
      enrolmentRoutes(api, services);
      importRoutes(api, services);
      exportRoutes(api, services);
      schemeRoutes(api, services);
      eventRoutes(api, services);
      reviewRoutes(api, services);
      passbookRoutes(api, services);
      oversightRoutes(api, services);
      privacyRoutes(api, services);
      contractRoute(api);
    },
    { prefix: '/api/v1' },
  );
  serveHealth(app, options.health);
  serveFaces(app, options.faces);
  serveSeal(app);
  bulletinRoutes(app, services);
  startPageRoutes(app, services);
  return app;
}

function contractRoute(app: HttpServer): void {
  let text: string | null = null;
  publicRoute(app, {
    method: 'GET',
    url: '/openapi.json',
    id: 'readContract',
    tag: 'system',
    summary: 'This contract',
    policy: definePolicy('system.contract', 'public'),
    produces: 'application/json',
    handler: async () => {
      text ??= JSON.stringify(emitOpenApi(app));
      return text;
    },
  });
}

import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { SessionReader } from '../auth/index.ts';
import type { Ids } from '../ids/index.ts';
import type { Log } from '../log/index.ts';
import { answerFailure, stampHeaders } from './answers.ts';
import { httpErrors } from './errors.ts';
import { createGuard } from './guard.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createNotFoundHandler, createRouteList } from './not-found.ts';
import { type NoteOutsideRead, noteOutsideReads } from './outside-reads.ts';
import { validatorCompiler } from './validation.ts';

export type HttpServer = FastifyInstance;

export interface HttpOptions {
  sessions: SessionReader;
  ids: Ids;
  log: Log;
  limits?: Partial<Limits>;
  /** Addresses and ranges of the proxies that we run in front: what they say of who asks, and by https, is believed. */
  proxies?: readonly string[];
  /** Told before somebody from above a village reads something of it. */
  noteOutsideRead?: NoteOutsideRead;
}

const JSON_LIMIT_BYTES = 1024 * 1024;
const FILE_LIMIT_BYTES = 10 * 1024 * 1024;

/** Makes the HTTP server without any route: everything that holds for all routes is decided here. */
export async function createHttp(options: HttpOptions): Promise<HttpServer> {
  // Fastify's type follows its logger's; features shall see the plain one.
  const loggerInstance: FastifyBaseLogger = options.log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    // Addresses hold search words and ids, so the default line with the URL is replaced by one with the route.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => options.ids.uuid(),
    requestIdHeader: false,
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    bodyLimit: JSON_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      answerFailure(error, request, reply);
    },
  });
  app.setValidatorCompiler(validatorCompiler as never);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor', null);
  await registerPlugins(app);
  addHooks(app, options);
  if (options.noteOutsideRead) noteOutsideReads(app, options.noteOutsideRead);
  app.setErrorHandler((error, request, reply) => answerFailure(error, request, reply));
  return app;
}

async function registerPlugins(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // The demo is reached by plain http on a village network: these would break it or only make noise there.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: {
      fileSize: FILE_LIMIT_BYTES,
      files: 1,
      fields: 10,
      fieldSize: 10_000,
      parts: 11,
      headerPairs: 50,
    },
  });
}

function addHooks(app: FastifyInstance, options: HttpOptions): void {
  const routes = createRouteList();
  const guard = createGuard(options.sessions, { ...defaultLimits, ...options.limits });

  app.addHook('onRoute', (route) => {
    if (!route.config?.policy)
      throw new Error(`${String(route.method)} ${route.url} declares no policy: name one in config.policy`);
    routes.add(route);
  });
  app.addHook('onRequest', async (request, reply) => {
    stampHeaders(request, reply);
    await guard(request);
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    // A starting server is asked for its health again and again; that is no fault.
    if (reply.statusCode >= 500 && line.route !== '/healthz') request.log.warn(line, 'answered');
    else request.log.debug(line, 'answered');
  });
  app.setNotFoundHandler(createNotFoundHandler(routes));
  app.server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(MALFORMED_REQUEST);
  });
}

/** The answer to bytes that are not HTTP at all; there is no request yet to answer properly. */
const MALFORMED_REQUEST = (() => {
  const { status: _status, ...error } = httpErrors.address_malformed();
  const body = JSON.stringify({ error });
  return `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
})();

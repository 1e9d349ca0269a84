import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../command/actor.ts';
import { commandErrors } from '../command/errors.ts';
import { Failure } from '../errors/index.ts';
import type { Policy } from '../policy/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may enter; the server refuses to start with a route that has none. */
    policy?: Policy;
    /** A sign-in or code request: counted strictly for each address. */
    entry?: boolean;
    /** The path names a village, which must be within the actor's reach. */
    villageParam?: boolean;
    /** Its name in the contract. */
    operation?: string;
    command?: boolean;
  }
  interface FastifyRequest {
    actor: Actor | null;
  }
}

const Nothing = z.object({});
type Nothing = typeof Nothing;

export interface RouteRequest<Who, Params, Query, Body> {
  actor: Who;
  params: Params;
  query: Query;
  body: Body;
  /** The caller's Idempotency-Key; empty on a route that is no command. */
  key: string;
  from: { ip: string; requestId: string; userAgent: string };
  raw: FastifyRequest;
}

interface RouteSpec<Who, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the prefix of the app it is given to. */
  url: string;
  /** Name of the operation in the contract, like `submitClaim`. */
  id: string;
  tag: string;
  summary: string;
  policy: Policy;
  /** Needs the Idempotency-Key header. */
  command?: boolean;
  entry?: boolean;
  params?: P;
  query?: Q;
  /** JSON body; leave out for none. */
  body?: B;
  /** A multipart upload with one file in this field; the handler reads `raw.file()`. */
  upload?: string;
  bodyLimitBytes?: number;
  /** Status of the usual answer, 200 if left out. */
  status?: number;
  /** Shape of the usual answer. Plain shapes only, no transforms; unknown keys are cut off. */
  answer?: A;
  /** Further answers by status; the handler sets `reply.status(…)` for them. */
  otherAnswers?: Record<number, z.ZodType>;
  /** Content type of an answer that is not JSON; the handler returns a Buffer, stream or string. */
  produces?: string;
  handler(
    request: RouteRequest<Who, z.output<P>, z.output<Q>, z.output<B>>,
    reply: FastifyReply,
  ): Promise<z.output<A> | FastifyReply | Buffer | NodeJS.ReadableStream | string | undefined>;
}

/**
 * Declares a route that needs a session (its policy decides whose).
 *
 * @example
 * route(app, {
 *   method: 'GET', url: '/villages/:villageId/scheme', id: 'readScheme', tag: 'schemes', summary: '…',
 *   policy: policies.readScheme, params: z.object({ villageId: placeId() }), answer: SchemeAnswer,
 *   handler: async ({ actor, params }) => readScheme(services, actor, params.villageId),
 * });
 */
export function route<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(app: FastifyInstance, spec: RouteSpec<Actor, P, Q, B, A>): void {
  if (spec.policy.reach === 'public') throw new Error(`${spec.id}: a public policy belongs to publicRoute`);
  register(app, spec);
}

/** Declares a route that anybody may ask; the actor is never looked up. */
export function publicRoute<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(app: FastifyInstance, spec: RouteSpec<null, P, Q, B, A>): void {
  if (spec.policy.reach !== 'public')
    throw new Error(`${spec.id}: publicRoute needs a policy that says public`);
  register(app, spec);
}

function register<Who, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  app: FastifyInstance,
  spec: RouteSpec<Who, P, Q, B, A>,
): void {
  app.route({
    method: spec.method,
    url: spec.url,
    ...(spec.bodyLimitBytes === undefined ? {} : { bodyLimit: spec.bodyLimitBytes }),
    schema: schemaOf(spec),
    config: {
      policy: spec.policy,
      entry: spec.entry ?? false,
      villageParam: spec.url.includes('/:villageId') && spec.policy.reach !== 'public',
      operation: spec.id,
      command: spec.command ?? false,
    },
    handler: async (raw, reply) => {
      reply.status(spec.status ?? 200);
      if (spec.produces) reply.type(spec.produces);
      const answer = await spec.handler(
        {
          // The guard has let the request in, so the actor is there exactly when the policy asks for one.
          actor: raw.actor as Who,
          params: (raw.params ?? {}) as z.output<P>,
          query: (raw.query ?? {}) as z.output<Q>,
          body: raw.body as z.output<B>,
          key: spec.command ? readKey(raw) : '',
          from: { ip: raw.ip, requestId: raw.id, userAgent: raw.headers['user-agent'] ?? '' },
          raw,
        },
        reply,
      );
      return answer;
    },
  });
}

function schemaOf<Who, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  spec: RouteSpec<Who, P, Q, B, A>,
): FastifySchema {
  const responses: Record<string, z.ZodType> = { ...spec.otherAnswers };
  if (spec.answer) responses[String(spec.status ?? 200)] = spec.answer;
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary,
    'x-policy': spec.policy.name,
    'x-reach': spec.policy.reach,
    ...(spec.command ? { 'x-command': true } : {}),
    ...(spec.upload ? { 'x-upload': spec.upload } : {}),
    ...(spec.produces ? { 'x-produces': spec.produces } : {}),
    ...(spec.answer || spec.produces ? {} : { 'x-status': spec.status ?? 200 }),
    ...(spec.params ? { params: spec.params } : {}),
    ...(spec.query ? { querystring: spec.query } : {}),
    ...(spec.body ? { body: spec.body } : {}),
    ...(Object.keys(responses).length > 0 ? { response: responses } : {}),
  } as FastifySchema;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function readKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && UUID.test(key)) return key.toLowerCase();
  if (key !== undefined) throw new Failure(commandErrors.key_malformed());
  // A dry run writes nothing that could happen twice.
  const { dryRun } = request.query as { dryRun?: unknown };
  if (dryRun === true || dryRun === '1' || dryRun === 'true') return randomUUID();
  throw new Failure(commandErrors.key_missing());
}

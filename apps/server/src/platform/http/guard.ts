import type { FastifyRequest } from 'fastify';
import { authErrors, readToken, type SessionReader } from '../auth/index.ts';
import type { Actor } from '../command/actor.ts';
import { Failure } from '../errors/index.ts';
import { authorize } from '../policy/index.ts';
import { type Counter, createCounter, type Limits } from './limits.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Runs before a body is read: who is it, how often, may they. Throws a coded failure or leaves the actor on the request. */
export function createGuard(sessions: SessionReader, limits: Limits) {
  const countSession = createCounter(limits.perSession);
  const countAddress = createCounter(limits.perAddress);
  const countEntry = createCounter(limits.entryPerAddress);

  return async function guard(request: FastifyRequest): Promise<void> {
    const { policy, entry, villageParam } = request.routeOptions.config;
    if (!policy) {
      await countAddress(request.ip);
      return;
    }
    if (entry) await countEntry(request.ip);
    const actor = policy.reach === 'public' ? null : await identify(request, sessions, countAddress);
    if (actor) await countSession(actor.sessionId);
    else if (!entry) await countAddress(request.ip);
    const verdict = authorize(policy, actor, villageParam ? readVillage(request) : null);
    if (!verdict.ok) throw new Failure(verdict.error);
    request.actor = actor;
  };
}

async function identify(
  request: FastifyRequest,
  sessions: SessionReader,
  countAddress: Counter,
): Promise<Actor | null> {
  const presented = readToken(request);
  if (!presented) return null;
  const found = await sessions.find(presented.token);
  if (found.state !== 'live') {
    // Guessing tokens costs us a look-up each time, so the address pays for it.
    await countAddress(request.ip);
    throw new Failure(authErrors.session_expired());
  }
  // A form on another site can send the cookie but never this header.
  if (
    presented.via === 'cookie' &&
    !SAFE_METHODS.has(request.method) &&
    request.headers['x-jishan-console'] !== '1'
  )
    throw new Failure(authErrors.console_header_missing());
  return found.actor;
}

/** A village id of the wrong shape is a village that does not exist: -1 is in nobody's reach. */
function readVillage(request: FastifyRequest): number {
  const text = (request.params as Record<string, string | undefined>).villageId ?? '';
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : -1;
  return Number.isSafeInteger(id) ? id : -1;
}

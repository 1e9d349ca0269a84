import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../command/actor.ts';
import { grantsAt } from '../policy/index.ts';

/** Somebody from above a village reads something of it. */
export interface OutsideRead {
  actor: Actor;
  villageId: number;
  /** Name of the operation in the contract, like `readHousehold`. */
  operation: string;
  /** The path's other parameters: `{ householdId: '…' }`. */
  params: Record<string, string>;
  from: { ip: string; requestId: string };
}

export type NoteOutsideRead = (read: OutsideRead) => Promise<void>;

/**
 * Before an official from above a village is shown anything of it, the village is told: of what lies under the village's
 * address by that address, of a list over several villages by the `villageId`s in the answer. It hangs on every route
 * that reads, so that none can be forgotten; commands leave their own audit row.
 */
export function noteOutsideReads(app: FastifyInstance, note: NoteOutsideRead): void {
  const tell = async (request: FastifyRequest, villageId: number, params: Record<string, string>) => {
    const { actor } = request;
    if (!actor || !isOutsider(actor, villageId)) return;
    const operation = request.routeOptions.config.operation ?? '';
    await note({ actor, villageId, operation, params, from: { ip: request.ip, requestId: request.id } });
  };
  app.addHook('preHandler', async (request) => {
    if (!request.routeOptions.config.villageParam || request.method !== 'GET') return;
    const { villageId, ...params } = request.params as Record<string, string>;
    await tell(request, Number(villageId), params);
  });
  app.addHook('preSerialization', async (request, _reply, payload) => {
    const isList = request.method === 'GET' && !request.routeOptions.config.villageParam;
    if (!isList || !request.actor) return payload;
    for (const villageId of villagesIn(payload)) await tell(request, villageId, {});
    return payload;
  });
}

/** The villages that an answer speaks of. */
function villagesIn(value: unknown, found = new Set<number>()): Set<number> {
  if (value === null || typeof value !== 'object') return found;
  for (const [name, one] of Object.entries(value)) {
    if (name === 'villageId' && typeof one === 'number') found.add(one);
    else villagesIn(one, found);
  }
  return found;
}

/** Whether all of an actor's duties that reach a village lie above it. */
export function isOutsider(actor: Actor, villageId: number): boolean {
  const grants = grantsAt(actor, villageId);
  return grants.length > 0 && grants.every((grant) => grant.placeId !== villageId);
}

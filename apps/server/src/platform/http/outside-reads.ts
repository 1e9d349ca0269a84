import type { FastifyInstance } from 'fastify';
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
 * Before an official from above a village is shown anything under the village's address, the village is told. It hangs on
 * every route that reads under such an address, so that none can be forgotten; commands leave their own audit row.
 */
export function noteOutsideReads(app: FastifyInstance, note: NoteOutsideRead): void {
  app.addHook('preHandler', async (request) => {
    const { actor } = request;
    const { villageParam, operation } = request.routeOptions.config;
    if (!actor || !villageParam || request.method !== 'GET') return;
    const { villageId: village, ...params } = request.params as Record<string, string>;
    const villageId = Number(village);
    if (!isOutsider(actor, villageId)) return;
    await note({
      actor,
      villageId,
      operation: operation ?? '',
      params,
      from: { ip: request.ip, requestId: request.id },
    });
  });
}

/** Whether all of an actor's duties that reach a village lie above it. */
export function isOutsider(actor: Actor, villageId: number): boolean {
  const grants = grantsAt(actor, villageId);
  return grants.length > 0 && grants.every((grant) => grant.placeId !== villageId);
}

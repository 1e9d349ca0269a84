import { readBooked } from '@jishan/ledger';
import { type CommandApp, runCommand, runOrFail } from '../../platform/command/index.ts';
import { withSharedScope } from '../../platform/db/index.ts';
import { orFail } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readyReasons } from '../events/index.ts';
import { decideEvent, type DecideResult } from './decide-event.ts';
import { listQueue } from './list-queue.ts';
import { policies } from './policy.ts';
import { undoOwnDecision, undoSeconds } from './undo-decision.ts';
import {
  DecideBody,
  DecidedAnswer,
  DecideParams,
  QueueAnswer,
  QueueQuery,
  ReasonsAnswer,
  ReasonsQuery,
  UndoneAnswer,
  UndoParams,
} from './wire.ts';

export function reviewRoutes(app: HttpServer, services: CommandApp & { vault: Vault }): void {
  route(app, {
    method: 'GET',
    url: '/review/queue',
    id: 'listQueue',
    tag: 'review',
    summary: 'What waits for me, risky cases first',
    policy: policies.seeQueue,
    query: QueueQuery,
    answer: QueueAnswer,
    handler: async ({ actor, query }) => listQueue(services, actor, query),
  });

  route(app, {
    method: 'GET',
    url: '/review/reasons',
    id: 'listReasons',
    tag: 'review',
    summary: 'Ready reasons for a verdict, at most eight',
    policy: policies.seeQueue,
    query: ReasonsQuery,
    answer: ReasonsAnswer,
    handler: async ({ query }) => ({ reasons: [...readyReasons[query.verdict]] }),
  });

  decidingRoutes(app, services);
}

function decidingRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/events/:eventId/decisions',
    id: 'decideEvent',
    tag: 'review',
    summary: 'Approve, return or refuse in the stage that the event waits in',
    policy: policies.decideEvent,
    command: true,
    params: DecideParams,
    body: DecideBody,
    status: 201,
    answer: DecidedAnswer,
    handler: async ({ actor, params, body, key, from }) => {
      const { villageId, eventId } = params;
      const request = { actor, villageId, key, from };
      const answer = await runCommand(services, decideEvent, request, { eventId, ...body });
      return answerOf(services, villageId, orFail(answer), answer.ok ? answer.seqs : []);
    },
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/events/:eventId/decisions/:decisionId/undo',
    id: 'undoDecision',
    tag: 'review',
    summary: 'Take back my own decision of the last ten seconds',
    policy: policies.undoDecision,
    command: true,
    params: UndoParams,
    answer: UndoneAnswer,
    handler: async ({ actor, params, key, from }) => {
      const { villageId, eventId, decisionId } = params;
      const request = { actor, villageId, key, from };
      return runOrFail(services, undoOwnDecision, request, { eventId, decisionId });
    },
  });
}

/** The posting's number is known only once it is written; for a repeated answer it is looked up. */
async function answerOf(services: CommandApp, villageId: number, result: DecideResult, seqs: number[]) {
  const { postedPoints, ...decided } = result;
  const open = { ...decided, undoable: postedPoints === null, undoSeconds };
  if (postedPoints === null) return open;
  // With several, others of the household were booked anew as well.
  const [only, ...others] = postedPoints === 0 ? [] : seqs;
  const sure = others.length === 0 ? only : undefined;
  const seq = sure ?? (await findSeq(services, villageId, result.eventId));
  return { ...open, posted: { points: postedPoints, ...(seq === undefined ? {} : { seq }) } };
}

async function findSeq(
  services: CommandApp,
  villageId: number,
  eventId: string,
): Promise<number | undefined> {
  const booked = await withSharedScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    readBooked(read, villageId, [eventId]),
  );
  return booked.at(-1)?.seq;
}

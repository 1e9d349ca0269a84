import { createHash } from 'node:crypto';
import { type CommandApp, runCommand, systemActor } from '../../platform/command/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { OutboxMessage, Subscriber } from '../../platform/outbox/index.ts';
import { type RosterMessage, rosterTopic } from '../people/index.ts';
import { rescoreHouseholds } from './rescore-households.ts';

/** Households scored in one command: a roster of thousands must not be one posting batch. */
const AT_ONCE = 50;

/**
 * Scores what a change of the roster touches, soon after it. People cannot call events, so this goes through the outbox:
 * the message is committed with the change, and a process that dies in between leaves it to the next one.
 */
export function followRoster(app: CommandApp): Subscriber {
  return {
    name: 'events.follow-roster',
    topics: [rosterTopic],
    async handle(message) {
      const { householdIds, since } = message.payload as unknown as RosterMessage;
      for (let at = 0; at < householdIds.length; at += AT_ONCE)
        await rescore(app, message, at, { householdIds: householdIds.slice(at, at + AT_ONCE), since });
    },
  };
}

async function rescore(
  app: CommandApp,
  { villageId, seq }: OutboxMessage,
  at: number,
  input: { householdIds: string[]; since: string | null },
): Promise<void> {
  const request = {
    actor: systemActor('名册变动'),
    villageId,
    key: keyOf(`roster ${villageId} ${seq} ${at}`),
    from: { ip: '', requestId: `outbox-${villageId}-${seq}` },
  };
  // Most changes move no points: those leave no row behind.
  const tried = await runCommand(app, rescoreHouseholds, { ...request, dryRun: true }, input);
  if (tried.ok && tried.result.postings === 0) return;
  const done = tried.ok ? await runCommand(app, rescoreHouseholds, request, input) : tried;
  if (!done.ok) throw new Failure(done.error);
}

/** The same message always asks under the same key, so that being told twice scores once. */
function keyOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

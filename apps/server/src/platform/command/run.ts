import type { Clock } from '../clock/index.ts';
import { type Db, type Scope, type ScopedRead, withSharedScope } from '../db/index.ts';
import { type CodedError, type Json, orFail } from '../errors/index.ts';
import type { Ids } from '../ids/index.ts';
import type { Submission, Writer } from '../writer/types.ts';
import type { Actor } from './actor.ts';
import { commandErrors } from './errors.ts';
import { findStored } from './stored.ts';
import type { Command, CommandAnswer, CommandRequest, Effects } from './types.ts';

/** What commands need of the running server. */
export interface CommandApp {
  db: Pick<Db, 'app'>;
  writer: Writer;
  clock: Clock;
  ids: Ids;
}

/** How often a command is decided anew because somebody else changed what it rested on. */
const ATTEMPTS_MAX = 10;

/**
 * Runs one command: policy, decide, commit. The same key with the same input answers the first result again,
 * whatever has changed since; with another input it is refused. A dry run stops before the write.
 * @throws on broken invariants and when the database cannot be read; expected failures are answers.
 */
export async function runCommand<Input, Result>(
  app: CommandApp,
  command: Command<Input, Result>,
  request: CommandRequest,
  input: Input,
): Promise<CommandAnswer<Result>> {
  const scope = scopeOf(request.actor, request.villageId);
  if (!scope) return { ok: false, error: commandErrors.out_of_scope() };
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const decided = await withSharedScope(app.db, scope, (read) =>
      decideOnce(app, command, request, input, read),
    );
    if (decided.kind !== 'effects') return decided.answer;
    const { effects } = decided;
    if (request.dryRun) return { ok: true, result: effects.result, replayed: false, seqs: [] };
    const outcome = await app.writer.submit(submissionOf(command, request, input, effects));
    if (outcome.kind === 'refused') return { ok: false, error: outcome.error };
    if (outcome.kind === 'committed')
      return { ok: true, result: outcome.result as Result, replayed: outcome.replayed, seqs: outcome.seqs };
  }
  return { ok: false, error: commandErrors.conflict() };
}

/**
 * Runs one command for a route: its result, or its coded error thrown for http to answer.
 * @example handler: ({ actor, params: { villageId }, body, key, from }) =>
 *   runOrFail(services, addOrganisation, { actor, villageId, key, from }, body),
 */
export async function runOrFail<Input, Result>(
  app: CommandApp,
  command: Command<Input, Result>,
  request: CommandRequest,
  input: Input,
): Promise<Result> {
  return orFail(await runCommand(app, command, request, input));
}

type Decided<Result> =
  | { kind: 'answer'; answer: CommandAnswer<Result> }
  | { kind: 'effects'; effects: Effects<Result> };

async function decideOnce<Input, Result>(
  app: CommandApp,
  command: Command<Input, Result>,
  request: CommandRequest,
  input: Input,
  read: ScopedRead,
): Promise<Decided<Result>> {
  const ctx = { ...request, dryRun: request.dryRun ?? false, clock: app.clock, ids: app.ids, read };
  const forbidden = await command.policy(ctx, input);
  const outcome = forbidden ? { ok: false as const, error: forbidden } : await command.decide(ctx, input);
  if (outcome.ok) return { kind: 'effects', effects: outcome.effects };
  return { kind: 'answer', answer: await answerRefusal(command, request, input, read, outcome.error) };
}

/** A refusal may only mean that the command was done already (the event is approved: by this very key). */
async function answerRefusal<Input, Result>(
  command: Command<Input, Result>,
  request: CommandRequest,
  input: Input,
  read: ScopedRead,
  error: CodedError,
): Promise<CommandAnswer<Result>> {
  if (request.dryRun) return { ok: false, error };
  const stored = await findStored(read, { ...request, name: command.name, body: input as Json });
  if (stored.kind === 'none') return { ok: false, error };
  if (stored.kind === 'reused') return { ok: false, error: commandErrors.key_reused() };
  return { ok: true, result: stored.result as Result, replayed: true, seqs: [] };
}

/** The actor's reach cut to this one village; null when no grant reaches it. */
function scopeOf(actor: Actor, villageId: number): Scope | null {
  const reaches = actor.grants.some((grant) => grant.lo <= villageId && villageId <= grant.hi);
  return reaches ? { lo: villageId, hi: villageId } : null;
}

function submissionOf<Input, Result>(
  command: Command<Input, Result>,
  request: CommandRequest,
  input: Input,
  effects: Effects<Result>,
): Submission {
  return {
    villageId: request.villageId,
    key: request.key,
    name: command.name,
    body: input as Json,
    actorId: request.actor.accountId,
    from: request.from,
    onBehalfOf: absentOf(request.actor, request.villageId),
    effects,
  };
}

/** Whose duties the actor does in this village while they are away: the audit names them beside the actor. */
function absentOf(actor: Actor, villageId: number): string[] {
  const absent = actor.grants.flatMap(({ lo, hi, standIn }) =>
    standIn && lo <= villageId && villageId <= hi ? [standIn.accountId] : [],
  );
  return [...new Set(absent)];
}

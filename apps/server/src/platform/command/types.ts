import type { PostingDraft } from '@jishan/ledger';
import type { Clock } from '../clock/index.ts';
import type { ScopedRead } from '../db/index.ts';
import type { CodedError, Json } from '../errors/index.ts';
import type { Ids } from '../ids/index.ts';
import type { Actor } from './actor.ts';
import type { Write } from './write.ts';

/** What a route hands to `runCommand`. */
export interface CommandRequest {
  actor: Actor;
  /** The tenant that the command writes to; 0 is the installation itself. */
  villageId: number;
  /** The caller's Idempotency-Key, a UUID. */
  key: string;
  from: { ip: string; requestId: string };
  /** Stop before the write and answer what would come of it. */
  dryRun?: boolean;
}

/** What a command's rooms see: `read` is one read-only database transaction cut to this village. */
export interface CommandContext extends CommandRequest {
  clock: Clock;
  ids: Ids;
  read: ScopedRead;
  dryRun: boolean;
}

/** An optimistic lock: the version of `key` that a decision rests on; committing bumps it. */
export interface Guard {
  key: string;
  version: number;
}

export interface AuditDraft {
  /** What was done, such as `events.claim-submitted`. */
  action: string;
  /** What it was done to, such as `event:<uuid>`; ids only. */
  target: string;
  /** May hold personal data: kept in an erasable row, the chain holds a salted commitment to it. */
  before?: Json;
  after?: Json;
  reason?: string;
}

export interface OutboxDraft {
  topic: string;
  /** Ids and numbers, never personal data: outbox rows are kept. */
  payload: Json;
}

/** All that a command changes; the writer commits it whole or not at all. */
export interface Effects<Result> {
  guards: Guard[];
  writes: Write[];
  postings: PostingDraft[];
  audit: AuditDraft;
  outbox: OutboxDraft[];
  /** Stored as JSON and answered again to the same key: ids and numbers, never personal data. */
  result: Result;
}

export type Outcome<Result> = { ok: false; error: CodedError } | { ok: true; effects: Effects<Result> };

/**
 * One use case that writes. `policy` answers whether this actor may (null: yes); `decide` reads and returns effects.
 * Both may run again (a stale guard, a retry), so they change nothing themselves.
 */
export interface Command<Input, Result> {
  /** Unique in the server, such as `events.submit-claim`. */
  name: string;
  policy(ctx: CommandContext, input: Input): CodedError | null | Promise<CodedError | null>;
  decide(ctx: CommandContext, input: Input): Outcome<Result> | Promise<Outcome<Result>>;
}

/** `seqs`: the numbers that the postings were given, in their order; empty in a dry run and in a repeated answer. */
export type CommandAnswer<Result> =
  | { ok: true; result: Result; replayed: boolean; seqs: number[] }
  | { ok: false; error: CodedError };

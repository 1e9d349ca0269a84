import type { CommandContext, Effects, Guard, Write } from '../../platform/command/index.ts';
import type { Json } from '../../platform/errors/index.ts';
import { type ChangeKind, rosterChanged } from '../people/index.ts';
import { insertChange, insertChangeNote } from './store.ts';

export interface Change<Result> {
  /** Chosen by the caller where other rows name it. */
  id?: string;
  kind: ChangeKind;
  householdId: string;
  otherId?: string;
  memberId?: string;
  /** First day on which things are so; null for what was so all along. */
  on: string | null;
  reason: string;
  /** Kept where it can be erased; may hold personal data. */
  before?: Json;
  after?: Json;
  /** The members whose household is another one now. */
  moved?: string[];
  guards: Guard[];
  writes: Write[];
  result: Result;
}

/** The effects of one change of a household: its rows, its line in the timeline, its audit row, and word to the others. */
export function changed<Result>(ctx: CommandContext, change: Change<Result>): Effects<Result> {
  const { kind, householdId, otherId, memberId, on, before, after } = change;
  const id = change.id ?? ctx.ids.uuid();
  const reason = change.reason.trim();
  return {
    guards: change.guards,
    writes: [
      ...change.writes,
      insertChange({
        village_id: ctx.villageId,
        id,
        household_id: householdId,
        other_household_id: otherId ?? null,
        member_id: memberId ?? null,
        kind,
        happens_on: on,
        written_at: ctx.clock.now().toISOString(),
        written_by: ctx.actor.accountId,
      }),
      ...(reason === ''
        ? []
        : [insertChangeNote({ village_id: ctx.villageId, change_id: id, body: reason })]),
    ],
    postings: [],
    audit: {
      action: `roster.${kind}`,
      target: memberId === undefined ? `household:${householdId}` : `member:${memberId}`,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(reason === '' ? {} : { reason }),
    },
    outbox: [
      rosterChanged({
        householdIds: otherId === undefined ? [householdId] : [householdId, otherId],
        memberIds: change.moved ?? [],
        since: on,
      }),
    ],
    result: change.result,
  };
}

/** Whoever changes the roster says why. */
export function reasonMissing(input: { reason: string }): boolean {
  return input.reason.trim() === '';
}

import {
  type CommandContext,
  type Effects,
  type Guard,
  readGuards,
  type Write,
} from '../../platform/command/index.ts';
import type { Json } from '../../platform/errors/index.ts';
import {
  type ChangeKind,
  groupsGuard,
  householdScoreGuard,
  rosterChanged,
  villageScoreGuard,
} from '../people/index.ts';
import { insertChange, insertChangeNote } from './store.ts';

export interface GroupChange {
  action: string;
  /** What the timeline of each household says. */
  line: ChangeKind;
  /** Whose row is another one now. */
  householdIds: readonly string[];
  /** Whose points may be others now though their row is not. */
  alsoTouched?: readonly string[];
  /** First day on which it is so; null for what was so all along. */
  on: string | null;
  reason: string;
  before: Json;
  after: Json;
  guards: Guard[];
  writes: Write[];
}

export interface GroupResult {
  households: number;
}

/** The locks of all that may name a group; read before anything that a decision rests on. */
export const guardGroups = (ctx: CommandContext): Promise<Guard[]> =>
  readGuards(ctx.read, ctx.villageId, [groupsGuard, villageScoreGuard]);

/**
 * The effects of one act on a group: a line in the timeline of each household, one row in the record of acts, and word to
 * scoring about all of them.
 */
export async function groupChanged(ctx: CommandContext, change: GroupChange): Promise<Effects<GroupResult>> {
  const { villageId } = ctx;
  const reason = change.reason.trim();
  const touched = [...new Set([...change.householdIds, ...(change.alsoTouched ?? [])])];
  const lines = change.householdIds.map((householdId) => ({ id: ctx.ids.uuid(), householdId }));
  const written = { written_at: ctx.clock.now().toISOString(), written_by: ctx.actor.accountId };
  return {
    guards: [...change.guards, ...(await readGuards(ctx.read, villageId, touched.map(householdScoreGuard)))],
    writes: [
      ...change.writes,
      ...lines.flatMap(({ id, householdId }) => [
        insertChange({
          village_id: villageId,
          id,
          household_id: householdId,
          other_household_id: null,
          member_id: null,
          kind: change.line,
          happens_on: change.on,
          ...written,
        }),
        insertChangeNote({ village_id: villageId, change_id: id, body: reason }),
      ]),
    ],
    postings: [],
    audit: {
      action: change.action,
      target: `village:${villageId}`,
      before: change.before,
      after: change.after,
      reason,
    },
    outbox: [rosterChanged({ householdIds: touched, memberIds: [], since: change.on })],
    result: { households: change.householdIds.length },
  };
}

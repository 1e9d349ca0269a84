import { authErrors } from '../../platform/auth/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { privacyErrors } from './errors.ts';
import { maySetRetention } from './policy.ts';
import { type RetentionName, retentionKinds } from './retention-kinds.ts';
import { putRetention } from './store.ts';

export type RetentionDays = Record<RetentionName, number>;

/** How many days each kind is kept: the office's, or the usual ones; never outside the bounds of today's release. */
export async function readRetention(read: ScopedRead): Promise<RetentionDays> {
  const rows = await read.selectFrom('retention_times').select(['kind', 'days']).execute();
  const set = new Map(rows.map((row) => [row.kind, row.days]));
  return Object.fromEntries(
    retentionKinds.map(({ kind, usual, least, most }) => [
      kind,
      Math.min(most, Math.max(least, set.get(kind) ?? usual)),
    ]),
  ) as RetentionDays;
}

export interface SetRetentionInput {
  kind: string;
  days: number;
}

/** A command of the district itself: its id stands where a village's does. */
export const setRetention = defineCommand({
  name: 'privacy.set-retention',
  policy: async (ctx) => (maySetRetention(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx: CommandContext, { kind, days }: SetRetentionInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, [`retention:${kind}`]);
    const found = retentionKinds.find((one) => one.kind === kind);
    if (!found) return { ok: false, error: privacyErrors.kind_unknown() };
    const { least, most } = found;
    if (days < least || days > most)
      return { ok: false, error: privacyErrors.days_out_of_range({ least, most }) };
    const before = await readRetention(ctx.read);
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          putRetention({
            village_id: ctx.villageId,
            kind,
            days,
            set_at: ctx.clock.now(),
            set_by: ctx.actor.accountId,
          }),
        ],
        postings: [],
        audit: {
          action: 'privacy.retention-set',
          target: `retention:${kind}`,
          before: { days: before[found.kind] },
          after: { days },
        },
        outbox: [],
        result: { kind, days },
      },
    };
  },
});

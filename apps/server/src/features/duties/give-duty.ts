import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { insertGrant } from '../access/index.ts';
import { checkDuty, type DutyWish, refusalToGive } from './check-duty.ts';
import { dutyErrors } from './errors.ts';
import { readStaff } from './read-staff.ts';

export interface GiveDutyInput extends DutyWish {
  accountId: string;
}

/** Gives somebody a duty at a place; it works on their next request. Stands in the audit chain of the place. */
export const giveDuty = defineCommand({
  name: 'duties.give-duty',
  policy: async (ctx: CommandContext, input: GiveDutyInput) => refusalToGive(ctx, input),
  async decide(ctx: CommandContext, input: GiveDutyInput) {
    const holder = await readStaff(ctx.read, input.accountId, localDay(ctx.clock.now()));
    if (holder === null) return { ok: false, error: dutyErrors.staff_unknown() };
    const checked = await checkDuty(ctx, input, holder);
    if (!checked.ok) return checked;
    const { row } = checked;
    return {
      ok: true,
      effects: {
        guards: checked.guards,
        writes: [insertGrant(row)],
        postings: [],
        audit: {
          action: 'duties.duty-given',
          target: `account:${input.accountId}`,
          after: {
            grantId: row.id,
            role: row.role,
            placeId: row.place_id,
            groupName: row.group_name,
            householdId: row.household_id,
            from: row.starts_on,
            until: row.ends_on,
          },
        },
        outbox: [],
        result: { grantId: row.id },
      },
    };
  },
});

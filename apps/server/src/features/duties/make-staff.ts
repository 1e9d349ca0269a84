import { authErrors } from '../../platform/auth/index.ts';
import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { findUsernameFault, insertGrant, writesOfAccount } from '../access/index.ts';
import { checkDuty, type DutyWish, refusalToGive } from './check-duty.ts';
import { initialPasswordOf, initialUntilFrom } from './initial-password.ts';
import { freeUsername } from './make-username.ts';

export interface MakeStaffInput {
  /** Absent: spelt out of the name. */
  username?: string | undefined;
  displayName: string;
  /** For one of the three administrators; the security administrator then says which. */
  administrator: boolean;
  /** Given at once by whoever may give it; without one only a system administrator makes an account. */
  duty?: DutyWish | undefined;
}

/**
 * Makes an account for a colleague, with a one-time password for the slip (`initialPasswordOf` the same key and account). The system
 * administrator makes bare accounts, an office those whom it appoints.
 */
export const makeStaff = (vault: Vault) =>
  defineCommand({
    name: 'duties.make-staff',
    async policy(ctx: CommandContext, input: MakeStaffInput) {
      if (input.duty !== undefined && !input.administrator) return refusalToGive(ctx, input.duty);
      return mayAt(ctx.actor, 0, ['system_admin']) ? null : authErrors.not_allowed();
    },
    async decide(ctx: CommandContext, input: MakeStaffInput) {
      const username = input.username?.trim().toLowerCase() || (await freeUsername(ctx, input.displayName));
      const error = await findUsernameFault(ctx, username);
      if (error) return { ok: false, error };
      const accountId = ctx.ids.uuid();
      const { administrator, displayName } = input;
      const duty = input.administrator ? undefined : input.duty;
      const holder = { accountId, administrator, disabled: false, duties: [] };
      const checked = duty === undefined ? null : await checkDuty(ctx, duty, holder);
      if (checked && !checked.ok) return checked;
      const account = {
        accountId,
        username,
        password: initialPasswordOf(vault, { key: ctx.key, accountId }),
        displayName,
        administrator,
        initialUntil: initialUntilFrom(ctx.clock.now()),
      };
      return {
        ok: true,
        effects: {
          guards: checked?.guards ?? [],
          writes: [...(await writesOfAccount(ctx, account)), ...(checked ? [insertGrant(checked.row)] : [])],
          postings: [],
          audit: {
            action: 'duties.staff-made',
            target: `account:${accountId}`,
            after: {
              administrator,
              ...(checked
                ? {
                    role: checked.row.role,
                    placeId: checked.row.place_id,
                    householdId: checked.row.household_id,
                  }
                : {}),
            },
          },
          outbox: [],
          result: { accountId, initialUntil: account.initialUntil },
        },
      };
    },
  });

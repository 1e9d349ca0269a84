import { sql } from 'kysely';
import { authErrors } from '../../platform/auth/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import {
  type Actor,
  type CommandContext,
  defineCommand,
  type Guard,
  readGuards,
} from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { endGrant, isLive } from '../access/index.ts';
import { dutyErrors } from './errors.ts';
import { rolesGivenBy } from './policy.ts';
import { type Duty, readDuty } from './read-staff.ts';

/** Ends a duty, or an absence's arrangement, at once: who could give it, and for an arrangement also the two it binds. */
export const endDuty = defineCommand({
  name: 'duties.end-duty',
  // Whose duty it is shows only when it is read.
  policy: async () => null,
  async decide(ctx: CommandContext, input: { grantId: string }) {
    const guards = await guardSecurityAdmins(ctx);
    const today = localDay(ctx.clock.now());
    const duty = await readDuty(ctx.read, input.grantId, today);
    if (duty === null || duty.placeId !== ctx.villageId)
      return { ok: false, error: dutyErrors.duty_unknown() };
    if (!(await mayEnd(ctx, duty, today))) return { ok: false, error: authErrors.not_allowed() };
    const isLast =
      duty.role === 'security_admin' && !(await hasOtherSecurityAdmin(ctx.read, duty.accountId, today));
    if (isLast) return { ok: false, error: dutyErrors.last_security_admin() };
    const at = ctx.clock.now().toISOString();
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          endGrant({
            village_id: ctx.villageId,
            id: duty.grantId,
            ended_at: at,
            ended_by: ctx.actor.accountId,
          }),
        ],
        postings: [],
        audit: {
          action: duty.delegatedFrom === null ? 'duties.duty-ended' : 'duties.delegation-ended',
          target: `account:${duty.accountId}`,
          before: {
            grantId: duty.grantId,
            role: duty.role,
            placeId: duty.placeId,
            groupName: duty.groupName,
          },
        },
        outbox: [],
        result: { grantId: duty.grantId },
      },
    };
  },
});

async function mayEnd(ctx: CommandContext, duty: Duty, today: string): Promise<boolean> {
  if (rolesGivenBy(ctx.actor, duty.placeId).some((role) => role === duty.role)) return true;
  if (duty.delegatedFrom === null) return false;
  if (duty.accountId === ctx.actor.accountId) return true;
  const absent = await readDuty(ctx.read, duty.delegatedFrom, today);
  return absent?.accountId === ctx.actor.accountId;
}

/** Two who each end the other would leave nobody: what touches security administrators happens one after the other. */
export function guardSecurityAdmins(ctx: CommandContext): Promise<Guard[]> {
  return ctx.villageId === 0 ? readGuards(ctx.read, 0, ['duties:security-admins']) : Promise.resolve([]);
}

/** Whether somebody else than this account is security administrator today and can sign in. */
export async function hasOtherSecurityAdmin(
  read: ScopedRead,
  accountId: Actor['accountId'],
  today: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from role_grants g join access_accounts a on a.id = g.account_id
    where g.role = 'security_admin' and ${isLive('g', today)} and g.ends_on is null and a.disabled_at is null
      and g.account_id <> ${accountId}::uuid limit 1`.execute(read);
  return rows.length > 0;
}
